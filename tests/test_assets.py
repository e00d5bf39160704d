"""The style and script of GOV.UK Frontend, as they are put into the package when it is built."""

import base64
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import urllib.error
import zipfile
from pathlib import Path

import pytest

import hatch_build
from hatch_build import FILES, VENDOR, AssetsError, put_assets, taken_from
from tests.web.serving import with_assets

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def right():
    """The folder of a checkout with the right files in it."""
    with_assets()
    return ROOT / VENDOR


@pytest.fixture
def no_network(monkeypatch):
    def refuse(*_args, **_more):
        raise urllib.error.URLError("Name or service not known")

    monkeypatch.setattr("urllib.request.urlopen", refuse)


def package(**files):
    """An npm package with these files, and its integrity."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, text in files.items():
            about = tarfile.TarInfo(f"package/dist/govuk/govuk-frontend.min.{name}")
            about.size = len(text)
            archive.addfile(about, io.BytesIO(text.encode()))
    content = packed.getvalue()
    return content, base64.b64encode(hashlib.sha512(content).digest()).decode()


def test_neither_typeface_nor_crest_of_gov_uk_is_in_them(right):
    for name, digest in FILES.items():
        content = (right / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest
        for unwanted in (b"GDS Transport", b"font-face", b"crest", b"url(", b"sourceMappingURL"):
            assert unwanted not in content
    assert b"font-family:Arial,Helvetica,sans-serif" in (right / next(iter(FILES))).read_bytes()


def test_the_rules_around_what_is_taken_out_stay(monkeypatch):
    style = (
        "/*! notice */@font-face{font-family:GDS Transport;src:url(/a.woff2)}.a{color:red}"
        "@media print{.b{background-image:url(/assets/images/govuk-crest.svg)}.c{margin:0}}"
        ".d{font-family:GDS Transport,arial,sans-serif;margin:0}"
    )
    content, integrity = package(css=style, js="let a;//# sourceMappingURL=a.js.map")
    monkeypatch.setattr(hatch_build, "INTEGRITY", integrity)
    taken = taken_from(content)
    assert taken["govuk-frontend.min.css"] == (
        b".a{color:red}@media print{.c{margin:0}}"
        b".d{font-family:Arial,Helvetica,sans-serif;margin:0}"
    )
    assert taken["govuk-frontend.min.js"] == b"let a;"


def test_another_package_is_refused(tmp_path, monkeypatch):
    content, integrity = package(css="a{}", js="")
    with pytest.raises(AssetsError, match="hash differs"):
        taken_from(content)
    monkeypatch.setattr(hatch_build, "INTEGRITY", integrity)
    monkeypatch.setattr(hatch_build, "_fetched", lambda: content)
    with pytest.raises(AssetsError, match="not what belongs here"):
        put_assets(tmp_path / "vendor")
    assert not (tmp_path / "vendor").exists()


def test_a_right_copy_is_kept_without_a_network(right, no_network):
    before = {path: path.stat().st_mtime_ns for path in right.iterdir()}
    put_assets(right)
    assert {path: path.stat().st_mtime_ns for path in right.iterdir()} == before


@pytest.mark.parametrize("content", [None, b"", b"x"])
def test_without_a_network_a_missing_or_wrong_copy_is_told(tmp_path, no_network, content):
    if content is not None:
        for name in FILES:
            (tmp_path / name).write_bytes(content)
    with pytest.raises(AssetsError, match="Connect to the internet"):
        put_assets(tmp_path)
    assert all(path.read_bytes() == content for path in tmp_path.iterdir())


@pytest.mark.slow
def test_the_wheel_holds_them_and_their_licence(tmp_path, right):
    made = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        for name in FILES:
            held = archive.read((VENDOR / name).as_posix())
            assert hashlib.sha256(held).hexdigest() == FILES[name]
    assert any(name.endswith("static/LICENSE-govuk-frontend.txt") for name in names)
    assert any("licenses/" in name and "govuk-frontend" in name for name in names)
    assert "generator/web/html/layout.html" in names
    assert not [name for name in names if name.endswith((".map", ".woff", ".woff2"))]


@pytest.mark.slow
def test_a_checkout_that_is_installed_as_it_is_needs_them_too(tmp_path, right):
    checkout = tmp_path / "checkout"
    for name in ("generator", "templates", "schemas", "samples"):
        (checkout / name).mkdir(parents=True)
    (checkout / "generator" / "__init__.py").touch()
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, checkout)

    def install():
        code = f"from hatchling.build import build_editable; build_editable({str(tmp_path)!r})"
        return subprocess.run(
            [sys.executable, "-c", code],
            cwd=checkout,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "https_proxy": "http://127.0.0.1:9", "no_proxy": ""},
        )

    without = install()
    assert without.returncode != 0
    assert "Connect to the internet for this once" in without.stderr
    shutil.copytree(right, checkout / VENDOR)
    assert install().returncode == 0
