"""A small memory of what was worked out lately."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Recent(Generic[T]):
    """Keeps the last `most` results by key. Safe between threads: at worst work is done twice."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[str, T] = {}

    def get(self, key: str, make: Callable[[], T]) -> T:
        """The result kept for a key, or a new one."""
        found = self._kept.get(key)
        if found is None:
            found = make()
            self._kept[key] = found
            for old in list(self._kept)[: -self._most]:
                self._kept.pop(old, None)
        return found
