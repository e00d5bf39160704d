"""What the easy words add: a question for each sentence that says something of its own."""

import re
from collections.abc import Iterator

from generator.easyread.witness._amounts import without_amounts
from generator.easyread.witness._explanation import Line
from generator.easyread.witness._lexicon import (
    alike,
    ideas,
    is_free,
    is_needless,
    root,
    roots,
    worded,
)
from generator.easyread.witness._moments import strings
from generator.easyread.witness._phrases import proper_words
from generator.easyread.witness._record import EASY, WORDS, Difference, Statement

__all__ = ["added", "unread"]


# "Ask Joanna if you need to, like for a bike": what a yes is asked for may be anything.
_EXAMPLE = re.compile(r"\b(?:like|such as|for(?: example| instance)?|say,) [^.,?]*", re.IGNORECASE)


def added(told: Statement) -> Iterator[Difference]:
    """A question for each sentence with a part that no official word and no detail speaks of."""
    for line, own in unread(told):
        what = (
            f"Which official words say “{line.text}”? They do not speak of "
            f"{worded(line.text, own)}."
        )
        yield Difference(what, (EASY, WORDS), line.place, sure=False)


def unread(told: Statement) -> Iterator[tuple[Line, list[str]]]:
    """Each sentence with words that no official word and no detail speaks of, and their roots."""
    words = roots(f"{told.whole} {details(told)}")
    held = [one for one in words if not is_needless(one)]
    known = frozenset().union(*(ideas(one) for one in held))
    for line in told.lines:
        named = {root(w) for w in proper_words(line.text) | told.officer | told.known}
        own = [
            one
            for one in roots(
                without_amounts(_EXAMPLE.sub(" ", line.text) if line.asks else line.text)
            )
            if not (is_free(one) or one in named or one in words or ideas(one) & known)
            and not any(alike(one, other) for other in held)
        ]
        if own:
            yield line, own


def details(told: Statement) -> str:
    """The words of all details."""
    return " ".join(strings(told.inputs))
