"""Finds where a text about one child of a panel names another child of it."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, reduce
from typing import Any

from generator.case.names.doubts import Doubt, beside_another, doubt, key_of, sentence_at
from generator.case.names.everyday import is_pair, stands_as_name
from generator.case.names.folding import fold, plain
from generator.case.names.listed import listed_workers
from generator.case.names.lists import also_words, given_names, places, sentence
from generator.case.names.marks import Marks, initials, marks, name_parts
from generator.case.names.spellings import apart
from generator.case.names.strangers import strange_names

__all__ = ["Others"]

_NOBODY: Mapping[str, Any] = {"child": {"first_name": "", "last_name": ""}}
_THE = re.compile(r"\b[Tt]he (?:[A-Z][\w'-]*-)?\Z")
_DIGIT = re.compile(r"\d")
_COUNTS = re.compile(r"\{[\d,]+\}")


@dataclass(frozen=True)
class Others:
    """The other children of a panel, to be looked for in what is said of one of them.

    `marks` is what tells each of them, `workers` the folded full names of the workers who
    are listed: a social worker called Grace is no child called Grace, by her full name.
    `letters` are those workers' initials, `ours` the first names of the child of the case.
    `answered` are words that may tell a child and of which a person has said that they do not,
    each with its sentence, as `Doubt.key` has them.
    """

    marks: tuple[Marks, ...]
    workers: frozenset[str]
    letters: frozenset[str]
    ours: frozenset[str]
    answered: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(
        cls,
        case: Mapping[str, Any],
        others: Sequence[Mapping[str, Any]],
        attendance: Sequence[Mapping[str, Any]] = (),
        answered: Collection[tuple[str, str]] = (),
        met: Collection[str] = (),
    ) -> "Others":
        """Those of `others` who may not be named beside the child of `case`.

        `attendance` is the panel's: who has a worker's role there is listed. `answered` is as the
        attribute says; `met` are the names of who has to do with the panel besides.
        """
        return cls.beside([case], others, attendance, answered, met)

    @classmethod
    def beside(
        cls,
        cases: Sequence[Mapping[str, Any]],
        others: Sequence[Mapping[str, Any]],
        attendance: Sequence[Mapping[str, Any]] = (),
        answered: Collection[tuple[str, str]] = (),
        met: Collection[str] = (),
    ) -> "Others":
        """Those of `others` who may not be named beside the children of several cases, or of none.

        What one of these children has as well tells nobody. The rest is as `of` says.
        """
        workers = listed_workers(cases, others, attendance)
        shared = {part for name in workers for part in name_parts(name.title())}
        letters = {
            each
            for name in workers
            for each in initials({"first_name": name, "last_name": name.rpartition(" ")[2]})
        }
        known = {part for name in met for part in name_parts(name)}
        readers = [
            (case, fold(json.dumps(case, ensure_ascii=False))) for case in cases or [_NOBODY]
        ]
        held = [
            reduce(
                Marks.common, [marks(other, case, shared, known, said) for case, said in readers]
            )
            for other in others
        ]
        children = [case["child"] for case in cases]
        firsts = (f"{one['first_name']} {one.get('known_as', '')}" for one in children)
        ours = frozenset(part for name in firsts for part in name_parts(name))
        return cls(tuple(held), workers, frozenset(letters), ours, frozenset(answered))

    def named_in(self, text: str) -> bool:
        """Whether a text tells one of them, certainly or as far as nobody has answered."""
        return self.certainly_in(text) or bool(self.doubts_in(text))

    def certainly_in(self, text: str) -> bool:
        """Whether a text certainly tells one of them: no answer can let that stand."""
        each_way = dict.fromkeys(self._read(text))
        return self.numbers_in(text) or any(map(self._is_spelled, each_way))

    def numbers_in(self, text: str) -> bool:
        """Whether a text holds a day, number, address or school of one of them."""
        found = dict.fromkeys(each.lower() for each in self._read(text))
        return any(
            pattern is not None and pattern.search(each) is not None
            for each in found
            for pattern in (self._worded, self._figured if _DIGIT.search(each) else None)
        )

    def doubts_in(self, text: str) -> tuple[Doubt, ...]:
        """What of a text may tell one of them, and no person has answered yet."""
        bare, loose = self._read(text)
        spans = set(self._doubtful_in(bare))
        spans |= set(self._capitals_in(bare)) if self._capital else set()
        as_typed, taken_apart = _both(text)
        doubts = self._open(as_typed, spans)
        if loose != bare:
            doubts += self._open(taken_apart, set(self._doubtful_in(loose)))
        return tuple(dict.fromkeys(doubts))

    def places(
        self,
        value: Any,
        path: tuple[str | int, ...] = (),
    ) -> Iterator[tuple[tuple[str | int, ...], tuple[Doubt, ...]]]:
        """The paths of the texts in a view that tell one of them; the doubts of one that may."""
        if isinstance(value, str):
            if self.certainly_in(value):
                yield path, ()
            elif doubts := self.doubts_in(value):
                yield path, doubts
        elif isinstance(value, Mapping):
            for key, inner in value.items():
                yield from self.places(inner, (*path, key))
        elif isinstance(value, list | tuple):
            for number, inner in enumerate(value):
                yield from self.places(inner, (*path, number))

    @cached_property
    def _capital(self) -> frozenset[str]:
        return frozenset(each for one in self.marks for each in one.capital)

    @cached_property
    def _partners(self) -> frozenset[str]:
        """Names of people beside whom an everyday word is a name: the child's, and given names."""
        given = given_names() - also_words() - places()
        return self.ours | given | (self._capital - places() - sentence()["things"])

    @cached_property
    def _figured(self) -> re.Pattern[str] | None:
        """What holds a figure: it need not be looked for where none is."""
        return _any_of((each for each in self._sure if _has_figure(each)), r"[^\W_]")

    @cached_property
    def _worded(self) -> re.Pattern[str] | None:
        return _any_of((each for each in self._sure if not _has_figure(each)), r"[^\W_]")

    @property
    def _sure(self) -> frozenset[str]:
        return frozenset(each for one in self.marks for each in one.sure)

    @cached_property
    def _asked(self) -> re.Pattern[str] | None:
        return _any_of((each for one in self.marks for each in one.asked), r"[^\W_]")

    @cached_property
    def _shared(self) -> re.Pattern[str] | None:
        return _any_of((each for one in self.marks for each in one.shared), r"[^\W_]")

    @cached_property
    def _names(self) -> re.Pattern[str] | None:
        return _any_of((each for one in self.marks for each in one.names), r"[^\W\d_]")

    @cached_property
    def _pairs(self) -> re.Pattern[str] | None:
        return _any_of((each for one in self.marks for each in one.pairs), r"[^\W\d_]")

    def _read(self, text: str) -> tuple[str, str]:
        """A text in plain letters, and with what is run together taken apart."""
        bare, loose = _both(text)
        return self._without_workers(bare), self._without_workers(loose)

    def _doubtful_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Where initials stand, people of the other case alone, or what both share, of another."""
        if self._initials is not None:
            yield from (match.span() for match in self._initials.finditer(text))
        if self._asked is not None:
            yield from (match.span() for match in self._asked.finditer(text.lower()))
        for match in self._shared.finditer(text.lower()) if self._shared is not None else ():
            if beside_another(sentence_at(text, *match.span())):
                yield match.span()

    def _open(self, text: str, spans: Collection[tuple[int, int]]) -> list[Doubt]:
        """What is asked about the words at these places, where nobody has answered."""
        found = [(span, doubt(text, *span)) for span in sorted(spans)]
        return [
            one for span, one in found if not self.answered or not self._is_answered(text, span)
        ]

    def _is_answered(self, text: str, span: tuple[int, int]) -> bool:
        """Whether words stand in the very sentence that was answered, however its lines break."""
        said = key_of(text[slice(*span)], "")[0]
        sentences = [sentence for words, sentence in self.answered if words == said]
        return any(
            match.start() <= span[0] and span[1] <= match.end()
            for sentence in sentences
            for match in re.finditer(r"\s+".join(map(re.escape, sentence.split())), text.lower())
        )

    def _without_workers(self, text: str) -> str:
        """The text with as many signs in the place of workers' names."""
        if self._workers is None:
            return text
        return self._workers.sub(lambda found: "~" * len(found.group()), text)

    def _is_spelled(self, text: str) -> bool:
        lower = text.lower()
        if self._names is not None and self._names.search(lower):
            return True
        found = self._pairs.finditer(lower) if self._pairs is not None else ()
        return any(is_pair(text, *match.span()) for match in found)

    @cached_property
    def _workers(self) -> re.Pattern[str] | None:
        names = sorted(self.workers, key=len, reverse=True)
        joined = "|".join(re.escape(name) for name in names)
        return re.compile(rf"(?i)(?<![^\W_])(?:{joined})(?![^\W_])") if names else None

    @cached_property
    def _initials(self) -> re.Pattern[str] | None:
        every = {each for one in self.marks for each in one.initials} - self.letters
        dotted = [r"\.\s?".join(each) + r"\.?" for each in every]
        plain_ones = [each for each in every if each.lower() not in sentence()["acronyms"]]
        found = sorted([*dotted, *plain_ones], key=len, reverse=True)
        return (
            re.compile(rf"(?<![\w.&/@-])(?:{'|'.join(found)})(?:'s)?(?![\w&/@-])")
            if found
            else None
        )

    def _capitals_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Where an everyday word stands as a name."""
        everyday = self._capital
        text = _called().sub(lambda found: "~" * len(found.group()), text)
        for match in re.finditer(r"(?<![\w'@.-])[A-Z][\w'-]*", text):
            here = match.group().lower().removesuffix("'s").rstrip("'")
            # A family by its name in the plural: the Carters.
            several = here.endswith("s") and not everyday.isdisjoint((here[:-1], here[:-2]))
            family = several and _THE.search(text, max(0, match.start() - 60), match.start())
            if (here in everyday and stands_as_name(text, *match.span(), self._partners)) or family:
                yield match.span()
        for name, _ in strange_names(text, (), everyday):
            at = text.find(name)
            if " " in name and fold(name.split()[0]) in everyday and at >= 0:
                yield at, at + len(name)


@lru_cache(maxsize=256)
def _both(text: str) -> tuple[str, str]:
    """A text in plain letters, and with what is run together taken apart: asked for in turn."""
    return plain(text), apart(text)


@cache
def _called() -> re.Pattern[str]:
    """What has a name's words in its own, such as a dog or a flag."""
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, sentence()['called']))})(?!\w)")


def _any_of(patterns: Iterable[str], within: str) -> re.Pattern[str] | None:
    """A search for whichever pattern comes first, where no letter `within` stands beside it."""
    found = sorted(set(patterns), key=lambda each: (-len(each), each))
    return re.compile(rf"(?<!{within})(?:{'|'.join(found)})(?!{within})") if found else None


def _has_figure(pattern: str) -> bool:
    """Whether what a pattern finds has a figure in it."""
    return _DIGIT.search(_COUNTS.sub("", pattern)) is not None
