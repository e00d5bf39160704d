"""The ways by which others' PDFs come in."""

import pytest

from generator.pdf.bundle import bundle
from generator.pdf.forms import fill
from generator.pdf.protect import sign
from tests.pdf.bundle import papers


@pytest.fixture
def ways(tmp_path, p12):
    """Each way in, from a PDF to what comes out and what is said."""

    def bundled(data):
        found = bundle(papers.manifest(tmp_path, {"paper.pdf": data}), tmp_path)
        return found.pdf, " ".join(found.rows[0].notes)

    def filled(data):
        found = fill(data, {"n": "Idris"})
        return found.pdf, " ".join(found.notes)

    def signed(data):
        found = sign(data, p12, "opens it")
        return found.pdf, " ".join(found.notes)

    return {"bundle": bundled, "fill": filled, "sign": signed}
