"""All checks of the lines of one paper."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from generator.easyread.sentences._hard import explained_words, hard_words
from generator.easyread.sentences._lists import Check, Lists
from generator.easyread.sentences._paper import order, pronouns, said_twice, two_words
from generator.easyread.sentences._reasons import lost_reasons
from generator.easyread.sentences._single import alone
from generator.easyread.sentences._text import Line, sentences

# Words that are not to stand there, even explained.
_NEVER_EXCUSED = ("figurative", "own-word")
_MOST_SHOWN = 80  # characters of what was found


@dataclass(frozen=True)
class Remark:
    """What was found in a line: where, how grave (must, consider), and what to write instead."""

    check: str
    place: str
    text: str
    severity: str
    message: str
    suggestion: str
    source: str


def remarks(lines: Sequence[Line], lists: Lists, listed: Iterable[str] = ()) -> tuple[Remark, ...]:
    """What the checks find in the lines of one paper, in the order of its lines.

    `listed` are the words that its word list explains.
    """
    explained = explained_words(lines, lists, listed)
    found = [(line, remark) for line in lines for remark in _of_line(line, lists, explained)]
    for several in (
        pronouns(lines, lists),
        two_words(lines, lists, explained),
        order(lines),
        said_twice(lines),
    ):
        found += [
            (line, remark_of(lists.checks[name], line, **what)) for line, name, what in several
        ]
    numbers = {id(line): number for number, line in enumerate(lines)}
    found.sort(key=lambda one: numbers[id(one[0])])
    return tuple(remark for _, remark in found)


def reasons(official: str, lines: Sequence[Line], lists: Lists) -> Iterator[Remark]:
    """What the lines of one condition lose of the because, so and if of its official text."""
    for name, what in lost_reasons(official, lines):
        yield remark_of(lists.checks[name], lines[0], found=what)


def remark_of(check: Check, line: Line, **what: str) -> Remark:
    """A remark by a check on a line; `what` fills the gaps of its words."""
    message, suggestion = check.message, check.suggestion
    for name, whole in what.items():
        value = shorten(whole, _MOST_SHOWN, placeholder=" …")
        message = message.replace(f"{{{name}}}", value)
        suggestion = suggestion.replace(f"{{{name}}}", value)
    return Remark(
        check.id, line.place, line.text, check.severity, message, suggestion, check.source
    )


def _of_line(line: Line, lists: Lists, explained: frozenset[str]) -> Iterator[Remark]:
    parts = sentences(line.text)
    if len(parts) > 1:
        yield remark_of(lists.checks["two-sentences"], line)
    seen: set[tuple[str, str]] = set()
    for sentence in parts:
        for name, what in alone(sentence, lists):
            if (name, what) not in seen:
                seen.add((name, what))
                yield remark_of(lists.checks[name], line, found=what)
        for word, found in hard_words(sentence, lists):
            if word.word not in explained or word.check.id in _NEVER_EXCUSED:
                yield remark_of(word.check, line, found=found)
