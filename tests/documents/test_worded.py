"""Documents, checks and witnesses work on the case in easy words, worked out once a day."""

import json
from datetime import date

import pytest

from generator.documents._worked import Memory
from generator.toolkit import Toolkit

ON = date(2026, 3, 2)
IN_NO_LIST = ("receive-visits", "curfew-tag")


@pytest.fixture
def bare(samples, tmp_path):
    """A sample without any easy words; gives a function that opens it with some changes."""
    held = json.loads((samples / "s250-secure-home.json").read_text("utf-8"))
    held.pop("easy_read")
    for one in held["supervision"]["conditions"]:
        one.pop("easy_read", None)

    def opened(change=lambda held: None):
        change(held)
        path = tmp_path / "case.json"
        path.write_text(json.dumps(held, ensure_ascii=False), "utf-8")
        toolkit = Toolkit()
        return toolkit, toolkit.open(path)

    return opened


def found(toolkit, record, name):
    return [one for one in toolkit.findings(record, ON) if one.id == name]


class DescribeTheWordedCase:
    def it_is_worked_out_once_for_a_case_and_a_day(self, bare):
        _, record = bare()
        memory = Memory()
        assert memory.of(record, ON).worded is memory.of(record, ON).worded
        assert memory.of(record, ON).worded is not record

    def it_leaves_the_case_itself_as_it_was_read(self, bare):
        toolkit, record = bare()
        before = json.dumps(record.data)
        toolkit.readiness(record, on=ON)
        assert json.dumps(record.data) == before

    def it_counts_as_unexplained_only_what_no_layer_explains(self, bare):
        toolkit, record = bare()
        (told,) = found(toolkit, record, "no-easy-read")
        assert "2 of Zoë’s 14 conditions have no easy-read version" in told.message
        toolkit, record = bare(
            lambda held: held["supervision"].update(
                conditions=[
                    one for one in held["supervision"]["conditions"] if one["id"] not in IN_NO_LIST
                ]
            )
        )
        assert found(toolkit, record, "no-easy-read") == []

    def it_is_what_the_witnesses_hear(self, bare):
        toolkit, record = bare()
        assert found(toolkit, record, "easy-read-witness") == []

        def other_name(held):
            for one in held["supervision"]["conditions"]:
                if one["id"] == "no-contact-ffion":
                    one["inputs"]["names"] = ["Ricky Vance"]

        toolkit, record = bare(other_name)
        places = {one.place for one in found(toolkit, record, "easy-read-witness")}
        assert any("/supervision/conditions/10/" in place for place in places)

    def it_is_told_in_words_where_a_finding_stands(self, bare, run_check):
        code, out = run_check(bare)
        assert code == 0
        assert "Traceback" not in out


@pytest.fixture
def run_check(tmp_path, monkeypatch, capsys):
    """Run `throughcare check` on the file that was opened."""
    from generator.cli import main

    def call(opened):
        opened()
        monkeypatch.setattr("sys.argv", ["throughcare", "check", str(tmp_path / "case.json")])
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = stop.code or 0
        return code, capsys.readouterr().out

    return call
