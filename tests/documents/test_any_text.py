"""Whatever a person types is printed as they typed it, in both formats."""

import copy
import io
import json
import zipfile

import page
import pypdfium2
import pytest
from lxml import etree

from generator.case import loads
from generator.toolkit import Toolkit
from tests.documents.conftest import ON

AWKWARD = [
    "Fish & chips <b>now</b> > \"soon\" 'later' &amp; &#65;",
    "{{ 7*7 }} and {% raw %}{{ x }}{% endraw %} and {# hidden #}",
    "{%p if true %} {{p child.name }} {%tr endfor %} {{r evil }}",
    '#sys.inputs #import "x" $math$ @ref \\u{41} `code` [link](x) *star* _under_',
    "Llŷn, Ŵyn, tŷ bach, Ŷ ŷ â ê î ô û",
    "Łódź, Škoda, Ђорђе, Ελλάδα, naïve café",
    "C:\\temp\\new ${HOME} %s %(x)s {0} \\n",
]
ARABIC = "مرحبا يا صديقي"
WALES = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"
EMOJI = f"\U0001f44d\U0001f3fd \U0001f469\u200d\U0001f680 \u2764\ufe0f {WALES}"


@pytest.fixture(scope="module")
def data(samples):
    found = json.loads((samples / "dto-yoi.json").read_text("utf-8"))
    # Wyn is a name of nobody in the sample.
    return {**found, "meant_names": [{"name": "Ŵyn"}]}


def make(data, kind="cart-proforma"):
    record = loads(json.dumps(data, ensure_ascii=False).encode())
    return {
        document.format: document.content for document in Toolkit().generate(record, [kind], on=ON)
    }


def text_of_word(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "".join(etree.fromstring(archive.read("word/document.xml")).itertext())


def text_of_pdf(content):
    pdf = pypdfium2.PdfDocument(content)
    return "\n".join(sheet.get_textpage().get_text_range() for sheet in pdf)


def squeezed(text):
    return "".join(text.split()).replace("\ufffe", "")


class DescribeAwkwardText:
    @pytest.mark.parametrize("text", AWKWARD)
    def it_is_printed_as_written_in_a_plain_field(self, data, text):
        changed = copy.deepcopy(data)
        changed["cart"]["child_message"] = text
        made = make(changed)
        assert text in text_of_word(made["docx"])
        assert squeezed(text) in squeezed(text_of_pdf(made["pdf"]))
        assert page.validate_pdf_bytes(made["pdf"], profile="ua1").is_compliant

    @pytest.mark.parametrize("text", AWKWARD[:3] + AWKWARD[4:6])
    def it_is_printed_as_written_in_a_narrative(self, data, text):
        changed = copy.deepcopy(data)
        changed["cart"]["summary"] = f"Before.\n\n{text}\n\nAfter."
        made = make(changed)
        assert text.replace("&amp;", "&").replace("&#65;", "A") in text_of_word(
            made["docx"]
        ) or text in text_of_word(made["docx"])
        assert page.validate_pdf_bytes(made["pdf"], profile="ua1").is_compliant

    @pytest.mark.parametrize("text", [EMOJI, ARABIC], ids=["emoji", "Arabic"])
    def it_keeps_emoji_and_arabic(self, data, text):
        changed = copy.deepcopy(data)
        changed["cart"]["child_message"] = text
        made = make(changed)
        assert text in text_of_word(made["docx"])
        # A PDF holds Arabic in the order it is drawn, so its letters are looked for, not its words.
        printed = text_of_pdf(made["pdf"])
        assert set(text) - {" "} <= set(printed)
        assert page.validate_pdf_bytes(made["pdf"], profile="ua1").is_compliant


class DescribeALongNarrative:
    def it_is_printed_whole(self, data):
        words = [f"word{number}" for number in range(5000)]
        paragraphs = [" ".join(words[i : i + 100]) for i in range(0, 5000, 100)]
        changed = copy.deepcopy(data)
        changed["cart"]["summary"] = "\n\n".join(paragraphs)
        made = make(changed)
        assert "word0 " in text_of_word(made["docx"])
        printed = text_of_pdf(made["pdf"]).split()
        assert set(words) <= set(printed)
