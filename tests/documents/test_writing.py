"""Writing: whole or not at all, and never over what somebody changed."""

import io
import os
import stat
import subprocess
import sys
import time
import zipfile
from datetime import date
from pathlib import Path

import docx
import pikepdf
import pytest

from generator.documents import _replacing, writing
from generator.documents.writing import file_name, target, write_all, written_files
from generator.errors import OutputError
from generator.pdf.protect import protect, protect_word, sign
from generator.processes import is_over, own_name
from generator.toolkit import Toolkit

ON = date(2026, 3, 2)


def pdf(words: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.docinfo["/Title"] = words
        made.save(out)
    return out.getvalue()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


class DescribeWriteAll:
    def it_writes_every_file_and_leaves_nothing_else(self, tmp_path: Path):
        write_all({tmp_path / "new" / "a.txt": b"one", tmp_path / "new" / "b.txt": b"two"})
        assert {p.name: p.read_bytes() for p in (tmp_path / "new").iterdir()} == {
            "a.txt": b"one",
            "b.txt": b"two",
        }

    def it_replaces_what_it_wrote_itself(self, tmp_path: Path):
        for words in ("old", "new"):
            write_all({tmp_path / "a.pdf": pdf(words)})
        with pikepdf.open(tmp_path / "a.pdf") as opened:
            assert opened.docinfo["/Title"] == "new"
        assert names(tmp_path) == ["a.pdf"]

    @pytest.mark.parametrize("form", ["docx", "pdf", "html"])
    def it_puts_a_final_over_a_draft_but_no_draft_over_a_final(self, tmp_path, samples, form):
        toolkit = Toolkit()
        record = toolkit.open(samples / "dto-yoi.json")
        kinds = ["licence-easy-read"]
        draft = toolkit.generate(record, kinds, formats=[form], on=ON, draft=True)
        final = toolkit.generate(record, kinds, formats=[form], on=ON)
        toolkit.write(draft, tmp_path)
        (path,) = toolkit.write(final, tmp_path)
        before = path.read_bytes()
        with pytest.raises(OutputError, match="--to"):
            toolkit.write(draft, tmp_path)
        assert path.read_bytes() == before

    def it_leaves_a_file_that_is_read_only(self, tmp_path: Path):
        write_all({tmp_path / "a.pdf": pdf("old")})
        (tmp_path / "a.pdf").chmod(0o444)
        with pytest.raises(OutputError, match="read-only"):
            write_all({tmp_path / "a.pdf": pdf("new")})

    def it_leaves_a_link(self, tmp_path: Path):
        write_all({tmp_path / "real.pdf": pdf("old")})
        (tmp_path / "a.pdf").symlink_to("real.pdf")
        with pytest.raises(OutputError, match="link"):
            write_all({tmp_path / "a.pdf": pdf("new")})
        assert (tmp_path / "a.pdf").is_symlink()

    def it_replaces_an_empty_file(self, tmp_path: Path):
        (tmp_path / "a.pdf").touch()
        write_all({tmp_path / "a.pdf": pdf("new")})
        assert (tmp_path / "a.pdf").stat().st_size

    def it_names_all_that_stands_in_the_way_at_once(self, tmp_path: Path):
        (tmp_path / "a.pdf").write_bytes(pdf("old"))
        (tmp_path / "b.pdf").mkdir()
        with pytest.raises(OutputError) as caught:
            write_all({tmp_path / f"{name}.pdf": pdf("new") for name in "abc"})
        assert "a.pdf" in str(caught.value)
        assert "folder" in str(caught.value)
        assert names(tmp_path) == ["a.pdf", "b.pdf"]

    def it_writes_none_when_one_cannot_take_its_place(self, tmp_path: Path, monkeypatch):
        """As when Word holds a file open on Windows: only the last step fails."""
        write_all({tmp_path / "b.pdf": pdf("old"), tmp_path / "c.pdf": pdf("old")})
        before = {name: (tmp_path / name).read_bytes() for name in names(tmp_path)}
        real = Path.replace

        def held(self: Path, to: Path) -> Path:
            if Path(to).name == "c.pdf":
                raise PermissionError(13, "Permission denied", str(to))
            return real(self, to)

        monkeypatch.setattr(Path, "replace", held)
        with pytest.raises(OutputError, match=r"Nothing was written.*c\.pdf.*open in Word"):
            write_all({tmp_path / "sub" / "a.pdf": pdf("new")} | {
                tmp_path / f"{name}.pdf": pdf("new") for name in "abc"
            })  # fmt: skip
        assert {name: (tmp_path / name).read_bytes() for name in names(tmp_path)} == before

    def it_says_what_it_could_not_take_back(self, tmp_path: Path, monkeypatch):
        write_all({tmp_path / "b.pdf": pdf("old")})
        real = Path.replace

        def held(self: Path, to: Path) -> Path:
            if Path(to).name == "b.pdf":
                raise PermissionError(13, "Permission denied", str(to))
            return real(self, to)

        monkeypatch.setattr(Path, "replace", held)
        monkeypatch.setattr(_replacing.Replacement, "put_back", lambda self: not self._placed)
        with pytest.raises(OutputError, match=r"Only a part was written.*a\.pdf") as caught:
            write_all({tmp_path / "a.pdf": pdf("new"), tmp_path / "b.pdf": pdf("new")})
        assert "Nothing was written" not in str(caught.value)

    def it_works_where_there_are_no_links(self, tmp_path: Path, monkeypatch):
        def unknown(self: Path, target: Path) -> None:
            raise OSError(95, "Operation not supported")

        monkeypatch.setattr(Path, "hardlink_to", unknown)
        for words in ("old", "new"):
            write_all({tmp_path / "a.pdf": pdf(words)})
        assert names(tmp_path) == ["a.pdf"]
        with pikepdf.open(tmp_path / "a.pdf") as opened:
            assert opened.docinfo["/Title"] == "new"

    def it_keeps_a_file_that_comes_there_meanwhile(self, tmp_path: Path, monkeypatch):
        path = tmp_path / "a.pdf"
        real = writing._refuse

        def and_then(replacements):
            real(replacements)
            path.write_bytes(b"by somebody else")

        monkeypatch.setattr(writing, "_refuse", and_then)
        with pytest.raises(OutputError, match="Nothing was written"):
            write_all({path: pdf("new")})
        assert path.read_bytes() == b"by somebody else"

    def it_replaces_what_it_was_told_stands_there_and_nothing_else(self, tmp_path: Path):
        path = tmp_path / "case.json"
        path.write_bytes(b"{}")
        with pytest.raises(OutputError, match="meantime"):
            write_all({path: b"[]"}, instead_of={path: b"{ }"})
        write_all({path: b"[]"}, instead_of={path: b"{}"})
        assert path.read_bytes() == b"[]"

    def it_tells_what_was_written_so_far(self, tmp_path: Path):
        before = len(written_files())
        write_all({tmp_path / "a.txt": b"one"})
        assert written_files()[before:] == (tmp_path / "a.txt",)


@pytest.mark.skipif(os.name == "nt", reason="modes are those of POSIX")
class DescribeTheRightsOfAFile:
    def they_are_those_of_any_new_file(self, tmp_path: Path):
        (tmp_path / "ordinary").touch()
        write_all({tmp_path / "a.pdf": pdf("new")})
        modes = {stat.S_IMODE((tmp_path / n).stat().st_mode) for n in ("ordinary", "a.pdf")}
        assert len(modes) == 1

    def they_stay_as_they_were(self, tmp_path: Path):
        path = tmp_path / "a.pdf"
        write_all({path: pdf("old")})
        for mode in (0o664, 0o600, 0o640):
            path.chmod(mode)
            write_all({path: pdf("new")})
            assert stat.S_IMODE(path.stat().st_mode) == mode

    def they_can_be_those_of_another(self, tmp_path: Path):
        (tmp_path / "case.json").touch(0o600)
        write_all({tmp_path / "b": b"x"}, like=tmp_path / "case.json")
        assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == 0o600


class DescribeAHiddenFile:
    def it_is_swept_when_its_run_is_over(self, tmp_path: Path):
        over = subprocess.run(
            [sys.executable, "-c", "from generator.processes import own_name; print(own_name())"],
            capture_output=True, text=True, check=True,
        ).stdout.strip()  # fmt: skip
        kept = [own_name(), ".throughcare-notes", ".throughcare-00000000-1-1-1", "a.tmp"]
        for name in (over, *kept):
            (tmp_path / name).touch()
        write_all({tmp_path / "new.txt": b"x"})
        assert names(tmp_path) == sorted(["new.txt", *kept])

    def it_may_belong_to_another_computer(self):
        name = ".throughcare-00000000-1-1-1"
        assert not is_over(name, time.time())
        assert is_over(name, time.time() - 100_000)


class DescribeFileName:
    def it_is_made_of_kind_identifier_and_day(self):
        name = file_name("breach-report", "TC-1", date(2026, 3, 2), "pdf")
        assert name == "breach-report_TC-1_2026-03-02.pdf"


class DescribeATarget:
    def it_must_have_the_right_ending(self, tmp_path: Path):
        with pytest.raises(OutputError, match=r"end in \.pdf"):
            target(tmp_path / "case.json", ".pdf")

    def it_is_none_of_the_files_that_are_read(self, tmp_path: Path):
        form = tmp_path / "form.pdf"
        form.write_bytes(b"%PDF")
        with pytest.raises(OutputError, match="one of the files that is read"):
            target(tmp_path / "." / "form.pdf", ".pdf", form)

    def it_is_otherwise_free(self, tmp_path: Path):
        assert target(tmp_path / "new.pdf", ".pdf", tmp_path / "form.pdf") == tmp_path / "new.pdf"


class DescribeAFileThatSomebodyChanged:
    @pytest.fixture
    def made(self, tmp_path: Path, samples: Path):
        toolkit = Toolkit()
        documents = toolkit.generate(
            toolkit.open(samples / "remand.json"), ["cart-proforma"], on=ON
        )
        paths = toolkit.write(documents, tmp_path)
        assert toolkit.write(documents, tmp_path) == paths
        return toolkit, documents, paths

    def refused(self, made, changed: Path) -> str:
        toolkit, documents, paths = made
        before = [path.read_bytes() for path in paths]
        with pytest.raises(OutputError, match="has been edited since it was made") as caught:
            toolkit.write(documents, paths[0].parent)
        assert [path.read_bytes() for path in paths] == before
        assert len(names(paths[0].parent)) == len(paths)
        assert changed.name in str(caught.value)
        return str(caught.value)

    def it_is_kept_when_it_was_saved_by_python_docx(self, made):
        word = made[2][0]
        opened = docx.Document(str(word))
        opened.add_paragraph("A line by hand.")
        opened.save(str(word))
        assert "throughcare read" in self.refused(made, word)

    def it_is_kept_when_it_was_saved_as_word_saves(self, made):
        """Word stamps every entry with the time that our own files have."""
        word = made[2][0]
        with zipfile.ZipFile(word) as archive:
            parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
        with zipfile.ZipFile(word, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts:
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
        self.refused(made, word)

    def it_is_kept_when_it_is_a_pdf(self, made):
        path = made[2][1]
        with pikepdf.open(path, allow_overwriting_input=True) as opened:
            opened.docinfo["/Note"] = "by hand"
            opened.save(path)
        self.refused(made, path)

    def it_is_kept_when_it_was_made_before_files_were_marked(self, made):
        path = made[2][1]
        path.write_bytes(made[1][1].content)
        self.refused(made, path)

    def it_is_kept_when_it_has_a_password_and_the_new_one_has_none(self, made):
        toolkit, documents, paths = made
        locked = [protect_word(documents[0].content, "eleven herons"),
                  protect(documents[1].content, "eleven herons")]  # fmt: skip
        said: list[str] = []
        write_all(dict(zip(paths, locked, strict=True)), say=said.append)
        assert len(said) == 2
        assert "without a password" in said[0]
        before = [path.read_bytes() for path in paths]
        with pytest.raises(OutputError, match="needs a password"):
            toolkit.write(documents, paths[0].parent)
        assert [path.read_bytes() for path in paths] == before
        write_all(dict(zip(paths, locked, strict=True)), say=said.append)
        assert len(said) == 2

    def it_is_kept_when_it_is_signed(self, made, p12: Path):
        toolkit, documents, paths = made
        paths[1].unlink()
        write_all({paths[1]: sign(documents[1].content, p12, "opens it").pdf})
        with pytest.raises(OutputError, match="is signed"):
            toolkit.write(documents, paths[0].parent)


@pytest.mark.parametrize("name", ["CON.json", "nul.json", "Com1.tar.gz", "lpt9", "aux .json"])
def test_what_no_file_can_be_called_on_windows_is_not_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="On Windows"):
        write_all({tmp_path / name: b"{}"})
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["console.json", "com10.json", "nul-1.json", "a.con"])
def test_what_only_looks_like_it_is(tmp_path: Path, name: str) -> None:
    write_all({tmp_path / name: b"{}"})
    assert (tmp_path / name).exists()
