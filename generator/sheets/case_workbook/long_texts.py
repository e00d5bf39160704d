"""Texts that are longer than a cell may be: in parts that are put together again."""

__all__ = ["LONGEST", "joined_parts", "mark_of", "parts_of"]

LONGEST = 32_000  # characters; a cell of Excel holds 32,767
_PARAGRAPH = "\n\n"


def parts_of(text: str) -> list[str]:
    """The parts of a text, each short enough for a cell; a short text is one part.

    A part that does not begin with a new paragraph begins with a mark that says so.
    """
    if len(text) <= LONGEST:
        return [text]
    parts, rest, mark = [], text, ""
    while len(rest) > LONGEST - len(_GLUE):
        cut = rest.rfind(_PARAGRAPH, LONGEST // 2, LONGEST - len(_GLUE))
        at_paragraph = cut > 0 and not rest[cut - 1].isspace() and not rest[cut + 2].isspace()
        if not at_paragraph:
            cut = _between_letters(rest)
        parts.append(mark + rest[:cut])
        rest = rest[cut + (len(_PARAGRAPH) if at_paragraph else 0) :]
        mark = "" if at_paragraph else _GLUE
    return [*parts, mark + rest]


_GLUE = "[…]"


def _between_letters(text: str) -> int:
    """Where to cut so that neither part begins or ends with a space, which might get lost."""
    cut = LONGEST - len(_GLUE)
    while cut > LONGEST // 2 and (text[cut - 1].isspace() or text[cut].isspace()):
        cut -= 1
    return cut


def joined_parts(parts: list[str]) -> str:
    """The text that the parts are of; empty parts are left out."""
    out = ""
    for part in filter(None, parts):
        if part.startswith(_GLUE):
            out += part.removeprefix(_GLUE)
        else:
            out += (_PARAGRAPH if out else "") + part
    return out


def mark_of(key: str, number: int) -> str:
    """The hidden key of the cell with a further part of a field."""
    return f"{key}#{number}" if number > 1 else key
