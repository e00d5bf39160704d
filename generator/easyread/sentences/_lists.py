"""The lists by which sentences are checked: ours, and a service's own."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from generator.errors import FaultyInputError
from generator.reading import NotTextError, read_text
from generator.toml import TooMuchTomlError, parse_toml

_DATA = Path(__file__).with_name("data")
# How many sentences are remembered with what was found in them.
_SENTENCES = 4096
_SEVERITIES = ("must", "consider")
_WORD_KEYS = {
    *("word", "forms", "suggestion", "meaning", "check", "severity", "message", "source", "known")
}
# Where a service keeps hard words of its own, in its folder.
OWN_WORDS = "wording/hard-words.toml"


@dataclass(frozen=True)
class Check:
    """What a check says. In `message` and `suggestion`, `{found}` is what was found."""

    id: str
    severity: str
    message: str
    suggestion: str
    source: str
    patterns: tuple[re.Pattern[str], ...] = ()


@dataclass(frozen=True)
class HardWord:
    """A hard word or figure of speech with all its forms, and what is said of it.

    `meaning` is what a word list says of it; empty for what no list explains.
    """

    word: str
    forms: tuple[str, ...]
    check: Check
    meaning: str = ""


@dataclass(frozen=True)
class Lists:
    """Everything that the checks go by: `checks` by name, `hard` by the forms of each word."""

    checks: Mapping[str, Check]
    hard: Mapping[str, HardWord]
    grammar: Mapping[str, Any] = field(repr=False)

    def words(self, name: str) -> frozenset[str]:
        """A list of words of the grammar."""
        return _split(self.grammar[name])

    @cached_property
    def hard_pattern(self) -> re.Pattern[str]:
        """Finds each form of a hard word, the longest first."""
        forms = sorted(self.hard, key=len, reverse=True)
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])", re.I)

    @cached_property
    def hard_in(self) -> Callable[[str], tuple[tuple[HardWord, str], ...]]:
        """The hard words of a sentence, each once, as they stand there; names of places are none.

        A paper is asked for the same sentences again after each change of another one.
        """
        return lru_cache(maxsize=_SENTENCES)(lambda sentence: tuple(self._hard_in(sentence)))

    def _hard_in(self, sentence: str) -> Iterator[tuple[HardWord, str]]:
        seen: set[str] = set()
        for hit in self.hard_pattern.finditer(sentence):
            word = self.hard[hit[0].casefold()]
            before = sentence[max(0, hit.start() - 2) : hit.start()]
            is_name = hit[0][0].isupper() and bool(before.strip("“‘\"'"))
            if word.word not in seen and not is_name:
                seen.add(word.word)
                yield word, hit[0]


@cache
def _split(text: str) -> frozenset[str]:
    return frozenset(text.split())


@cache
def grammar() -> Mapping[str, Any]:
    """The lists of words by which a sentence is read."""
    return tomllib.loads((_DATA / "grammar.toml").read_text("utf-8"))


@cache
def shipped_lists() -> Lists:
    """The lists that come with Throughcare."""
    held = tomllib.loads((_DATA / "checks.toml").read_text("utf-8"))["check"]
    checks = {name: _check(name, entry) for name, entry in held.items()}
    words = tomllib.loads((_DATA / "hard-words.toml").read_text("utf-8"))["word"]
    return Lists(checks, dict(_forms(words, checks)), grammar())


def lists_of(service: Path | None) -> Lists:
    """The lists for a service: its `wording/hard-words.toml` stands before ours.

    Raises FaultyInputError with every fault of that file.
    """
    ours = shipped_lists()
    own = service / OWN_WORDS if service else None
    if own is None or not own.exists():
        return ours
    words = _own_words(own)
    known = {form for entry in words if entry.get("known") for form in _all_forms(entry)}
    taken = [entry for entry in words if not entry.get("known")]
    hard = {form: word for form, word in ours.hard.items() if form not in known}
    return Lists(ours.checks, {**hard, **dict(_forms(taken, ours.checks))}, ours.grammar)


def of_child(lists: Lists, words: Iterable[Mapping[str, str]]) -> Lists:
    """The lists for one child: words to avoid are found always, words that the child says never.

    `words` are entries with `avoid`, and `say` where there is something to say instead.
    """
    said = {entry["say"].casefold() for entry in words if "say" in entry}
    hard = {form: word for form, word in lists.hard.items() if form not in said}
    check = lists.checks["own-word"]
    avoided = [entry["avoid"].casefold() for entry in words if "avoid" in entry]
    return replace(lists, hard=hard | {word: HardWord(word, (word,), check) for word in avoided})


def _check(name: str, entry: Mapping[str, Any]) -> Check:
    patterns = tuple(re.compile(one, re.IGNORECASE) for one in entry.get("patterns", ()))
    return Check(
        name,
        entry["severity"],
        entry["message"],
        entry["suggestion"],
        entry["source"],
        patterns,
    )


def _forms(
    words: list[dict[str, Any]], checks: Mapping[str, Check]
) -> Iterator[tuple[str, HardWord]]:
    for entry in words:
        of = checks[entry.get("check", "hard-word")]
        check = Check(
            of.id,
            entry.get("severity", of.severity),
            entry.get("message", of.message),
            _suggestion(entry["suggestion"], of) if "suggestion" in entry else of.suggestion,
            entry.get("source", of.source),
        )
        forms = _all_forms(entry)
        meaning = entry.get("meaning", entry.get("suggestion", ""))
        meaning = meaning if of.id == "hard-word" else ""
        word = HardWord(entry["word"].casefold(), forms, check, meaning)
        yield from ((form, word) for form in forms)


def _suggestion(words: str, check: Check) -> str:
    told = f"For example: {words}."
    return f"{check.suggestion} {told}" if check.id == "hard-word" else told


def _all_forms(entry: Mapping[str, Any]) -> tuple[str, ...]:
    word = entry["word"].casefold()
    forms = entry.get("forms", [word, f"{word}s"])
    return tuple(dict.fromkeys(form.casefold() for form in forms))


def _own_words(path: Path) -> list[dict[str, Any]]:
    try:
        held = parse_toml(read_text(path))
    except NotTextError as error:
        raise FaultyInputError(str(error)) from None
    except TooMuchTomlError as error:
        raise FaultyInputError(f"{path} {error}") from None
    except tomllib.TOMLDecodeError as error:
        raise FaultyInputError(f"{path} is no sound TOML file: {str(error)[:200]}.") from None
    words = held.get("word", [])
    if set(held) - {"word"} or not isinstance(words, list):
        raise FaultyInputError(f"{path} may hold nothing but [[word]] entries.")
    faults = [
        f"Entry {number}: {fault}"
        for number, entry in enumerate(words, 1)
        for fault in _faults(entry)
    ]
    if faults:
        raise FaultyInputError(f"The list of hard words has faults ({path}):", faults)
    return words


def _faults(entry: Any) -> Iterator[str]:
    if not isinstance(entry, dict):
        yield "it is no [[word]] entry."
        return
    if strange := sorted(set(entry) - _WORD_KEYS):
        yield f"“{strange[0]}” is unknown. Known are: {', '.join(sorted(_WORD_KEYS))}."
    for key in sorted(_WORD_KEYS & set(entry) - {"forms", "known"} | {"word"}):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            yield f"write a few words after {key} =."
    forms = entry.get("forms", [])
    if not isinstance(forms, list) or not all(isinstance(f, str) and f.strip() for f in forms):
        yield 'forms is a list of words, such as ["breach", "breaches"].'
    if not isinstance(entry.get("known", False), bool):
        yield "known is true or false."
    if entry.get("severity", "must") not in _SEVERITIES:
        yield "severity is must or consider."
    if entry.get("check", "hard-word") not in ("hard-word", "figurative"):
        yield "check is hard-word or figurative."
