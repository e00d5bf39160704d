"""The kinds of controls: what each shows for a value, and the value of what was sent in it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from generator.case.answers import AnswerError, answer, day_in_boxes
from generator.case.guide import FieldGuide
from generator.case.pages import ranked
from generator.web.questions.known import AT, BOXES, OTHER, Controls, Known

__all__ = ["kind_of"]


class _Kind(Protocol):
    @property
    def name(self) -> str: ...

    def shown(self, asked: FieldGuide, value: Any, known: Known) -> dict[str, tuple[str, ...]]: ...

    def read(self, asked: FieldGuide, sent: Controls, was: Any, known: Known) -> Any: ...


def _first(sent: Controls, name: str = "") -> str:
    return next(iter(sent.get(name, ())), "")


def _as_text(value: Any) -> str:
    """A value as text, also one that does not belong there."""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True)
class _Text:
    """One box: a line, a long text, a time, a number."""

    name: str

    def shown(self, asked: FieldGuide, value: Any, known: Known) -> dict[str, tuple[str, ...]]:
        return {"": () if value is None else (_as_text(value),)}

    def read(self, asked: FieldGuide, sent: Controls, was: Any, known: Known) -> Any:
        typed = _first(sent)
        return answer(asked, typed, today=known.today) if typed else None


class _Day:
    """Three boxes."""

    name = "date"

    def shown(self, asked: FieldGuide, value: Any, known: Known) -> dict[str, tuple[str, ...]]:
        if value is None:
            return dict.fromkeys(BOXES, ())
        try:
            day = date.fromisoformat(value)
        except (TypeError, ValueError):
            return {"-day": (_as_text(value),), "-month": (), "-year": ()}
        parts = (day.day, day.month, f"{day.year:04}")
        return {box: (str(part),) for box, part in zip(BOXES, parts, strict=True)}

    def read(self, asked: FieldGuide, sent: Controls, was: Any, known: Known) -> Any:
        typed = {box.removeprefix("-"): _first(sent, box) for box in BOXES}
        return day_in_boxes(asked, typed, today=known.today) if any(typed.values()) else None


class _OneOf:
    """One of several: buttons or a list."""

    name = "one"

    def shown(self, asked: FieldGuide, value: Any, known: Known) -> dict[str, tuple[str, ...]]:
        if isinstance(value, bool):
            value = "yes" if value else "no"
        return {"": () if value is None else (_as_text(value),)}

    def read(self, asked: FieldGuide, sent: Controls, was: Any, known: Known) -> Any:
        chosen = _first(sent)
        if not chosen:
            return None
        if asked.form == "reference":
            return _one_named(chosen, known.of(asked))
        return answer(asked, chosen, today=known.today)


class _Several:
    """Any of several: boxes to tick."""

    name = "several"

    def shown(self, asked: FieldGuide, value: Any, known: Known) -> dict[str, tuple[str, ...]]:
        return {"": tuple(_as_text(one) for one in _listed(value))}

    def read(self, asked: FieldGuide, sent: Controls, was: Any, known: Known) -> Any:
        choices = known.of(asked)
        if asked.form == "references":
            found = {_one_named(one, choices) for one in sent.get("", ())}
        else:
            found = {answer(asked, one) for one in sent.get("", ())}
        return _kept_first(found, was, choices) or None


class _Ranked:
    """A number for each that counts: the order is the person's own."""

    name = "ranked"

    def shown(self, asked: FieldGuide, value: Any, known: Known) -> dict[str, tuple[str, ...]]:
        held = [_as_text(one) for one in _listed(value)]
        places = {one: str(number) for number, one in enumerate(held, 1)}
        every = dict.fromkeys((*known.of(asked), *held))
        return {f"{AT}{one}": (places[one],) if one in places else () for one in every}

    def read(self, asked: FieldGuide, sent: Controls, was: Any, known: Known) -> Any:
        placed = []
        for name, values in sent.items():
            place = values[0]
            if not (place.isascii() and place.isdigit() and len(place) < 5):
                raise AnswerError(
                    "A place in the order is a whole number.",
                    "Write 1 for the first, 2 for the next.",
                )
            one = _one_named(name.removeprefix(AT), known.of(asked))
            placed.append((int(place), one))
        if len({place for place, _ in placed}) < len(placed):
            raise AnswerError("Two have the same place.", "Give each its own number.")
        return [one for _, one in sorted(placed)] or None


class _Words:
    """A line for each."""

    name = "words"

    def shown(self, asked: FieldGuide, value: Any, known: Known) -> dict[str, tuple[str, ...]]:
        lines = "\n".join(_as_text(one) for one in _listed(value))
        return {"": (lines,) if lines else ()}

    def read(self, asked: FieldGuide, sent: Controls, was: Any, known: Known) -> Any:
        return _lines(asked, _first(sent), was) or None


class _Person:
    """A person of the case, or a name."""

    name = "person"

    def shown(self, asked: FieldGuide, value: Any, known: Known) -> dict[str, tuple[str, ...]]:
        text = "" if value is None else _as_text(value)
        chosen = known.meant(asked, text) if text else ""
        return {"": (chosen,) if chosen else (), OTHER: (text,) if text and not chosen else ()}

    def read(self, asked: FieldGuide, sent: Controls, was: Any, known: Known) -> Any:
        chosen, other = _first(sent), _first(sent, OTHER)
        if chosen and other:
            raise AnswerError(
                "A person is chosen, and another name is typed.",
                "Keep one of them: empty the box, or take the choice back.",
            )
        if chosen:
            return _one_named(chosen, known.of(asked))
        return answer(asked, other) if other else None


class _People:
    """People of the case, and names, a line for each."""

    name = "people"

    def shown(self, asked: FieldGuide, value: Any, known: Known) -> dict[str, tuple[str, ...]]:
        held = [_as_text(one) for one in _listed(value)]
        chosen = {one: known.meant(asked, one) for one in held}
        others = "\n".join(one for one in held if not chosen[one])
        ids = tuple(one for one in chosen.values() if one)
        return {"": ids, OTHER: (others,) if others else ()}

    def read(self, asked: FieldGuide, sent: Controls, was: Any, known: Known) -> Any:
        ids = known.of(asked)
        left = dict.fromkeys(
            sorted((_one_named(one, ids) for one in sent.get("", ())), key=[*ids].index)
        )
        others = dict.fromkeys(_lines(asked, _first(sent, OTHER), was))
        found = []
        for one in map(_as_text, _listed(was)):
            meant = known.meant(asked, one)
            for kept in (left, others):
                if (name := meant if kept is left else one) in kept:
                    found.append(one)
                    del kept[name]
                    break
        return [*found, *left, *others] or None


_TEXT, _LONG, _NUMBER, _TIME = _Text("text"), _Text("long"), _Text("number"), _Text("time")
_ONE, _SEVERAL, _RANKED, _DAY = _OneOf(), _Several(), _Ranked(), _Day()
_WORDS, _PERSON, _PEOPLE = _Words(), _Person(), _People()
_KINDS: Mapping[str, _Kind] = {
    "narrative": _LONG,
    "date": _DAY,
    "time": _TIME,
    "integer": _NUMBER,
    "number": _NUMBER,
    "yes-no": _ONE,
    "choice": _ONE,
    "reference": _ONE,
    "choices": _SEVERAL,
    "references": _SEVERAL,
    "person": _PERSON,
    "words": _WORDS,
}


def kind_of(asked: FieldGuide) -> _Kind:
    """The kind of controls that a field has."""
    if asked.form == "words" and asked.refers_to:
        return _PEOPLE
    if asked.path in ranked():
        return _RANKED
    return _KINDS.get(asked.form, _TEXT)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _one_named(chosen: str, names: Mapping[str, str]) -> str:
    if chosen not in names:
        raise AnswerError("That is not there any more.", "Choose again from what is there now.")
    return chosen


def _kept_first(found: Iterable[str], was: Any, order: Iterable[str]) -> list[str]:
    """What was there already in its order, then what is new, in the order of the choices."""
    new = list(dict.fromkeys(found))
    before = [one for one in dict.fromkeys(map(_as_text, _listed(was))) if one in new]
    ranks = {one: number for number, one in enumerate(order)}
    added = [one for one in new if one not in before]
    return [*before, *sorted(added, key=lambda one: ranks.get(one, 0))]


def _lines(asked: FieldGuide, text: str, was: Any) -> list[str]:
    """A value for each line; those that were there stay exactly as they were."""
    before = {" ".join(one.split()): one for one in _listed(was) if isinstance(one, str)}
    found = []
    for number, line in enumerate(filter(str.strip, text.split("\n")), 1):
        plain = " ".join(line.split())
        try:
            found.append(before.get(plain) or answer(replace(asked, form="line"), line))
        except AnswerError as error:
            raise AnswerError(f"Line {number}: {error.message}", error.hint) from None
    most = asked.limits.entries
    if most is not None and len(found) > most:
        raise AnswerError(f"These are {len(found)} lines.", f"Write at most {most}.")
    return found
