"""Passwords: asked for twice, or read from a file; never shown."""

import getpass

import pytest

from generator.cli._passwords import new_password
from generator.errors import FaultyInputError

PASSWORD = "pässword of herons"


class DescribeANewPassword:
    def _typed(self, monkeypatch, *answers):
        left = iter(answers)
        monkeypatch.setattr(getpass, "getpass", lambda prompt: next(left))

    def it_asks_twice(self, monkeypatch):
        self._typed(monkeypatch, PASSWORD, PASSWORD)
        assert new_password() == PASSWORD

    def it_refuses_two_that_differ(self, monkeypatch):
        self._typed(monkeypatch, PASSWORD, PASSWORD + "x")
        with pytest.raises(FaultyInputError, match="differ"):
            new_password()

    def it_reads_the_first_line_of_a_file(self, tmp_path):
        path = tmp_path / "password.txt"
        path.write_bytes("pässword 1\r\nmore\n".encode())
        assert new_password(path) == "pässword 1"

    @pytest.mark.parametrize("data", [None, b"short\n", b"\xff\xfe\x00"])
    def it_refuses_a_file_without_a_good_one(self, tmp_path, data):
        path = tmp_path / "password.txt"
        if data is not None:
            path.write_bytes(data)
        with pytest.raises(FaultyInputError) as refused:
            new_password(path)
        assert refused.value.exit_code == 2

    def it_says_what_to_use_where_nobody_can_be_asked(self, monkeypatch):
        def gone(prompt):
            raise EOFError

        monkeypatch.setattr(getpass, "getpass", gone)
        with pytest.raises(FaultyInputError, match="--password-file"):
            new_password()
