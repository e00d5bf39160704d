"""A kind of a service's own, made up for a test, and a small case to make it from."""

import io
import json

import docx

from generator.case import loads
from generator.toolkit import Toolkit
from tests.case.conftest import small_case
from tests.documents.conftest import ON

CASE = "https://throughcare.example/schemas/case.schema.json"
HEADED = "tblHeader"


class Letter:
    """A kind of a service's own, called `letter`, and a case to make it from."""

    def __init__(self, folder):
        self.service = folder
        self.folder = folder / "templates" / "letter"
        self.folder.mkdir(parents=True)
        self.document = docx.Document()
        self.settings = (
            'kind = "letter"\ntitle = "Letter"\npurpose = "A letter."\nsubject = "case"\n'
            'audience = ["professional"]\nformats = ["docx"]\nversion = "1.0.0"\n'
            'sources = ["yjb"]\n'
        )
        self.rules = {}
        self.data = small_case()
        # What it says of days to come would hold everything back.
        for section in ("compliance", "warnings", "breach"):
            self.data.pop(section, None)

    def says(self, *paragraphs):
        for text in paragraphs:
            self.document.add_paragraph(text)
        return self

    def lists(self, heading, opens, cell):
        """A table with a header row, and a row for each round of a loop."""
        table = self.document.add_table(rows=4, cols=1)
        for row, text in zip(table.rows, [heading, opens, cell, "{%tr endfor %}"], strict=True):
            row.cells[0].text = text
        properties = table.rows[0]._tr.get_or_add_trPr()
        properties.append(properties.makeelement(docx.oxml.ns.qn(f"w:{HEADED}"), {}))
        return self

    @property
    def toolkit(self):
        self.document.save(str(self.folder / "letter.docx"))
        (self.folder / "document.toml").write_text(self.settings, "utf-8")
        schema = {
            "$id": "https://throughcare.example/requirements/letter.schema.json",
            "title": "the letter",
            "allOf": [{"$ref": CASE}],
            **self.rules,
        }
        (self.folder / "requirements.schema.json").write_text(json.dumps(schema), "utf-8")
        return Toolkit(service=self.service)

    @property
    def case(self):
        return loads(json.dumps(self.data).encode())

    @property
    def missing(self):
        return list(self.readiness.missing)

    @property
    def readiness(self):
        toolkit = self.toolkit
        return toolkit.readiness_of(toolkit.catalogue.get("letter"), self.case, on=ON)

    def text(self, *, draft=False):
        made = self.toolkit.generate(self.case, ["letter"], formats=["docx"], on=ON, draft=draft)
        return "\n".join(paragraphs(made[0].content))


def paragraphs(content):
    body = docx.Document(io.BytesIO(content)).element.body
    return ["".join(t.text or "" for t in p.iter("{*}t")) for p in body.iter("{*}p")]
