"""The easy-read paper in the looks that a child may need: sound, whole, and the same in Word."""

import io
import itertools
import json
import subprocess
import zipfile
from collections import Counter

import openxml_audit
import page
import pikepdf
import pypdfium2
import pytest
from lxml import etree
from PIL import Image

from generator.case import loads
from generator.documents.templates import TINTS
from generator.toolkit import Toolkit
from tests.documents import pages
from tests.documents.conftest import ON
from tests.documents.test_samples import words_of_docx, words_of_pdf

KIND = "licence-easy-read"
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"]
LOOKS = [
    {"size": 14, "font": "atkinson", "tint": "cream"},
    {"size": 18, "font": "arimo", "tint": "blue", "spacing": "wide"},
    {"size": 24, "font": "atkinson", "tint": "yellow", "one_rule_a_page": True},
]
EVERY_LOOK = [
    {"size": size, "font": font, "tint": tint, "spacing": spacing, "one_rule_a_page": one}
    for size, font, (tint, spacing), one in itertools.product(
        (14, 18, 24),
        ("arimo", "atkinson"),
        (("white", "usual"), ("pink", "wide")),
        (False, True),
    )
]
MORE = [
    ("Go to The Boatshed", "Go to The Boatshed at 9:30am.", "1F3EB", DAYS, "09:30", "14:30"),
    ("Be home at the weekend", "Be home at 9pm.", "1F3E0", DAYS[4:], "21:00", "08:00"),
    ("Meet Jerome each week", "Meet Jerome each week.", "1F465", [], "", ""),
]  # fmt: skip


def fifteen(samples, **profile):
    """A sample with fifteen conditions, and another look."""
    data = json.loads((samples / "dto-yoi.json").read_bytes())
    conditions = data["supervision"]["conditions"]
    for number, (heading, words, picture, days, start, end) in enumerate(MORE):
        rule = {"heading": heading, "picture": picture,
                "lines": [{"role": "rule", "text": words}]}  # fmt: skip
        times = [{"days": days, "from": start, "to": end}] if days else []
        code = "curfew" if end == "08:00" else "other"
        conditions.append({
            "id": f"M{number}", "kind": "additional", "code": code, "official_text": words,
            "inputs": {"times": times}, "easy_read": rule, "reason": "To help."})  # fmt: skip
    assert len(conditions) == 15
    data["easy_read"] |= profile
    return data


def made(data):
    case = loads(json.dumps(data).encode())
    return {
        one.format: one.content
        for one in Toolkit().generate(case, [KIND], formats=["docx", "pdf"], on=ON, draft=True)
    }


def stands(files, profile):
    """Hold a paper to everything that is true of it in every look."""
    report = page.validate_pdf_bytes(files["pdf"], profile="ua1")
    assert report.is_compliant, report.failures[:3]
    kinds = [fault.what for fault in pages.faults(files["pdf"])]
    # A page holds what its rule needs, however little that is.
    assert not [what for what in kinds if "empty" not in what and "lines" not in what], profile
    header = 60 + 2 * profile["size"]
    assert "has 0 lines" not in kinds, profile
    word, pdf = Counter(words_of_docx(files["docx"])), Counter(words_of_pdf(files["pdf"], header))
    # The header, and parts of the numbers of the pages, come into what is large.
    more = {one for one in set(pdf) - set(word) if not any(sign.isdigit() for sign in one)}
    assert more <= {"Page", "P", "of", "f", "Draft", "not", "yet", "checked"}, (profile, more)
    missing = word - Counter(words_of_pdf(files["pdf"], 0))
    assert not missing, (profile, missing)


class DescribeTheLooks:
    @pytest.mark.parametrize("profile", LOOKS)
    def it_stands_in_each(self, samples, profile):
        stands(made(fifteen(samples, **profile)), profile)

    @pytest.mark.slow
    @pytest.mark.parametrize("profile", EVERY_LOOK)
    def it_stands_in_every_other(self, samples, profile):
        stands(made(fifteen(samples, **profile)), profile)

    def it_has_at_most_twenty_pages_with_fifteen_rules_at_16_points(self, samples):
        files = made(fifteen(samples, size=16))
        assert len(pypdfium2.PdfDocument(files["pdf"])) <= 20

    def it_is_on_tinted_paper_in_word_and_pdf(self, samples):
        files = made(fifteen(samples, tint="green"))
        with zipfile.ZipFile(io.BytesIO(files["docx"])) as archive:
            assert f'w:color="{TINTS["green"]}"'.encode() in archive.read("word/document.xml")
        for sheet in pypdfium2.PdfDocument(files["pdf"]):
            corner = sheet.render(scale=0.2).to_pil().convert("RGB").getpixel((2, 2))
            assert "{:02X}{:02X}{:02X}".format(*corner) == TINTS["green"]

    def it_has_each_rule_on_a_page_of_its_own(self, samples):
        data = fifteen(samples, one_rule_a_page=True)
        headings = [
            f"{number}. {rule['easy_read']['heading']}"
            for number, rule in enumerate(data["supervision"]["conditions"], 1)
        ]
        sheets = [
            " ".join(sheet.get_textpage().get_text_range().split())
            for sheet in pypdfium2.PdfDocument(made(data)["pdf"])
        ]
        for heading in headings:
            [held] = [text for text in sheets if heading in text]
            assert sum(other in held for other in headings) == 1

    def it_sets_lines_wider_when_asked(self, samples):
        usual, wide = (
            len(pypdfium2.PdfDocument(made(fifteen(samples, spacing=spacing))["pdf"]))
            for spacing in ("usual", "wide")
        )
        assert wide > usual


class DescribeTheWeekOnPaper:
    def it_is_a_vector_with_words_and_a_table(self, samples):
        files = made(fifteen(samples))
        with zipfile.ZipFile(io.BytesIO(files["docx"])) as archive:
            kinds = {name.rpartition(".")[2] for name in archive.namelist() if "media" in name}
            body = etree.fromstring(archive.read("word/document.xml"))
        assert kinds >= {"svg", "emf"}
        told = body.xpath("//*[local-name()='docPr']/@descr")
        assert any("I can go out at 7am" in words and "My time" in words for words in told)
        with pikepdf.open(io.BytesIO(files["pdf"])) as pdf:
            spoken = [str(one["/Alt"]) for one in pdf.objects
                      if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]  # fmt: skip
        assert any("I can go out at 7am" in words for words in spoken)

    def it_is_left_out_without_pictures_and_its_table_stays(self, samples):
        files = made(fifteen(samples, pictures="off"))
        with zipfile.ZipFile(io.BytesIO(files["docx"])) as archive:
            assert not [name for name in archive.namelist() if name.endswith((".svg", ".emf"))]
        assert "My week in words" in " ".join(words_of_docx(files["docx"]))


class DescribeWhereNotToGo:
    def it_shows_the_map_and_the_streets(self, samples, tmp_path):
        data = fifteen(samples)
        rule = next(one for one in data["supervision"]["conditions"] if one["id"] == "A11")
        rule["easy_read"] |= {"streets": ["Quay Parade", "Mill Street"], "map": "map.png"}
        Image.new("RGB", (90, 60), "#eee").save(tmp_path / "map.png")
        (tmp_path / "case.json").write_text(json.dumps(data), "utf-8")
        toolkit = Toolkit()
        record = toolkit.open(tmp_path / "case.json")
        [word] = toolkit.generate(record, [KIND], formats=["docx"], on=ON, draft=True)
        with zipfile.ZipFile(io.BytesIO(word.content)) as archive:
            body = etree.fromstring(archive.read("word/document.xml"))
        told = body.xpath("//*[local-name()='docPr']/@descr")
        assert [words for words in told if words.startswith("Map of where I do not go:")]
        assert "Mill Street" in " ".join(words_of_docx(word.content))

    @pytest.mark.parametrize("name", ["gone.png", "../map.png", "case.json"])
    def it_refuses_a_map_that_is_none(self, samples, tmp_path, name):
        data = fifteen(samples)
        rule = next(one for one in data["supervision"]["conditions"] if one["id"] == "A11")
        rule["easy_read"] |= {"map": name}
        (tmp_path / "case.json").write_text(json.dumps(data), "utf-8")
        toolkit = Toolkit()
        with pytest.raises(Exception, match="the map of a rule"):
            toolkit.generate(toolkit.open(tmp_path / "case.json"), [KIND], on=ON, draft=True)


@pytest.mark.slow
class DescribeThroughLibreOffice:
    def it_keeps_pages_words_and_paper(self, samples, tmp_path, needs):
        soffice = needs("soffice")
        files = made(fifteen(samples, **LOOKS[0]))
        result = openxml_audit.OpenXmlValidator()
        path = tmp_path / "rules.docx"
        path.write_bytes(files["docx"])
        assert [str(error) for error in result.validate(str(path)).errors] == []
        command = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
        subprocess.run([*command, "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)],
                       check=True, capture_output=True, timeout=240)  # fmt: skip
        theirs = (tmp_path / "rules.pdf").read_bytes()
        ours = pypdfium2.PdfDocument(files["pdf"])
        assert abs(len(pypdfium2.PdfDocument(theirs)) - len(ours)) <= 2
        assert not Counter(words_of_docx(files["docx"])) - Counter(words_of_pdf(theirs, 0))
