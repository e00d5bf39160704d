"""How a phrase is meant where it stands: of the child and of now, or denied, past, supposed.

Free text is not evidence, so this only raises questions or holds one back.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.rules._data import table

__all__ = ["Use", "clauses", "meant", "uses"]


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a phrase stands: its words, the clause, and how it is meant there.

    `denied`: it is said not to be so, or was refused. `past`: it was so once. `supposed`: it may
    be so, or somebody asks. `others`: it is said of somebody else than the child.
    """

    words: str
    clause: str
    at: int
    denied: bool
    past: bool
    supposed: bool
    others: bool

    @property
    def meant(self) -> bool:
        """Whether it is said of the child, as being so."""
        return not (self.denied or self.past or self.supposed or self.others)


def meant(pattern: re.Pattern[str], text: str) -> bool:
    """Whether the phrase stands in the text at least once as being so, of the child."""
    return any(use.meant for use in uses(pattern, text))


def uses(pattern: re.Pattern[str], text: str) -> Iterator[Use]:
    """Every place where the phrase stands in the text, in order, with how it is meant there.

    The pattern is searched in small letters with straight apostrophes.
    """
    plain = text.lower().replace("’", "'")
    # Most texts do not hold the phrase at all.
    if pattern.search(plain) is None:
        return
    for start, clause, asked in clauses(plain):
        for found in pattern.finditer(clause):
            before, after = clause[: found.start()], clause[found.end() :]
            how = {
                key: _any(("before", key), before) or _any(("after", key), after)
                for key in ("denied", "past", "supposed", "others")
            }
            how["supposed"] = how["supposed"] or asked
            yield Use(found[0], clause, start + found.start(), **how)


def clauses(text: str) -> Iterator[tuple[int, str, bool]]:
    """Each clause of a text: where it starts, its words, and whether it ends as a question."""
    start = 0
    for mark in _breaks().finditer(text):
        if text[start : mark.start()].strip():
            yield start, text[start : mark.start()], "?" in mark[0]
        # The word that opens the next clause belongs to it: "not", "who", "without".
        opening = mark[0].lstrip(", \n")
        kept = len(opening) if opening[:1].isalpha() else 0
        start = mark.end() - kept
    if text[start:].strip():
        yield start, text[start:], False


def _any(key: tuple[str, str], text: str) -> bool:
    cue = _cues()[key]
    return cue is not None and cue.search(text) is not None


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(table("sense")["breaks"])


@cache
def _cues() -> dict[tuple[str, str], re.Pattern[str] | None]:
    """The cues of each side and meaning, as one pattern each."""
    held = table("sense")
    found: dict[tuple[str, str], re.Pattern[str] | None] = {}
    for side in ("before", "after"):
        for key, patterns in held[side].items():
            whole = "|".join(f"(?:{one})" for one in patterns)
            filled = whole.replace("{gap}", held["gap"]).replace("{kin}", held["kin"])
            found[side, key] = re.compile(filled.replace("’", "'")) if patterns else None
    return found
