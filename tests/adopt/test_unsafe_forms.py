"""A form is made safe as a template is: what acts on its own is taken out and said, or refused."""

import io
import zipfile

import pytest

from generator.adopt import adopt_for
from generator.errors import TemplateError
from generator.word import Template
from tests.adopt.word_xml import docx, p
from tests.word.test_disarm import LINK, with_macros
from tests.word.test_safety import field, related
from tests.word.words import names_of, xml_of


def whole(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


class DescribeUnsafeForms:
    @pytest.mark.parametrize(
        ("form", "said"),
        [
            (with_macros(), "macros"),
            (related("attachedTemplate", "file:///c:/x.dotm"), "the link to the template file"),
            (field(r'HYPERLINK "\\\\evil\\x.exe"'), LINK),
        ],
    )
    def it_takes_out_what_acts_or_reaches_outside_and_says_so(self, form, said):
        found = adopt_for(None, form)
        assert list(found.left_out) == Template.open(form).left_out()
        assert any(said in one for one in found.left_out)
        assert Template.open(found.content).left_out() == []
        assert "word/vbaProject.bin" not in names_of(found.content)
        assert not any(word in whole(found.content) for word in ("macro", "vba", "dotm", "evil"))

    @pytest.mark.parametrize("code", ["DDEAUTO cmd", 'INCLUDETEXT "file:///etc/passwd"'])
    def it_refuses_what_cannot_be_taken_out(self, code):
        with pytest.raises(TemplateError, match=code.split()[0]):
            adopt_for(None, field(code))

    def it_keeps_a_merge_field_which_becomes_a_tag(self):
        merged = xml_of(field("MERGEFIELD child.full_name")).partition("<w:body>")[2]
        merged = merged.partition("<w:sectPr")[0]
        found = adopt_for(None, docx(p("Date of birth: ________________"), merged))
        assert [place.tag for place in found.of("written")] == ["{{ child.date_of_birth|date }}"]
        (part,) = Template.open(found.content).parts()
        assert "child.full_name" in part.source
        assert found.left_out == ()
