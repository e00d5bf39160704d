"""Reads the form of a page as a browser would send it, and the summary of what is wrong."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any


class Form(HTMLParser):
    """The controls of the form of questions of a page, untouched."""

    def __init__(self, text: str, *, any_form: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: dict[str, list[str]] = {}
        self._any, self._in = any_form, False
        self._area = self._select = self._chosen = ""
        self.feed(text.partition("<main")[2])

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        found = dict(attrs)
        name = found.get("name")
        if tag == "form":
            self._in = self._any or "data-questions" in found or "novalidate" in found
        elif tag == "option" and self._select and "selected" in found:
            self._chosen = found.get("value", "")
        elif not self._in or not name:
            return
        elif tag == "textarea":
            self._area = name
            self.fields.setdefault(name, []).append("")
        elif tag == "select":
            self._select, self._chosen = name, ""
        elif tag == "input" and (
            found.get("type", "text") in ("text", "hidden") or "checked" in found
        ):
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
            self.fields.setdefault(self._select, []).append(self._chosen)
            self._select = ""
        elif tag == "form":
            self._in = False


def problems(text: str) -> dict[str, str]:
    """The lines of the error summary of a page, by where they lead."""
    summary = text.partition("govuk-error-summary__list")[2].partition("</ul>")[0]
    found = re.findall(r'<a href="([^"]*)">(.*?)</a>', summary, re.DOTALL)
    return {unescape(href): " ".join(unescape(words).split()) for href, words in found}
