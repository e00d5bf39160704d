"""Pictures as Word, PDF and web pages show them: drawings become PNG, a bar says “not”."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256

from generator.easyread.pictures._entering import Entered

__all__ = ["drawn"]

_SIZE_POINTS, _PIXELS_PER_INCH = 72, 288
# A cross-bar over what is not allowed: known by its shape, whatever the colours. Light around dark.
_BAR = "".join(
    f"#place(top + left, line(start: (8%, 92%), end: (92%, 8%), "
    f'stroke: (paint: rgb("{colour}"), thickness: {thick}pt, cap: "round")))'
    for colour, thick in (("ffffff", 11), ("b10e1e", 6.5))
)
_made: dict[str, bytes] = {}
_MOST = 512


def drawn(wanted: Sequence[tuple[Entered, bool]]) -> list[bytes]:
    """Each picture as bytes to show, PNG or JPEG; where the flag is set, under a cross-bar.

    Drawings, and all under a bar, are PNG of 288 by 288 pixels; other photographs are as they are.
    """
    keys = [_key(*one) for one in wanted]
    fresh = {
        key: _markup(*one)
        for key, one in zip(keys, wanted, strict=True)
        if key not in _made and _is_drawn(*one)
    }
    made = dict(zip(fresh, _draw(list(fresh.values())), strict=True)) if fresh else {}
    found = [
        (made.get(key) or _made[key]) if _is_drawn(*one) else one[0].content
        for key, one in zip(keys, wanted, strict=True)
    ]
    _keep(made)
    return found


def _keep(made: dict[str, bytes]) -> None:
    _made.update(made)
    for old in list(_made)[:-_MOST]:
        _made.pop(old, None)


def _is_drawn(picture: Entered, is_barred: bool) -> bool:
    return is_barred or picture.kind == "svg"


def _key(picture: Entered, is_barred: bool) -> str:
    return f"{sha256(picture.content).hexdigest()} {is_barred}"


def _markup(picture: Entered, is_barred: bool) -> str:
    held = picture.content.decode() if picture.kind == "svg" else _around(picture)
    text = held.replace("\\", "\\\\").replace('"', '\\"')
    side = f"{_SIZE_POINTS}pt"
    image = (
        f'#place(top + left, image(bytes("{text}"), format: "svg", width: {side}, '
        f'height: {side}, fit: "contain"))'
    )
    return image + _BAR * is_barred


def _around(photograph: Entered) -> str:
    """A drawing that holds a photograph, since a bar can be set over drawings alone."""
    held = b64encode(photograph.content).decode()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'viewBox="0 0 72 72"><image width="72" height="72" '
        f'xlink:href="data:image/{photograph.kind};base64,{held}"/></svg>'
    )


def _draw(drawings: list[str]) -> list[bytes]:
    import typst  # noqa: PLC0415 - costly to import

    pages = "\n#pagebreak()\n".join(drawings)
    page = f"#set page(width: {_SIZE_POINTS}pt, height: {_SIZE_POINTS}pt, margin: 0pt, fill: none)"
    made: bytes | list[bytes] = typst.compile(
        f"{page}\n{pages}".encode(), format="png", ppi=_PIXELS_PER_INCH
    )
    return made if isinstance(made, list) else [made]
