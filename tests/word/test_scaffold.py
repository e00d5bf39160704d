"""First drafts, crib sheets and comments in Word."""

import io

import docx
import openxml_audit
import pytest

from generator.catalogue import Catalogue, vocabulary
from generator.errors import TemplateError
from generator.resources import Resources
from generator.word import Fault, Place, Template
from generator.word.annotate import annotate
from generator.word.crib import crib_sheet
from generator.word.scaffold import Column, Draft, Fact, draft_from
from generator.word.typecheck import fields

KINDS = Catalogue(Resources()).kinds()


def faults(kind, template):
    words = vocabulary(kind)
    return template.prove() + template.check(
        words.view, words.registry, audience=kind.audience, required=words.required
    )


class DescribeAShippedTemplate:
    @pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
    def it_has_no_fault(self, kind):
        assert faults(kind, Template.open(kind.template)) == []

    @pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
    def it_is_a_file_that_word_opens(self, kind):
        result = openxml_audit.OpenXmlValidator().validate(str(kind.template))
        assert [str(error) for error in result.errors] == []


class DescribeANewTemplate:
    @pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
    def it_passes_its_own_check(self, kind, tmp_path):
        words = vocabulary(kind)
        found = fields(words.view, words.registry, audience=kind.audience)
        content = draft_from(found, words.required)
        assert faults(kind, Template.open(content)) == []
        path = tmp_path / "new.docx"
        path.write_bytes(content)
        result = openxml_audit.OpenXmlValidator().validate(str(path))
        assert [str(error) for error in result.errors] == []


class DescribeACribSheet:
    def it_has_a_row_for_every_field(self):
        kind = KINDS[0]
        words = vocabulary(kind)
        found = fields(words.view, words.registry, audience=kind.audience)[:60]
        tables = docx.Document(io.BytesIO(crib_sheet("Fields", found))).tables
        written = {row.cells[0].text.split("\n")[0] for table in tables for row in table.rows}
        assert {field.tag for field in found} <= written


class DescribeADraft:
    def it_prints_nothing_for_an_empty_list(self):
        draft = Draft("Test")
        draft.table("a in actions", [Column("Action", 1, "{{ a.action }}")])
        draft.facts([Fact("Name", "{{ name }}"), Fact("Age", "{{ age }}", "age")])
        template = Template.open(draft.save())
        made = docx.Document(io.BytesIO(template.render({"name": "Sam", "actions": []})))
        assert [[cell.text for cell in row.cells] for row in made.tables[0].rows] == [
            ["Name", "Sam"]
        ]
        full = template.render({"name": "Sam", "age": 15, "actions": [{"action": "Ring"}]})
        assert len(docx.Document(io.BytesIO(full)).tables) == 2


class DescribeAnnotate:
    def it_puts_each_comment_at_its_place(self):
        draft = Draft("Test")
        draft.paragraph("First")
        draft.facts([Fact("Name", "{{ nmae }}")])
        place = Place("word/document.xml", table=1, row=1, cell=2, paragraph=1)
        faults = [Fault(place, "There is no field “nmae”", "Did you mean “name”?")]
        made = docx.Document(io.BytesIO(annotate(draft.save(), faults)))
        assert [comment.text for comment in made.comments] == [
            "There is no field “nmae”. Did you mean “name”?"
        ]
        cell = made.tables[0].rows[0].cells[1]._tc
        assert list(cell.iter("{*}commentReference"))

    def it_names_the_place_where_word_allows_no_comment(self):
        place = Place("word/header1.xml", paragraph=1)
        draft = Draft("Test")
        draft.paragraph("First")
        content = annotate(draft.save(), [Fault(place, "There is no field “x”")])
        (comment,) = docx.Document(io.BytesIO(content)).comments
        assert "page header" in comment.text

    def it_explains_what_is_no_word_file(self):
        with pytest.raises(TemplateError, match="not a Word file"):
            annotate(b"nothing", [])
