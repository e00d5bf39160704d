"""Runs that are killed at any moment, and two that write one file at once: nothing is lost.

THROUGHCARE_KILLS and THROUGHCARE_ROUNDS say how many of each; few by default.
"""

import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from generator.case import loads
from generator.documents.fingerprint import is_signed, untouched
from generator.errors import CaseError, OutputError
from generator.readback import ReadBack
from generator.readback.fields import Change
from generator.toolkit import Toolkit
from tests.word.readback.editing import edited

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "dto-yoi.json"
KILLS = int(os.environ.get("THROUGHCARE_KILLS", "24"))
ROUNDS = int(os.environ.get("THROUGHCARE_ROUNDS", "40"))
# A slow disk, so that many kills come while something is being written.
SLOWLY = """
import os, sys, time
from pathlib import Path
def slowly(name):
    real = getattr(Path, name)
    def wrapped(*args, **kwargs):
        time.sleep(0.02)
        made = real(*args, **kwargs)
        time.sleep(0.02)
        return made
    setattr(Path, name, wrapped)
for name in ("replace", "hardlink_to", "unlink"):
    slowly(name)
real = os.fsync
os.fsync = lambda handle: (time.sleep(0.02), real(handle))
from generator.cli import main
main()
"""
PLAIN = "from generator.cli import main; main()"


def throughcare(code, *words):
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, words)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


class Scene:
    """A folder in which a command is run again and again."""

    def __init__(self, folder: Path, p12: Path) -> None:
        self.folder = folder
        toolkit = Toolkit()
        record = toolkit.open(SAMPLE)
        made = toolkit.generate(record, ["cart-proforma"], on=date(2026, 3, 2), draft=True)
        self.word, self.pdf = (document.content for document in made)
        self.p12 = p12
        (folder / "kept").mkdir()

    def words(self, command: str) -> list:
        kept, out = self.folder / "kept", self.folder / "out"
        out.mkdir(exist_ok=True)
        (kept / "report.pdf").write_bytes(self.pdf)
        if command == "generate":
            options = ["--draft", "--date", "2026-03-02"]
            return ["generate", SAMPLE, "cart-proforma", "pathways-plan", "--to", out, *options]
        if command == "read":
            (out / "case.json").write_bytes(SAMPLE.read_bytes())
            (kept / "edited.docx").write_bytes(edited(self.word, _elsewhere))
            return ["read", kept / "edited.docx", "--case", out / "case.json", "--apply"]
        if command == "bundle":
            (kept / "bundle.toml").write_text(
                'title = "Papers"\n[[items]]\nfile = "report.pdf"\ntitle = "Report"\n'
            )
            return ["bundle", kept / "bundle.toml", "--to", out / "bundle.pdf"]
        (kept / "password.txt").write_text("opens it")
        (out / "signed.pdf").unlink(missing_ok=True)
        return ["sign", kept / "report.pdf", "--with", self.p12, "--to", out / "signed.pdf",
                "--password-file", kept / "password.txt"]  # fmt: skip

    def hidden(self) -> list[str]:
        return sorted(p.name for p in (self.folder / "out").iterdir() if p.name.startswith("."))

    def check(self) -> None:
        """Every file that a person sees is whole."""
        for path in (self.folder / "out").iterdir():
            content = path.read_bytes()
            if path.name.startswith("."):
                continue
            if path.suffix in (".docx", ".pdf"):
                assert is_signed(content) or untouched(content), path
            else:
                loads(content)


def _elsewhere(root):
    for element in root.iter("{*}t"):
        if element.text == "Harrowfield Young Offender Institution":
            element.text = "Elsewhere"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals are those of POSIX")
@pytest.mark.parametrize("command", ["generate", "read", "bundle", "sign"])
class DescribeARunThatIsKilled:
    def it_leaves_nothing_half_written_and_nothing_over(self, tmp_path, p12, command):
        scene = Scene(tmp_path, p12)
        chance = random.Random(command)
        began = time.monotonic()
        first = throughcare(SLOWLY, *scene.words(command))
        said = first.communicate()[1]
        assert first.returncode == 0, said
        whole = time.monotonic() - began
        for number in range(KILLS // 4 or 1):
            how = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)[number % 3]
            run = throughcare(SLOWLY, *scene.words(command))
            # Most of it is starting; the last part is where files are written.
            time.sleep(whole * (chance.random() if number % 4 == 0 else chance.uniform(0.5, 1.05)))
            run.send_signal(how)
            said = run.communicate()[1]
            scene.check()
            if how != signal.SIGKILL:
                assert scene.hidden() == []
                if run.returncode > 0:
                    assert "Nothing was written" in said or "Written before that" in said
            again = throughcare(PLAIN, *scene.words(command))
            said = again.communicate()[1]
            assert again.returncode == 0, said
            assert scene.hidden() == []
            scene.check()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals are those of POSIX")
class DescribeLibreOfficeWhenItsRunIsKilled:
    @pytest.mark.parametrize("how", ["SIGKILL", "SIGTERM", "SIGHUP"])
    def it_ends_too_and_its_copies_go(self, needs, tmp_path, how):
        needs("soffice")
        (tmp_path / "a.docx").write_bytes(
            Toolkit().generate(
                Toolkit().open(SAMPLE), ["cart-proforma"], formats=["docx"], on=date(2026, 3, 2),
                draft=True,
            )[0].content
        )  # fmt: skip
        code = (
            "import sys, tempfile\n"
            "from generator.cli._ending import ending_in_order\n"
            "from generator.pdf.office import to_pdf_by_libreoffice\n"
            f"tempfile.tempdir = {str(tmp_path)!r}\n"
            "with ending_in_order():\n"
            f"    to_pdf_by_libreoffice(open({str(tmp_path / 'a.docx')!r}, 'rb').read())\n"
        )
        run = throughcare(code)
        profile = None
        until = time.monotonic() + 60
        while profile is None and time.monotonic() < until:
            time.sleep(0.05)
            profile = next(tmp_path.glob(".throughcare-*/profile/user"), None)
        assert profile is not None
        run.send_signal(getattr(signal, how))
        run.communicate()
        folder = profile.parent.parent
        while folder.exists() and time.monotonic() < until:
            time.sleep(0.05)
        assert not folder.exists()
        running = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
        assert folder.name not in running.stdout


def write(path, barrier, name, queue):
    """Apply one change of a case file, at the same moment as somebody else."""
    original = path.read_bytes()
    data = json.loads(original)
    data[name] = "by me"
    change = Change(name, f"/{name}", (name,), "", "by me", "by me")
    found = ReadBack(
        path, "", (change,), original=original, patched=json.dumps(data).encode()
    )  # fmt: skip
    barrier.wait()
    try:
        kept = found.apply()
        queue.put((name, kept.name))
    except (CaseError, OutputError) as error:
        queue.put((name, error))


def writers(path, barrier, name, queue):
    for _ in range(ROUNDS):
        barrier.wait()
        write(path, barrier, name, queue)
        barrier.wait()


@pytest.mark.slow
class DescribeTwoWhoWriteAtOnce:
    def they_lose_no_change_unsaid(self, tmp_path):
        path = tmp_path / "case.json"
        start = multiprocessing.get_context("spawn")
        barrier, queue = start.Barrier(3), start.Queue()
        both = [start.Process(target=writers, args=(path, barrier, name, queue)) for name in "ab"]
        for one in both:
            one.start()
        told = 0
        for _ in range(ROUNDS):
            for old in tmp_path.iterdir():
                old.unlink()
            path.write_text("{}")
            barrier.wait()
            barrier.wait()
            said = [queue.get(timeout=60) for _ in "ab"]
            barrier.wait()
            done = {name: kept for name, kept in said if isinstance(kept, str)}
            assert done
            assert set(json.loads(path.read_bytes())) == set(done)
            assert sorted(p.name for p in tmp_path.iterdir()) == sorted(
                ["case.json", *done.values()]
            )
            told += 2 - len(done)
        for one in both:
            one.join(60)
        assert told
