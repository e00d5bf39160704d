"""Every document of every sample, made once for all tests here."""

from datetime import date
from pathlib import Path

import pytest

from generator.documents.produce import Document
from generator.toolkit import Toolkit

ON = date(2026, 3, 2)


@pytest.fixture(scope="session")
def made(samples: Path) -> dict[tuple[str, str], dict[str, Document]]:
    """By sample and identifier-with-kind, then by format."""
    toolkit = Toolkit()
    out: dict[tuple[str, str], dict[str, Document]] = {}
    for path in sorted(samples.glob("*.json")):
        for document in toolkit.generate(toolkit.open(path), on=ON):
            key = (path.stem, f"{document.kind.name}_{document.identifier}")
            out.setdefault(key, {})[document.format] = document
    return out
