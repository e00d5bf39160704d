"""A service's own templates are checked before a document is made from them."""

import json
import shutil

import docx
import pytest

from generator.case import loads
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


class DescribeAnAccentColour:
    @pytest.mark.parametrize("colour", ["FFFFFF", "FFFF00", "9FB6C4"])
    def it_must_be_readable_on_white(self, samples, colour):
        data = json.loads((samples / "remand.json").read_text("utf-8"))
        data["service"]["accent_colour"] = colour
        with pytest.raises(FaultyInputError, match="too pale"):
            Toolkit().generate(loads(json.dumps(data).encode()), ["cart-proforma"], on=ON)
