"""Goes through the pages as links and forms lead."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from lxml import html

_NO_WORD = re.compile(r"[0-9a-f]{12}|\d+")
_LEAVES = ("/static/", "/start", "/lock")


@dataclass(frozen=True)
class Form:
    """A form of a page as it would be sent untouched: where to, and its fields."""

    action: str
    fields: dict[str, list[str]]
    files: tuple[str, ...] = ()
    choices: dict[str, list[str]] = field(default_factory=dict)


def crawl(client: Any, starts: list[str], most: int) -> Iterator[tuple[str, Any]]:
    """Every page that links lead to, each address once, with its answer; new kinds first."""
    queue, seen, times = list(starts), set[str](), Counter[tuple[Any, ...]]()
    while queue and len(seen) < most:
        url = min(queue, key=lambda each: times[kind(each)])
        queue = [each for each in queue if each != url]
        seen.add(url)
        times[kind(url)] += 1
        answer = client.get(url)
        yield url, answer
        found = [answer.headers["location"]] if answer.status_code == 303 else []
        found += links(answer, url) if is_page(answer) else []
        queue += [each for each in dict.fromkeys(found) if each not in seen]


def kind(url: str) -> tuple[Any, ...]:
    """What sort of page an address leads to: its room, its depth, its last word."""
    parts = urlsplit(url).path.split("/")[1:]
    return parts[0], len(parts), "" if _NO_WORD.fullmatch(parts[-1]) else parts[-1]


def is_page(answer: Any) -> bool:
    return answer.headers.get("content-type", "").startswith("text/html")


def links(answer: Any, url: str) -> list[str]:
    """Where the links of a page lead, of our own pages, without the place on them."""
    tree = html.fromstring(answer.text)
    tree.make_links_absolute(f"http://here{url}")
    found = [str(each) for each in tree.xpath("//a/@href|//img/@src")]
    ours = [urlsplit(each) for each in found if each.startswith("http://here/")]
    paths = [f"{each.path}?{each.query}".rstrip("?") for each in ours]
    return [path for path in paths if not path.startswith(_LEAVES)]


def forms(answer: Any, url: str) -> list[Form]:
    """The forms of a page that are sent."""
    if not is_page(answer):
        return []
    tree = html.fromstring(answer.text)
    found = []
    for each in tree.xpath("//form[@method='post']"):
        fields: dict[str, list[str]] = {}
        choices: dict[str, list[str]] = {}
        for one in each.xpath(
            ".//input[@name]|.//textarea[@name]|.//select[@name]|.//button[@name]"
        ):
            name, kind = one.get("name"), one.get("type", one.tag)
            value = one.text or "" if one.tag == "textarea" else one.get("value") or ""
            if one.tag == "select":
                choices[name] = [str(o.get("value", o.text or "")) for o in one.iter("option")]
                fields[name] = choices[name][:1]
            elif kind == "file":
                continue
            elif kind in {"radio", "checkbox", "submit", "button"}:
                choices.setdefault(name, []).append(value)
                if one.get("checked") is not None:
                    fields.setdefault(name, []).append(value)
            else:
                fields.setdefault(name, []).append(value)
        files = tuple(each.xpath(".//input[@type='file']/@name"))
        found.append(Form(each.get("action") or url, fields, files, choices))
    return found
