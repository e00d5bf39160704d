"""A fault of a pack: where it stands and what it says."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.rules._pack_lines import Steps
from generator.spelling import nearest

__all__ = ["Found", "meant", "shown"]


@dataclass(frozen=True)
class Found:
    """One fault: the path of the field it stands in, and the sentence for it."""

    path: Steps
    says: str


def meant(word: object, known: Iterable[str]) -> str:
    """A hint at the word that was meant, in brackets after a space; empty when none is near."""
    near = nearest(word, known) if isinstance(word, str) else None
    return f" (did you mean {near}?)" if near else ""


def shown(step: object) -> str:
    """A name or value as it can be printed: no control characters, not without end."""
    text = "".join(char if char.isprintable() else "?" for char in str(step))
    return text if len(text) <= 64 else f"{text[:61]}..."
