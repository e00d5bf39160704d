"""The log: what goes in stays in, and what was done to it is found."""

import os
import shutil
import sqlite3
import stat
from contextlib import closing

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli._main import throughcare
from generator.errors import OutputError
from generator.web.audit import Audit, Head, told_of_broken_off, under_way, verify
from generator.web.desk import log_of

KEY = "0123456789ab"


def written(place, number=5):
    audit = Audit(place / "audit.sqlite", place / "heads", lambda: "2026-03-02T09:00:00+00:00")
    for each in range(number):
        audit.record("changed", KEY, by="Robin Sample", detail=f"page {each}")
    return audit


def tampered(audit, *statements):
    """Somebody opens the file with other tools, and takes the triggers away first."""
    with closing(sqlite3.connect(audit.path)) as log, log:
        log.execute("DROP TRIGGER never_changed")
        log.execute("DROP TRIGGER never_removed")
        for statement in statements:
            log.execute(statement)


def test_entries_come_back_in_order_with_who_did_what(tmp_path):
    audit = written(tmp_path, 2)
    audit.record("made", "ffffffffffff", by="Someone Else", detail="breach-report pdf")
    assert [(each.number, each.by, each.what, each.detail) for each in audit.entries()] == [
        (1, "Robin Sample", "changed", "page 0"),
        (2, "Robin Sample", "changed", "page 1"),
        (3, "Someone Else", "made", "breach-report pdf"),
    ]
    assert [each.number for each in audit.entries(KEY)] == [1, 2]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_only_its_owner_can_open_it(tmp_path):
    audit = written(tmp_path)
    for path in (audit.path, *audit.heads.iterdir()):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("statement", ["UPDATE entry SET by = 'x'", "DELETE FROM entry"])
def test_no_entry_is_changed_or_removed(tmp_path, statement):
    audit = written(tmp_path)
    with closing(sqlite3.connect(audit.path)) as log, pytest.raises(sqlite3.IntegrityError):
        log.execute(statement)
    assert len(audit.entries()) == 5


def test_a_log_that_nobody_touched_is_whole(tmp_path):
    verdict = verify(written(tmp_path))
    assert verdict.faults == ()
    assert verdict.head.number == verdict.entries == 5


@given(
    number=st.integers(1, 5),
    column=st.sampled_from(["at", "by", "what", "key", "detail", "hash"]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_any_change_of_any_entry_is_found(tmp_path_factory, number, column):
    audit = written(tmp_path_factory.mktemp("log"))
    tampered(audit, f"UPDATE entry SET {column} = {column} || 'x' WHERE number = {number}")
    assert verify(audit).faults


@given(first=st.integers(1, 5), count=st.integers(1, 5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_any_gap_is_found(tmp_path_factory, first, count):
    audit = written(tmp_path_factory.mktemp("log"))
    tampered(audit, f"DELETE FROM entry WHERE number BETWEEN {first} AND {first + count - 1}")
    assert verify(audit).faults


def test_entries_taken_off_the_end_are_missed_by_the_numbers_given_out(tmp_path):
    audit = written(tmp_path)
    shutil.rmtree(audit.heads)
    tampered(audit, "DELETE FROM entry WHERE number > 3")
    assert "missing at the end" in verify(audit).faults[0]


def test_entries_taken_off_the_end_are_missed_by_the_note_outside_the_folder(tmp_path):
    audit = written(tmp_path)
    tampered(audit, "DELETE FROM entry WHERE number > 3", "UPDATE sqlite_sequence SET seq = 3")
    assert "Entry 5" in verify(audit).faults[0]


def test_a_log_made_anew_everywhere_is_found_by_what_somebody_wrote_down(tmp_path):
    audit = written(tmp_path)
    noted = verify(audit).head
    audit.path.unlink()
    shutil.rmtree(audit.heads)
    audit = Audit(audit.path, audit.heads, lambda: "2026-03-02T10:00:00+00:00")
    for _ in range(6):
        audit.record("changed", KEY, by="Robin Sample")
    assert verify(audit).faults == ()
    assert verify(audit, noted).faults


def test_entries_added_later_do_not_contradict_what_was_noted(tmp_path):
    audit = written(tmp_path)
    noted = verify(audit).head
    audit.record("signed", KEY, by="Robin Sample")
    assert verify(audit, noted).faults == ()


@pytest.mark.parametrize("what", ["", "Made", "made!", "made Jordan", "x" * 3 + "\n"])
def test_only_a_verb_is_taken_for_what_was_done(tmp_path, what):
    with pytest.raises(ValueError, match="verb"):
        written(tmp_path, 0).record(what, KEY, by="Robin Sample")


@pytest.mark.parametrize("key", ["jordan", "0123", "0123456789AB"])
def test_only_a_key_is_taken_for_what_it_was_done_to(tmp_path, key):
    with pytest.raises(ValueError, match="key"):
        written(tmp_path, 0).record("made", key, by="Robin Sample")


@given(st.text())
def test_what_was_noted_is_read_back_or_refused(words):
    head = Head.of(words)
    assert head is None or head.words.split() == words.split()


def run(*words):
    return CliRunner().invoke(throughcare, ["audit", *map(str, words)])


def test_the_command_says_that_it_is_whole_and_takes_the_note_it_gave(client, folder):
    first = run("verify", folder)
    assert "The log is whole" in first.output
    noted = first.output.split('"')[1]
    assert run("verify", folder, "--noted", noted).exit_code == 0
    assert "came in" in run("list", folder).output
    tampered(log_of(folder), "UPDATE entry SET by = 'Nobody' WHERE number = 1")
    assert "not as it was written" in str(run("verify", folder).exception)


def test_the_command_says_where_there_is_no_log(tmp_path):
    assert "no log" in str(run("verify", tmp_path).exception)
    assert "in quotes" in str(run("verify", tmp_path, "--noted", "5").exception)


class Killed(BaseException):
    """The process ends in the middle of something."""


class DescribeWhatIsUnderWay:
    def it_leaves_no_entry_once_it_is_done_or_refused(self, tmp_path):
        audit = written(tmp_path, 1)
        with under_way(audit, KEY, by="Robin Sample", detail="make"):
            audit.record("made", KEY, by="Robin Sample")
        with pytest.raises(OutputError), under_way(audit, KEY, by="x", detail="make"):
            raise OutputError("refused")
        told_of_broken_off(audit)
        assert [one.what for one in audit.entries()] == ["changed", "made"]

    def it_is_in_the_log_at_the_next_start_after_a_crash(self, tmp_path):
        audit = written(tmp_path, 1)
        with pytest.raises(Killed), under_way(audit, KEY, by="Robin Sample", detail="make"):
            raise Killed
        told_of_broken_off(audit)
        told_of_broken_off(audit)
        last = audit.entries()[1:]
        assert [(one.what, one.key, one.by, one.detail) for one in last] == [
            ("broke off", KEY, "Robin Sample", "make")
        ]
        assert not verify(audit).faults

    def it_is_in_the_log_where_the_log_could_not_take_the_act(self, tmp_path, monkeypatch):
        audit = written(tmp_path, 1)
        with (
            pytest.raises(OutputError),
            under_way(audit, KEY, by="Robin Sample", detail="sign"),
            monkeypatch.context() as broken,
        ):
            broken.setattr(
                sqlite3,
                "connect",
                lambda *_, **__: (_ for _ in ()).throw(sqlite3.OperationalError("full")),
            )
            audit.record("signed", KEY, by="Robin Sample")
        told_of_broken_off(audit)
        assert [one.what for one in audit.entries()] == ["changed", "broke off"]

    @pytest.mark.parametrize(
        "content", [b"", b"{", b"[]", b'{"key": "../x", "by": 1, "detail": ""}']
    )
    def it_stops_nothing_with_a_spoilt_note(self, tmp_path, content):
        audit = written(tmp_path, 1)
        (tmp_path / "under-way.json").write_bytes(content)
        told_of_broken_off(audit)
        assert not (tmp_path / "under-way.json").exists()
