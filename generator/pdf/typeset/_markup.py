"""Pieces of Typst code. Text goes in as quoted strings alone, so nothing in it is ever run."""

import re

_BLANKS = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)
_ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"', 0xFEFF: ""} | dict.fromkeys(_BLANKS, " ")
_LANG = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?(?:-.*)?$")


def quoted(text: str) -> str:
    """The text as a Typst string literal; control characters become spaces."""
    return f'"{text.translate(_ESCAPES)}"'


def pt(length: float) -> str:
    """A length in points, short."""
    return f"{round(length, 3):g}pt"


def ratio(part: float) -> str:
    """A part of the whole, in percent."""
    return f"{round(part * 100, 3):g}%"


def rgb(colour: str | None, default: str = "black") -> str:
    """A colour from RRGGBB."""
    return default if colour is None else f'rgb("{colour}")'


def lang(tag: str) -> str:
    """The `lang:` and `region:` arguments of a language tag; "" when it is none."""
    found = _LANG.match(tag)
    if not found:
        return ""
    region = f', region: "{found[2].lower()}"' if found[2] else ", region: none"
    return f'lang: "{found[1].lower()}"{region}'


def named(**arguments: str | None) -> str:
    """`name: value` pairs, those that are None left out; underscores become hyphens."""
    return ", ".join(f"{k.replace('_', '-')}: {v}" for k, v in arguments.items() if v is not None)
