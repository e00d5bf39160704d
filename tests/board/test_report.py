"""The board report: what is counted, what is printed, and what nobody can work out."""

import io
import json
import random
import zipfile
from datetime import date, timedelta

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from pypdf import PdfReader

from generator.board import BACK, Quarter, report
from generator.board.charts import Bar, Chart, in_words
from generator.board.counting import GROUPS, counted
from generator.case import load
from generator.cli._board import command
from generator.documents.finished import text_of
from generator.errors import FaultyInputError
from generator.toolkit import Toolkit
from tests.board.made_up import child, folder, many
from tests.sweeps import times

ON = date(2026, 4, 2)
FIRST = Quarter(2026, 1)


def cases_of(path):
    return [load(one) for one in sorted(path.glob("*.json"))]


def count(path, **said):
    """What one made-up child counts as in the first quarter of 2026."""
    data = child(1, random.Random(1), said.pop("entered"), said.pop("released", None), **said)
    [case] = cases_of(folder(path, [data]))
    found = counted(case, FIRST, ON)
    return {} if found is None else dict(found.what)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The folder of a service with sixty children, and its report in each format."""
    path = folder(tmp_path_factory.mktemp("board") / "cases", many(3, 60))
    documents = Toolkit().board(path, "2026Q1", on=ON)
    return path, {one.format: one.content for one in documents}


class DescribeAQuarter:
    def it_reads_what_it_writes(self):
        for number in range(1, 5):
            assert Quarter.read(str(Quarter(2026, number))) == Quarter(2026, number)

    def it_holds_each_day_once(self):
        for step in range(800):
            day = date(2025, 1, 1) + timedelta(days=step)
            found = Quarter.of(day)
            assert found.first <= day <= found.last
            assert found.last + timedelta(days=1) == found.after.first

    @pytest.mark.parametrize("text", ["2026", "2026Q5", "Q1", "26Q1", "2026Q1Q2", ""])
    def it_refuses_what_is_no_quarter(self, text):
        with pytest.raises(FaultyInputError, match="such as 2026Q1"):
            Quarter.read(text)


class DescribeCounting:
    def it_counts_the_first_and_last_day_of_the_quarter(self, tmp_path):
        what = count(tmp_path, entered=date(2026, 1, 1), released=date(2026, 3, 31))
        assert (what["start"], what["entered"], what["left"], what["end"]) == (0, 1, 1, 0)

    def it_leaves_the_days_around_it_to_other_quarters(self, tmp_path):
        what = count(tmp_path, entered=date(2025, 12, 31), released=date(2026, 4, 1))
        assert (what["start"], what["entered"], what["left"], what["end"]) == (1, 0, 0, 1)

    def it_counts_nobody_before_the_file_begins(self, tmp_path):
        assert count(tmp_path, entered=date(2026, 4, 1)) == {}

    @pytest.mark.parametrize(("before", "found"), [(1, 1), (0, 0), (-1, 0)])
    def it_takes_a_home_for_organised_only_before_the_day(self, tmp_path, before, found):
        out = date(2026, 3, 10)
        home = out - timedelta(days=before)
        what = count(tmp_path, entered=date(2026, 1, 5), released=out, home=home)
        assert (what["released"], what["home"]) == (1, found)

    def it_counts_a_child_once_however_often_out_for_a_day(self, tmp_path):
        what = count(tmp_path, entered=date(2026, 1, 5), trips=3)
        assert (what["out-for-a-day"], what["trips"]) == (1, 3)

    @pytest.mark.parametrize(("hours", "enough"), [(15, 1), (14.5, 0), (None, 0)])
    def it_counts_fifteen_hours_as_enough(self, tmp_path, hours, enough):
        data = child(1, random.Random(1), date(2026, 1, 5))
        if hours is not None:
            data["placement"]["education_hours_week"] = hours
        [case] = cases_of(folder(tmp_path, [data]))
        assert counted(case, FIRST, ON).what["enough-hours"] == enough

    def it_begins_each_quarter_where_the_last_one_ended(self, tmp_path):
        for case in cases_of(folder(tmp_path, many(11, 30))):
            quarter, ended = Quarter(2025, 2), 0
            while quarter <= FIRST:
                found = counted(case, quarter, ON)
                what = found.what if found else {"start": 0, "end": 0}
                assert what["start"] == ended
                ended, quarter = what["end"], quarter.after


class DescribeTheReport:
    @pytest.mark.parametrize("seed", range(times(6, 120)))
    def it_prints_no_number_under_five(self, tmp_path, seed):
        size = random.Random(seed).choice((8, 25, 60))
        made = report(cases_of(folder(tmp_path, many(seed, size))), FIRST, ON)
        for name, number in made.shown.items():
            assert number == BACK or int(number) >= 5, name

    @pytest.mark.parametrize("seed", range(times(4, 60)))
    def it_lets_nobody_work_out_who_came_twice_or_never_left(self, tmp_path, seed):
        shown = report(cases_of(folder(tmp_path, many(seed, 60))), FIRST, ON).shown
        number = {name.split("/", 1)[1]: value for name, value in shown.items()}
        for wholes, parts in (
            (("start", "entered"), ("inside",)),
            (("start", "entered"), ("left", "end")),
            (("left",), ("released",)),
            (("inside",), ("end",)),
            (("open",), ("end",)),
            (("released",), ("home",)),
        ):
            values = [number[name] for name in (*wholes, *parts)]
            if BACK not in values:
                left = sum(int(number[n]) for n in wholes) - sum(int(number[n]) for n in parts)
                assert left >= 5 or (wholes, parts) == (("start", "entered"), ("left", "end"))

    def it_prints_the_true_number_or_none(self, made):
        cases = cases_of(made[0])
        found = [one for case in cases if (one := counted(case, FIRST, ON))]
        for name, number in report(cases, FIRST, ON).shown.items():
            _, count, *group = name.split("/")
            inside = [one for one in found if not group or one.groups[group[0]] == group[1]]
            assert number in {BACK, str(sum(one.what.get(count, 0) for one in inside))}

    def it_says_the_same_of_a_quarter_however_many_come_after(self, tmp_path):
        cases = cases_of(folder(tmp_path, many(5, 60)))
        early = report(cases, Quarter(2025, 4), date(2026, 1, 2)).shown
        late = report(cases, Quarter(2025, 4), ON).shown
        assert early == late

    def it_puts_each_child_into_one_group_of_each_way(self, made):
        for case in cases_of(made[0]):
            found = counted(case, FIRST, ON)
            assert found is None or found.groups.keys() == GROUPS.keys()

    def it_gives_a_reason_for_what_the_files_cannot_tell(self, made):
        seen = report(cases_of(made[0]), FIRST, ON).seen
        told = [one["title"] for one in (*seen["measures"], *seen["untold"])]
        assert sum(title.startswith("KPI ") for title in told) == 10
        assert all(one["why"] for one in seen["untold"])
        assert all("number" not in one and "numerator" not in one for one in seen["untold"])

    def it_refuses_a_quarter_still_to_come(self, made):
        with pytest.raises(FaultyInputError, match="has not begun"):
            report(cases_of(made[0]), Quarter(2026, 3), ON)


class DescribeTheFiles:
    def they_name_no_child(self, made):
        path, files = made
        names = [case.data["child"]["first_name"] for case in cases_of(path)]
        references = [case.identifier for case in cases_of(path)]
        pdf = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(files["pdf"])).pages)
        texts = [" ".join(text_of(files["docx"])), pdf, *parts_of(files["docx"])]
        texts += parts_of(files["xlsx"])
        for text in texts:
            assert not [one for one in (*names, *references) if one in text]

    def they_name_them_when_asked(self, made):
        [docx] = Toolkit().board(made[0], "2026Q1", on=ON, formats=["docx"], name_children=True)
        text = " ".join(text_of(docx.content))
        assert all(case.data["child"]["first_name"] in text for case in cases_of(made[0]))
        assert "names children" in text

    def they_say_the_same_in_word_and_workbook(self, made):
        path, files = made
        book = load_workbook(io.BytesIO(files["xlsx"]))
        shown = report(cases_of(path), FIRST, ON).seen["headlines"]
        rows = list(book["In numbers"].iter_rows(min_row=5, max_col=2, values_only=True))
        assert [(what, str(number)) for what, number in rows] == [
            (one["what"], one["number"]) for one in shown
        ]
        text = " ".join(text_of(files["docx"]))
        assert all(one["what"] in text for one in shown)

    def they_are_the_same_bytes_each_time(self, made):
        again = {one.format: one.content for one in Toolkit().board(made[0], "2026Q1", on=ON)}
        assert again == made[1]

    def they_say_in_words_what_the_charts_show(self):
        chart = Chart("Ages", (Bar("15", "7"), Bar("16", BACK)))
        assert in_words(chart) == f"Ages. 15: 7. 16: {BACK}."

    def they_tell_which_case_was_not_counted(self, tmp_path):
        path = folder(tmp_path, many(3, 12))
        (path / "broken.json").write_text(json.dumps({"schema": "throughcare/case/1"}))
        seen = Toolkit().caseload(path, "2026Q1", on=ON).data
        assert any("broken.json" in one for one in seen["unread"])

    def they_are_of_one_service(self, tmp_path):
        data = many(3, 2)
        data[1]["service"]["name"] = "Northmoor Youth Justice Service"
        with pytest.raises(FaultyInputError, match="several services"):
            Toolkit().caseload(folder(tmp_path, data), "2026Q1", on=ON)

    def they_count_the_children_of_the_service_that_is_named_alone(self, tmp_path):
        data, toolkit = many(3, 24), Toolkit()
        own = data[0]["service"]["name"]
        for each in data[:12]:
            each["service"]["name"] = "Northmoor Youth Justice Service"
        path = folder(tmp_path / "both", data)
        alone = folder(tmp_path / "alone", data[12:])
        assert set(toolkit.services_of(path)) == {own, "Northmoor Youth Justice Service"}
        assert (
            toolkit.caseload(path, "2026Q1", on=ON, of=own).data
            == Toolkit().caseload(alone, "2026Q1", on=ON).data
        )
        with pytest.raises(FaultyInputError, match=r"No case in .* is of Nowhere"):
            toolkit.caseload(path, "2026Q1", on=ON, of="Nowhere")

    def it_makes_one_for_each_service_from_the_command_line(self, tmp_path):
        data = many(3, 8)
        data[1]["service"]["name"] = "Northmoor Youth Justice Service"
        path, to = folder(tmp_path / "cases", data), tmp_path / "out"
        said = [str(path), "--quarter", "2026Q1", "--to", str(to), "--format", "docx"]
        done = CliRunner().invoke(command, [*said, "--date", ON.isoformat()])
        assert done.exit_code == 0, done.output
        assert len(list(to.glob("*/*.docx"))) == 2
        assert list((to / "northmoor-youth-justice-service").glob("*.docx"))
        one = CliRunner().invoke(
            command, [*said, "--date", ON.isoformat(), "--of", "Northmoor Youth Justice Service"]
        )
        assert one.exit_code == 0, one.output
        assert len(list(to.glob("*.docx"))) == 1

    def it_makes_a_folder_of_its_own_for_each_of_two_services_of_like_names(self, tmp_path):
        data = many(3, 8)
        for number, name in enumerate(("Oxmere: North", "Oxmere North", "oxmere-north")):
            data[number]["service"]["name"] = name
        path, to = folder(tmp_path / "cases", data[:3]), tmp_path / "out"
        said = [str(path), "--quarter", "2026Q1", "--to", str(to), "--format", "docx"]
        done = CliRunner().invoke(command, [*said, "--date", ON.isoformat()])
        assert done.exit_code == 0, done.output
        assert {one.parent.name for one in to.glob("*/*.docx")} == {
            "oxmere-north", "oxmere-north-2", "oxmere-north-3",
        }  # fmt: skip

    def they_do_not_count_as_documents_of_a_case(self, made, tmp_path):
        toolkit = Toolkit()
        toolkit.write(toolkit.board(made[0], "2026Q1", on=ON, formats=["docx"]), tmp_path)
        [status] = toolkit.status(tmp_path, cases_of(made[0]), on=ON)
        assert status.reasons == ("it is made from a folder of case files, which was not compared",)


class DescribeTheCommand:
    def it_writes_all_three(self, made, tmp_path):
        args = [str(made[0]), "--quarter", "2026Q1", "--date", "2026-04-02", "--to", str(tmp_path)]
        ended = CliRunner().invoke(command, args)
        assert ended.exit_code == 0, ended.output
        assert {one.suffix for one in tmp_path.iterdir()} == {".docx", ".pdf", ".xlsx"}


def parts_of(content):
    """The text of every part of a Word file or workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name).decode("utf-8", "ignore") for name in archive.namelist()]
