"""Family 10: exclusion zones that hold a place the child has to be at."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.case.facts.reading import as_day, text_of
from generator.case.facts.words import possessive
from generator.rules.checks._finding import Condition, Found, Review
from generator.rules.texts._answers import is_answer
from generator.rules.texts._contact import is_remote
from generator.rules.texts._words import listed, words

__all__ = ["zones"]

# "St" after these is a saint.
_BEFORE_A_SAINT = frozenset({"the", "at", "near", "of", "in", "and", "to", ","})
_WORDS = re.compile(r"[a-z0-9]+")
_PARTS = re.compile(r"[a-z0-9]+|,")
_HOUSE = re.compile(r"^\W*\d+\w*\W+")
_NUMBER = re.compile(r"^\d+\w* ")
# A postcode ends with these many letters and figures, after those of its district.
_INWARD = 3


@dataclass(frozen=True, slots=True)
class _Place:
    """Somewhere the child has to be: how to say it, its kind, and where it is.

    `streets`, `town` and `postcode` are plain words of an address; `text` stands for a place that
    is only described.
    """

    words: str
    kind: str
    streets: tuple[str, ...] = ()
    town: str = ""
    postcode: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Area:
    """What a zone takes in, in plain words, the town it names, and what is left out of it."""

    words: str
    town: str
    left_out: str

    def holds(self, place: _Place) -> bool:
        """Whether the words of the area seem to take the place in, and do not leave it out."""
        if self._leaves_out(place) or (self.town and place.town and self.town != place.town):
            return False
        if place.text:
            return _described_in(self.words, place.text)
        if place.postcode and _names_postcode(self.words, place.postcode):
            return True
        if place.town and place.town in map(_of_whole, self._joined):
            return True
        return any(_stands_in(street, self.words) for street in place.streets)

    @property
    def _joined(self) -> tuple[str, ...]:
        """The whole area, and each of those it joins: "Bolton and Bury"."""
        return (self.words, *re.split(r" (?:and|or|plus) ", self.words))

    def _leaves_out(self, place: _Place) -> bool:
        if not self.left_out:
            return False
        if re.search(listed("places", "names")[place.kind], self.left_out):
            return True
        return any(_stands_in(one, self.left_out) for one in (*place.streets, place.text) if one)


def zones(view: Review) -> Found:
    """Exclusion zones that take in home, school, the office or an appointment still to come."""
    held = [
        (condition, area)
        for condition in view.lasting
        if condition.code.startswith("exclusion")
        if not _over_before(view, condition)
        if (area := _area(condition)) is not None
    ]
    if not held:
        return
    fixed, booked = list(_places(view)), list(_booked(view))
    for condition, area in held:
        first, last = condition.first, condition.last
        inside = [place for place in fixed if area.holds(place)]
        # Few places are in the area: whether one is a call is asked last.
        inside += [
            place
            for day, where, place in booked
            if first <= day <= last
            if area.holds(place) and is_answer(where) and not is_remote(where)
        ]
        for place in inside:
            message = f"{condition.words} seems to take in {place.words}."
            yield from view.say("zone-contains", message, condition.place)


def _over_before(view: Review, condition: Condition) -> bool:
    """Whether a zone ends before the child comes out, so that it never counts."""
    out = view.facts.planning_release
    return out is not None and condition.last < out.day


def _area(condition: Condition) -> _Area | None:
    said = text_of(condition.inputs, "area")
    if not is_answer(said):
        return None
    head, *rest = words("places", "except").split(said, 1)
    exceptions = condition.inputs.get("exceptions")
    listed_ones = exceptions if isinstance(exceptions, (list, tuple)) else ()
    left_out = " , ".join([*rest, *(one for one in listed_ones if isinstance(one, str))])
    town = _plain(text_of(condition.inputs, "town")) or _town_of(head)
    return _Area(_plain(head), town, _plain(left_out))


def _town_of(area: str) -> str:
    """The town an area ends with, when it gives one: "Oak Avenue, Bury"."""
    # "Mill Street in Bury" gives it without a comma.
    parts = [part.strip() for part in re.split(r",|\bin (?=[A-Z])", area)]
    for part in reversed(parts[1:]):
        named = part.split()
        plain = _plain(part)
        if (
            plain
            and len(named) <= 3
            and all(word[:1].isupper() for word in named)
            and plain.split()[-1] not in listed("places", "no_town")
            and not any(letter.isdigit() for letter in plain)
        ):
            return plain
    return ""


def _places(view: Review) -> Iterator[_Place]:
    """Home, the home to come, the office and school."""
    facts, whose = view.facts, possessive(view.name)
    for what, kind, address in (
        (f"{whose} home", "home", facts.get("child", "home_address")),
        ("the address after release", "home", facts.get("plan", "accommodation", "address")),
        ("the service's office", "office", facts.get("service", "address")),
    ):
        if isinstance(address, Mapping):
            yield _Place(what, kind, *_address(address))
    living = ("with_whom", "type")
    said = ", ".join(facts.text("plan", "accommodation", key) for key in living)
    for street in re.findall(listed("places", "street"), said):
        yield _Place("the address after release", "home", (_plain(street),))
    school = facts.text("child", "education", "school")
    if is_answer(school):
        yield _Place(school, "school", text=_plain(school, parts=True))


def _booked(view: Review) -> Iterator[tuple[date, str, _Place]]:
    """Each appointment still to come: its day, where it is as written, and the place."""
    for _, record in view.facts.items("supervision", "appointments"):
        day, where = as_day(record.get("date")), text_of(record, "where")
        if day is not None and day >= view.today and where:
            what = f"“{text_of(record, 'what') or 'an appointment'}”"
            plain = _plain(where, parts=True)
            yield day, where, _Place(f"the place of {what}", "office", text=plain)


def _address(address: Mapping[str, Any]) -> tuple[tuple[str, ...], str, str]:
    lines = address.get("lines")
    streets = tuple(
        street
        for line in (lines if isinstance(lines, (list, tuple)) else ())
        if isinstance(line, str)
        # A one-word line is a house name or a number, found in too many other words.
        and " " in (street := _plain(_HOUSE.sub("", line)))
    )
    postcode = _plain(text_of(address, "postcode")).replace(" ", "")
    return streets, _plain(text_of(address, "town")), postcode


def _names_postcode(area: str, postcode: str) -> bool:
    """Whether an area names a postcode, or only the first half of it: BL1."""
    if postcode[:-_INWARD] not in area:
        return False
    district = rf"\b{re.escape(postcode[:-_INWARD])}\b(?! ?\d[a-z]{{2}}\b)"
    return postcode in area.replace(" ", "") or re.search(district, area) is not None


def _stands_in(phrase: str, text: str) -> bool:
    """Whether words stand in a text, and are not the end of another name: Old Mill Street."""
    before, found, _ = f" {text} ".partition(f" {phrase.strip(' ,')} ")
    last = before.rsplit(None, 1)[-1:]
    return bool(found) and (not last or last[0] not in listed("places", "another"))


def _of_whole(area: str) -> str:
    """What an area is the whole of: "all of Bolton", "Bolton town"."""
    return words("places", "whole_end").sub("", words("places", "whole").sub("", area))


def _described_in(area: str, text: str) -> bool:
    """Whether an area names a place that is only described, or the place names the area."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    whole = " ".join(parts)
    core = words("places", "whole").sub("", area).removeprefix("the ")
    _, found, after = f" {whole} ".partition(f" {core} ")
    # "Bolton Road" is not in Bolton for its name.
    if core and found and after.split(" ", 1)[0] not in listed("places", "streets"):
        return True
    for part in parts:
        plain = _NUMBER.sub("", part.removeprefix("the "))
        if " " in plain and _stands_in(plain, area):
            rest = area.replace(plain, " ").split()
            # Every town has a centre: the rest of the area has to fit too.
            if plain not in listed("places", "common") or all(one in whole for one in rest):
                return True
    return False


def _plain(text: str, *, parts: bool = False) -> str:
    """The words of a place in small letters; with `parts`, the commas between them as well."""
    words_found = (_PARTS if parts else _WORDS).findall(text.lower().replace("'", ""))
    short = listed("places", "short")
    # "Mill St" is a street; "St Mary's" and "the St" are none.
    for number, word in enumerate(words_found[1:], 1):
        if word in short and words_found[number - 1] not in _BEFORE_A_SAINT:
            words_found[number] = short[word]
    return " ".join(words_found)
