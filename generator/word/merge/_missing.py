"""What a template sees where a value is missing."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import ChainableUndefined

from generator.word.faults import Place

NOT_RECORDED = "Not recorded"

# The parts of a run's properties that stand behind its highlight, by the schema's order.
_BEHIND = re.compile(
    r"<w:(?:u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)\b"
    r"|</w:rPr>"
)
_HIGHLIGHT = '<w:highlight w:val="yellow"/>'


@dataclass(frozen=True)
class Gap:
    """A place of the finished file with nothing to show: a tag, or a table without rows.

    `holder` is the mapping that lacks `name`, None for the data as a whole; for a table it is
    the list without entries, and `name` is empty. Both are empty where no field is to blame.
    `table` holds the column headings of a table, and is empty for a tag. `literal` is whether
    the template itself says that something is not recorded.
    """

    place: Place
    holder: object = None
    name: str = ""
    table: str = ""
    literal: bool = False


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

    def __eq__(self, other: object) -> bool:
        """Whether it is the same; of two that are not known, nobody can say that they agree."""
        return self is other

    def __hash__(self) -> int:
        """As of any object."""
        return id(self)

    @property
    def told(self) -> str:
        """What is printed."""
        return NOT_RECORDED

    @property
    def sought(self) -> tuple[object, str]:
        """The mapping that lacks it (None for the whole of the data), and under which name."""
        name = self._undefined_name
        if not isinstance(name, str):
            return None, ""
        holder = self._undefined_obj
        return (holder, name) if isinstance(holder, Mapping) else (None, name)


class Needed(Missing):
    """Missing, and what it belongs to is to be shown: true in a test, one entry in a loop."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return 1

    def __iter__(self) -> Iterator[Any]:
        return iter((self,))


class NotYet(Missing):
    """Missing, as it may be: prints words of the template's own, and is no gap."""

    __slots__ = ("_words",)

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    @property
    def told(self) -> str:
        """What is printed."""
        return self._words

    def __str__(self) -> str:
        return self._words
