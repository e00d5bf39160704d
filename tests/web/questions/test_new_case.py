"""A new case by the first questions in the browser, as on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from generator.case import load
from tests.web.questions.answers import ANSWERS, DAY, begun, send, through
from tests.web.questions.forms import Form, problems


def test_the_questions_end_in_a_case_without_faults(
    client: TestClient, desk: Any, folder: Path
) -> None:
    check = through(client, begun(client), ANSWERS)
    page = client.get(check).text
    assert "14 June 2009" in page
    assert "8 months" in page
    made = _send_make(client, check)
    path = folder / "CB-2041.json"
    assert made.headers["location"] == f"/cases/{desk.key(path)}"
    held = json.loads(path.read_text())
    assert load(path).data["child"]["first_name"] == "Ash"
    assert held["sentence"] == {"type": "dto", "date": "2025-11-20", "length_months": 8}
    assert client.get(check).status_code == 404
    assert not list((desk.hidden / "drafts" / "new").iterdir())


def _send_make(client: TestClient, check: str) -> Any:
    form = Form(client.get(check).text, any_form=True).fields
    return client.post(check.replace("/check", "/make"), data=form)


def test_another_journey_asks_other_questions(client: TestClient, folder: Path) -> None:
    answers = {**ANSWERS, "journey": {"answer": "remanded"}}
    _send_make(client, through(client, begun(client), answers))
    assert json.loads((folder / "CB-2041.json").read_text())["remand"]["date"] == "2025-11-20"


def test_the_service_is_taken_from_another_case(
    client: TestClient, desk: Any, folder: Path
) -> None:
    other = folder / "dto-yoi.json"
    answers = {name: one for name, one in ANSWERS.items() if name != "service"}
    _send_make(client, through(client, begun(client, desk.key(other)), answers))
    made, like = (json.loads((folder / f"{n}.json").read_text()) for n in ("CB-2041", "dto-yoi"))
    assert made["service"] == like["service"]
    assert made["child"]["last_name"] == "Brook"


@pytest.mark.parametrize(
    ("question", "answers", "at", "says"),
    [
        ("reference", {"answer": ""}, "#answer", "This needs an answer"),
        ("reference", {"answer": "a b"}, "#answer", "more than letters"),
        ("reference", {"answer": "dto-yoi"}, "#answer", "is there already"),
        ("first-name", {"answer": "4sh"}, "#answer", "A name has no figures"),
        ("born", {**DAY, "answer-month": "13"}, "#answer-month", "This is no month"),
        ("born", {**DAY, "answer-year": "2050"}, "#answer-day", "has not come yet"),
        ("born", {**DAY, "answer-year": "1950"}, "#answer-day", "years old today"),
        ("born", {**DAY, "answer-day": ""}, "#answer-day", "There is no day"),
        ("pronouns", {"answer": "nonsense"}, "#answer", "none of the choices"),
        ("length", {"answer": "long"}, "#answer", "This is no length"),
    ],
)
def test_what_is_no_answer_is_told_as_on_the_command_line(
    client: TestClient, question: str, answers: dict[str, str], at: str, says: str
) -> None:
    url = begun(client)
    while not url.endswith(f"/{question}"):
        url = send(client, url, ANSWERS[url.rpartition("/")[2]]).headers["location"]
    answer = send(client, url, answers)
    assert answer.status_code == 422
    assert list(problems(answer.text)) == [at]
    assert says in problems(answer.text)[at]


def test_going_back_and_answering_anew_loses_nothing(client: TestClient) -> None:
    check = through(client, begun(client), ANSWERS)
    first = check.replace("/check", "/first-name")
    assert Form(client.get(first).text, any_form=True).fields["answer"] == ["Ash"]
    born = Form(client.get(check.replace("/check", "/born")).text, any_form=True).fields
    assert [born[f"answer-{box}"] for box in ("day", "month", "year")] == [["14"], ["6"], ["2009"]]
    assert send(client, first, {"answer": "Rowan"}).headers["location"] == check
    assert "What is Rowan" in client.get(check).text


def test_an_optional_question_may_be_passed_by(client: TestClient) -> None:
    answers = {**ANSWERS, "length": {"answer": ""}}
    assert "Not known yet" in client.get(through(client, begun(client), answers)).text


def test_what_was_begun_is_offered_to_go_on_with(client: TestClient) -> None:
    url = begun(client)
    following = send(client, url, {"answer": "CB-7"}).headers["location"]
    page = client.get("/cases/new").text
    assert "CB-7" in page
    course = url.rpartition("/")[0]
    assert client.get(f"{course}/go-on").headers["location"] == following


def test_a_case_that_came_meanwhile_is_never_written_over(client: TestClient, folder: Path) -> None:
    check = through(client, begun(client), ANSWERS)
    (folder / "CB-2041.json").write_text("{}")
    assert _send_make(client, check).status_code == 409
    assert (folder / "CB-2041.json").read_text() == "{}"


def test_no_title_holds_the_name_of_the_child(client: TestClient) -> None:
    url = begun(client)
    for name in ("reference", "first-name", "last-name"):
        url = send(client, url, ANSWERS[name]).headers["location"]
    page = client.get(url).text
    assert "When was Ash born?" in page
    assert "Ash" not in page.partition("</title>")[0]


@pytest.mark.parametrize("end", ["nothing/reference", "nothing/check", "../x/y"])
def test_a_case_that_was_not_begun_is_not_there(client: TestClient, end: str) -> None:
    assert client.get(f"/cases/new/{end}").status_code == 404


def test_an_unanswered_course_cannot_be_made(client: TestClient, folder: Path) -> None:
    before = sorted(folder.glob("*.json"))
    url = begun(client)
    form = Form(client.get(url).text, any_form=True).fields
    answer = client.post(url.rpartition("/")[0] + "/make", data=form)
    assert answer.headers["location"] == url
    assert sorted(folder.glob("*.json")) == before
