"""A case's easy-read words, line by line, held against the checks of sentences."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.case import told
from generator.easyread._people import person_named
from generator.easyread._rules import has_picture, is_wrong_way, said
from generator.easyread.pictures import swapped
from generator.easyread.sentences import (
    Line,
    Lists,
    Remark,
    lists_of,
    of_child,
    reasons,
    remark_of,
    remarks,
)
from generator.easyread.wording import in_order, spoken

_OPENING = ("intro",)
# How many things to do and not to do may stand beside one picture.
_IDEAS, _MOST_BESIDE = ("rule", "must_not"), 3
_CLOSING = ("if_not", "who_to_ask", "teach_back")


def check_lines(lines: Sequence[Line], service: Path | None = None) -> tuple[Remark, ...]:
    """What the checks find in the lines of any paper.

    `service` is a folder that may hold a list of hard words of its own. Raises
    FaultyInputError for faults of that list.
    """
    return remarks(lines, lists_of(service))


def check_case(case: Mapping[str, Any], service: Path | None = None) -> tuple[Remark, ...]:
    """What the checks find in a case file's easy-read words, in the order of the printed page.

    A condition without easy words is passed by: that it has none is told elsewhere. Raises as
    `check_lines` does.
    """
    case = spoken(swapped(case))
    easy = case.get("easy_read", {})
    lists = of_child(lists_of(service), easy.get("words", ()))
    conditions = case.get("supervision", {}).get("conditions", ())
    at = {id(condition): number for number, condition in enumerate(conditions)}
    rules = [
        (at[id(condition)], condition)
        for condition in in_order(conditions, easy)
        if "easy_read" in condition
    ]
    lines = [
        *_of_part(case, easy, _OPENING),
        *_of_helpers(case, easy),
        *(line for number, one in rules for line in _of_rule(case, number, one["easy_read"])),
        *_of_meetings(case),
        *_of_part(case, easy, _CLOSING),
        *_of_words(case, easy),
    ]
    listed = [entry["word"] for entry in easy.get("word_list", ())]
    found = list(remarks(lines, lists, listed))
    pictured = easy.get("pictures") != "off"
    for number, condition in rules:
        own = [line for line in lines if line.group == f"rule {number}"]
        if own:
            found += reasons(condition.get("official_text", ""), own, lists)
            found += _pictures(condition["easy_read"], own, lists) if pictured else ()
    order = {line.place: index for index, line in enumerate(lines)}
    return tuple(sorted(found, key=lambda one: order[one.place]))


def _of_part(case: Any, easy: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[Line]:
    for name in names:
        role = "question" if name == "teach_back" else ""
        held = easy.get(name, ())
        for number, text in enumerate([held] if isinstance(held, str) else held):
            path = ("easy_read", name) if isinstance(held, str) else ("easy_read", name, number)
            yield Line(_where(case, path), text, role, name)


def _of_rule(case: Any, number: int, rule: Mapping[str, Any]) -> Iterator[Line]:
    path = ("supervision", "conditions", number, "easy_read")
    group = f"rule {number}"
    if "heading" in rule:
        yield Line(_where(case, (*path, "heading")), rule["heading"], "heading", group)
    for one in said(rule):
        yield Line(_where(case, (*path, *one.place)), one.text, one.role, group)
    if "question" in rule:
        yield Line(_where(case, (*path, "question")), rule["question"], "question", group)


def _of_helpers(case: Any, easy: Mapping[str, Any]) -> Iterator[Line]:
    """What is said of those who can help, and of the service's help lines."""
    people = list(case.get("people", ()))
    for name in easy.get("helper_names", ()):
        person = person_named(name, people)
        if "about" in person:
            at = next(number for number, one in enumerate(people) if one is person)
            yield Line(_where(case, ("people", at, "about")), person["about"], "", "helpers")
    for number, line in enumerate(case.get("service", {}).get("help_lines", ())):
        if "for_what" in line:
            path = ("service", "help_lines", number, "for_what")
            yield Line(_where(case, path), line["for_what"], "", "help lines")


def _of_meetings(case: Any) -> Iterator[Line]:
    for number, meeting in enumerate(case.get("supervision", {}).get("appointments", ())):
        for name in ("what", "how_to_get_there"):
            if name in meeting:
                path = ("supervision", "appointments", number, name)
                yield Line(_where(case, path), meeting[name], "", f"meeting {number}")


def _of_words(case: Any, easy: Mapping[str, Any]) -> Iterator[Line]:
    for number, entry in enumerate(easy.get("word_list", ())):
        where = _where(case, ("easy_read", "word_list", number, "meaning"))
        yield Line(where, entry["meaning"], "", f"word {number}")


def _pictures(rule: Mapping[str, Any], own: Sequence[Line], lists: Lists) -> Iterator[Remark]:
    if not has_picture(rule):
        yield remark_of(lists.checks["no-picture"], own[0])
        return
    if is_wrong_way(rule):
        yield remark_of(lists.checks["affirming"], own[0])
    sentences = said(rule)
    lines = [line for line in own if line.role not in ("heading", "question")]
    since = 0
    for one, line in zip(sentences, lines, strict=True):
        if one.picture:
            since = 0
        since += one.shown_as in _IDEAS
        if since > _MOST_BESIDE:
            yield remark_of(lists.checks["few-pictures"], line, found=str(_MOST_BESIDE))
            since = 1


def _where(case: Any, path: tuple[str | int, ...]) -> str:
    return told(case, list(path)).where
