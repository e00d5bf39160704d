"""What a Word file says, paragraph by paragraph, for comparing one version with another."""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.errors import TemplateError
from generator.reading import NotTextError, read_small
from generator.word.faults import Place
from generator.word.package._xml import parse, w
from generator.word.package._zip import read_zip

__all__ = ["fields_in", "paragraphs"]

_MOST_BYTES = 200_000_000
_TEXT = re.compile(r"word/(?:document|header|footer|footnotes|endnotes)\d*\.xml")
_TAG = re.compile(r"\{[{%][^{}]*[%}]\}")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_PATH = re.compile(r"(?<![.\w])[a-z]\w*(?:\.\w+)+")


def paragraphs(path: Path) -> dict[str, list[str]]:
    """The text of each paragraph, tags and all, by the part it stands in, in words.

    Empty paragraphs are left out. Raises TemplateError for what is no sound Word file.
    """
    try:
        entries = read_zip(read_small(path, _MOST_BYTES))
    except NotTextError as error:
        raise TemplateError(f"The Word file cannot be read: {error}") from None
    found: dict[str, list[str]] = {}
    for name, entry in entries.items():
        if _TEXT.fullmatch(name):
            said = [" ".join(text.split()) for text in _texts(entry.content(), name)]
            found[str(Place(name))] = [text for text in said if text]
    return found


def _texts(content: bytes, name: str) -> Iterator[str]:
    for paragraph in parse(content, name).iter(w("p")):
        runs = paragraph.iter(w("t"))
        yield "".join(
            run.text or "" for run in runs if next(run.iterancestors(w("p")), None) is paragraph
        )


def fields_in(texts: dict[str, list[str]]) -> frozenset[str]:
    """The dotted fields that the tags of some paragraphs name."""
    tags = (tag for lines in texts.values() for line in lines for tag in _TAG.findall(line))
    return frozenset(path for tag in tags for path in _PATH.findall(_QUOTED.sub("", tag)))
