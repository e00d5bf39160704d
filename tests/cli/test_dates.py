"""The dates of a case from the command line: the table, the files, and trying a release date."""

import json
import re
from datetime import date

import pytest
from icalendar import Calendar

from generator.toolkit import Toolkit


@pytest.fixture
def case(samples):
    return samples / "dto-yoi.json"


ON = ("--date", "2026-03-02")


class DescribeTheTable:
    def it_shows_what_is_overdue_first_and_says_so_in_words(self, run, case):
        code, out, _ = run("dates", case, *ON)
        assert code == 0
        places = [
            out.index(title)
            for title in (
                "Overdue (2)",
                "In the next four weeks (8)",
                "Later (",
                "All the time (6)",
                "Done (",
                "Not yet known (1)",
            )
        ]
        assert places == sorted(places)
        assert "19 DAYS OVERDUE" in out
        assert "2 DAYS OVERDUE" in out
        assert "tomorrow" in out

    def it_counts_dates_in_its_headings_as_in_its_first_lines(self, run, case):
        _, out, _ = run("dates", case, *ON)
        counted = dict(re.findall(r"^ *(\w[\w ]*) \((\d+)\)", out, re.M))
        assert len(counted) == 6
        first = " ".join(out.split())
        for title, count in counted.items():
            assert f"{count} {title.lower()}" in first, title

    def it_stays_within_a_hundred_columns(self, run, samples):
        for sample in ("dto-yoi", "remand", "s250-secure-home", "breach-transition"):
            _, out, _ = run("dates", samples / f"{sample}.json", *ON)
            assert max(map(len, out.splitlines())) <= 100

    @pytest.mark.parametrize("columns", [60, 80, 100])
    @pytest.mark.parametrize("more", [(), ("--release", "2026-06-12")])
    def it_breaks_no_word(self, run, samples, columns, more):
        for sample in ("dto-yoi", "s250-secure-home", "breach-transition"):
            _, out, _ = run("dates", samples / f"{sample}.json", *ON, *more, columns=columns)
            assert max(map(len, out.splitlines())) <= columns
            record = Toolkit().open(samples / f"{sample}.json")
            dates = Toolkit().case_dates(record, date(2026, 3, 2))
            known = {word for one in dates.deadlines for word in one.who.split()}
            shown = set(out.split())
            if not more:
                assert known <= shown, (columns, sorted(known - shown))
            cut = {word[:-1] for word in known if len(word) > 8} & shown - known
            assert not cut

    def it_folds_weekly_visits_into_one_line(self, run, case):
        _, out, _ = run("dates", case, *ON)
        assert "Then every week until" in out
        assert " ".join(out.split()).count("6 May 2026 Home visit") == 1

    def it_names_the_missing_fact(self, run, case):
        _, out, _ = run("dates", case, *ON)
        assert "ask the" in out.split("Not yet known (1)")[1]

    def it_prints_text_in_square_brackets_as_it_is(self, run, case, tmp_path):
        held = json.loads(case.read_text("utf-8"))
        held["events"].append({"type": "release", "date": "2026-04-28"})
        out_by_then = tmp_path / "out.json"
        out_by_then.write_text(json.dumps(held), "utf-8")
        _, out, _ = run("dates", out_by_then, "--date", "2026-07-01")
        assert "[first-contact]" in out or "[assessment-to-quality-check]" in out


class DescribeWhereItGoes:
    @pytest.mark.parametrize(
        ("name", "start"), [("x.xlsx", b"PK"), ("x.ics", b"BEGIN"), ("x.json", b"{")]
    )
    def it_takes_the_form_from_the_ending(self, run, case, tmp_path, name, start):
        code, out, err = run("dates", case, *ON, "--to", tmp_path / name)
        assert code == 0, err
        assert str(tmp_path / name) in out
        assert (tmp_path / name).read_bytes().startswith(start)

    @pytest.mark.parametrize(
        ("words", "said"),
        [(("--to", "folder"), "add --format"), (("--to", "x.pdf", "--format", "ics"), "not agree")],
    )
    def it_refuses_what_cannot_be_meant(self, run, case, words, said):
        code, _, err = run("dates", case, *ON, *words)
        assert code == 2
        assert said in err


class DescribeACaseThatWaits:
    @pytest.fixture
    def waiting(self, case, tmp_path):
        data = json.loads(case.read_text("utf-8"))
        data["plan"]["summary"] = "Marvin wants to be a joiner."
        (tmp_path / "case.json").write_text(json.dumps(data), "utf-8")
        return tmp_path / "case.json"

    @pytest.mark.parametrize("form", ["pdf", "xlsx", "ics"])
    def it_is_refused_with_advice_that_can_be_followed(self, run, waiting, tmp_path, form):
        code, _, err = run("dates", waiting, *ON, "--format", form, "--to", tmp_path / "out")
        assert code == 3
        assert "Settle what was found" in err
        assert "--draft" not in err
        assert "missing" not in err

    def it_says_so_above_the_table(self, run, waiting):
        code, out, _ = run("dates", waiting, *ON)
        assert code == 0
        assert "1 finding holds back final documents" in out

    def it_says_which_fact_is_missing_when_there_is_no_date(self, run, case, tmp_path):
        data = json.loads(case.read_text("utf-8"))
        kept = {name: data[name] for name in ("schema", "case_id", "service", "child")}
        (tmp_path / "case.json").write_text(json.dumps(kept), "utf-8")
        code, out, _ = run("dates", tmp_path / "case.json", *ON)
        assert code == 0
        assert "a sentence or a remand" in " ".join(out.split())


class DescribeJson:
    def it_holds_every_date_unfolded(self, run, case):
        code, out, _ = run("dates", case, *ON, "--format", "json")
        data = json.loads(out)
        assert code == 0
        assert len([one for one in data["deadlines"] if one["id"] == "home-visits"]) == 12
        assert data["date"] == "2026-03-02"
        assert data["pack"]["name"] == "bolton"
        assert {one["state"] for one in data["deadlines"]} == {
            "done",
            "due",
            "overdue",
            "not-yet-known",
        }

    def it_counts_by_another_pack(self, run, case):
        _, own, _ = run("dates", case, *ON, "--format", "json")
        _, other, _ = run("dates", case, *ON, "--format", "json", "--pack", "nottinghamshire")
        assert json.loads(other)["pack"]["name"] == "nottinghamshire"
        assert json.loads(other)["deadlines"] != json.loads(own)["deadlines"]


class DescribeFiles:
    @pytest.mark.parametrize("form", ["docx", "pdf", "xlsx", "ics"])
    def it_writes_one_file_named_by_reference_and_day(self, run, case, tmp_path, form):
        code, out, _ = run("dates", case, *ON, "--format", form, "--to", tmp_path)
        assert code == 0
        (path,) = tmp_path.iterdir()
        assert path.name == f"statutory-dates_TC-1001_2026-03-02.{form}"
        assert str(path) in out.replace("\n", "")

    def it_says_what_a_calendar_leaves_out(self, run, case, tmp_path):
        _, _, err = run("dates", case, *ON, "--format", "ics", "--to", tmp_path)
        (path,) = tmp_path.iterdir()
        number = len(Calendar.from_ical(path.read_bytes()).walk("VEVENT"))
        assert f"{number} dates are in the calendar" in err
        assert "1 not yet known" in err

    def it_puts_names_into_a_calendar_only_when_asked(self, run, case, tmp_path):
        run("dates", case, *ON, "--format", "ics", "--to", tmp_path / "a")
        run("dates", case, *ON, "--format", "ics", "--to", tmp_path / "b", "--names")
        without, with_names = (next((tmp_path / folder).iterdir()).read_bytes() for folder in "ab")
        assert b"Toby" not in without
        assert b"Toby" in with_names


class DescribeAnotherReleaseDate:
    def it_is_shown_side_by_side(self, run, case):
        code, out, _ = run("dates", case, *ON, "--release", "2026-06-12")
        assert code == 0
        assert "If released on 12 June 2026" in out
        assert "14 Apr 2026   29 May 2026" in out
        assert "45 days later." in out

    def it_never_overwrites_the_dates_themselves(self, run, case, tmp_path):
        for extra in ((), ("--release", "2026-06-12"), ("--pack", "national")):
            run("dates", case, *ON, "--format", "docx", "--to", tmp_path, *extra)
        assert sorted(path.name for path in tmp_path.iterdir()) == [
            "statutory-dates_TC-1001_2026-03-02.docx",
            "statutory-dates_TC-1001_release-2026-06-12_2026-03-02.docx",
            "statutory-dates_TC-1001_rule-pack-national_2026-03-02.docx",
        ]
        _, out, _ = run("status", tmp_path, case, *ON)
        told = dict(line.split(": ", 1) for line in out.splitlines())
        assert told["statutory-dates_TC-1001_2026-03-02.docx"] == "up to date"
        assert all("tries something out" in why for name, why in told.items() if "_r" in name)

    def it_is_refused_for_a_calendar(self, run, case, tmp_path):
        code, _, err = run(
            "dates", case, "--format", "ics", "--release", "2026-06-12", "--to", tmp_path
        )
        assert code == 2
        assert "calendar" in err
        assert list(tmp_path.iterdir()) == []


class DescribeFaults:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("--pack", "boltn"), "There is no rule pack called 'boltn'"),
            (("--date", "2026-02-31"), "is not a date"),
            (("--release", "12/06/2026"), "is not a date"),
            (("--release", "2026-01-13"), "before the day of sentence"),
            (("--format", "odt"), "odt"),
        ],
    )
    def it_ends_with_2_and_says_what_is_wrong(self, run, case, arguments, said):
        code, _, err = run("dates", case, *arguments)
        assert code == 2
        assert said in err
        assert "Traceback" not in err

    def it_counts_no_dates_for_a_panel(self, run, samples):
        code, _, err = run("dates", samples / "panel.json")
        assert code == 2
        assert "case file" in err

    def it_makes_no_document_without_a_sentence_or_a_remand(self, run, samples, tmp_path):
        data = json.loads((samples / "dto-yoi.json").read_text("utf-8"))
        for part in ("sentence", "supervision", "breach", "compliance", "warnings"):
            data.pop(part, None)
        path = tmp_path / "case.json"
        path.write_text(json.dumps(data), "utf-8")
        code, _, err = run("dates", path, "--format", "pdf", "--to", tmp_path / "out")
        assert code == 3
        assert "sentence or remand" in err.lower()

    def it_finds_a_services_own_pack_by_name(self, run, case, tmp_path):
        (tmp_path / "packs").mkdir()
        (tmp_path / "packs" / "ours.toml").write_text(
            'schema = "throughcare/rule-pack/1"\nname = "ours"\ntitle = "Our own"\n'
            'version = "1.0.0"\neffective_from = 2026-01-01\nextends = "national"\n'
            'calendar = "england-and-wales"\n[sources]\nours = "Our own guidance"\n',
            "utf-8",
        )
        code, out, _ = run(
            "dates", case, *ON, "--format", "json", "--pack", "ours", "--service", tmp_path
        )
        assert code == 0
        assert json.loads(out)["pack"]["name"] == "ours"


class DescribeCheck:
    def it_says_what_to_look_at_and_still_ends_with_0(self, run, case):
        code, out, _ = run("check", case, *ON)
        assert code == 0
        assert "no faults in the file itself" in out
        assert "back every final document" not in out
        assert "  - Must: The last visit by the resettlement support worker" in out
        assert out.count("What to do: ") == out.count("Source: ") > 1

    def it_gives_findings_as_json(self, run, case):
        _, out, _ = run("check", case, *ON, "--json")
        data = json.loads(out)
        assert data["faults"] == []
        severities = [one["severity"] for one in data["findings"]]
        assert severities == sorted(severities, key=["must", "should", "advice"].index)
        assert (severities[0], data["findings"][0]["place"]) == ("must", "/events")
