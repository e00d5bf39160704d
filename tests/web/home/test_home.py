"""The list of cases: who is on it, in which order, searched and filtered."""

import json
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.batch import Glance, Row
from generator.case.facts.stages import STAGES
from generator.web.home._list import SHOWS, Wanted, listed

ON = date(2026, 3, 2)


def row(name="Sam", *, overdue=0, due=None, stage="On bail", stale=0, reference="TC-1"):
    seen = Glance(name, reference, stage, "Visit" if due else "", due, overdue)
    return name, Row(Path(f"{name}.json"), seen, stale=stale)


BAD = ("bad", Row(Path("bad.json"), error="bad.json is no case."))
glances = st.builds(
    row,
    st.sampled_from(["Ana", "Zoë", "Åse", "Li", "O’Neil"]),
    overdue=st.integers(0, 3),
    due=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    stage=st.sampled_from([*STAGES.values(), "In custody under sentence, Netherby", ""]),
    stale=st.none() | st.integers(0, 3),
)
rows = st.lists(glances | st.just(BAD), max_size=130)


@given(rows)
def test_all_pages_together_hold_every_case_once_in_order(given_rows):
    first = listed(given_rows, Wanted(), ON)
    lines = [
        line
        for page in range(1, first.pages + 1)
        for line in listed(given_rows, Wanted(), ON, page).lines
    ]
    assert sorted(line.key for line in lines) == sorted(key for key, _ in given_rows)
    assert first.found == first.total == len(given_rows)
    needs = [0 if line.glance is None else 1 if line.glance.overdue else 2 for line in lines]
    assert needs == sorted(needs)
    for need in (1, 2):
        days = [ln.glance.due or date.max for ln, n in zip(lines, needs, strict=True) if n == need]
        assert days == sorted(days)


@given(rows, st.sampled_from(list(SHOWS)), st.sampled_from(["", "On bail"]), st.text(max_size=3))
def test_what_is_shown_is_what_was_asked_for_and_all_of_it(given_rows, show, stage, words):
    def asked(line):
        if line.glance is None:
            return show in {"all", "faulty"} and not stage
        tests = {
            "all": True,
            "overdue": line.glance.overdue > 0,
            "soon": line.glance.due is not None and line.glance.due <= ON + timedelta(days=14),
            "stale": line.stale != 0,
            "faulty": False,
        }
        return tests[show] and line.glance.stage.startswith(stage)

    every = listed(given_rows, Wanted(words=words), ON)
    shown = listed(given_rows, Wanted(words, stage, show), ON)
    if every.pages == 1:
        assert [ln for ln in every.lines if asked(ln)] == list(shown.lines)
    assert shown.total == len(given_rows)


@pytest.mark.parametrize("words", ["zoe", "ZOË", "  zo ", "tc-1", "tc zoe", "Zoë TC-1"])
def test_a_name_is_found_however_it_is_typed(words):
    assert listed([row("Zoë"), row("Ana", reference="TC-2")], Wanted(words), ON).found == 1


@given(st.integers())
def test_there_is_always_a_page(number):
    shown = listed([row(f"c{each}") for each in range(120)], Wanted(), ON, number)
    assert 1 <= shown.page <= shown.pages == 3
    assert shown.lines


def test_the_list_shows_each_child_and_leads_to_the_case(client, desk, folder):
    page = client.get("/")
    assert page.status_code == 200
    for path in folder.glob("*.json"):
        assert f'href="/cases/{desk.key(path)}"' in page.text
    assert "None out of date" in page.text


def test_a_file_with_faults_is_a_row_that_says_what_is_wrong(client, folder, desk):
    (folder / "spoilt.json").write_text("{")
    page = client.get("/").text
    assert f'href="/cases/{desk.key(folder / "spoilt.json")}"' in page
    assert "spoilt.json" in page
    assert "Cannot be opened" in page


def test_what_is_looked_for_stays_and_is_in_no_address(client, posting):
    sent = posting(client, "/look-for", {"words": "Zoë", "stage": "", "show": "all"})
    assert sent.headers["location"] == "/"
    page = client.get("/").text
    assert re.search(r"1 case of \d+ found", page)
    assert 'value="Zoë"' in page
    posting(client, "/look-for", {"clear": "1", "words": "Zoë"})
    assert "what is overdue first" in client.get("/").text


def test_nothing_found_says_what_to_do(client, posting):
    posting(client, "/look-for", {"words": "nobody of that name", "show": "nonsense"})
    assert "Try fewer letters" in client.get("/").text


def test_an_empty_folder_says_how_to_begin(client, folder):
    for path in folder.glob("*.json"):
        path.unlink()
    page = client.get("/")
    assert "no cases in this folder yet" in page.text
    assert 'href="/cases/new"' in page.text


def test_a_folder_that_went_away_is_told_in_words(client, folder):
    shutil.move(folder, folder.with_name("moved"))
    page = client.get("/")
    assert page.status_code == 400
    assert "cannot be looked into" in page.text


def test_many_cases_come_in_pages(client, folder):
    sample = json.loads((folder / "remand.json").read_text())
    for number in range(60):
        sample["case_id"] = f"TC-{number:04}"
        (folder / f"c{number}.json").write_text(json.dumps(sample))
    assert 'href="/?page=2"' in client.get("/").text
    for page in ("2", "99999", "-1", "x", "²", "1" * 400):
        assert client.get("/", params={"page": page}).status_code == 200


def test_nobody_works_without_a_name_and_a_pin(client, posting):
    for data, says in (
        ({"name": " ", "pin": "1234"}, "Write your name"),
        ({"name": "x" * 61, "pin": "1234"}, "Write your name"),
        ({"name": "A", "pin": "123"}, "at least 4"),
        ({"name": "A", "pin": "1" * 61}, "at least 4"),
    ):
        page = posting(client, "/sit", data)
        assert page.status_code == 422
        assert says in page.text
        assert "Error: " in page.text
        assert 'class="govuk-error-summary' in page.text


def test_titles_hold_no_name(client):
    assert re.search(r"<title>(.*?)</title>", client.get("/").text)[1] == "Your cases - Throughcare"
