"""The first questions about a made-up child, answered in the browser."""

from typing import Any

from starlette.testclient import TestClient

from tests.web.questions.forms import Form, problems

__all__ = ["ANSWERS", "DAY", "begun", "send", "through"]

DAY = {"answer-day": "20", "answer-month": "11", "answer-year": "2025"}
ANSWERS: dict[str, dict[str, str]] = {
    "reference": {"answer": "CB-2041"},
    "first-name": {"answer": "Ash"},
    "last-name": {"answer": "Brook"},
    "born": {"answer-day": "14", "answer-month": "june", "answer-year": "2009"},
    "pronouns": {"answer": "they/them"},
    "journey": {"answer": "sentenced"},
    "sentence": {"answer": "dto"},
    "sentenced": DAY,
    "length": {"answer": "8 months"},
    "remand": {"answer": "yda"},
    "remanded": DAY,
    "service": {"answer": "Calderbrook Youth Justice Service"},
}


def send(client: TestClient, url: str, answers: dict[str, str]) -> Any:
    form = Form(client.get(url).text, any_form=True).fields
    return client.post(url, data={**form, **answers})


def begun(client: TestClient, like: str = "") -> str:
    url: str = send(client, "/cases/new", {"like": like}).headers["location"]
    return url


def through(client: TestClient, url: str, answers: dict[str, dict[str, str]]) -> str:
    """Answer each question that comes; the page that comes after the last."""
    while not url.endswith("/check"):
        answer = send(client, url, answers[url.rpartition("/")[2]])
        assert answer.status_code == 303, problems(answer.text)
        url = answer.headers["location"]
    return url
