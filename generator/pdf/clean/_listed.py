"""What was found in a file, each kind once, with how many."""

from collections import Counter


class Listed:
    """Kinds of things in words, in the order in which they were first met."""

    def __init__(self) -> None:
        self._out: Counter[tuple[str, str]] = Counter()
        self._kept: Counter[tuple[str, str]] = Counter()

    def add(self, one: str, many: str = "") -> None:
        """One more that was taken out: `one` in words; `many` with {} for how many, if counted."""
        self._out[one, many] += 1

    def keep(self, one: str, many: str) -> None:
        """One more that stays though it does not show."""
        self._kept[one, many] += 1

    def notes(self) -> list[str]:
        """A note on what was taken out, and one on what stays unseen; only those that there are."""
        told = (("taken out", self._out), ("kept, though it does not show", self._kept))
        return [f"{what}: {', '.join(_words(counts))}" for what, counts in told if counts]


def _words(counts: Counter[tuple[str, str]]) -> list[str]:
    return [many.format(n) if many and n > 1 else one for (one, many), n in counts.items()]
