"""Whatever a case holds that the schemas allow, every template makes a sound document."""

import io
import random
import subprocess
import zipfile

import docx
import openxml_audit
import page
import pytest
from lxml import etree

from generator.case import Case, Panel
from generator.case._schema import root
from generator.catalogue import SUBJECTS, Catalogue
from generator.documents.produce import Producer
from generator.errors import FaultyInputError
from generator.panel.kinds import panel_kinds
from generator.pdf import to_pdf
from generator.resources import Resources
from tests.case.any_case import made, settled
from tests.documents.conftest import ON
from tests.sweeps import times

CATALOGUE = Catalogue(Resources())
KINDS = [
    kind.name for kind in CATALOGUE.kinds() if SUBJECTS[kind.subject].is_file and kind.has_template
]


def any_case(pick):
    case = settled(made(root("case"), pick))
    case.pop("rules", None)
    return Case(case)


def any_panel(pick):
    data = made(root("panel"), pick)
    cases = []
    for number, _ in enumerate(data["items"]):
        case = any_case(pick)
        # Names that stand nowhere else: an extract that named another child would be refused.
        child = {**case.data["child"], "first_name": f"First{number}", "last_name": f"Last{number}"}
        child.pop("known_as", None)
        cases.append(Case({**case.data, "case_id": f"TC-{number}", "child": child}))
    for person in data["attendance"]:
        person.pop("for_items", None)
    # What no drawn word could be: a kind of panel, times in their order, a seal of the minutes.
    data |= {"kind": pick.choice(sorted(panel_kinds())), "time": "09:30"}
    data.pop("minutes", None)
    data.pop("end_time", None)
    for item in data["items"]:
        item.pop("time", None)
    return Panel(data, None, tuple(cases))


def documents(name, seeds):
    producer = Producer(Resources())
    kind = CATALOGUE.get(name)
    made = 0
    for seed in seeds:
        pick = random.Random(seed)
        record = any_panel(pick) if kind.subject == "panel" else any_case(pick)
        try:
            documents = list(producer.make(kind, record, formats=("docx",), on=ON, draft=True))
        except FaultyInputError:
            # Few words to draw from: some stand by chance where a reader may not see them.
            continue
        made += 1
        for document in documents:
            yield seed, document.content
    assert made >= len(seeds) / 2


def check(seed, content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.namelist():
            if part.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(part))
    opened = docx.Document(io.BytesIO(content))
    for cell in opened.element.body.iter("{*}tc"):
        blocks = [block for block in cell if not block.tag.endswith(("Start", "End", "}tcPr"))]
        assert blocks[-1].tag.endswith("}p"), seed
    for table in opened.element.body.iter("{*}tbl"):
        assert table.find("{*}tr") is not None, seed


class DescribeAnyCase:
    @pytest.mark.parametrize("name", KINDS)
    def it_makes_a_sound_word_file(self, name):
        for seed, content in documents(name, range(4)):
            check(seed, content)

    @pytest.mark.slow
    @pytest.mark.parametrize("name", KINDS)
    def it_makes_sound_word_files_of_many(self, name, tmp_path):
        validator = openxml_audit.OpenXmlValidator()
        for seed, content in documents(name, range(times(40, 2000))):
            check(seed, content)
            if seed % 200 == 0:
                path = tmp_path / "made.docx"
                path.write_bytes(content)
                assert [str(error) for error in validator.validate(str(path)).errors] == [], seed

    @pytest.mark.slow
    @pytest.mark.parametrize("name", KINDS)
    def it_makes_conforming_pdfs(self, name):
        for seed, content in documents(name, range(3000, 3000 + times(3, 200))):
            report = page.validate_pdf_bytes(to_pdf(content), profile="ua1")
            assert report.is_compliant, (seed, report.failures[:3])

    @pytest.mark.slow
    def it_makes_files_that_libreoffice_opens(self, tmp_path, needs):
        soffice = needs("soffice")
        for name in KINDS:
            for seed, content in documents(name, range(5000, 5003)):
                (tmp_path / f"{name}-{seed}.docx").write_bytes(content)
        files = sorted(tmp_path.glob("*.docx"))
        command = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(tmp_path / "out")]
        subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)
        made_pdfs = {path.stem for path in (tmp_path / "out").glob("*.pdf")}
        assert made_pdfs == {path.stem for path in files}
