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


class DescribeTheChildsNameAsAPassword:
    """By each command that protects, whoever reads the file may know the child."""

    @pytest.fixture
    def commands(self, tmp_path, samples):
        from generator.pdf import to_pdf
        from tests.pdf.clean.hostile import form
        from tests.pdf.wordfile import p, word

        case = samples / "dto-yoi.json"
        (tmp_path / "form.pdf").write_bytes(form())
        (tmp_path / "map.toml").write_text(
            'audience = ["court"]\n[fields]\n"n" = "child.full_name"\n'
        )
        words = "Tobias Lockyer, born on 7 October 2009, comes home."
        (tmp_path / "paper.pdf").write_bytes(to_pdf(word(p(words))))
        (tmp_path / "b.toml").write_text(
            'title = "Papers"\n[[items]]\nfile = "paper.pdf"\ntitle = "Paper"\n'
        )
        day = ("--date", "2026-03-02")
        return {
            "dates": ("dates", case, "--format", "pdf", "--to", tmp_path / "made", *day),
            "generate": ("generate", case, "cart-proforma", "--draft", "--to", tmp_path / "made",
                         *day),
            "form fill": ("form", "fill", tmp_path / "form.pdf", case, "--map",
                          tmp_path / "map.toml", "--to", tmp_path / "made" / "form.pdf", *day),
            "bundle": ("bundle", tmp_path / "b.toml", "--to", tmp_path / "made" / "b.pdf"),
        }  # fmt: skip

    @pytest.mark.parametrize("command", ["dates", "generate", "form fill", "bundle"])
    def it_is_refused_with_why(self, run, tmp_path, commands, command):
        secret = tmp_path / "secret.txt"
        for password in (
            "Tobias1234", "LockyerTobias", "T0bi@s123", "reykcoLsaiboT", "07102009", "7/10/2009!",
            "2009-10-07", "        ", "password", "drowssap", "\uff50assword",
        ):  # fmt: skip
            secret.write_text(password, "utf-8")
            code, _, err = run(*commands[command], "--password-file", secret)
            assert code == 2, password
            assert "This password" in err, err
            assert not (tmp_path / "made").exists()

    @pytest.mark.parametrize("command", ["dates", "generate", "form fill", "bundle"])
    def it_is_no_trouble_to_have_another(self, run, tmp_path, commands, command):
        import pikepdf

        secret = tmp_path / "secret.txt"
        secret.write_text("kettle-orbit-mango")
        (tmp_path / "made").mkdir()
        code, _, err = run(*commands[command], "--password-file", secret)
        assert code == 0, err
        for made in (tmp_path / "made").glob("*.pdf"):
            with pytest.raises(pikepdf.PasswordError):
                pikepdf.open(made)
