"""A template on coloured paper and with its lines further apart."""

import io
import re
import zipfile

import pytest

from generator.documents.templates import TINTS
from generator.resources import shipped
from generator.word.page_look import on_paper, spaced
from generator.word.recolour import contrast, darkened

TEMPLATE = (shipped("templates") / "licence-easy-read" / "licence-easy-read.docx").read_bytes()


def part(docx, name):
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read(name).decode()


class DescribePaper:
    def it_is_of_the_colour_and_shown(self):
        made = on_paper(TEMPLATE, "FFF8E5")
        assert '<w:background w:color="FFF8E5"/><w:body>' in part(made, "word/document.xml")
        assert part(made, "word/settings.xml").count("<w:displayBackgroundShape/>") == 1

    def it_is_changed_and_not_put_on_top(self):
        made = on_paper(on_paper(TEMPLATE, "FFF8E5"), "E5F1FA")
        assert part(made, "word/document.xml").count("<w:background") == 1
        assert part(made, "word/settings.xml").count("<w:displayBackgroundShape/>") == 1

    def it_leaves_every_text_as_it_is(self):
        made = on_paper(TEMPLATE, "FFF8E5")
        texts = [re.findall("<w:t[^>]*>[^<]*", part(one, "word/document.xml"))
                 for one in (TEMPLATE, made)]  # fmt: skip
        assert texts[0] == texts[1]

    @pytest.mark.parametrize("colour", ["cream", "fff8e5", "FFF8E", 'FFF8E5"/>'])
    def it_refuses_what_is_no_colour(self, colour):
        with pytest.raises(ValueError, match="six hexadecimal digits"):
            on_paper(TEMPLATE, colour)


class DescribeSpacing:
    def it_sets_lines_and_paragraphs_further_apart(self):
        made = part(spaced(TEMPLATE, lines=1.25, paragraphs=1.5), "word/styles.xml")
        assert '<w:spacing w:after="180" w:line="375" w:lineRule="auto"/>' in made

    def it_leaves_a_line_of_an_exact_height(self):
        exact = 'w:line="20" w:lineRule="exact"'
        assert exact in part(spaced(TEMPLATE, lines=2, paragraphs=2), "word/styles.xml")


class DescribeTints:
    @pytest.mark.parametrize("ink", ["1D2429", "4A565F", "A4161A", "1F5C7A"])
    @pytest.mark.parametrize("tint", TINTS.values())
    def they_are_pale_enough_for_our_inks(self, tint, ink):
        assert contrast(ink, tint) >= 4.5

    @pytest.mark.parametrize("tint", TINTS.values())
    def it_darkens_a_pale_accent_no_more_than_it_must(self, tint):
        found = darkened("767676", tint, 4.5)
        assert contrast(found, tint) >= 4.5
        assert contrast(found, tint) < 4.9
        assert darkened("1F5C7A", tint, 4.5) == "1F5C7A"
