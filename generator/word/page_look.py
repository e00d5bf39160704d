"""Sets a Word template on coloured paper, and its lines further apart."""

import io
import re
import zipfile
from collections.abc import Callable

_COLOUR = re.compile(r"[0-9A-F]{6}")
_BODY = re.compile(rb"<w:body>")
_GROUND = re.compile(rb"<w:background\b[^>]*?(?:/>|>.*?</w:background>)", re.DOTALL)
_SHOW = b"<w:displayBackgroundShape/>"
# What may stand before it among the settings.
_BEFORE = re.compile(
    rb"<w:settings\b[^>]*>(?:<w:(?:writeProtection|view|zoom|removePersonalInformation|"
    rb"removeDateAndTime|doNotDisplayPageBoundaries)\b[^>]*?/>)*"
)
_SPACING = re.compile(rb"<w:spacing\b[^>]*/>")
_APART = re.compile(rb'\bw:(line|before|after)="(\d+)"')


def on_paper(docx: bytes, colour: str) -> bytes:
    """The same Word file on paper of a colour (RRGGBB, capitals); text is never touched.

    Raises ValueError for anything else than six hexadecimal digits.
    """
    if not _COLOUR.fullmatch(colour):
        raise ValueError("A colour is six hexadecimal digits, such as FFF8E5.")
    ground = f'<w:background w:color="{colour}"/>'.encode()

    def changed(name: str, content: bytes) -> bytes:
        if name == "word/document.xml":
            return _BODY.sub(ground + b"<w:body>", _GROUND.sub(b"", content), count=1)
        if name == "word/settings.xml" and _SHOW not in content:
            return _BEFORE.sub(lambda found: found[0] + _SHOW, content, count=1)
        return content

    return _with(docx, changed)


def spaced(docx: bytes, *, lines: float, paragraphs: float) -> bytes:
    """The same Word file with its lines and paragraphs so many times as far apart.

    Only what the styles say is changed; lines of an exact height stay as they are.
    """

    def wider(found: re.Match[bytes]) -> bytes:
        if b'w:lineRule="exact"' in found[0]:
            return found[0]
        return _APART.sub(
            lambda one: (
                b'w:%s="%d"'
                % (one[1], round(int(one[2]) * (lines if one[1] == b"line" else paragraphs)))
            ),
            found[0],
        )

    return _with(
        docx,
        lambda name, content: (
            _SPACING.sub(wider, content) if name == "word/styles.xml" else content
        ),
    )


def _with(docx: bytes, changed: Callable[[str, bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = changed(entry.filename, old.read(entry))
            new.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
