"""What a console lacks, and what is no file, ends no command with a crash."""

import json
import os
import socket
import subprocess
import sys

import pytest

COMMAND = [sys.executable, "-c", "from generator.cli import main; main()"]


def through(*arguments, encoding="utf-8", **more):
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "COLUMNS": "80", **more}
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        check=False,
        env=environment,
        timeout=120,
    )
    return done.returncode, done.stdout, done.stderr.decode(encoding, "replace")


@pytest.fixture
def case(tmp_path, samples):
    data = json.loads((samples / "dto-yoi.json").read_text("utf-8"))
    data["child"]["known_as"] = "\u0141ukasz \u0416"
    data["meant_names"] = [{"name": "Toby Lockyer", "who": "what the child was called before"}]
    path = tmp_path / "case.json"
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
    return path


@pytest.fixture
def samples():
    from generator.resources import shipped

    return shipped("samples")


class DescribeAConsoleThatLacksLetters:
    @pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
    def it_ends_no_command(self, case, encoding):
        for words in (("check", case), ("dates", case), ("documents", case)):
            code, out, err = through(*words, "--date", "2026-03-02", encoding=encoding)
            assert code == 0, err
            assert out

    def it_gives_json_that_can_be_read(self, case):
        words = ("check", case, "--json", "--date", "2026-03-02")
        code, out, _ = through(*words, encoding="cp1252")
        whole = through(*words)[1]
        assert code == 0
        assert json.loads(out) == json.loads(whole)


STEERING = {"\x1b", "\x07", "\x9b", "\x7f", "\r", "\x08", "\u202e", "\u2066", "\x0c"}


class DescribeATerminal:
    """What is printed of a name never moves the cursor, renames the window or turns words round."""

    @pytest.fixture
    def odd(self, tmp_path):
        return f"a\x1b[2J\x1b]0;x\x07\x9b\x7f\r\x08{chr(0x202E)}{chr(0x2066)}\x0c.json"

    @pytest.mark.skipif(os.name == "nt", reason="no file has such a name there")
    def it_is_not_steered_by_the_name_of_a_file(self, case, tmp_path, odd):
        (tmp_path / odd).write_bytes(case.read_bytes())
        (tmp_path / f"broken-{odd}").write_text("{", "utf-8")
        for words in (
            ("cases", tmp_path),
            ("check", tmp_path),
            ("check", tmp_path / odd),
            ("documents", tmp_path / f"broken-{odd}"),
            ("import", "check", tmp_path / odd),
            ("service", "check", tmp_path / f"absent-{odd}"),
        ):
            _, out, err = through(*words, "--date", "2026-03-02")
            assert not STEERING & set(out.decode() + err), words

    @pytest.mark.skipif(os.name == "nt", reason="no file has such a name there")
    def it_is_given_json_that_says_the_name_whole(self, case, tmp_path, odd):
        (tmp_path / odd).write_bytes(case.read_bytes())
        out = through("cases", tmp_path, "--json", "--date", "2026-03-02")[1].decode()
        assert not STEERING & set(out)
        assert str(tmp_path / odd) in [each["file"] for each in json.loads(out)]


class DescribeToAFile:
    @pytest.mark.parametrize(
        "words",
        [
            ("check", "CASE", "--json"),
            ("documents", "CASE", "--json"),
            ("documents", "--json"),
            ("dates", "CASE", "--format", "json"),
            ("rules", "bolton", "--json"),
            ("rules", "diff", "national", "bolton", "--json"),
        ],
    )
    def it_is_written_in_utf_8(self, run, case, tmp_path, words):
        given = [case if word == "CASE" else word for word in words]
        printed = run(*given)
        file = tmp_path / "out.json"
        code, out, _ = run(*given, "--to", file)
        assert code == 0
        assert str(file) in out
        assert json.loads(file.read_bytes().decode("utf-8")) == json.loads(printed[1])

    def it_is_never_the_case_itself(self, run, case):
        before = case.read_bytes()
        code, _, err = run("check", case, "--json", "--to", case)
        assert code == 5
        assert "one of the files that is read" in err
        assert case.read_bytes() == before

    def it_holds_the_fields_of_a_kind_as_text(self, run, tmp_path):
        file = tmp_path / "fields.txt"
        assert run("template", "fields", "breach-report", "--to", file)[0] == 0
        assert "child.first_name" in file.read_text("utf-8")


def no_files(folder):
    (folder / "sub").mkdir()
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(folder / "socket"))
    return ["/dev/zero", folder / "sub", folder / "pipe", folder / "socket", "x" * 5000]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
class DescribeWhatIsNoFile:
    @pytest.mark.parametrize(
        "words",
        [
            ("check", "FILE"),
            ("rules", "check", "FILE"),
            ("rules", "FILE"),
            ("dates", "CASE", "--pack", "FILE"),
            ("template", "check", "FILE", "--kind", "breach-report"),
            ("form", "fields", "FILE"),
            ("form", "fill", "FILE", "CASE", "--map", "MAP"),
            ("form", "fill", "CASE", "CASE", "--map", "FILE"),
            ("bundle", "FILE", "--to", "OUT.pdf"),
            ("read", "FILE", "--case", "CASE"),
            ("sign", "FILE", "--with", "CASE", "--to", "OUT.pdf"),
            ("generate", "CASE", "breach-report", "--password-file", "FILE"),
            ("import", "FILE", "CASE", "--to", "OUT.pdf"),
            ("import", "check", "FILE"),
            ("import", "new", "FILE"),
            ("import", "IMPORT", "FILE", "--to", "OUT.pdf"),
        ],
    )
    def it_is_answered_in_words(self, run, case, samples, tmp_path, words):
        (tmp_path / "map.toml").write_text('audience = ["court"]\n[fields]\n')
        put = {"CASE": case, "MAP": tmp_path / "map.toml", "OUT.pdf": tmp_path / "out.pdf"}
        put["IMPORT"] = samples / "import" / "mapping.toml"
        for file in no_files(tmp_path):
            given = [file if word == "FILE" else put.get(word, word) for word in words]
            code, out, err = run(*given)
            assert code in (2, 4), (file, code, err)
            assert (out + err).strip()
            assert "Traceback" not in err
            assert "inside Throughcare" not in err


class DescribePasswords:
    def it_refuses_the_childs_name_and_writes_nothing(self, run, case, tmp_path):
        secret = tmp_path / "secret.txt"
        secret.write_text("\u0141ukasz1234", "utf-8")
        words = ("dates", case, "--format", "pdf", "--to", tmp_path / "made")
        code, _, err = run(*words, "--password-file", secret)
        assert code == 2
        assert "child's name" in err
        assert not (tmp_path / "made").exists()

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
    def it_protects_the_dates_of_a_case(self, run, case, tmp_path, encoding):
        import pikepdf

        secret = tmp_path / "secret.txt"
        secret.write_bytes("kettle-orbit-mango\r\n".encode(encoding))
        words = ("dates", case, "--format", "pdf", "--to", tmp_path / "made")
        code, out, err = run(*words, "--password-file", secret)
        assert code == 0, err
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(out.strip())
        pikepdf.open(out.strip(), password="kettle-orbit-mango").close()

    def it_does_not_pretend_to_protect_a_table(self, run, case):
        code, _, err = run("dates", case, "--password")
        assert code == 2
        assert "docx and pdf" in err
