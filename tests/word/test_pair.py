"""The first entry that a loop makes is kept with its second, so that none ends a page alone."""

import re

import pytest

from generator.word import Template
from tests.word.words import blocks, opens, word, xml_of

ITEM = '<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t>{{ p.name }}</w:t></w:r></w:p>'
LIST = f"{{%p for p in people %}}\n{ITEM}\n{{%p endfor %}}"


def kept(text, count):
    """The paragraphs that a page may not end after, with so many entries."""
    template = Template.open(word(text))
    assert list(map(str, template.prove())) == []
    out = template.render({"people": [{"name": name} for name in "ABC"[:count]]})
    opens(out)
    paragraphs = xml_of(out).split("</w:p>")
    return [re.sub("<[^>]*>", "", p).strip() for p in paragraphs if "<w:keepNext/>" in p]


def table(cells, head="<w:trPr><w:tblHeader/></w:trPr>"):
    rows = blocks(f"| Name | x |\n| {{%tr for p in people %}} | |\n{cells}\n| {{%tr endfor %}} | |")
    return rows.replace("<w:tr>", f"<w:tr>{head}", 1)


class DescribeEntriesOfALoop:
    @pytest.mark.parametrize(("count", "names"), [(0, []), (1, []), (2, ["A"]), (3, ["A", "B"])])
    def they_stay_together_as_items_of_a_list(self, count, names):
        # The first with the second, the last but one with the last.
        assert kept(LIST, count) == names

    @pytest.mark.parametrize(("count", "names"), [(0, []), (1, []), (2, ["A", "y"])])
    def they_stay_together_as_rows_below_their_headings(self, count, names):
        assert kept(table("| {{ p.name }} | y |"), count) == names

    @pytest.mark.parametrize(
        "text",
        [
            LIST.replace("ListBullet", "Normal"),
            table("| {{ p.name }} | y |", head=""),
            table("| {{ p.name }} | y¶z |"),
            table("| {{p p.name|narrative }} | y |"),
            table("| {{ p.name }} | y |\n| more | z |"),
        ],
    )
    def they_part_where_they_are_no_short_entries(self, text):
        assert kept(text, 2) == []

    def they_are_kept_once(self):
        text = LIST.replace("</w:pPr>", "<w:keepNext/></w:pPr>")
        assert kept(text, 2) == ["A", "B"]
