"""Dates, labels, links and pictures as they are printed."""

import datetime
import io
import re
import struct
import zipfile
import zlib
from pathlib import Path

import docx
import pytest

from generator.errors import TemplateError
from generator.word import Template
from tests.word.words import lines_of, names_of, opens, word, xml_of


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int = 4, height: int = 2, rows: bytes | None = None) -> bytes:
    data = rows if rows is not None else (b"\0" + b"\xff\0\0" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(data))
        + chunk(b"IEND", b"")
    )


GIF = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"
JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x01\x00\x60\x00\x60\x00\x00"
    b"\xff\xc0\x00\x0b\x08\x00\x02\x00\x04\x01\x01\x11\x00\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00"
    b"\x00\xff\xd9"
)
# A metafile of 40 by 20 millimetres: a header, and the record that ends it.
METAFILE = struct.pack(
    "<II4i4iIIIIHHIII2i2i",
    1, 88, 0, 0, 399, 199, 0, 0, 4000, 2000, 0x464D4520, 0x10000, 108, 2, 1, 0, 0, 0, 0, 400, 200,
    40, 20,
) + struct.pack("<5I", 14, 20, 0, 16, 20)  # fmt: skip
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="4" height="2"/></svg>'
)
TAG = "a {{ p|picture(width_mm=40, alt='A \"red\" field & more') }} b"


class Coded(str):
    label = "Label of it"


class DescribeFilters:
    @pytest.mark.parametrize(
        ("tag", "value", "shown"),
        [
            ("date", "2026-03-03", "3\u00a0March 2026"),
            ("date", datetime.date(2026, 3, 3), "3\u00a0March 2026"),
            ("date", "2026-03-03T10:00:00", "3\u00a0March 2026"),
            ("shortdate", "2026-03-03", "3\u00a0Mar 2026"),
            ("weekday", "2026-03-03", "Tuesday 3\u00a0March"),
            ("weekday(year=true)", "2026-03-03", "Tuesday 3\u00a0March 2026"),
            ("time", "15:00", "3pm"),
            ("time", "15:30", "3:30pm"),
            ("time", "09:05", "9:05am"),
            ("time", "12:00", "12 noon"),
            ("time", "00:00", "12 midnight"),
            ("time", "00:30", "12:30am"),
            ("time", "12:01", "12:01pm"),
            ("time", datetime.time(8, 0), "8am"),
            ("label", Coded("code"), "Label of it"),
            ("label", "plain", "plain"),
            ("yesno", True, "Yes"),
            ("yesno", False, "No"),
            ("yesno('Held', 'Not held')", False, "Not held"),
            ("capitalize", "mcDonald", "McDonald"),
            ("title", "anne-marie o'neil McDonald", "Anne-marie O'neil McDonald"),
            ("join", ["a", "b"], "a, b"),
            ("join(' and ')", ["a", "b"], "a and b"),
            ("join('; ', attribute='n')", [{"n": 1}, {"n": 2}], "1; 2"),
            ("join", [], "Not recorded"),
            ("join or 'None'", [], "None"),
            ("batch(2)|list|length", [1, 2, 3], "2"),
            ("default('-')", "x", "x"),
            ("truncate(8)", "a long text here", "a..."),
            ("replace('a', 'b')", "aa", "bb"),
            ("sort|join", ["b", "a"], "a, b"),
            ("upper", "é", "É"),
            ("first", ["x"], "x"),
            ("length", ["x"], "1"),
        ],
    )
    def it_prints(self, tag, value, shown):
        out = Template.open(word(f"{{{{ v|{tag} }}}}")).render({"v": value})
        assert lines_of(out) == [shown]

    @pytest.mark.parametrize(
        "tag",
        [
            "date",
            "shortdate",
            "weekday",
            "time",
            "label",
            "yesno",
            "capitalize",
            "title",
            "join",
            "upper",
            "lower",
            "trim",
            "int",
            "float",
            "round",
            "truncate(3)",
            "replace('a','b')",
            "picture(alt='x')",
            "link('y')",
            "first",
            "wordcount",
        ],
    )
    def it_shows_that_a_value_is_missing(self, tag):
        assert lines_of(Template.open(word(f"{{{{ v|{tag} }}}}")).render({})) == ["Not recorded"]


class DescribeLinks:
    def it_makes_a_field_with_the_style_of_links(self):
        template = Template.open(word("see ^{{ u|link('the site') }}^ now {{r u|link }}"))
        out = template.render({"u": 'https://a.org/?q=a b&c="d\\'})
        opens(out)
        xml = xml_of(out)
        assert "https://a.org/?q=ab&amp;c=%22d%5C" in xml
        assert '<w:rPr><w:rStyle w:val="Hyperlink"/><w:b/></w:rPr>' in xml
        assert xml.count('fldCharType="begin"') == xml.count('fldCharType="end"') == 2
        assert 'w:styleId="Hyperlink"' in xml_of(out, "word/styles.xml")
        assert lines_of(out)[0].startswith("see the site now")

    @pytest.mark.parametrize("url", ["javascript:x", "file:///x", "//x", "x", "", "http://[x"])
    def it_refuses_other_addresses(self, url):
        with pytest.raises(TemplateError, match="not allowed"):
            Template.open(word("{{ u|link('x') }}")).render({"u": url})


class DescribePictures:
    @pytest.mark.parametrize(("data", "kind"), [(png(), "png"), (GIF, "gif"), (JPEG, "jpeg")])
    def it_puts_them_in_the_text(self, data, kind):
        out = Template.open(word(TAG)).render({"p": data})
        opens(out)
        assert lines_of(out) == ["a [picture] b"]
        media = [name for name in names_of(out) if name.startswith("word/media/")]
        assert len(media) == 1
        assert media[0].endswith(f".{kind}")
        shape = docx.Document(io.BytesIO(out)).inline_shapes[0]
        assert round(shape.width.mm) == 40
        assert 'descr="A &quot;red&quot; field &amp; more"' in xml_of(out)

    @pytest.mark.parametrize(
        ("told", "kind"),
        [
            (png()[:33] + chunk(b"tEXt", b"GPS 53.1, -2.4") + png()[33:], "png"),
            (png()[:33] + chunk(b"eXIf", b"GPS 53.1, -2.4") + png()[33:], "png"),
            (JPEG[:2] + b"\xff\xe1\x00\x10GPS 53.1, -2.4" + JPEG[2:], "jpeg"),
            (JPEG[:2] + b"\xff\xfe\x00\x10GPS 53.1, -2.4" + JPEG[2:], "jpeg"),
            (JPEG + b"GPS 53.1, -2.4", "jpeg"),
        ],
    )
    def it_leaves_out_where_they_were_taken(self, told, kind):
        out = Template.open(word(TAG)).render({"p": told})
        opens(out)
        [name] = [name for name in names_of(out) if name.startswith("word/media/")]
        with zipfile.ZipFile(io.BytesIO(out)) as archive:
            assert archive.read(name) == (png() if kind == "png" else JPEG)

    def it_is_never_wider_than_a_page(self):
        tag = TAG.replace("width_mm=40", "height_mm=10")
        out = Template.open(word(tag)).render({"p": png(width=400, height=2)})
        shape = docx.Document(io.BytesIO(out)).inline_shapes[0]
        assert round(shape.width.mm) == 165
        assert round(shape.width / shape.height) == 200

    def it_takes_a_path_object_but_never_a_text(self, tmp_path: Path):
        file = tmp_path / "a.png"
        file.write_bytes(png())
        template = Template.open(word(TAG))
        opens(template.render({"p": file}))
        with pytest.raises(TemplateError, match="not a picture"):
            template.render({"p": str(file)})
        with pytest.raises(TemplateError, match="missing"):
            template.render({"p": tmp_path / "b.png"})

    def it_keeps_one_copy_and_gives_each_drawing_its_number(self):
        out = Template.open(word(f"{{% for x in xs %}}{TAG}{{% endfor %}}", header=TAG)).render(
            {"p": png(), "xs": [1, 2, 3]}
        )
        opens(out)
        assert len([name for name in names_of(out) if name.startswith("word/media/")]) == 1
        assert "word/_rels/header.xml.rels" in names_of(out)
        found = re.findall(r'<wp:docPr id="(\d+)"', xml_of(out) + xml_of(out, "word/header.xml"))
        assert len(set(found)) == len(found) == 4

    def it_numbers_the_copies_of_a_drawing_in_a_loop(self):
        inline = '<w:drawing><wp:inline><wp:docPr id="1" name="x"/></wp:inline></w:drawing>'
        drawing = (
            f"<w:p><w:r><w:t>{{% for x in xs %}}</w:t>{inline}<w:t>{{% endfor %}}</w:t></w:r></w:p>"
        )
        xml = xml_of(Template.open(word(drawing)).render({"xs": [1, 2, 3]}))
        found = re.findall(r'<wp:docPr id="(\d+)"', xml)
        assert len(set(found)) == 3

    def it_takes_a_vector_drawing_with_a_fallback(self):
        template = Template.open(word("{{ p|picture(fallback=q, decorative=true) }}"))
        out = template.render({"p": SVG, "q": png()})
        opens(out)
        assert "asvg:svgBlip" in xml_of(out)
        assert "adec:decorative" in xml_of(out)
        with pytest.raises(TemplateError, match="second picture"):
            template.render({"p": SVG})

    def it_takes_a_metafile_as_the_fallback_alone(self):
        template = Template.open(word("{{ p|picture(40, fallback=q, decorative=true) }}"))
        out = template.render({"p": SVG, "q": METAFILE})
        opens(out)
        xml = xml_of(out)
        assert 'cx="1440000" cy="720000"' in xml
        assert "image/x-emf" in xml_of(out, "[Content_Types].xml")
        with pytest.raises(TemplateError, match="no picture of its own"):
            template.render({"p": METAFILE, "q": METAFILE})

    @pytest.mark.parametrize(
        "data", [METAFILE[:-4], METAFILE[:60], METAFILE[:-20], METAFILE + b"\0" * 8]
    )
    def it_refuses_a_broken_metafile(self, data):
        template = Template.open(word("{{ p|picture(40, fallback=q, decorative=true) }}"))
        with pytest.raises(TemplateError, match="broken"):
            template.render({"p": SVG, "q": data})

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"", "not a picture"),
            (b"BM123", "not a picture"),
            (png()[:-20], "broken"),
            (png()[:40] + b"\0" + png()[41:], "broken"),
            (png(rows=b"\0"), "broken"),
            (png(4, 2, b"\0" * 100_000), "broken"),
            (png(100_000, 100_000, b"\0"), "million pixels"),
            (png(0, 5, b""), "broken"),
            (GIF[:-3], "broken"),
            (JPEG[:-2], "broken"),
            (JPEG[:30], "broken"),
            (b"\xff\xd8\xff", "broken"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "script"),
            (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>", "script"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'><use href='http://x'/></svg>", "outside"),
            (
                b"<svg xmlns='http://www.w3.org/2000/svg'><a style='x:url(http://x)'/></svg>",
                "outside",
            ),
            (b"<!DOCTYPE x><svg xmlns='http://www.w3.org/2000/svg'/>", "broken"),
            (b"<svg", "broken"),
        ],
    )
    def it_refuses_broken_and_active_ones(self, data, message):
        with pytest.raises(TemplateError, match=message):
            Template.open(word(TAG)).render({"p": data})

    @pytest.mark.parametrize(
        "size", ["width_mm=0", "width_mm=9999", "height_mm=-1", "width_mm='x'"]
    )
    def it_refuses_odd_sizes(self, size):
        with pytest.raises(TemplateError, match="millimetres"):
            Template.open(word(f"{{{{ p|picture({size}, alt='x') }}}}")).render({"p": png()})

    def it_needs_words_for_each(self):
        with pytest.raises(TemplateError, match="alternative text"):
            Template.open(word("{{ p|picture(alt=nothing.at.all and 'x' or '') }}")).render(
                {"p": png()}
            )
