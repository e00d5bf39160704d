"""The kinds of document as a table in Markdown, for the README."""

from collections.abc import Iterable

from generator.catalogue import FORMATS, Kind

__all__ = ["BEGINS", "ENDS", "kinds_table"]

# Between these two lines the README holds the table.
BEGINS, ENDS = "<!-- The kinds: throughcare documents --table -->", "<!-- End of the kinds -->"
_PICTURES = "samples/pages/kinds"


def kinds_table(kinds: Iterable[Kind]) -> str:
    """A row for each kind by title: its name, readers, formats, sources and a small picture.

    What has no page, such as a workbook, has no picture.
    """
    rows = ["| | document | for | comes as | asked for by |", "|---|---|---|---|---|"]
    return "\n".join([*rows, *map(_row, kinds)])


def _row(kind: Kind) -> str:
    readers = ", ".join(reader.replace("_", " ") for reader in kind.audience)
    formats = ", ".join(FORMATS[form].words for form in kind.formats)
    picture = ""
    if kind.has_template:
        picture = f"![A page of {_plain(kind.title)}]({_PICTURES}/{kind.name}.png)"
    sources = "; ".join(kind.sources)
    cells = (picture, f"**{kind.title}** `{kind.name}`", readers, formats, sources)
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _plain(title: str) -> str:
    return title.replace("[", "(").replace("]", ")")
