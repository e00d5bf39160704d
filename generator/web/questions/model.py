"""What a page of questions shows: its fields with what they hold, its lists, what is wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.answering import ToChange
from generator.case import Fault, steps_of
from generator.case.answers import MISSING, AnswerError, example
from generator.case.changing import value_at
from generator.case.guide import FieldGuide, guide
from generator.case.pages import subjects
from generator.store import Draft
from generator.toolkit import Toolkit
from generator.web.questions.controls import component, digest, shown
from generator.web.questions.known import BOXES, Controls, Known
from generator.web.questions.lists import entry_name, list_view
from generator.web.questions.places import Place, address_of, marks_of
from generator.web.questions.reading import (
    KEEP,
    TAKE,
    asked_of,
    control,
    given_of,
    name_of,
    sent_of,
)
from generator.web.questions.saying import said
from generator.web.questions.views import FieldView, ListView, Option, PageView, Problem

__all__ = ["page_view"]

Steps = tuple[str | int, ...]
# More choices than these are a list to choose from, fewer are buttons.
_FEW = 7


def page_view(
    toolkit: Toolkit,
    opened: ToChange,
    key: str,
    place: Place,
    known: Known,
    *,
    sent: Mapping[str, Iterable[str]] | None = None,
    faults: Mapping[str, AnswerError] | None = None,
    conflicts: Iterable[str] = (),
    found: Iterable[Fault] = (),
    draft: Draft | None = None,
    others: tuple[Draft, ...] = (),
) -> PageView:
    """The page of a place.

    `sent` is the form to show instead of what the case holds; `faults`, `conflicts` and `found`
    tell what is wrong with it. Raises NotFoundError when its entry is not there.
    """
    own, page = opened.own, place.page
    held = place.held(own)
    form = sent_of(place.page, sent) if sent is not None else None
    typed, began = (form.controls, dict(form.given)) if form else (None, {})
    known_now = given_of(page, held, known)
    for name, choice in form.choices.items() if form else ():
        # What was chosen once is not asked again: the case is as it was when it was chosen.
        if choice == TAKE and name not in conflicts:
            began[name] = known_now[name]
        elif choice == KEEP:
            began[name] = digest(form.controls.get(name, {})) if form else ""
    told, elsewhere = _told(place, opened, found)
    views = _Views(place, held, known, opened, typed, began, faults or {}, tuple(conflicts), told)
    parts: list[FieldView | ListView] = []
    for one in page.fields:
        parts.append(
            list_view(toolkit, opened, place, one, key=key, known=known)
            if one.form == "list"
            else views.of(one)
        )
    given = dict(known_now)
    # A field that was typed in is held against what it began with, unless that is settled now.
    for name, controls in (typed or {}).items():
        if name in began and name not in conflicts and digest(controls) != began[name]:
            given[name] = began[name]
    problems = [
        Problem(part.problem, f"#{part.id}{_first_end(part)}")
        for part in parts
        if isinstance(part, FieldView) and part.problem
    ]
    return PageView(
        place,
        page.title,
        _caption(toolkit, own, place, known),
        page.help,
        tuple(parts),
        (*problems, *(Problem(text, address_of(key, at)) for text, at in elsewhere)),
        " ".join(f"{name}:{mark}" for name, mark in given.items()),
        " ".join(sent.get("marks", ())) if sent is not None else marks_of(place, own),
        draft,
        others,
    )


def _first_end(part: FieldView) -> str:
    if part.there is not None:
        return f"-{KEEP}"
    if part.kind == "date":
        return part.wrong[0] if part.wrong else BOXES[0]
    if part.kind == "ranked":
        return next(iter(part.values), "")
    return ""


@dataclass(frozen=True)
class _Views:
    """Makes the views of the fields of one page."""

    place: Place
    held: Mapping[str, Any]
    known: Known
    opened: ToChange
    typed: Mapping[str, Controls] | None
    began: Mapping[str, str]
    faults: Mapping[str, AnswerError]
    conflicts: tuple[str, ...]
    told: Mapping[str, str]

    def of(self, one: FieldGuide) -> FieldView:
        page = self.place.page
        name, inside = name_of(page, one), one.path[len(page.of) :]
        now = shown(one, value_at(self.held, inside), self.known)
        values = now
        if self.typed is not None and digest(self.typed.get(name, {})) != self.began.get(name):
            values = {**_emptied(now), **self.typed.get(name, {})}
        fault = self.faults.get(name)
        problem = f"“{one.title}”: {fault}" if fault else self.told.get(name, "")
        conflict = name in self.conflicts
        if conflict:
            problem = (
                f"“{one.title}” was changed in the case while this page was open. Choose which "
                "answer is right."
            )
        kind = component(one)
        options = self._options(one, kind, values)
        return FieldView(
            name=name,
            id=control(name),
            kind="select" if kind == "one" and len(options) > _FEW else kind,
            label=one.title,
            hint=one.description,
            values=values,
            options=options,
            heading=self._heading(one),
            needed=one.needed and self._is_needed(one.path[:-1]),
            problem=problem,
            wrong=tuple(f"-{box}" for box in fault.boxes) if fault else (),
            there=said(one, now, self.known) if conflict else None,
            inherited=self._inherited(one),
            rows=_rows(kind, values),
        )

    def _is_needed(self, section: tuple[str, ...]) -> bool:
        """Whether a section of the case or entry must be there."""
        if len(section) <= len(self.place.page.of):
            return True
        found = guide().find(section)
        return found is not None and found.needed and self._is_needed(section[:-1])

    def _options(self, one: FieldGuide, kind: str, values: Controls) -> tuple[Option, ...]:
        if kind not in ("one", "several", "person", "people", "ranked"):
            return ()
        chosen = values.get("", ())
        choices = dict(self.known.of(one))
        # What stands there and is no choice any more must not get lost.
        choices |= {each: each for each in chosen if each and each not in choices}
        return tuple(
            Option(value, text, value in chosen, next(iter(values.get(f"-at-{value}", ())), ""))
            for value, text in choices.items()
        )

    def _heading(self, one: FieldGuide) -> str:
        """The title of the section, above its first field, where a page holds fields of several."""
        fields = asked_of(self.place.page)
        sections = [each.path[:-1] for each in fields]
        first = sections.index(one.path[:-1]) == fields.index(one)
        if not first or len(set(sections)) == 1 or len(one.path[:-1]) <= min(map(len, sections)):
            return ""
        found = guide().find(one.path[:-1])
        return found.title if found else ""

    def _inherited(self, one: FieldGuide) -> str:
        """What the service's folder says of a field that the case itself leaves to it."""
        case, steps = self.opened.case, self.place.at
        if case is None or self.place.new:
            return ""
        path = (*steps, *one.path[len(self.place.page.of) :])
        value = value_at(case.data, path)
        if value is None or value_at(self.opened.own, path) is not None or not case.held_in(path):
            return ""
        return said(one, shown(one, value, self.known), self.known)


def _emptied(values: Controls) -> dict[str, tuple[str, ...]]:
    return dict.fromkeys(values, ())


def _rows(kind: str, values: Controls) -> int:
    text = "\n".join(values.get("", ()) or values.get("-other", ()))
    lines = sum(1 + len(line) // 80 for line in text.split("\n"))
    return min(max(lines + 1, 5 if kind == "long" else 3), 20)


def _told(
    place: Place, opened: ToChange, found: Iterable[Fault]
) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The faults of a case by the field of this page, and those of other places."""
    here: dict[str, str] = {}
    elsewhere = []
    names = {one.path[len(place.page.of) :]: one for one in asked_of(place.page)}
    for fault in found:
        path = steps_of(fault.pointer)
        inside = tuple(s for s in path[len(place.at) + place.new :] if isinstance(s, str))
        one = names.get(inside) if path[: len(place.at)] == place.at else None
        if one is None:
            elsewhere.append((_in_words(fault), fault.pointer))
        elif fault.suggestion.startswith("Add it as"):
            here[name_of(place.page, one)] = f"“{one.title}”: {MISSING} {example(one)}".strip()
        else:
            here[name_of(place.page, one)] = f"{fault.message} {fault.suggestion}".strip()
    return here, elsewhere


def _in_words(fault: Fault) -> str:
    """A fault without how it is put right in the file itself."""
    suggestion = "" if fault.suggestion.startswith("Add it as") else fault.suggestion
    return f"{fault.plain} {suggestion}".strip()


def _caption(toolkit: Toolkit, own: Mapping[str, Any], place: Place, known: Known) -> str:
    """The subject, and the entries that lead to the page."""
    told = [next(one.title for one in subjects() if one.id == place.page.subject)]
    left = list(place.numbers)
    steps: Steps = ()
    for end, step in enumerate(place.page.of, 1):
        steps = (*steps, step)
        found = guide().find(place.page.of[:end])
        if found is not None and found.form == "list" and left:
            number = left.pop(0)
            steps = (*steps, number)
            entry = value_at(own, steps)
            told.append(entry_name(toolkit, found, entry, number, known=known))
    return ": ".join(told)
