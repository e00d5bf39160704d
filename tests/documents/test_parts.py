"""Shared parts of templates: a service's own before ours, in status, checks and the command."""

import io
import shutil

import docx
import pytest
from click.testing import CliRunner
from docx.oxml.ns import qn

from generator.catalogue import Catalogue
from generator.cli._main import throughcare
from generator.documents.templates import faults_of
from generator.errors import TemplateError
from generator.resources import Resources, shipped
from generator.service.checking import prove
from generator.toolkit import Toolkit
from generator.word import Template
from tests.documents.conftest import ON

PART = "how-to-talk"


@pytest.fixture
def own_part(tmp_path):
    """A service with its own part: `own_part("text", ...)` gives its folder."""
    service = tmp_path / "service"

    def made(*lines, name=PART):
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        (service / "templates" / "parts").mkdir(parents=True, exist_ok=True)
        document.save(str(service / "templates" / "parts" / f"{name}.docx"))
        return service

    return made


def words_of(document):
    return "\n".join(p.text for p in docx.Document(io.BytesIO(document.content)).paragraphs)


def words_in(element):
    """What a part of a Word file says, a line a paragraph."""
    paragraphs = element.iter(qn("w:p"))
    return "\n".join("".join(text.text or "" for text in p.iter(qn("w:t"))) for p in paragraphs)


def blocks(path):
    """What each paragraph and table of a Word file says, in its order."""
    body = docx.Document(str(path)).element.body
    said = [words_in(block) for block in body if block.tag != qn("w:sectPr")]
    # Word demands an empty paragraph after a table at the end.
    return said[:-1] if len(said) > 1 and not said[-1] else said


def filled(name, seen):
    """All that the shipped part of that name says of a view."""
    made = Template.open(shipped("templates") / "parts" / f"{name}.docx").render(seen)
    return words_in(docx.Document(io.BytesIO(made)).element.body)


def generated(toolkit, samples):
    return toolkit.generate(toolkit.open(samples / "remand.json"), ["cart-proforma"], on=ON)


class DescribeAShippedPart:
    @pytest.mark.parametrize("kind", Catalogue(Resources()).kinds(), ids=lambda kind: kind.name)
    def it_can_be_found_by_every_kind(self, kind):
        assert {path.stem for path in kind.parts} >= {PART, "sign-off", "contact"}

    @pytest.mark.parametrize(
        "kind",
        [kind for kind in Catalogue(Resources()).kinds() if kind.has_template],
        ids=lambda kind: kind.name,
    )
    def it_stands_in_no_template_as_a_copy(self, kind):
        held = blocks(kind.template)
        for part in kind.parts:
            typed = blocks(part)
            runs = (held[at : at + len(typed)] for at in range(len(held)))
            assert typed not in runs, part.stem

    @pytest.mark.parametrize("kind", Catalogue(Resources()).kinds(), ids=lambda kind: kind.name)
    def it_has_no_fault_where_it_is_taken_in(self, kind):
        if kind.has_template:
            assert faults_of(kind, kind.template) == []

    def it_says_of_an_interpreter_where_nothing_else_is_known(self):
        child = {"name": "Ana", "interpreter_needed": True, "first_language": "Romani"}
        said = filled(PART, {"child": {**child, "communication": {}}})
        assert "How to talk with Ana" in said
        assert "Ana needs an interpreter (Romani)." in said
        assert "How to talk" not in filled(PART, {"child": {"name": "Ana", "communication": {}}})

    @pytest.mark.parametrize(("agreed_by", "signatures"), [("", 1), ("Ines Roy", 2)])
    def it_has_a_place_to_sign_for_each(self, agreed_by, signatures):
        said = filled("sign-off", {"signed_by": "Cy Foy", "agreed_by": agreed_by})
        assert said.count("Signature and date") == signatures
        assert ("Agreed by" in said) is bool(agreed_by)

    def it_is_no_kind(self):
        assert "parts" not in {kind.name for kind in Catalogue(Resources()).kinds()}


class DescribeAPartOfAService:
    def it_stands_in_our_template_in_place_of_ours(self, own_part, samples):
        service = own_part("Speak slowly with {{ child.name }}.")
        word, _ = generated(Toolkit(service=service), samples)
        assert "Speak slowly with" in words_of(word)
        assert "Speak slowly with" not in words_of(generated(Toolkit(), samples)[0])

    def it_makes_documents_stale(self, own_part, samples, tmp_path):
        made = tmp_path / "made"
        service = own_part("Speak slowly.")
        toolkit = Toolkit(service=service)
        toolkit.write(generated(toolkit, samples), made)
        case = toolkit.open(samples / "remand.json")
        assert not any(one.reasons for one in toolkit.status(made, [case]))
        own_part("Speak clearly.")
        stale = Toolkit(service=service).status(made, [case])
        assert len(stale) == 2
        assert all("template has changed" in " ".join(one.reasons) for one in stale)

    def it_is_refused_with_its_faults_in_the_part(self, own_part, samples):
        service = own_part("fine", "{{ child.nmae }}")
        with pytest.raises(TemplateError) as caught:
            generated(Toolkit(service=service), samples)
        assert "The part “how-to-talk” in the document, paragraph 2" in str(caught.value)

    def it_is_proved_with_the_service(self, own_part):
        service = own_part("{{ child.nmae }}")
        (service / "service.toml").write_text("")
        faults = prove(service, on=ON).faults
        assert any("cart-proforma" in fault and "nmae" in fault for fault in faults)

    def it_must_lie_in_the_folder_of_parts_itself(self, own_part):
        service = own_part("x")
        parts = service / "templates" / "parts"
        (parts / PART).mkdir()
        shutil.move(parts / f"{PART}.docx", parts / PART)
        with pytest.raises(Exception, match="Not every template") as caught:
            Catalogue(Resources(service)).kinds()
        assert "Put it into parts itself" in str(caught.value)


class DescribeTheCheckOfAPart:
    def it_looks_in_every_document_that_takes_it_in(self, own_part):
        service = own_part("{{ child.name }}", "{{ assessment.others_safety_summary }}")
        file = str(service / "templates" / "parts" / f"{PART}.docx")
        found = CliRunner().invoke(throughcare, ["template", "check", file])
        assert found.exit_code == 2
        sound = str(shipped("templates") / "parts" / f"{PART}.docx")
        found = CliRunner().invoke(throughcare, ["template", "check", sound])
        assert found.exit_code == 0
        assert "Breach report, CaRT panel proforma" in found.output

    def it_asks_for_the_kind_of_any_other_file(self, tmp_path):
        found = CliRunner().invoke(throughcare, ["template", "check", str(tmp_path / "x.docx")])
        assert found.exit_code == 2
        assert "--kind" in found.output
