"""Documents drawn at random: nothing is lost, nothing overlaps, and others set them alike."""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import page
import pytest

from generator.pdf.finish._finish import finished
from generator.pdf.layout.compose import composed
from generator.pdf.read._document import read_document
from generator.pdf.read._model import Document
from generator.pdf.typeset._compile import compiled
from generator.pdf.typeset._typst import typst_source
from tests.pdf.layout.documents import document
from tests.pdf.layout.oracles import agreement, astray, misheard, misplaced, overlaps
from tests.pdf.layout.seen import Seen, seen, told
from tests.pdf.reading import outline

QUICK = range(40)
MORE = [pytest.param(seed, marks=pytest.mark.slow) for seed in range(40, 400)]
# What Typst writes in other tags: paragraphs parted by a page break, and floating pictures, which
# it takes out of their paragraph and even out of their list.
_OTHER_TAGS = (b'w:br w:type="page"', b"<wp:anchor")
# Paragraphs in a frame, indented under a list's item: Typst takes them out of it.
_FRAMED_UNDER_ITEMS = {75}
# What Typst refuses: two places of the same name in repeated rows, links in those rows.
_REFUSED = ("occurs multiple times", "artifacts may not contain links")


# A cell of plain words has no element for its paragraph; Typst always makes one.
_CELLS = re.compile(r"\b(T[DH](?::\w+)?)\(P\)")


def cells_of_words(tags: str) -> str:
    """A structure tree without the paragraphs that are all of their cell."""
    return _CELLS.sub(r"\1", tags)


@dataclass(frozen=True)
class Made:
    """A document, its PDF, and what is seen of it."""

    document: Document
    pdf: bytes
    seen: Seen


@lru_cache(maxsize=16)
def made(seed: int) -> Made:
    model, unsupported = read_document(document(seed))
    assert unsupported == []
    pdf = composed(model)
    return Made(model, pdf, seen(pdf))


@lru_cache(maxsize=64)
def by_typst(seed: int) -> bytes | None:
    """The PDF that the route through Typst makes of it; None when Typst refuses."""
    model = made(seed).document
    source, plan = typst_source(model)
    try:
        return finished(compiled(source, model), plan, model)
    except Exception as refusal:
        assert any(known in str(refusal) for known in _REFUSED)
        return None


class DescribeAnyDocument:
    @pytest.mark.parametrize("seed", [*QUICK, *MORE])
    def it_is_whole_conforms_and_stands_on_its_pages(self, seed: int) -> None:
        it = made(seed)
        heard = told(it.pdf, it.seen)
        assert misheard(it.document, heard, len(it.seen.sizes)) == []
        assert misplaced(it.document, heard) == []
        assert astray(it.document, it.seen) == []
        assert overlaps(it.seen) == []
        report = page.validate_pdf_bytes(it.pdf, profile="ua1")
        assert report.is_compliant, str(report)

    @pytest.mark.parametrize("seed", [*QUICK[::4], *MORE[::2]])
    def it_has_the_tags_that_typst_gives_it(
        self, seed: int, opened: Callable[[int], bytes]
    ) -> None:
        if seed in _FRAMED_UNDER_ITEMS or any(other in opened(seed) for other in _OTHER_TAGS):
            return
        other = by_typst(seed)
        assert other is None or cells_of_words(outline(made(seed).pdf)) == cells_of_words(
            outline(other)
        )


@pytest.fixture
def opened() -> Callable[[int], bytes]:
    """The XML of a document's body."""
    import io
    import zipfile

    def read(seed: int) -> bytes:
        with zipfile.ZipFile(io.BytesIO(document(seed))) as package:
            return package.read("word/document.xml")

    return read


def rate(pairs: Iterable[tuple[Seen, Seen]]) -> tuple[float, float]:
    """The parts of steps from word to word, and of documents' lengths, that are alike."""
    alike = steps = same = count = 0
    for one, other in pairs:
        near, all_, _ = agreement(one, other)
        alike, steps = alike + near, steps + all_
        same += len(one.sizes) == len(other.sizes)
        count += 1
    return alike / steps, same / count


class DescribeOtherEngines:
    def they_set_most_words_where_typst_does(self) -> None:
        pairs = [(made(s).seen, seen(pdf)) for s in QUICK[::2] if (pdf := by_typst(s))]
        words, pages = rate(pairs)
        assert words > 0.85 and pages > 0.65

    @pytest.mark.slow
    def they_set_words_where_libreoffice_does(
        self, tmp_path: Path, needs: Callable[[str], str]
    ) -> None:
        from tests.pdf.test_fidelity import fontconfig

        for seed in range(60):
            (tmp_path / f"{seed}.docx").write_bytes(document(seed))
        command = [
            needs("soffice"), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
            "--convert-to", "pdf", "--outdir", tmp_path, *tmp_path.glob("*.docx"),
        ]  # fmt: skip
        subprocess.run(
            command, check=True, capture_output=True, timeout=180,
            env={**os.environ, "FONTCONFIG_FILE": str(fontconfig(tmp_path))},
        )  # fmt: skip
        theirs = {path.stem: seen(path.read_bytes()) for path in tmp_path.glob("*.pdf")}
        assert len(theirs) == 60
        words, pages = rate((made(int(seed)).seen, other) for seed, other in theirs.items())
        assert words > 0.93 and pages > 0.75


class DescribeTheSameBytes:
    def they_come_out_each_time_and_in_other_threads(self) -> None:
        for seed in QUICK[::8]:
            model = made(seed).document
            with ThreadPoolExecutor(3) as pool:
                assert {made(seed).pdf} == set(pool.map(composed, [model] * 3))

    def they_come_out_in_another_process_that_set_others_before(self) -> None:
        seeds = [*QUICK[1::8]]
        code = (
            "import hashlib, sys\n"
            "from generator.pdf.layout.compose import composed\n"
            "from generator.pdf.read._document import read_document\n"
            "from tests.pdf.layout.documents import document\n"
            f"for seed in {seeds[::-1]}:\n"
            "    pdf = composed(read_document(document(seed))[0])\n"
            "    print(hashlib.sha256(pdf).hexdigest())\n"
        )
        root = Path(__file__).resolve().parents[3]
        run = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
        )
        here = [hashlib.sha256(made(seed).pdf).hexdigest() for seed in seeds]
        assert run.stdout.split() == here[::-1]
