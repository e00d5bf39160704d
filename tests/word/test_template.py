"""Opening, keeping and writing: provenance, the same bytes, a cache that cannot hurt."""

import datetime
import io
import json
import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from generator.errors import TemplateError
from generator.word import Template
from generator.word.compile import _store
from generator.word.compile._compile import compile_template
from generator.word.package import _zip
from tests.word.words import lines_of, names_of, opens, style, with_entry, word, xml_of

ROWS = "| h |\n| {%tr for x in xs %} |\n| {{ x }} |\n| {%tr endfor %} |"
TEXT = "Dear {{ a }},\n{{p b|narrative }}\n" + ROWS
CONTEXT = {"a": "Jo", "b": "1. one\n2. two\n\n- x", "xs": [1, 2]}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("THROUGHCARE_CACHE", str(tmp_path))
    return tmp_path / "templates"


def rich_template() -> bytes:
    """A template as Word users make them: python-docx's own, with many features in use."""
    document = docx.Document()
    document.add_heading("Plan for {{ a }}", 1)
    document.add_paragraph("{{p b|narrative }}")
    table = document.add_table(4, 2, style="Table Grid")
    for row, texts in enumerate(
        (
            ("Who", "When"),
            ("{%tr for x in xs %}", ""),
            ("{{ x }}", "{{ d|date }}"),
            ("{%tr endfor %}", ""),
        )
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    document.add_paragraph("{{ u|link('site') }} {{ p|picture(alt='x', width_mm=20) }}")
    document.sections[0].header.paragraphs[0].text = "{{ a }} {{ p|picture(alt='y') }}"
    document.core_properties.title = "Plan for {{ a }}"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rich_context() -> dict:
    from tests.word.test_values import png

    narrative = "**Bold** text\n\n- a\n  1. b\n\n> quote\n\n| A | B |\n|--|--|\n| 1 | 2 |"
    return {**CONTEXT, "b": narrative, "d": "2026-03-03", "u": "https://a.org", "p": png()}


class DescribeOutputs:
    def it_gives_the_same_bytes_for_the_same_inputs(self, cache):
        first = Template.open(rich_template()).render(rich_context(), properties={"k": "v"})
        again = subprocess.run(
            [
                sys.executable,
                "-c",
                "import sys\nfrom generator.word import Template\n"
                "from tests.word.test_template import rich_context\n"
                "t = Template.open(sys.stdin.buffer.read())\n"
                "sys.stdout.buffer.write(t.render(rich_context(), properties={'k': 'v'}))",
            ],
            input=_same_template(),
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[2],
        ).stdout
        here = Template.open(_same_template()).render(rich_context(), properties={"k": "v"})
        assert again == here
        assert len(first) > 1000

    def it_passes_the_audit_of_word_files(self, tmp_path):
        template = Template.open(rich_template())
        assert template.prove() == []
        (tmp_path / "template.docx").write_bytes(rich_template())
        before = _audit(tmp_path / "template.docx")
        for number, context in enumerate((rich_context(), {})):
            file = tmp_path / f"{number}.docx"
            file.write_bytes(template.render(context, properties={"a b": "c & d"}))
            assert _audit(file) <= before, _audit(file) - before

    def it_copies_constant_entries_untouched(self):
        data = with_entry(word("{{ a }}"), "word/styles.xml", "<styles/>")
        out = Template.open(data).render({"a": 1})
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(out)) as new:
            assert old.read("word/styles.xml") == new.read("word/styles.xml")
            assert all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in new.infolist())

    def it_works_without_the_faster_compressor(self, monkeypatch):
        import zlib

        fast = Template.open(rich_template()).render(rich_context())
        monkeypatch.setattr(_zip, "_fast_zlib", zlib)
        slow = Template.open(rich_template()).render(rich_context())
        opens(slow)
        assert xml_of(slow) == xml_of(fast)

    def it_renders_in_threads(self):
        template = Template.open(rich_template())
        wanted = template.render(rich_context())
        results: list[bytes] = []
        threads = [
            threading.Thread(target=lambda: results.append(template.render(rich_context())))
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert results == [wanted] * 8


def _audit(file: Path) -> set[str]:
    """The audit's findings, but for a copy of the styles that only Word 2010 read."""
    errors = map(str, OpenXmlValidator().validate(file).errors)
    return {error for error in errors if "stylesWithEffects" not in error}


def _same_template() -> bytes:
    return word(TEXT, styles=style("Normal"))


class DescribeProperties:
    def it_writes_provenance(self):
        out = Template.open(word("x")).render({}, properties={"Kind": "plan", "Hash <&>": 'a"b'})
        opens(out)
        xml = xml_of(out, "docProps/custom.xml")
        assert 'pid="2" name="Kind"><vt:lpwstr>plan<' in xml
        assert 'name="Hash &lt;&amp;&gt;"' in xml
        assert "custom-properties" in xml_of(out, "_rels/.rels")

    def it_takes_the_place_of_properties_of_the_same_name(self):
        kept = {"Kind": "{{ a }}", "Other": "{{ b }}"}
        first = Template.open(word("x")).render({}, properties=kept)
        out = Template.open(first).render({"a": "first", "b": "kept"}, properties={"Kind": "two"})
        xml = xml_of(out, "docProps/custom.xml")
        assert "first" not in xml
        assert "kept" in xml
        assert xml.count("<property ") == 2
        assert len(set(zipfile.ZipFile(io.BytesIO(out)).namelist())) == len(names_of(out))

    def it_sets_dates_only_when_told(self):
        template = Template.open(word("x"))
        core = "docProps/core.xml"
        assert xml_of(template.render({}), core).count("2020-01-01T00:00:00Z") == 2
        when = datetime.datetime(
            2026, 3, 4, 5, 6, 7, tzinfo=datetime.timezone(datetime.timedelta(hours=1))
        )
        out = template.render({}, modified=when)
        assert xml_of(out, core).count("2026-03-04T04:06:07Z") == 2

    def it_merges_custom_properties_of_the_template(self):
        data = Template.open(word("x")).render({}, properties={"For": "{{ a }}"})
        out = Template.open(data).render({"a": "J & K"})
        assert "<vt:lpwstr>J &amp; K</vt:lpwstr>" in xml_of(out, "docProps/custom.xml")


class DescribeTheCache:
    def it_reads_back_what_it_kept(self, cache):
        for data in (rich_template(), word("{{ a|nothing }}"), word("plain")):
            work = compile_template(data)
            assert _store.unpacked(_store.packed(work)) == work

    def it_keeps_templates_for_the_next_process(self, cache):
        data = word(TEXT + "\nunique to this test")
        first = Template.open(data)
        assert len(list(cache.glob("*.zip"))) == 1
        kept = _store.load(first.digest)
        assert kept is not None
        assert Template(kept, first.digest).render(CONTEXT) == first.render(CONTEXT)

    @pytest.mark.parametrize("poison", [b"", b"PK", b"\x80\x04K\x01.", "zip", "json", "lies"])
    def it_compiles_anew_when_what_it_kept_is_spoilt(self, cache, poison):
        data = word(f"{{{{ a }}}} {poison!r}".replace("\\", ""))
        digest = Template.open(data).digest
        (file,) = cache.glob("*.zip")
        if isinstance(poison, str):
            index = {"zip": None, "json": "[1", "lies": json.dumps({"parts": [["x"]]})}[poison]
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w") as archive:
                if index is not None:
                    archive.writestr("throughcare.json", index)
            poison = out.getvalue()
        file.write_bytes(poison)
        assert _store.load(digest) is None

    @pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs file modes")
    def it_does_not_trust_a_folder_that_others_can_write_to(self, cache):
        data = word("{{ a }} for others")
        digest = Template.open(data).digest
        assert _store.load(digest) is not None
        cache.chmod(0o777)
        assert _store.load(digest) is None

    def it_does_without_when_there_is_no_place_to_keep(self, monkeypatch, tmp_path):
        file = tmp_path / "file"
        file.write_text("")
        monkeypatch.setenv("THROUGHCARE_CACHE", str(file))
        out = Template.open(word("{{ a }} nowhere")).render({"a": 1})
        assert lines_of(out) == ["1 nowhere"]

    def it_opens_a_path(self, tmp_path):
        file = tmp_path / "t.docx"
        file.write_bytes(word("{{ a }}"))
        assert lines_of(Template.open(file).render({"a": 1})) == ["1"]
        assert Template.open(str(file)).digest == Template.open(file).digest

    def it_raises_when_the_template_is_a_folder(self, tmp_path):
        with pytest.raises(TemplateError):
            Template.open(tmp_path)


class DescribeParts:
    def it_gives_each_tag_a_line_of_its_own(self):
        from jinja2 import nodes

        (part,) = Template.open(word(TEXT)).parts()
        assert part.name == "word/document.xml"
        assert part.source.count("\n") == len(part.tags)
        names = {node.lineno: node.name for node in part.tree.find_all(nodes.Name)}
        assert str(part.place(min(names))) == "the document, paragraph 1, near “Dear {{ a }},”"
        loop = next(part.tree.find_all(nodes.For))
        place = part.place(loop.lineno)
        assert (place.table, place.row, place.cell, place.paragraph) == (1, 2, 1, 1)
        assert [tag.kind for tag in part.tags] == [
            "text",
            "blocks",
            "statement",
            "text",
            "statement",
        ]


class DescribeCharactersThatTheEngineMarksWith:
    @pytest.mark.parametrize(
        "text", ["a\ufdd07\ufdd1b {{ x }}", "{{ '\ufdd00\ufdd1' }}ab X", "a{_{\ufdd1"]
    )
    def it_takes_them_out_of_the_template(self, text):
        template = Template.open(word(text, title="\ufdd03\ufdd1{{ x }}"))
        assert template.prove() == []
        (line,) = lines_of(template.render({"x": "X"}))
        assert "\ufdd0" not in line
        assert "\ufdd1" not in line
