"""Writing: whole or not at all."""

from datetime import date
from pathlib import Path

import docx
import pytest

from generator.documents.writing import file_name, target, write_all
from generator.errors import OutputError
from generator.toolkit import Toolkit


class DescribeWriteAll:
    def it_writes_every_file_and_leaves_nothing_else(self, tmp_path: Path):
        write_all({tmp_path / "new" / "a.pdf": b"one", tmp_path / "new" / "b.pdf": b"two"})
        assert {p.name: p.read_bytes() for p in (tmp_path / "new").iterdir()} == {
            "a.pdf": b"one",
            "b.pdf": b"two",
        }

    def it_replaces_what_was_there(self, tmp_path: Path):
        (tmp_path / "a.pdf").write_bytes(b"old")
        write_all({tmp_path / "a.pdf": b"new"})
        assert (tmp_path / "a.pdf").read_bytes() == b"new"

    def it_writes_none_when_one_cannot_be_written(self, tmp_path: Path):
        (tmp_path / "b.pdf").mkdir()
        with pytest.raises(OutputError, match="folder"):
            write_all({tmp_path / "a.pdf": b"one", tmp_path / "b.pdf": b"two"})
        assert [p.name for p in tmp_path.iterdir()] == ["b.pdf"]


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


class DescribeAWordFileThatWasEdited:
    def it_is_told_from_one_as_it_was_made(self, tmp_path: Path, samples: Path):
        toolkit = Toolkit()
        documents = toolkit.generate(
            toolkit.open(samples / "remand.json"), ["cart-proforma"], on=date(2026, 3, 2)
        )
        word, _ = toolkit.write(documents, tmp_path)
        toolkit.write(documents, tmp_path)
        opened = docx.Document(str(word))
        opened.add_paragraph("A line by hand.")
        opened.save(str(word))
        kept = word.read_bytes()
        with pytest.raises(OutputError, match="has been edited"):
            toolkit.write(documents, tmp_path)
        assert word.read_bytes() == kept
