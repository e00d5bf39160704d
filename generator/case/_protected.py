"""Values that some readers may not see, where they stand again in what those readers are given."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import compress, count, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from generator.case._redact import AUDIENCES, FAMILY
from generator.case._shape import Shape, shape
from generator.case.names import strange_words
from generator.case.names.folding import plains

__all__ = ["Leak", "keeps_from", "leaks"]

_FEWEST_WORDS = 4
_FEWEST_LETTERS = 14
_OF_SENTENCE = 9
_SHORTEST_NUMBER = 5
# What stands in more fields than these, whole, is a set phrase and no secret.
_MOST = 3
# Who did something is no secret, even where the entry is one.
_OPEN = frozenset(
    {
        *("by", "who", "with_whom", "to", "owner", "author", "manager", "referred_by"),
        *("prosecutor", "court", "order", "escalated_to", "relationship", "area", "role"),
        # What the law calls a sentence, which any text may say of any child.
        "option",
    }
)
_ADDRESS = frozenset({"lines", "postcode"})
# What refers to another part of the file, or to another file.
_REFERENCES = frozenset(
    {
        *("schema", "case_id", "id", "about", "failures", "breached_conditions", "condition"),
        *("file", "logo", "photo", "picture", "meant_names"),
    }
)
# Of these each sentence is protected by itself; elsewhere people copy sentences from one
# section to another, and only the whole text tells.
_BY_SENTENCE = frozenset(
    {
        *("victims", "harm_to_others", "assessment", "bail_package", "concerns", "contact_note"),
        *("events", "reason"),
    }
)
# Relatives to be told: who they are and their numbers stand among the people of the case as well.
_RELATIVES = (("pre_sentence", "who_to_tell"), ("custody", "contacts"))
_DATE = re.compile(r"[0-9:-]*")
_DIGIT = re.compile(rb"[0-9]")
_NAMES_OF_VICTIMS = (("court", "victims"), ("assessment", "people_who_pose_risk"))
# Words are looked for as bytes, which are quick to take apart.
_SENTENCE = re.compile(r"[.!?:;\n]+")
_NO_TEXTS = frozenset({bool, int, float, type(None)})
# Between two texts: no letter has this byte.
_MARK = b"\xff"
_APART = bytes.maketrans(
    b"\"#$%&'()*+,-/<=>@[\\]^_`{|}~.!?:;\n\t" + b"ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    b" " * 34 + b"abcdefghijklmnopqrstuvwxyz",
)


class _Held(NamedTuple):
    """A text of a case: its path, and who may see it."""

    path: tuple[str | int, ...]
    text: str
    readers: frozenset[str]


@dataclass(frozen=True)
class Leak:
    """A protected value that stands again: the paths of the value and of the place it stands in.

    `shown_to` may see the place, `kept_from` may not see the value.
    """

    value: tuple[str | int, ...]
    place: tuple[str | int, ...]
    shown_to: frozenset[str]
    kept_from: frozenset[str]

    def reaches(self, audience: frozenset[str]) -> bool:
        """Whether a document for all those readers would tell one of them the value."""
        return audience <= self.shown_to and bool(audience & self.kept_from)


@cache
def keeps_from(readers: frozenset[str]) -> bool:
    """Whether any case can hold what one of these readers may not see, as the schema has it."""
    return bool(readers & FAMILY) or _is_closed(shape("case"), readers)


def _is_closed(along: Shape, readers: frozenset[str]) -> bool:
    """Whether one of the readers may not see all that can stand in a place."""
    inner = [*along.fields, *((along.item,) if along.item else ())]
    if any(not readers <= field.readers for field in along.fields):
        return True
    return any(_is_closed(each, readers) for each in inner)


def leaks(case: Mapping[str, Any]) -> tuple[Leak, ...]:
    """Where a protected value of a case stands in a text for a reader who may not see it.

    Only values that are specific enough to be certain count: addresses under non-disclosure
    and their lines, postcodes and numbers, names of victims and of people who pose a risk,
    and texts and sentences of several words.
    """
    held: list[_Held] = []
    _collect(case, shape("case"), AUDIENCES, (), held)
    words, starts = _stream(held)
    needles: dict[tuple[bytes, bytes], list[tuple[list[bytes], _Held]]] = {}
    single: dict[bytes, _Held] = {}
    for needle, source in _needles(case, held, words, starts):
        if len(needle) > 1:
            needles.setdefault((needle[0], needle[1]), []).append((needle, source))
        else:
            single.setdefault(needle[0], source)
    hits: list[tuple[int, _Held]] = []
    for at in compress(count(), map(needles.__contains__, pairwise(words))):
        target = held[bisect_right(starts, at) - 1]
        # That a value stands in its own place tells nobody anything.
        hits += [
            (at, source)
            for needle, source in needles[words[at], words[at + 1]]
            if source is not target and _stands(needle, words, at)
        ]
    found = compress(count(), map(single.__contains__, words)) if single else ()
    hits += [(at, single[words[at]]) for at in found]
    leaking: dict[tuple[Any, Any], Leak] = {}
    for at, source in sorted(hits, key=lambda hit: hit[0]):
        target = held[bisect_right(starts, at) - 1]
        if source is not target and not target.readers <= source.readers:
            key = (source.path, target.path)
            leaking.setdefault(key, Leak(*key, target.readers, AUDIENCES - source.readers))
    return tuple(leaking.values())


def _stands(needle: list[bytes], words: list[bytes], at: int) -> bool:
    """Whether these words stand there; the last is looked at first, for most differ in it."""
    end = at + len(needle)
    return end <= len(words) and words[end - 1] == needle[-1] and words[at:end] == needle


def _stream(held: list[_Held]) -> tuple[list[bytes], list[int]]:
    """The words of all texts in one list, each text ended by a mark, and where each begins."""
    texts = [text.encode("utf-8", "replace") for text in plains([each.text for each in held])]
    words: list[bytes] = []
    starts = []
    for text in _MARK.join(texts).translate(_APART).split(_MARK):
        starts.append(len(words))
        words += text.split()
        words.append(_MARK)
    return words[:-1], starts


def _collect(
    value: Any,
    along: Shape | None,
    readers: frozenset[str],
    path: tuple[str | int, ...],
    held: list[_Held],
) -> None:
    """Every text of a case with who may see it."""
    if along is None:
        return
    if isinstance(value, str):
        if not along.codes and (value[:1].isalpha() or not _DATE.fullmatch(value)):
            held.append(_Held(path, value, readers))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            _collect(inner, along.item, readers, (*path, number), held)
    elif isinstance(value, (dict, Mapping)):
        if value.get("non_disclosure"):
            readers -= FAMILY
        for name, inner in value.items():
            # Neither a number nor a yes or no is a text.
            if type(inner) in _NO_TEXTS or name in _REFERENCES:
                continue
            if (field := along.field(name)) is None or (type(inner) is str and field.codes):
                continue
            theirs = field.readers
            # Most parts are for the same readers as what they stand in.
            seen = readers if readers <= theirs else readers & theirs
            _collect(inner, field, seen, (*path, name), held)


def _needles(
    case: Mapping[str, Any], held: list[_Held], words: list[bytes], starts: list[int]
) -> Iterator[tuple[list[bytes], _Held]]:
    """The words of every protected value by which it is certain to be itself, with the value."""
    times = Counter(each.text for each in held)
    # Whom a condition names, the child has to know.
    ruled: set[bytes] = set()
    closed = []
    for number, each in enumerate(held):
        rules = each.path[:2] == ("supervision", "conditions")
        if each.readers == AUDIENCES and not rules:
            continue
        end = starts[number + 1] - 1 if number + 1 < len(starts) else len(words)
        mine = words[starts[number] : end]
        if each.readers != AUDIENCES:
            closed.append(each)
            yield from ((one, each) for one in _specific(each, mine, times[each.text] > _MOST))
        if rules:
            ruled.update(mine)
    named = [each for each in closed if each.path[:2] in _NAMES_OF_VICTIMS]
    for name, number in strange_words(case, [each.text for each in named]):
        if name.encode() not in ruled:
            yield [name.encode()], named[number]


def _specific(held: _Held, words: list[bytes], often: bool) -> Iterator[list[bytes]]:
    """What of a protected text is certain to be itself wherever it stands."""
    field = next(step for step in reversed(held.path) if isinstance(step, str))
    if field in _OPEN or (held.path[:2] in _RELATIVES and field in ("name", "phone")):
        return
    if field not in _ADDRESS and _BY_SENTENCE.isdisjoint(held.path) and _is_of_law(words):
        return
    joined = b"".join(words)
    numbered = len(words) <= _FEWEST_WORDS and len(_DIGIT.findall(joined)) > 1
    if (field == "lines" and not often) or field == "postcode" or numbered:
        if len(joined) >= _SHORTEST_NUMBER and (field != "lines" or len(words) > 1):
            yield words
            if numbered and field != "lines":
                yield [joined]
    elif not often and len(words) >= _FEWEST_WORDS and len(joined) >= _FEWEST_LETTERS:
        yield words
        if len(words) >= _OF_SENTENCE and not _BY_SENTENCE.isdisjoint(held.path):
            told = map(_words, plains(_SENTENCE.split(held.text)))
            yield from (each for each in told if len(each) >= _OF_SENTENCE)


def _is_of_law(words: list[bytes]) -> bool:
    """Whether a text is nothing but words of law and of any record, such as "Bail refused"."""
    # Most texts begin with another word.
    if not words or not (words[0].isdigit() or words[0] in _words_of_law()):
        return False
    told = [each for each in words if not each.isdigit()]
    return 0 < len(told) <= _OF_SENTENCE and _words_of_law().issuperset(told)


@cache
def _words_of_law() -> frozenset[bytes]:
    lines = (Path(__file__).parent / "data" / "words-of-law.txt").read_text("utf-8").splitlines()
    return frozenset(_words(" ".join(line.partition("#")[0] for line in lines)))


def _words(text: str) -> list[bytes]:
    """The words of a plain text, in small letters."""
    return text.encode("utf-8", "replace").translate(_APART).split()
