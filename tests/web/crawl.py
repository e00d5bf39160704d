"""Goes through the pages as links and forms lead."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from lxml import html

_LEAVES = ("/static/", "/start", "/lock")


@dataclass(frozen=True)
class Form:
    """A form of a page as it would be sent untouched: where to, and its fields."""

    action: str
    fields: dict[str, list[str]]
    files: tuple[str, ...] = ()
    choices: dict[str, list[str]] = field(default_factory=dict)


def crawl(client: Any, starts: list[str], most: int) -> Iterator[tuple[str, Any]]:
    """Every page that links lead to, each path once, with its answer."""
    queue, seen = list(starts), set[str]()
    while queue and len(seen) < most:
        url = queue.pop(0)
        if url in seen:
            continue
        seen.add(url)
        answer = client.get(url)
        yield url, answer
        if answer.status_code == 303:
            queue.append(answer.headers["location"])
        elif is_page(answer):
            queue += links(answer, url)


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
