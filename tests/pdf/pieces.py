"""What the feature documents are put together from."""

import struct
import zlib

from tests.pdf.wordfile import p, r

LOREM = (
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut "
    "labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco "
    "laboris nisi ut aliquip ex ea commodo consequat. "
)


def png(width: int = 40, height: int = 20, shade: tuple[int, int, int] = (31, 92, 122)) -> bytes:
    """A plain picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = (b"\0" + bytes(shade) * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


SMALL = '<w:sz w:val="18"/>'


TAB = "<w:r><w:tab/></w:r>"


def line(*inside: str, ppr: str = "") -> str:
    """A paragraph of several things in a row; plain text becomes a run."""
    made = "".join(i if i.startswith("<") or not i else r(i) for i in inside)
    return f"<w:p><w:pPr>{ppr}</w:pPr>{made}</w:p>"


def spacing(**said: str | int) -> str:
    return "<w:spacing " + " ".join(f'w:{k}="{v}"' for k, v in said.items()) + "/>"


def abstract(number: int, *levels: tuple[str, str, int, int]) -> str:
    """A list definition; each level is format, text, left and hanging indent."""
    made = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{left}" w:hanging="{hang}"/></w:pPr></w:lvl>'
        for n, (form, text, left, hang) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{made}</w:abstractNum>'


def num(number: int, of: int, restart: bool = False) -> str:
    override = (
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if restart else ""
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def item(text: str, list_id: int = 1, level: int = 0, ppr: str = "") -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>{ppr}')


def heading(text: str, level: int = 1) -> str:
    return p(text, f'<w:pStyle w:val="Heading{level}"/>')
