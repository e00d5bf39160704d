"""Beside LibreOffice: the same pages, the same words in the same order at the same places."""

import difflib
import fcntl
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import shared_folder
from tests.pdf import features, outside
from tests.pdf.corpus import ROOT, TEMPLATES, samples
from tests.pdf.reading import Word, conforming, words

NEAR = 4.0
MADE = features.ALL | outside.ALL
DOCUMENTS = [*TEMPLATES, *sorted(MADE)]


@dataclass(frozen=True)
class Reached:
    """How close a PDF comes to LibreOffice's; parts of one, and pages more or fewer."""

    near: float = 0.95
    order: float = 0.95
    look: float = 0.95
    pages: int = 0

    def falls_short_of(self, goal: "Reached") -> bool:
        parts = ((self.near, goal.near), (self.order, goal.order), (self.look, goal.look))
        return any(mine < least for mine, least in parts) or self.pages > goal.pages


# The documents known to miss the goal: why, and what they reach at least.
_LONG = "LibreOffice begins what stays together on a new page, though it is longer than one"
MISSES = {
    "accommodation-escalation": (_LONG, Reached(near=0.73)),
    "hdc-report": (_LONG, Reached(near=0.55)),
    "home-circumstances": (_LONG, Reached(near=0.57)),
    "outside form": (
        "Word draws lines between the bands and LibreOffice none",
        Reached(near=0.88),
    ),
    "psr-custody": (
        "LibreOffice leaves a heading alone above two list items that stay together",
        Reached(near=0.91),
    ),
}


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory, needs: Callable[[str], str]) -> Path:
    """A folder of all documents, Word and PDF, as one run of LibreOffice sets them.

    It is made once, however many processes share the tests.
    """
    soffice = needs("soffice")
    shared = shared_folder(tmp_path_factory)
    folder = shared / "reference"
    with (shared / "reference.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "ready").exists():
            folder.mkdir()
            made = samples() | {name: make() for name, make in MADE.items()}
            for name, docx in made.items():
                (folder / f"{name}.docx").write_bytes(docx)
            command = [
                soffice, "--headless", f"-env:UserInstallation=file://{folder}/profile",
                "--convert-to", "pdf", "--outdir", folder, *folder.glob("*.docx"),
            ]  # fmt: skip
            subprocess.run(
                command, check=True, capture_output=True, timeout=180,
                env={**os.environ, "FONTCONFIG_FILE": str(fontconfig(folder))},
            )  # fmt: skip
            (folder / "ready").touch()
    return folder


def fontconfig(folder: Path) -> Path:
    """Settings that give LibreOffice ours of some fonts, besides the machine's.

    They are those of Arabic and Hebrew, and Caladea: Debian's has other widths than Cambria.
    """
    fonts = folder / "fonts"
    fonts.mkdir()
    for path in (ROOT / "generator/pdf/faces/data").glob("Caladea-*"):
        shutil.copy(path, fonts)
    for package, font in (("fontpkg_amiri", "Amiri-*.ttf"), ("manimgx_fonts", "*SansHebrew*")):
        for root in importlib.util.find_spec(package).submodule_search_locations:
            for path in Path(root).rglob(font):
                shutil.copy(path, fonts)
    settings = folder / "fonts.conf"
    settings.write_text(
        f"<fontconfig><include>/etc/fonts/fonts.conf</include><dir>{fonts}</dir><selectfont>"
        "<rejectfont><glob>/usr/*/Caladea*</glob></rejectfont></selectfont></fontconfig>"
    )
    return settings


def compared(here: list[Word], there: list[Word], pages: int) -> Reached:
    """How close the words are; the look, size and colour, is that of the words in both."""
    # LibreOffice has no hyphen that cannot break, and keeps the Symbol font's code of a bullet.
    alike = str.maketrans("‑\uf0b7", "-•")
    words = [[w.text.translate(alike) for w in side] for side in (there, here)]
    matcher = difflib.SequenceMatcher(None, *words, autojunk=False)
    near = look = both = 0
    for i, j, size in matcher.get_matching_blocks():
        both += size
        for one, other in zip(there[i : i + size], here[j : j + size], strict=True):
            off = max(abs(one.x - other.x), abs(one.baseline - other.baseline))
            near += one.page == other.page and off < NEAR
            shift = max(abs(a - b) for a, b in zip(one.colour, other.colour, strict=True))
            look += abs(one.size - other.size) < 0.3 and shift < 0.01
    return Reached(near / len(there), matcher.ratio(), look / both, pages)


@pytest.mark.slow
class DescribeFidelity:
    @pytest.mark.parametrize("name", DOCUMENTS)
    def it_sets_words_where_libreoffice_does(
        self, name: str, reference: Path, record_property: Callable[[str, object], None]
    ) -> None:
        there_pages, there = words((reference / f"{name}.pdf").read_bytes())
        here_pages, here = words(conforming((reference / f"{name}.docx").read_bytes()))
        reached = compared(here, there, abs(here_pages - there_pages))
        reason, goal = MISSES.get(name, ("", Reached()))
        if reason and not reached.falls_short_of(Reached()):
            reason = f"no longer: {reason}"
        record_property(
            "fidelity",
            f"{name:22} {here_pages:4} /{there_pages:3} {len(there):6} {reached.near:8.1%} "
            f"{reached.order:7.1%} {reached.look:7.1%}  {reason}".rstrip(),
        )
        assert not reached.falls_short_of(goal), f"{reached} instead of {goal}"


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
