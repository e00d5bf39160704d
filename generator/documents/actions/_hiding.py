"""Puts initials in the place of children's names, for readers who do not work with them."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from generator.case import Case
from generator.case.names import Description, Doubt, Others
from generator.case.names.everyday import stands_as_name
from generator.case.names.lists import also_words
from generator.documents.actions.columns import initials_of

__all__ = ["Hiding", "person"]

_FAMILY = {
    "parent": "a parent",
    "carer": "a carer",
    "sibling": "a brother or sister",
    "other-family": "a relative",
}
_HIDDEN = "~"
_IN_BRACKETS = re.compile(r"\s*\(.*?\)")


def person(name: str) -> str:
    """Who is meant by a name with or without a role behind it."""
    return " ".join(_IN_BRACKETS.sub("", name).split()).casefold()


class Hiding:
    """Texts for a reader who may know the names of some children only.

    `hidden` are the cases of the others; `workers` the names of those who work with any, which
    always stay; `answered` is as `Others` has it.
    """

    def __init__(
        self,
        hidden: Sequence[Case],
        workers: Collection[str],
        answered: Collection[tuple[str, str]] = (),
    ) -> None:
        self._hidden = tuple(hidden)
        self._cases = [dict(case.data) for case in hidden]
        self._answered = answered
        self._workers = frozenset(_IN_BRACKETS.sub("", name).strip() for name in workers)

    def text(self, said: str) -> str | None:
        """The text with initials for names; None where it would still tell who a child is."""
        if not self._cases:
            return said
        initials = self._replaced(said, keep=True)
        left = self._replaced(said, keep=False)
        return None if self._others.named_in(left) else initials

    def doubts(self, said: str) -> tuple[Doubt, ...]:
        """The words for which alone a text is withheld, and which a person may let stand."""
        if not self._cases:
            return ()
        left = self._replaced(said, keep=False)
        here = self._others.here([left])
        return () if here.certainly_in(left) else here.doubts_in(left)

    def _replaced(self, said: str, *, keep: bool) -> str:
        text = unicodedata.normalize("NFC", said)
        folded = "".join(map(_base, text))

        def instead_of(found: re.Match[str]) -> str:
            written = text[found.start() : found.end()]
            instead = self._names.get(found.group().casefold())
            if instead is None or not written[:1].isupper():
                return written
            everyday = found.group().casefold() in also_words()
            if everyday and not stands_as_name(folded, *found.span(), frozenset()):
                return written
            return instead if keep else _HIDDEN

        out, at = [], 0
        for found in self._pattern.finditer(folded):
            out += [text[at : found.start()], instead_of(found)]
            at = found.end()
        return "".join([*out, text[at:]])

    @cached_property
    def _others(self) -> Others:
        described = [case.described for case in self._hidden]
        return Others.beside((), described, self._present, self._answered)

    def beside(self, reader: str, known: Sequence[Case]) -> Others:
        """Whom a file for a reader of that name, who knows the children of `known`, may not tell.

        What the reader or one of those children has as well, such as a surname, tells nobody.
        """
        own = Description({"child": {"first_name": person(reader), "last_name": ""}})
        cases = [own, *(case.described for case in known)]
        hidden = [case.described for case in self._hidden]
        return Others.beside(cases, hidden, self._present, self._answered)

    @property
    def _present(self) -> list[dict[str, str]]:
        return [{"name": name, "role": "Worker"} for name in sorted(self._workers)]

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """What stands instead of each name, folded."""
        found: dict[str, str] = {}
        for case in self._cases:
            for one in case.get("people", ()):
                if one["role"] in _FAMILY:
                    name = _IN_BRACKETS.sub("", one["name"])
                    for part in (name, name.partition(" ")[0]):
                        found[_fold(part)] = _FAMILY[one["role"]]
        for case in self._cases:
            for name in _of_child(case["child"]):
                found[_fold(name)] = initials_of(case["child"])
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Workers first where both begin at one place, since the longest name is tried first."""
        every = {*self._names, *map(_fold, self._workers)}
        names = "|".join(map(re.escape, sorted(every, key=len, reverse=True)))
        return re.compile(rf"(?i)(?<![^\W_])(?:{names})(?![^\W_])")


def _of_child(child: Mapping[str, Any]) -> Iterator[str]:
    first = [child[key] for key in ("first_name", "known_as") if child.get(key)]
    last = child["last_name"]
    yield from (f"{name} {last}" for name in first)
    yield from (part for name in (*first, last) for part in (name, *name.split()))


def _fold(name: str) -> str:
    return "".join(map(_base, unicodedata.normalize("NFC", name))).casefold()


def _base(letter: str) -> str:
    """A letter without its accent, and one kind of apostrophe: always one for one."""
    if letter in "’ʼ‘`":
        return "'"
    return unicodedata.normalize("NFD", letter)[0]
