"""The Word files that that PDFs are judged and measured on, besides the feature documents."""

from datetime import date
from pathlib import Path

from generator.toolkit import Toolkit

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = sorted(path.parent.name for path in (ROOT / "templates").glob("*/*.docx"))


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
