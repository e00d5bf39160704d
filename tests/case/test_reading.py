"""Broken and hostile files each get one clear message."""

import json
import os

import pytest

from generator.case import load, loads
from generator.errors import CaseError


def message(data: bytes) -> str:
    with pytest.raises(CaseError) as caught:
        loads(data, "case.json")
    assert "Traceback" not in str(caught.value)
    return str(caught.value)


class DescribeFilesThatAreNotCaseFiles:
    def it_explains_a_missing_file(self, tmp_path):
        with pytest.raises(CaseError, match="does not exist"):
            load(tmp_path / "none.json")

    def it_explains_a_file_used_as_a_folder(self, tmp_path):
        (tmp_path / "a.json").write_text("{}")
        with pytest.raises(CaseError, match="does not exist"):
            load(tmp_path / "a.json" / "b.json")

    def it_explains_a_folder(self, tmp_path):
        with pytest.raises(CaseError, match="is a folder"):
            load(tmp_path)

    def it_never_opens_a_pipe(self, tmp_path):
        os.mkfifo(tmp_path / "pipe.json")
        with pytest.raises(CaseError, match="not an ordinary file"):
            load(tmp_path / "pipe.json")

    def it_refuses_a_big_file_by_its_size_without_reading_it(self, tmp_path):
        path = tmp_path / "big.json"
        with path.open("wb") as file:
            file.truncate(50_000_000)
        with pytest.raises(CaseError, match=r"50 MB.*at most 10 MB"):
            load(path)

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
    def it_explains_a_file_that_may_not_be_read(self, tmp_path):
        path = tmp_path / "case.json"
        path.write_text("{}")
        path.chmod(0)
        with pytest.raises(CaseError, match="may not be read"):
            load(path)

    @pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
    def it_explains_a_name_no_file_can_have(self, name):
        with pytest.raises(CaseError, match="cannot be read"):
            load(name)

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"", "is empty"),
            (b" \n\t", "is empty"),
            (b"\xef\xbb\xbf", "is empty"),
            (b"PK\x03\x04rest", "a Word, Excel or zip file"),
            (b"%PDF-1.7", "a PDF"),
            ('{"a": 1}'.encode("utf-16-le"), "UTF-16"),
            ('{"a": 1}'.encode("utf-16-be"), "UTF-16"),
            ('{\n"a": "caf\u00e9"}'.encode("latin-1"), "line 2 holds a letter in another encoding"),
        ],
    )
    def it_names_the_kind_of_file_or_the_encoding(self, data, said):
        assert said in message(data)

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def it_reads_what_notepad_and_powershell_write(self, data, encoding):
        data["child"]["known_as"] = "Zo\u00eb \u0141"
        content = json.dumps(data, indent=1, ensure_ascii=False).replace("\n", "\r\n")
        assert loads(content.encode(encoding)).data["child"]["known_as"] == "Zo\u00eb \u0141"

    def it_says_the_line_in_a_file_in_utf_16_too(self, data):
        data["case_id"] = "a/../b"
        assert "Line 3: " in message(json.dumps(data, indent=1).encode("utf-16"))


class DescribeTextThatIsNotJson:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ('{"a": 1,\n}', "line 2, column 1"),
            ('{"a": 1,\n}', "comma is left over"),
            ("{“a”: 1}", "curly quotation mark"),
            ("{'a': 1}", "single quotation mark"),
            ('{"a": 1} // done', "comment"),
            ('{"a" 1}', "colon was expected"),
            ('{"a": "b" c"}', "needs a backslash"),
            ('{"a": "b\nc"}', "breaks off at the end of a line"),
            ('{"a": "b', "no closing quotation mark"),
            ('{"a": True}', "true or false in small letters"),
            ('{"a": }', "a value was expected"),
            ('{"a": "\\x"}', "backslash"),
            ('{"a": 1} {"b": 2}', "closes too soon"),
            ("[" * 100_000, "deep"),
            ('{"a":' * 60 + "1" + "}" * 60, "deep"),
            ("[" + "1," * 60_000 + "1]", "50000 values"),
        ],
    )
    def it_says_where_and_what_was_expected(self, text, said):
        assert said in message(text.encode())


class DescribeJsonThatReadersLetPass:
    @pytest.mark.parametrize(
        ("text", "pointer", "said"),
        [
            (b'{"a": 1, "a": 2}', "/a", "is there twice"),
            (
                b'{"plan": {"pathways": [{}, {"gaps": "", "gaps": ""}]}}',
                "/plan/pathways/1/gaps",
                "“Gaps” of the second pathway is there twice",
            ),
            (b'{"a": {"b": NaN}}', "/a/b", "not a number"),
            (b'{"a": [1, -Infinity]}', "/a/1", "not a number"),
            (b'{"a": 1e999}', "/a", "far too big"),
            (b'{"a": ' + b"9" * 5000 + b"}", "/a", "far too big"),
            (b'{"a": "\\ud83d"}', "/a", "half of a two-part character"),
            (b'{"\\udc00": 1}', "/?", "half of a two-part character"),
        ],
    )
    def it_names_the_place(self, faults, text, pointer, said):
        [fault] = faults(text)
        assert fault.pointer == pointer
        assert said in fault.message

    def it_tells_them_all_at_once(self, faults):
        found = faults(b'{"a": NaN, "b": {"c": 1, "c": 2}, "d": 1e400}')
        assert [fault.pointer for fault in found] == ["/a", "/b/c", "/d"]

    def it_accepts_whole_two_part_characters(self, faults, data):
        data["child"]["interests"] = ["\U0001f94a"]
        assert b"\\ud83e" in json.dumps(data).encode()
        assert faults(data) == []
