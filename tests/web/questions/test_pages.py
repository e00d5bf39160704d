"""The pages of questions through the server: shown, kept, saved, by two windows, without loss."""

import json
import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from generator.web.questions.places import Place
from tests.web.questions.walking import every_page, numbers


class Form(HTMLParser):
    """The controls of the form of a page, as a browser would send them untouched."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: dict[str, list[str]] = {}
        self._in = False
        self._area = ""
        self._select = ""
        self._chosen: str | None = None
        self._first = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        found = dict(attrs)
        if tag == "form":
            self._in = "data-questions" in found or "novalidate" in found
        name = found.get("name")
        if not self._in or not name:
            if tag == "option" and self._select:
                value = found.get("value", "")
                self._chosen = value if "selected" in found else self._chosen
            return
        if tag == "textarea":
            self._area = name
            self.fields.setdefault(name, []).append("")
        elif tag == "select":
            self._select, self._chosen = name, ""
        elif tag == "input":
            kind = found.get("type", "text")
            if kind in ("text", "hidden") or "checked" in found:
                self.fields.setdefault(name, []).append(found.get("value") or "")

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area][-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area:
            text = self.fields[self._area][-1].removeprefix("\n")
            self.fields[self._area][-1] = text.replace("\r\n", "\n").replace("\n", "\r\n")
            self._area = ""
        elif tag == "select" and self._select:
            self.fields.setdefault(self._select, []).append(self._chosen or "")
            self._select = ""
        elif tag == "form":
            self._in = False


def test_every_page_of_every_sample_sent_back_leaves_the_file_as_it_was(
    client: TestClient, desk: Any, folder: Path
) -> None:
    for path in sorted(folder.glob("*.json")):
        before, key = path.read_bytes(), desk.key(path)
        for page, at in every_page(json.loads(before)):
            url = Place(page, numbers(at)).url(key)
            answer = client.get(url)
            assert answer.status_code == 200, url
            form = Form(answer.text).fields
            if not form:
                continue
            sent = client.post(url, data={**form, "do": "save"})
            assert sent.status_code == 303, (page.id, sent.text)
        assert path.read_bytes() == before
    assert not list(folder.glob("*.bak*"))
