"""The wheel in a clean environment, without the checkout: every command of the README runs."""

import re
import shlex
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.cli._main import _COMMANDS

ROOT = Path(__file__).resolve().parent.parent
ON = ["--date", "2026-03-02"]
_DATED = {"check", "dates", "documents", "generate", "status", "cases"}
_DATED |= {f"easyread {name}" for name in ("make", "sign", "verify", "compare")}
# The name of the service; all else is left out.
_OF_A_SERVICE = "Calderbrook Youth Justice Service\n" + "\n" * 9
_BLOCK = re.compile(r"^```\n(.*?)^```", re.M | re.S)


def _commands() -> list[list[str]]:
    """The commands of the README's blocks, in order."""
    lines = [line for block in _BLOCK.findall((ROOT / "README.md").read_text("utf-8"))
             for line in block.splitlines()]  # fmt: skip
    return [shlex.split(line)[1:] for line in lines if line.startswith("throughcare ")]


@pytest.fixture(scope="module")
def throughcare(tmp_path_factory):
    """Runs the command of the wheel, installed where nothing of the checkout can be seen."""
    place = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    [wheel] = place.glob("*.whl")
    venv.create(place / "env", with_pip=True)
    scripts = place / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run(
        [scripts / "python", "-m", "pip", "install", "--quiet", f"{wheel}[sign]"], check=True
    )

    env = {"PATH": "", "HOME": str(place), "PYTHONUTF8": "1"}

    def run(words, folder, typed=""):
        return subprocess.run(
            [scripts / "throughcare", *words],
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=env,
            check=False,
            input=typed,
        )

    run.started = lambda words: subprocess.Popen(
        [scripts / "throughcare", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=env,
    )
    return run


@pytest.fixture(scope="module")
def desk(tmp_path_factory, throughcare):
    """A folder as the README speaks of it."""
    folder = tmp_path_factory.mktemp("desk")
    for path in (*(ROOT / "samples").glob("*.json"), *(ROOT / "samples" / "import").glob("*.csv")):
        shutil.copy(path, folder)
    (folder / "dto-yoi.json").rename(folder / "case.json")
    panel = (folder / "panel.json").read_text("utf-8")
    (folder / "panel.json").write_text(panel.replace("dto-yoi.json", "case.json"), "utf-8")
    pack = folder / "my-service" / "packs" / "our-pack.toml"
    pack.parent.mkdir(parents=True)
    pack.write_text(
        'schema = "throughcare/rule-pack/1"\nname = "our-pack"\ntitle = "Ours"\n'
        'version = "1.0.0"\neffective_from = 2026-01-01\nextends = "national"\n'
        'calendar = "england-and-wales"\n\n[sources]\nours = "Our own guidance"\n'
    )
    for older in ("old", "our-service"):
        (folder / older).mkdir()
        shutil.copy(folder / "case.json", folder / older)
    form = Document()
    form.add_paragraph("My views", style="Title")
    control = (
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="My name"/><w:tag w:val="name"/>'
        "<w:text/></w:sdtPr><w:sdtContent><w:r><w:t>Write here</w:t></w:r></w:sdtContent></w:sdt>"
    )
    form.add_paragraph("Name: ")._p.append(parse_xml(control))
    form.save(folder / "my-views.docx")
    for name in ("court-form.pdf", "filled.pdf"):
        made = throughcare(["form", "make", "my-views.docx", "--to", name], folder)
        assert made.returncode == 0, made.stderr
    return folder


@pytest.mark.slow
def test_every_command_of_the_readme_runs_from_the_wheel(throughcare, desk):
    for words in _commands():
        is_dated = not _DATED.isdisjoint((words[0], " ".join(words[:2])))
        dated = ON if is_dated and "--date" not in words else []
        if words[:2] == ["form", "read"]:
            (desk / "court-form.toml").write_text(
                'audience = ["court"]\n\n[fields]\n"name" = "child.full_name"\n'
            )
        if words[:2] == ["import", "mapping.toml"]:
            shutil.copy(ROOT / "samples" / "import" / "mapping.toml", desk)
        asks = words[:2] == ["service", "new"] and "--from-case" not in words
        done = throughcare([*words, *dated], desk, _OF_A_SERVICE if asks else "")
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(_COMMANDS))
def test_every_command_has_its_help_in_the_wheel(throughcare, tmp_path, name):
    done = throughcare([name, "--help"], tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_the_demo_runs_from_the_wheel(throughcare, tmp_path):
    done = throughcare(["demo", "--to", "output"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "output").rglob("*.pdf"))


@pytest.mark.slow
def test_the_pages_are_served_from_the_wheel_without_node_or_network(throughcare, tmp_path):
    cases = tmp_path / "cases"
    cases.mkdir(mode=0o700)
    shutil.copy(ROOT / "samples" / "dto-yoi.json", cases)
    server = throughcare.started(["serve", str(cases), "--no-browser"])
    try:
        lines = [server.stdout.readline() for _ in range(2)]
        opener = build_opener(HTTPCookieProcessor(), ProxyHandler({}))
        address = lines[1].strip()
        page = opener.open(address).read().decode()
        assert "Who is working here?" in page
        root = address.partition("/start")[0]
        style, *_ = re.findall(r'href="(/static/vendor/[^"]+)"', page)
        assert b".govuk-button" in opener.open(root + style).read()
        assert b"initAll" in opener.open(f"{root}/static/vendor/govuk-frontend.min.js").read()
        form = {
            "csrf_token": re.search(r'name="csrf_token" value="([^"]+)"', page)[1],
            "name": "Robin Sample",
            "pin": "2468",
        }
        home = opener.open(f"{root}/sit", urlencode(form).encode()).read().decode()
        assert "Toby" in home
    finally:
        server.terminate()
        _, errors = server.communicate(timeout=30)
    assert not errors
