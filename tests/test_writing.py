"""Writing: whole or not at all."""

from datetime import date
from pathlib import Path

import pytest

from generator._writing import file_name, write_all
from generator.errors import OutputError


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
