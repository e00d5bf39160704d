"""TOML from anybody: reading it ends, and ends in words, in every file that is TOML."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.catalogue import Catalogue
from generator.errors import FaultyInputError, PdfError
from generator.pdf._toml import read_toml
from generator.resources import Resources, shipped
from generator.rules import check_pack
from generator.service.reading import read_files
from generator.sheets.imports import mapping_faults
from generator.toml import TooMuchTomlError, parse_toml

# Any of these takes the parser of Python hours, all memory, or more calls than it has.
TOO_MUCH = {
    "a name of many parts": "a." * 400_000 + "a = 1",
    "parts with spaces between": ("a" + " " * 150 + ".") * 10_000 + "a = 1",
    "parts in quotes": '"a" . ' * 100_000 + "a = 1",
    "ends of line that are none": '"\u2028"."\x85".' * 50_000 + "a = 1",
    "a section of a million parts": "[" + "a." * 500_000 + "a]",
    "a name inside a list": "x = [\n{" + "a." * 500_000 + "a = 1}]",
    "a name after a text of several lines": 'x = ["""\n\' """, {' + "a." * 300_000 + "a='x'}]",
    "deep by dots": ".".join("a" * 60) + " = 1",
    "lists in lists": "a = " + "[" * 100_000,
    "tables in tables": "a = " + "{a=" * 100_000,
    "a number without end": "a = " + "9" * 100_000,
    "a number without end in another base": "a = 0x" + "f" * 100_000,
    "a text without end": "# " + "a" * 3_000_000,
}
# What `rules`, `service`, `catalogue`, `sheets` and `pdf` say of a text.
Said = Callable[[str, Path], str]


@pytest.mark.parametrize("name", TOO_MUCH)
def test_too_much_is_refused_in_words(name: str) -> None:
    with pytest.raises(TooMuchTomlError, match=r"too many|brackets|far too big|too long"):
        parse_toml(TOO_MUCH[name])


def test_what_people_write_is_read() -> None:
    leaders = "." * 300
    long = "A sentence stands here. " * 90
    assert parse_toml(f'a = "{leaders}"\nb = "{long}"\nc = 0xFF\nd.e = 1979-05-27') == {
        **parse_toml("d.e = 1979-05-27"),
        "a": leaders,
        "b": long,
        "c": 255,
    }


def _pack(text: str, folder: Path) -> str:
    (folder / "own.toml").write_text(text, "utf-8")
    return " ".join(check_pack(folder / "own.toml"))


def _mapping(text: str, folder: Path) -> str:
    (folder / "mapping.toml").write_text(text, "utf-8")
    return " ".join(mapping_faults(folder / "mapping.toml"))


def _settings(text: str, folder: Path) -> str:
    (folder / "service.toml").write_text(text, "utf-8")
    return " ".join(read_files(folder).faults)


def _kind(text: str, folder: Path) -> str:
    own = folder / "templates" / "pathways-plan"
    shutil.copytree(shipped("templates") / "pathways-plan", own)
    (own / "document.toml").write_text(text, "utf-8")
    with pytest.raises(FaultyInputError) as raised:
        Catalogue(Resources(folder)).kinds()
    return str(raised.value)


def _manifest(text: str, _folder: Path) -> str:
    with pytest.raises(PdfError) as raised:
        read_toml(text, "bundle.toml")
    return str(raised.value)


@pytest.mark.parametrize("said", [_pack, _mapping, _settings, _kind, _manifest])
@pytest.mark.parametrize("name", ["a name of many parts", "tables in tables"])
def test_every_file_that_is_toml_is_read_so(said: Said, name: str, tmp_path: Path) -> None:
    told = said(TOO_MUCH[name], tmp_path)
    assert "full stops" in told or "without end" in told
