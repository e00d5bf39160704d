"""What a template sees where a value is missing."""

from collections.abc import Iterator
from typing import Any

from jinja2 import ChainableUndefined

NOT_RECORDED = "Not recorded"


class Missing(ChainableUndefined):
    """Prints "Not recorded"; false in a test, empty in a loop, less than nothing, and so
    is every part of it and every sum with it."""

    __slots__ = ()

    def __str__(self) -> str:
        return NOT_RECORDED

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def _still_missing(self, *_other: object) -> "Missing":
        return self

    def _no(self, _other: object) -> bool:
        return False

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _still_missing
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _still_missing
    __mod__ = __rmod__ = __neg__ = __pos__ = _still_missing
    __lt__ = __le__ = __gt__ = __ge__ = _no
