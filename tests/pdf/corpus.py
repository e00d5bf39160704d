"""The Word files that that PDFs are judged and measured on, besides the feature documents."""

from datetime import date
from functools import cache
from pathlib import Path

from generator.catalogue import Catalogue
from generator.resources import Resources
from generator.toolkit import Toolkit

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = sorted(kind.name for kind in Catalogue(Resources()).kinds() if kind.has_template)


@cache
def samples() -> dict[str, bytes]:
    """One Word file of each shipped template, from the first sample case that has one."""
    toolkit = Toolkit()
    found: dict[str, bytes] = {}
    for path in sorted((ROOT / "samples").glob("*.json")):
        record = toolkit.open(path)
        for document in toolkit.generate(record, formats=["docx"], on=date(2026, 3, 2)):
            found.setdefault(document.kind.name, document.content)
    folder = ROOT / "samples" / "panel-cases"
    (report,) = toolkit.board(folder, "2026Q1", on=date(2026, 4, 2), formats=["docx"])
    return found | {report.kind.name: report.content}
