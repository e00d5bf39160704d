"""A service's own templates are checked before a document is made from them."""

import json
import shutil

import docx
import pytest
from click.testing import CliRunner

from generator.case import loads
from generator.cli._main import throughcare
from generator.errors import FaultyInputError, TemplateError
from generator.resources import shipped
from generator.toolkit import Toolkit
from tests.documents.conftest import ON


@pytest.fixture
def service(tmp_path):
    folder = tmp_path / "templates" / "cart-proforma"
    shutil.copytree(shipped("templates") / "cart-proforma", folder)

    def with_text(text):
        document = docx.Document()
        document.add_paragraph(text)
        document.save(str(folder / "cart-proforma.docx"))
        return tmp_path

    return with_text


def make(service, samples):
    toolkit = Toolkit(service=service)
    return toolkit.generate(toolkit.open(samples / "remand.json"), ["cart-proforma"], on=ON)


class DescribeAnOwnTemplate:
    def it_makes_documents(self, service, samples):
        text = "{{ child.full_name }} {{ '{' }}{{ child.full_name }}"
        assert len(make(service(text), samples)) == 2

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("{{ child.nmae }}", "nmae"),
            ("{{ child.name|nope }}", "nope"),
            ("{{ child.date_of_birth }}", "|date"),
            ("{{ child.ethnicity }}", "|label"),
            ("{% raw %}{{ child.full_name }}{% endraw %}", "printed as a tag"),
            ("{{ '{' ~ '{ child.x }' ~ '}' }}", "printed as a tag"),
            ("{{ '{%' }}", "printed as a tag"),
            ("{{ '{' }}{{ '{' }}", "printed as a tag"),
            ("{% if child %}", "endif"),
            ("{% if %}x{% endif %}", "cannot be read"),
        ],
    )
    def it_is_refused_with_its_faults(self, service, samples, text, told):
        with pytest.raises(TemplateError) as caught:
            make(service(text), samples)
        assert told in str(caught.value)
        assert "--annotate" in str(caught.value)


class DescribeAFinishedDocument:
    """One child's document is no template: every other child would get it."""

    def it_is_refused_when_throughcare_made_it(self, service, samples):
        toolkit = Toolkit()
        case = toolkit.open(samples / "dto-yoi.json")
        (made,) = toolkit.generate(case, ["cart-proforma"], formats=["docx"], on=ON)
        path = service("") / "templates" / "cart-proforma" / "cart-proforma.docx"
        path.write_bytes(made.content)
        document = docx.Document(str(path))
        document.add_paragraph("{{ child.full_name }}")
        document.save(str(path))
        with pytest.raises(TemplateError, match="made this document from a case"):
            make(path.parents[2], samples)

    def it_is_refused_when_there_is_no_field_in_it(self, service, samples):
        with pytest.raises(TemplateError, match="no field in it"):
            make(service("Sam will live with an aunt."), samples)

    def it_has_a_fault_in_template_check(self, service, samples):
        path = service("Sam.") / "templates" / "cart-proforma" / "cart-proforma.docx"
        told = CliRunner().invoke(
            throughcare, ["template", "check", str(path), "--kind", "cart-proforma"]
        )
        assert told.exit_code == 2
        assert "no field in it" in told.output


class DescribeAnAccentColour:
    @pytest.mark.parametrize("colour", ["FFFFFF", "FFFF00", "9FB6C4"])
    def it_must_be_readable_on_white(self, samples, colour):
        data = json.loads((samples / "remand.json").read_text("utf-8"))
        data["service"]["accent_colour"] = colour
        with pytest.raises(FaultyInputError, match="too pale"):
            Toolkit().generate(loads(json.dumps(data).encode()), ["cart-proforma"], on=ON)
