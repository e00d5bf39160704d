"""Beside LibreOffice: the same pages, the same words in the same order at the same places."""

import difflib
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pdf import features
from tests.pdf.reading import conforming, words

# Columns are balanced a line apart, which moves every word of the second.
EXCEPT = {"columns"}
NEAR = 4.0


@pytest.fixture(scope="module")
def reference(
    tmp_path_factory: pytest.TempPathFactory, needs: Callable[[str], str]
) -> dict[str, bytes]:
    """All feature documents as LibreOffice sets them, in one run."""
    soffice = needs("soffice")
    folder = tmp_path_factory.mktemp("reference")
    for name, make in features.ALL.items():
        (folder / f"{name}.docx").write_bytes(make())
    command = [
        soffice, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
        "pdf", "--outdir", str(folder), *map(str, sorted(folder.glob("*.docx"))),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return {path.stem: path.read_bytes() for path in folder.glob("*.pdf")}


@pytest.mark.slow
class DescribeFidelity:
    @pytest.mark.parametrize("name", sorted(set(features.ALL) - EXCEPT))
    def it_sets_words_where_libreoffice_does(self, name: str, reference: dict[str, bytes]) -> None:
        there_pages, there = words(reference[name])
        here_pages, here = words(conforming(features.ALL[name]()))
        matcher = difflib.SequenceMatcher(
            None, [w.text for w in there], [w.text for w in here], autojunk=False
        )
        near = 0
        for i, j, size in matcher.get_matching_blocks():
            for one, other in zip(there[i : i + size], here[j : j + size], strict=True):
                near += (
                    one.page == other.page
                    and abs(one.x - other.x) < NEAR
                    and abs(one.baseline - other.baseline) < NEAR
                )
        assert here_pages == there_pages
        assert near >= 0.95 * len(there)


@pytest.mark.slow
class DescribeVeraPdf:
    def it_finds_nothing_to_fault(self, tmp_path: Path) -> None:
        import json
        import sys

        for name, make in features.ALL.items():
            (tmp_path / f"{name}.pdf").write_bytes(conforming(make()))
        script = Path(__file__).with_name("verapdf.py")
        files = [str(path) for path in tmp_path.glob("*.pdf")]
        run = subprocess.run(
            [sys.executable, str(script), *files], check=True, capture_output=True, timeout=180
        )
        assert {k: v for k, v in json.loads(run.stdout).items() if v} == {}
