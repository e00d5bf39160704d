"""Finds where some texts about one child of a panel name another child of it."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from generator.case.names.described import Description
from generator.case.names.doubts import Doubt, beside_another, doubt, key_of, sentence_at
from generator.case.names.everyday import is_pair, stands_as_name
from generator.case.names.folding import fold, plain
from generator.case.names.lists import also_words, given_names, places, sentence
from generator.case.names.marks import Marks
from generator.case.names.near import Nearly
from generator.case.names.sought import Sought, any_of
from generator.case.names.spellings import apart
from generator.case.names.strangers import strange_names

__all__ = ["Here", "Known", "both_ways", "without_workers"]

_THE = re.compile(r"\b[Tt]he (?:[A-Z][\w'-]*-)?\Z")


@dataclass(frozen=True)
class Known:
    """What may be named in some texts: what the reader's own `cases` say, and folded `words`."""

    cases: tuple[Description, ...]
    words: frozenset[str]

    def holds(self, bare: str) -> bool:
        """Whether a word, words or a number, folded and without signs, is among that."""
        return bare in self.words or any(case.holds(bare) for case in self.cases)


@dataclass(frozen=True)
class Here:
    """What of the others' marks can stand in some texts at all, to be looked for in each of these.

    The rest is as `Others` has it.
    """

    marks: Marks
    workers: frozenset[str]
    ours: frozenset[str]
    answered: frozenset[tuple[str, str]]
    known: Known

    @property
    def is_empty(self) -> bool:
        """Whether nothing of them stands in any of the texts."""
        return self.marks == Marks()

    def certainly_in(self, text: str) -> bool:
        """Whether a text certainly tells one of them: no answer can let that stand."""
        if not (self.marks.names or self.marks.pairs or self.marks.sure):
            return False
        each_way = dict.fromkeys(self._read(text))
        return self.numbers_in(text) or any(map(self._is_spelled, each_way))

    def numbers_in(self, text: str) -> bool:
        """Whether a text holds a day, number, address or school of one of them."""
        if self._sure is None:
            return False
        found = dict.fromkeys(each.lower() for each in self._read(text))
        return any(self._sure.search(each) is not None for each in found)

    def doubts_in(self, text: str) -> tuple[Doubt, ...]:
        """What of a text may tell one of them, and no person has answered yet."""
        likely = self.marks.likely
        if not (self._capital or self._initials or self._asked or self._shared or likely):
            return ()
        bare, loose = self._read(text)
        spans = {*self._doubtful_in(bare), *self._capitals_in(bare)}
        as_typed, taken_apart = both_ways(text)
        doubts = self._open(as_typed, spans)
        if loose != bare:
            doubts += self._open(taken_apart, set(self._doubtful_in(loose)))
        return tuple(dict.fromkeys(doubts))

    @property
    def _capital(self) -> frozenset[str]:
        return self.marks.capital

    @cached_property
    def _partners(self) -> frozenset[str]:
        """Names of people beside whom an everyday word is a name: the child's, and given names."""
        return self.ours | _only_given() | (self._capital - places() - sentence()["things"])

    @cached_property
    def _sure(self) -> re.Pattern[str] | None:
        return _any(self.marks.sure)

    @cached_property
    def _asked(self) -> re.Pattern[str] | None:
        return _any(self.marks.asked)

    @cached_property
    def _shared(self) -> re.Pattern[str] | None:
        return _any(self.marks.shared)

    @cached_property
    def _nearly(self) -> Nearly:
        return Nearly(self.marks.likely)

    @cached_property
    def _names(self) -> re.Pattern[str] | None:
        return _any(self.marks.names, figures=False)

    @cached_property
    def _pairs(self) -> re.Pattern[str] | None:
        return _any(self.marks.pairs, figures=False)

    @cached_property
    def _initials(self) -> re.Pattern[str] | None:
        return _initials(self.marks.initials)

    def _read(self, text: str) -> tuple[str, str]:
        """A text in plain letters, and with what is run together taken apart."""
        bare, loose = both_ways(text)
        return without_workers(bare, self.workers), without_workers(loose, self.workers)

    def _doubtful_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Where initials stand, people of the other case alone, or what both share, of another."""
        if self._initials is not None:
            yield from (match.span() for match in self._initials.finditer(text))
        if self._asked is not None:
            yield from (match.span() for match in self._asked.finditer(text.lower()))
        if self.marks.likely:
            yield from self._nearly.spans(text, self.known.holds)
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

    def _is_spelled(self, text: str) -> bool:
        lower = text.lower()
        if self._names is not None and self._names.search(lower):
            return True
        found = self._pairs.finditer(lower) if self._pairs is not None else ()
        return any(is_pair(text, *match.span()) for match in found)

    def _capitals_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Where an everyday word stands as a name."""
        everyday, lower = self._capital, text.lower()
        if not any(each in lower for each in everyday):
            return
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
def both_ways(text: str) -> tuple[str, str]:
    """A text in plain letters, and with what is run together taken apart: asked for in turn."""
    return plain(text), apart(text)


def without_workers(text: str, workers: frozenset[str]) -> str:
    """The text with as many signs in the place of workers' names."""
    found = _workers(workers)
    return text if found is None else found.sub(lambda name: "~" * len(name.group()), text)


@lru_cache(maxsize=512)
def _workers(workers: frozenset[str]) -> re.Pattern[str] | None:
    names = sorted(workers, key=len, reverse=True)
    joined = "|".join(re.escape(name) for name in names)
    return re.compile(rf"(?i)(?<![^\W_])(?:{joined})(?![^\W_])") if names else None


@lru_cache(maxsize=512)
def _initials(every: frozenset[str]) -> re.Pattern[str] | None:
    dotted = [r"\.\s?".join(each) + r"\.?" for each in every]
    plain_ones = [each for each in every if each.lower() not in sentence()["acronyms"]]
    found = sorted([*dotted, *plain_ones], key=len, reverse=True)
    return re.compile(rf"(?<![\w.&/@-])(?:{'|'.join(found)})(?:'s)?(?![\w&/@-])") if found else None


def _any(sought: Collection[Sought], *, figures: bool = True) -> re.Pattern[str] | None:
    return any_of(frozenset(each.pattern for each in sought), figures=figures)


@cache
def _only_given() -> frozenset[str]:
    return given_names() - also_words() - places()


@cache
def _called() -> re.Pattern[str]:
    """What has a name's words in its own, such as a dog or a flag."""
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, sentence()['called']))})(?!\w)")
