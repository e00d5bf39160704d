"""Every command, with each file and place that nobody expects: an answer in words."""

import os
import resource
import shutil
import subprocess
import sys

import pytest

from tests.cli import oddities
from tests.cli.test_spoilt_cases import MOST_MEMORY, in_time

DAY = ("--date", "2026-03-02")
# FILE is the odd one, OUT a folder to write in; the rest lie in the scene.
READING = {
    "check": ("check", "FILE", *DAY),
    "documents": ("documents", "FILE", *DAY),
    "dates": ("dates", "FILE", *DAY),
    "dates by a pack": ("dates", "case.json", "--pack", "FILE", *DAY),
    "rules": ("rules", "FILE"),
    "rules check": ("rules", "check", "FILE"),
    "generate": ("generate", "FILE", "cart-proforma", "--draft", "--to", "OUT", *DAY),
    "generate with a password": (
        *("generate", "case.json", "cart-proforma", "--draft", "--to", "OUT"),
        *("--password-file", "FILE", *DAY),
    ),
    "template check": (
        *("template", "check", "FILE", "--kind", "breach-report"),
        *("--annotate", "OUT/see.docx"),
    ),
    "form make": ("form", "make", "FILE", "--to", "OUT/made.pdf"),
    "form fields": ("form", "fields", "FILE", "--to", "OUT/made.toml"),
    "form fill": (
        *("form", "fill", "FILE", "case.json", "--map", "map.toml", "--to", "OUT/made.pdf"),
        *DAY,
    ),
    "form fill from": (
        *("form", "fill", "form.pdf", "FILE", "--map", "map.toml", "--to", "OUT/made.pdf"),
        *DAY,
    ),
    "form fill by": (
        *("form", "fill", "form.pdf", "case.json", "--map", "FILE", "--to", "OUT/made.pdf"),
        *DAY,
    ),
    "form read": ("form", "read", "FILE", "--map", "map.toml", "--case", "case.json", *DAY),
    "bundle": ("bundle", "FILE", "--to", "OUT/made.pdf"),
    "sign": (
        *("sign", "FILE", "--with", "service.p12", "--to", "OUT/made.pdf"),
        *("--password-file", "opens.txt"),
    ),
    "sign with": (
        *("sign", "paper.pdf", "--with", "FILE", "--to", "OUT/made.pdf"),
        *("--password-file", "opens.txt"),
    ),
    "read": ("read", "FILE", "--case", "case.json", "--apply"),
    "read into": ("read", "paper.docx", "--case", "FILE", "--apply"),
    "status": ("status", "FOLDER", "case.json"),
    "status of": ("status", ".", "FILE"),
}
WRITING = {
    **{name: words for name, words in READING.items() if any("OUT" in word for word in words)},
    "bundle": ("bundle", "bundle.toml", "--to", "OUT/made.pdf"),
    "check": ("check", "case.json", "--json", "--to", "OUT/made.json", *DAY),
    "dates": ("dates", "case.json", "--format", "xlsx", "--to", "OUT", *DAY),
    "template new": ("template", "new", "breach-report", "--to", "OUT/made.docx"),
    "template fields": ("template", "fields", "breach-report", "--to", "OUT/made.docx"),
    "read": ("read", "paper.docx", "--case", "case.json", "--apply"),
    "rules": ("rules", "bolton", "--json", "--to", "OUT/made.json"),
}
SOUND = {
    "generate": "case.json", "generate with a password": "secret.txt", "form make": "form.docx",
    "template check": "template.docx", "form fields": "form.pdf", "form fill": "form.pdf",
    "form fill from": "case.json", "form fill by": "map.toml", "sign": "paper.pdf",
    "sign with": "service.p12",
}  # fmt: skip


@pytest.fixture(scope="module")
def scene(tmp_path_factory, p12):
    """A folder with one sound file of each kind."""
    from datetime import date

    from generator.resources import shipped
    from generator.toolkit import Toolkit
    from tests.pdf.clean.hostile import form
    from tests.pdf.forms.controls import control, line
    from tests.pdf.wordfile import p, r, word

    folder = tmp_path_factory.mktemp("scene")
    sample = shipped("samples") / "dto-yoi.json"
    shutil.copy(sample, folder / "case.json")
    shutil.copy(p12, folder / "service.p12")
    toolkit = Toolkit()
    kinds = ["cart-proforma"]
    made = toolkit.generate(toolkit.open(sample), kinds, on=date(2026, 3, 2), draft=True)
    for document in made:
        (folder / f"paper.{document.format}").write_bytes(document.content)
    (folder / "form.pdf").write_bytes(form())
    heading = p("Form", '<w:pStyle w:val="Heading1"/>')
    (folder / "form.docx").write_bytes(word(heading + line(r("Name "), control("n", "N"))))
    template = shipped("templates") / "breach-report" / "breach-report.docx"
    shutil.copy(template, folder / "template.docx")
    (folder / "map.toml").write_text('audience = ["court"]\n[fields]\n"n" = "child.full_name"\n')
    (folder / "opens.txt").write_text("opens it")
    (folder / "secret.txt").write_text("kettle-orbit-mango")
    (folder / "bundle.toml").write_text(listing("paper.pdf"))
    return folder


def listing(name):
    return f'title = "Papers"\n[[items]]\nfile = "{name}"\ntitle = "Paper"\n'


def answered(run, words, what):
    """Run it; anything but an answer in words, in time and in bounds, is a fault."""
    before = memory()
    with in_time():
        code, out, err = run(*words)
    assert code in (0, 2, 3, 4, 5), (what, code, err)
    assert "Traceback" not in err and "inside Throughcare" not in err, (what, err)
    assert code == 0 or err.strip() or out.strip(), what
    assert memory() == before or memory() < MOST_MEMORY, (what, memory())
    return code


def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def given(words, scene, file, folder, out):
    """The words of a command with the names in them put in."""
    held = {"FILE": file, "FOLDER": folder, ".": scene}
    return [
        held.get(word)
        or (scene / word if (scene / word).is_file() else word.replace("OUT", str(out), 1))
        for word in words
    ]


def files(scene, folder):
    """Every odd file, written into a folder."""
    folder.mkdir()
    made = oddities.others((scene / "paper.pdf").read_bytes())
    paper = (scene / "paper.docx").read_bytes()
    made |= {f"{name}.docx": data for name, data in oddities.word_files(paper).items()}
    shown = {name: oddities.with_picture(data) for name, data in oddities.pictures().items()}
    made |= {f"{name}.docx": data for name, data in shown.items()}
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in made]


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
class DescribeEveryCommand:
    @pytest.mark.parametrize("name", READING)
    def it_answers_in_words_whatever_it_is_given(self, run, scene, tmp_path, name):
        case = (scene / "case.json").read_bytes()
        odd = [*files(scene, tmp_path / "odd"), *oddities.no_files(tmp_path / "none")]
        for file in odd:
            words = given(READING[name], scene, file, tmp_path / "odd", tmp_path / "out")
            answered(run, words, (name, str(file)[-80:]))
            (scene / "case.json").write_bytes(case)
        if name == "status":
            words = given(READING[name], scene, "", tmp_path / "none", tmp_path / "out")
            assert answered(run, words, name) == 0

    def it_bundles_or_refuses_each_of_them(self, run, scene, tmp_path):
        odd = [*files(scene, tmp_path / "odd"), *oddities.no_files(tmp_path / "none")]
        named = [os.path.relpath(file, tmp_path) for file in odd]
        for at, file in enumerate(files(scene, tmp_path / "more")):
            for ending in (".pdf", ".docx"):
                (tmp_path / f"paper-{at}{ending}").write_bytes(file.read_bytes())
                named.append(f"paper-{at}{ending}")
        for name in (*named, "a\\u0000b.pdf"):
            (tmp_path / "list.toml").write_text(listing(name), "utf-8", errors="replace")
            words = ("bundle", tmp_path / "list.toml", "--to", tmp_path / "made.pdf")
            answered(run, words, name[-80:])

    @pytest.mark.parametrize("name", WRITING)
    def it_answers_in_words_wherever_it_is_to_write(self, run, scene, tmp_path, name):
        closed = tmp_path / "closed"
        closed.mkdir(mode=0o555)
        places = [closed, scene / "paper.pdf", "/dev/full", "/proc/none", tmp_path / ("x" * 300)]
        places += [tmp_path / "a" / "b", tmp_path / "circle"]
        (tmp_path / "circle").symlink_to(tmp_path / "circle")
        case = (scene / "case.json").read_bytes()
        for out in places:
            words = given(WRITING[name], scene, scene / SOUND.get(name, "case.json"), scene, out)
            answered(run, words, (name, str(out)[-80:]))
            (scene / "case.json").write_bytes(case)

    @pytest.mark.parametrize("name", WRITING)
    def it_leaves_nothing_over_where_the_disk_is_full(self, scene, tmp_path, name):
        case = (scene / "case.json").read_bytes()
        words = given(
            WRITING[name], scene, scene / SOUND.get(name, "case.json"), scene, tmp_path / "out"
        )
        for start in (_few_bytes, _cp1252, _closed, _no_files_left):
            code, err = started(start, words)
            assert code in (0, 1, 2, 3, 4, 5), (name, start.__name__, err)
            assert "Traceback" not in err and "inside Throughcare" not in err, (name, err)
            for folder in (tmp_path, scene):
                left = [path for path in folder.rglob(".*") if "throughcare" in path.name]
                assert not left, (name, start.__name__, left)
            if start is _few_bytes and code:
                assert (scene / "case.json").read_bytes() == case
            (scene / "case.json").write_bytes(case)
            for backup in scene.glob("case.json.bak*"):
                backup.unlink()


def started(how, words):
    """Run a command as a program whose surroundings `how` has made worse."""
    code = "from generator.cli import main; main()"
    command = [sys.executable, "-c", code, *map(str, words)]
    more = {"PYTHONIOENCODING": "cp1252"} if how is _cp1252 else {}
    done = subprocess.run(
        command, preexec_fn=how, capture_output=True, check=False, env={**os.environ, **more},
        timeout=120,
    )  # fmt: skip
    return done.returncode, done.stderr.decode("utf-8", "replace")


def _few_bytes():
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))


def _cp1252():
    pass


def _closed():
    reading, writing = os.pipe()
    os.close(reading)
    os.dup2(writing, 1)


def _no_files_left():
    resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))
