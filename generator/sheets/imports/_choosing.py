"""The fields that a column may become, by the words that people choose them with."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.case.guide import FieldGuide, guide
from generator.sheets.imports._likeness import usual_headings
from generator.spelling import folded, nearest

__all__ = ["Search", "choosable", "search_fields"]

_BETWEEN = " – "
_NOT_ASKED = {"schema", "case_id", "service", "rules", "easy_read", "cart", "meant_names"}
_NO_VALUE = {"section", "list", "id"}
_OF_A_PERSON = ("name", "phone", "email", "organisation", "job_title", "relationship")
_MOST = 12


@dataclass(frozen=True)
class Search:
    """What was found for a text: `path` where it can only be that, else what it may be."""

    path: str = ""
    may_be: tuple[str, ...] = ()


@cache
def choosable() -> Mapping[str, str]:
    """Every field that a column may become: its words by its path, in the order of the schema.

    Of a list each row gives an entry; of people there is one for each role.
    """
    found = dict(_fields(guide(), "", ()))
    times = Counter(found.values())
    return {
        path: words if times[words] == 1 else f"{words} ({path})" for path, words in found.items()
    }


def search_fields(text: str) -> Search:
    """The field that a text means: its words, its path, or some of its words."""
    wanted = folded(text)
    if not wanted:
        return Search()
    by_words = {folded(words): path for path, words in choosable().items()}
    if text.strip() in choosable():
        return Search(text.strip())
    exact = by_words.get(wanted) or usual_headings().get(wanted)
    if exact in choosable():
        return Search(exact or "")
    parts = wanted.split()
    held = [path for words, path in by_words.items() if all(part in words for part in parts)]
    if len(held) == 1:
        return Search(held[0])
    if not held and (near := nearest(text, choosable().values())):
        held = [by_words[folded(near)]]
    return Search("", tuple(held[:_MOST]))


def _fields(
    around: FieldGuide, before: str, titles: tuple[str, ...], *, in_list: bool = False
) -> Iterator[tuple[str, str]]:
    for field in around.fields:
        name = field.path[-1]
        if not before and name in _NOT_ASKED:
            continue
        path = f"{before}.{name}" if before else name
        named = (*titles, field.title)
        if field.path == ("people",):
            yield from _people(field)
        elif field.form == "section":
            yield from _fields(field, path, named, in_list=in_list)
        elif field.form == "list" and not in_list:
            yield from _fields(field, f"{path}[]", named, in_list=True)
        elif field.form not in _NO_VALUE:
            yield path, _BETWEEN.join(named)


def _people(listed: FieldGuide) -> Iterator[tuple[str, str]]:
    role = listed.find(("role",))
    for code, title in role.choices.items() if role else ():
        for name in _OF_A_PERSON:
            field = listed.find((name,))
            if field is not None:
                yield f"people[{code}].{name}", _BETWEEN.join((title, field.title))
