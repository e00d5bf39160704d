"""What a template sees where a value is missing."""

import re
from collections.abc import Iterator
from typing import Any

from jinja2 import ChainableUndefined

NOT_RECORDED = "Not recorded"

# The parts of a run's properties that stand behind its highlight, by the schema's order.
_BEHIND = re.compile(
    r"<w:(?:u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)\b"
    r"|</w:rPr>"
)
_HIGHLIGHT = '<w:highlight w:val="yellow"/>'


def as_gap(properties: str) -> str:
    """Run properties with a highlight, so that what is missing is seen at a glance."""
    if "<w:highlight" in properties:
        return properties
    if not properties:
        return f"<w:rPr>{_HIGHLIGHT}</w:rPr>"
    return _BEHIND.sub(lambda found: f"{_HIGHLIGHT}{found.group()}", properties, count=1)


class Missing(ChainableUndefined):
    """Prints "Not recorded"; false in a test and a comparison, empty in a loop.

    Every part of it and every sum with it is missing too.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return NOT_RECORDED

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def _still_missing(self, *_other: object) -> "Missing":
        return self

    def _no(self, _other: object) -> bool:
        return False

    # Jinja's own raise here; ours do not, and its types do not allow for that.
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _still_missing  # type: ignore[assignment]
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _still_missing  # type: ignore[assignment]
    __mod__ = __rmod__ = __neg__ = __pos__ = _still_missing  # type: ignore[assignment]
    __lt__ = __le__ = __gt__ = __ge__ = _no  # type: ignore[assignment]
