"""The reference validator's word on forms, bundles and marked documents."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.pdf import protect
from generator.pdf.bundle import bundle
from generator.pdf.forms import fill, make_form
from tests.pdf import verapdf
from tests.pdf.bundle import papers
from tests.pdf.forms.test_make import BODY
from tests.pdf.wordfile import word


@pytest.mark.slow
def test_verapdf_passes_what_we_make(tmp_path):
    form = make_form(word(BODY))
    filled = fill(form, {"child.name": "Ōtomo", "views.home": "שלום", "going": "vg"}).pdf
    files = {"report.docx": papers.report(), "form.pdf": filled, "plan.pdf": papers.tagged("Plan")}
    made = {
        "form": form,
        "filled": filled,
        "bundle": bundle(papers.manifest(tmp_path, files), tmp_path).pdf,
        "marked": protect.watermark(filled, "DRAFT"),
    }
    paths = []
    for name, data in made.items():
        path = tmp_path / f"made-{name}.pdf"
        path.write_bytes(data)
        paths.append(str(path))
    script = str(Path(verapdf.__file__))
    run = subprocess.run(
        [sys.executable, script, *paths], check=True, capture_output=True, timeout=180
    )
    assert {k: v for k, v in json.loads(run.stdout).items() if v} == {}
