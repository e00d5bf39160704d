"""What tells a child besides names: dates, numbers, addresses, schools, that case's own people."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from generator.case.facts.people import RELATIVES
from generator.case.names.folding import fold
from generator.case.names.patterns import dates, line_of, loose, number
from generator.case.names.sought import Sought
from generator.case.names.spellings import full_name, spaced

__all__ = ["Particulars"]

_FEWEST = 4
_NAME = re.compile(r"[A-Z\u00c0-\u00de][\w'’-]+(?: [A-Z\u00c0-\u00de][\w'’-]+){1,2}")
_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|The|A|An) ")
# What a case is called before its figures.
_CASE_WORDS = ("case", "cases", "file", "reference", "ref")
_SCHOOLS = frozenset({"academy", "school", "college", "centre", "unit", "campus"})

# What a case says, folded, with what is sought to find it.
Said = tuple[tuple[str, Sought], ...]


@dataclass(frozen=True)
class _Worker:
    """One who works with the child, by name and by telephone number and email address."""

    name: str
    words: frozenset[str]
    sought: Sought
    reached: Said


@dataclass(frozen=True, eq=False)
class Particulars:
    """What one case, `data`, says of its child besides names, each worked out once."""

    data: Mapping[str, Any] = field(repr=False)

    @cached_property
    def born(self) -> str:
        """The birth date as ISO text, empty without one."""
        return str(self._child.get("date_of_birth", ""))

    @cached_property
    def birth(self) -> tuple[Sought, ...]:
        """The birth date as people write it."""
        return tuple(dates(date.fromisoformat(self.born))) if self.born else ()

    @property
    def reference(self) -> str:
        """The case's reference."""
        return str(self.data.get("case_id", ""))

    @cached_property
    def end_of_reference(self) -> Said:
        """Its figures alone, said as a case's: "the same as in case 1004"."""
        found = re.search(r"\d{3,}$", self.reference)
        if not found:
            return ()
        said = r"(?:cases?|file|reference|ref)\.?\s?(?:no\.?|number)?[\s:#]*"
        ways = [one + also + found[0] for one in _CASE_WORDS for also in ("", "no", "number")]
        return ((found[0], Sought.of(said + found[0], *ways)),)

    @cached_property
    def held(self) -> frozenset[str]:
        """Its reference, the court's, and family's telephone numbers and email addresses."""
        return frozenset(self._held())

    @cached_property
    def numbers(self) -> Said:
        """Of these, what tells the child."""
        found = dict.fromkeys(filter(_tells, self._held()))
        return tuple((value, number(value)) for value in found)

    def _held(self) -> Iterator[str]:
        yield self.reference
        yield str(self.data.get("court", {}).get("case_number", ""))
        for person in self.data.get("people", ()):
            if person.get("role") in RELATIVES:
                yield from (person[key] for key in ("phone", "email") if key in person)
        for person in self.data.get("pre_sentence", {}).get("who_to_tell", ()):
            yield person.get("phone", "")

    @cached_property
    def home_lines(self) -> tuple[str, ...]:
        """The folded lines of where the child lives and is to live."""
        return tuple(_lines_of(self._homes))

    @cached_property
    def known_lines(self) -> frozenset[str]:
        """These, and those of the service's own address."""
        service = _lines_of([self.data.get("service", {}).get("address", {})])
        return frozenset((*self.home_lines, *service))

    @cached_property
    def houses(self) -> Said:
        """Of the lines of home those that tell one house."""
        return tuple(
            (line, line_of(line))
            for place, line in enumerate(self.home_lines)
            if any(sign.isdigit() for sign in line) or not place
            if _specific(re.findall(r"[\w']+", line))
        )

    @cached_property
    def postcodes(self) -> Said:
        """The postcodes of where the child lives and is to live, without their space."""
        codes = (fold(each.get("postcode", "")).replace(" ", "") for each in self._homes)
        return tuple(
            (code, Sought.of(rf"{re.escape(code[:-3])}[\W_]*{re.escape(code[-3:])}", code))
            for code in dict.fromkeys(codes)
            if code
        )

    @cached_property
    def streets(self) -> tuple[Sought, ...]:
        """The streets of home without their numbers."""
        found = (re.sub(r"^(?:flat |no\.? ?)?\d+\w?,? +", "", line) for line in self.home_lines)
        return tuple(
            line_of(street)
            for street in found
            if " " in street and not any(sign.isdigit() for sign in street)
        )

    @cached_property
    def homes(self) -> Said:
        """The lines of home, whatever they tell."""
        return tuple((line, line_of(line)) for line in self.home_lines)

    @cached_property
    def schools(self) -> tuple[str, ...]:
        """The folded names of the child's schools, the first one first."""
        said = self._child.get("education", {}).get("school", "")
        pieces = re.split(r"[,;:(.)]\s*| (?:with|since|at|until|but|then|on)(?: then)? ", said)
        named = [re.sub(r"^[Tt]he ", "", piece.strip()) for piece in pieces if piece]
        return tuple(
            fold(piece)
            for piece in named
            if piece[:1].isupper() and sum(each[:1].isupper() for each in piece.split()) > 1
        )

    @cached_property
    def full_schools(self) -> Said:
        """The schools whose names are of several words."""
        return tuple(
            (school, Sought.of(loose(school), school)) for school in self.schools if " " in school
        )

    @cached_property
    def lesser_schools(self) -> Said:
        """Every school but the first, and all of them in short."""
        found = []
        for place, school in enumerate(self.schools):
            first, _, last = school.rpartition(" ")
            short = first if last in _SCHOOLS else ""
            found += [name for name in (school if place else "", short) if " " in name]
        return tuple((name, Sought.of(spaced(name), name)) for name in found)

    @cached_property
    def first_school(self) -> Said:
        """The first of the schools, where its name is of several words."""
        return tuple(each for each in self.full_schools if each[0] == self.schools[0])

    def is_known_school(self, school: str) -> bool:
        """Whether a school is the child's, or a body that works with the child."""
        return school in self._said_of_school or school in self._bodies

    @cached_property
    def _said_of_school(self) -> str:
        return fold(self._child.get("education", {}).get("school", ""))

    @cached_property
    def _bodies(self) -> frozenset[str]:
        return frozenset(
            fold(person.get("organisation", "")) for person in self.data.get("people", ())
        )

    @cached_property
    def named(self) -> Said:
        """The full names of co-defendants, of who is a risk and of who is to be told."""
        risks = self.data.get("assessment", {}).get("people_who_pose_risk", ())
        to_tell = self.data.get("pre_sentence", {}).get("who_to_tell", ())
        names = [
            *self.data.get("court", {}).get("co_defendants", ()),
            *(one["name"] for one in (*risks, *to_tell)),
        ]
        full = [fold(name) for name in names if _NAME.fullmatch(name) and not _TITLE.match(name)]
        parted = [(name, *name.rpartition(" ")[::2]) for name in dict.fromkeys(full)]
        return tuple(
            (name, Sought.of(full_name(first, last), first + last, last + first))
            for name, first, last in parted
        )

    @cached_property
    def known_names(self) -> frozenset[str]:
        """These and the child's own."""
        own = fold("{first_name} {last_name}".format(**self._child))
        return frozenset((own, *(name for name, _ in self.named)))

    @cached_property
    def workers(self) -> tuple[_Worker, ...]:
        """Who works with the child and has a first and a last name."""
        return tuple(_workers(self.data.get("people", ())))

    @property
    def _child(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.data["child"]
        return found

    @cached_property
    def _homes(self) -> tuple[Mapping[str, Any], ...]:
        found = (
            self._child.get("home_address"),
            self.data.get("plan", {}).get("accommodation", {}).get("address"),
        )
        return tuple(address for address in found if address)


def _tells(value: str) -> bool:
    joined = "".join(re.findall(r"[^\W_]", value))
    return len(joined) >= _FEWEST and ("@" in value or any(sign.isdigit() for sign in joined))


def _workers(people: Iterable[Mapping[str, Any]]) -> Iterator[_Worker]:
    for person in people:
        *firsts, last = re.sub(r"\(.*?\)", "", fold(person["name"])).split() or [""]
        if person.get("role") in RELATIVES or not firsts:
            continue
        first = " ".join(firsts)
        yield _Worker(
            fold(person["name"]),
            frozenset((*firsts, last)),
            Sought.of(full_name(first, last), first + last, last + first),
            tuple(
                (fold(value), number(value))
                for value in (person.get("phone"), person.get("email"))
                if value
            ),
        )


def _lines_of(addresses: Iterable[Mapping[str, Any]]) -> list[str]:
    """The folded lines of addresses; a number that has a line to itself goes with the next."""
    found: list[str] = []
    for address in addresses:
        held = ""
        for line in address.get("lines", ()):
            held = f"{held} {fold(line).strip()}".strip()
            if any(sign.isalpha() for sign in held[1:]):
                found.append(held)
                held = ""
    return found


def _specific(pieces: list[str]) -> bool:
    """Whether an address line tells one home: a number and a street, or a house's name."""
    named = [piece for piece in pieces if piece.replace("'", "").isalpha() and len(piece) > 2]
    return len(pieces) > 1 and len(named) > (pieces[0] in ("flat", "room", "unit", "apartment"))
