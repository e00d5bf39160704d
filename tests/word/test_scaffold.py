"""First drafts, crib sheets and comments in Word."""

import io

import docx
import openxml_audit
import pikepdf
import pytest
from docx.oxml.ns import qn

from generator.catalogue import Catalogue, vocabulary
from generator.documents.whole import whole_template
from generator.errors import TemplateError
from generator.pdf import to_pdf
from generator.resources import Resources
from generator.word import Fault, Place, Template
from generator.word.annotate import annotate
from generator.word.crib import crib_sheet
from generator.word.scaffold import Column, Draft, Fact, draft_from
from generator.word.typecheck import fields

KINDS = [kind for kind in Catalogue(Resources()).kinds() if kind.has_template]
# Which fields there are goes by who reads and what is given, not by the kind.
DISTINCT = list(
    {(kind.view, kind.audience, kind.gives, bool(kind.letter)): kind for kind in KINDS}.values()
)


def faults(kind, template):
    words = vocabulary(kind)
    return template.prove() + template.check(
        words.view, words.registry, audience=kind.audience, required=words.required
    )


def some(kinds):
    """All kinds, most of them for the long sweeps: nothing that they share is drawn by hand."""
    return [
        pytest.param(kind, id=kind.name, marks=[] if number % 8 == 0 else [pytest.mark.slow])
        for number, kind in enumerate(kinds)
    ]


class DescribeAShippedTemplate:
    @pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
    def it_has_no_fault(self, kind):
        assert faults(kind, Template.open(whole_template(kind))) == []

    @pytest.mark.parametrize("kind", some(KINDS))
    def it_is_a_file_that_word_opens(self, kind):
        result = openxml_audit.OpenXmlValidator().validate(str(kind.template))
        assert [str(error) for error in result.errors] == []

    @pytest.mark.parametrize("part", Catalogue(Resources()).parts(), ids=lambda part: part.stem)
    def it_has_parts_that_word_opens(self, part):
        result = openxml_audit.OpenXmlValidator().validate(str(part))
        assert [str(error) for error in result.errors] == []


class DescribeANewTemplate:
    @pytest.mark.parametrize("kind", some(KINDS))
    def it_passes_its_own_check_under_the_titles_of_the_schema(self, kind, tmp_path):
        words = vocabulary(kind)
        found = fields(words.view, words.registry, audience=kind.audience)
        content = draft_from(found, words.required)
        assert faults(kind, Template.open(content)) == []
        path = tmp_path / "new.docx"
        path.write_bytes(content)
        result = openxml_audit.OpenXmlValidator().validate(str(path))
        assert [str(error) for error in result.errors] == []
        titles = {title for field in found for title in (field.title, *field.parts)}
        document = docx.Document(io.BytesIO(content))
        heads = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
        assert bool(heads) == bool(words.required.get("required"))
        assert [head for head in heads if head not in titles and "{{" not in head] == []

    def it_prints_the_lists_that_the_entries_of_a_list_hold(self):
        kind = next(kind for kind in KINDS if kind.name == "pathways-plan")
        words = vocabulary(kind)
        found = fields(words.view, words.registry, audience=kind.audience)
        template = Template.open(draft_from(found, words.required))
        aims = ["Sleep at night", "See the nurse"]
        pathway = {"pathway": "health", "position": "Well", "objectives": []}
        pathway["objectives"] = [{"objective": aim, "who": "Jo"} for aim in aims]
        made = template.render({"plan": {"pathways": [pathway]}})
        cells = [
            cell.text
            for table in docx.Document(io.BytesIO(made)).tables
            for row in table.rows
            for cell in row.cells
        ]
        assert [aim for aim in aims if cells.count(aim) != 1] == []


class DescribeACribSheet:
    @pytest.mark.parametrize("kind", some(DISTINCT))
    def it_has_every_field_and_is_short_enough_to_keep_beside_the_desk(self, kind):
        words = vocabulary(kind)
        found = fields(words.view, words.registry, audience=kind.audience)
        content = crib_sheet("Fields", found)
        tables = docx.Document(io.BytesIO(content)).tables
        heads = "; ".join(table.rows[0].cells[0].text for table in tables)
        written = "\n".join(text.text for table in tables for text in table._tbl.iter(qn("w:t")))
        lost = [field.path for field in found if field.tag not in written]
        # What is not there stands where the same fields stand.
        assert [path for path in lost if path.rpartition(".")[0] not in heads] == []
        with pikepdf.open(io.BytesIO(to_pdf(content))) as opened:
            assert len(opened.pages) <= 2 + len(found) / 70


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
