"""Whether words about a home say that it will not last."""

from generator.rules.texts._sense import uses
from generator.rules.texts._words import words

__all__ = ["is_temporary"]


def is_temporary(kind: str, notes: str) -> bool:
    """Whether the kind of home, or the notes on it, say that the child cannot stay there for long.

    In notes a hotel counts only where somebody is to live in it.
    """
    if any(_said(name, kind) for name in ("stay", "until", "length", "place")) or _said(
        "stay", notes
    ):
        return not words("temporary", "lasting").search(kind.lower())
    return any(
        words("temporary", "living").search(use.clause)
        for name in ("length", "place")
        for use in uses(words("temporary", name), notes)
        if use.meant and not _beside(use.clause, use.words)
    )


def _said(name: str, text: str) -> bool:
    return any(
        use.meant and not _beside(use.clause, use.words)
        for use in uses(words("temporary", name), text)
    )


def _beside(clause: str, place: str) -> bool:
    """Whether a place only says where a home is: "beside the Premier Inn", "Hotel Street"."""
    before, _, after = clause.partition(place)
    return any(
        words("temporary", name).search(text)
        for name, text in (("near", before), ("street", after))
    )
