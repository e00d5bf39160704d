"""Cases drawn to meet what a kind needs and little more: no final document shows a gap."""

import io
import zipfile
from random import Random

import pytest
from lxml import etree

from generator.catalogue import SUBJECTS, Catalogue
from generator.documents.produce import Producer
from generator.pdf import to_pdf
from generator.resources import Resources
from tests.documents import pages, wording
from tests.documents.conftest import ON
from tests.documents.least import case_for
from tests.sweeps import times

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CATALOGUE = Catalogue(Resources())
PRODUCER = Producer(Resources())
KINDS = [
    kind.name for kind in CATALOGUE.kinds() if SUBJECTS[kind.subject].is_file and kind.has_template
]


def faults(kind, content):
    """What is wrong with the words and tables of a Word file."""
    texts = wording.word_text(content)
    found = [f"a gap is shown: {text}" for text in texts if "Not recorded" in text]
    # A list of duties says one again for each of its dates.
    if "agenda" not in kind.gives:
        said = wording.faults(texts, kind.audience)
        found += [str(fault) for fault in said if fault.what.startswith("stands ")]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    found += [f"a heading has nothing below it: {heading}" for heading in alone(body[0])]
    for table in body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        below = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is None]
        if not below:
            found.append(f"a table has no rows: {words(table)}")
        found += [f"a row is empty, below: {words(table)[:80]}" for row in below if not shows(row)]
    found += [
        f"a paragraph is empty, after: {words(before)}"
        for before, after in zip(body[0], body[0][1:], strict=False)
        if after.tag == before.tag == f"{W}p" and not shows(after) and not shows(before)
    ]
    return found


def alone(body):
    """The headings that another of their level or a higher one follows, or nothing."""
    above = None
    for block in body:
        style = block.find(f"{W}pPr/{W}pStyle")
        name = style.get(f"{W}val") if style is not None else ""
        level = int(name[7:]) if name.startswith("Heading") else 0
        if level:
            if above is not None and level <= above[0]:
                yield above[1]
            above = level, words(block)
        elif shows(block):
            above = None
    if above is not None:
        yield above[1]


def words(node):
    return "".join(text.text or "" for text in node.iter(f"{W}t"))


def shows(node):
    return bool(words(node).strip()) or node.find(f".//{W}drawing") is not None


def seen(case, content):
    """The pages of its PDF with hardly a line on them, and those that part signatures.

    Where a child reads one rule a page, a page is as short as its rule.
    """
    short = " lines" if not case.data.get("easy_read", {}).get("one_rule_a_page") else "signatures"
    told = pages.faults(to_pdf(content))
    return [str(one) for one in told if short in one.what or "signatures" in one.what]


def look(name, seeds, drawn=1):
    """Every fault of the documents of these cases, and of each `drawn`-th one's pages."""
    kind = CATALOGUE.get(name)
    found = []
    for seed in seeds:
        case, made = case_for(kind, Random(seed), PRODUCER, ON)
        for document in made:
            told = faults(kind, document.content)
            told += seen(case, document.content) if seed % drawn == 0 else []
            found += [f"seed {seed}: {fault}" for fault in told]
    return found


class DescribeALeastCase:
    @pytest.mark.parametrize("name", KINDS)
    def it_makes_documents_without_a_gap(self, name):
        assert look(name, range(2), drawn=2) == []

    @pytest.mark.slow
    @pytest.mark.parametrize("part", range(4))
    @pytest.mark.parametrize("name", KINDS)
    def it_does_so_in_every_case(self, name, part):
        count = times(4, 500)
        found = look(name, range(2 + count * part, 2 + count * (part + 1)), drawn=2)
        assert found == []

    @pytest.mark.parametrize("name", KINDS)
    def it_holds_what_the_kind_needs(self, name):
        record, made = case_for(CATALOGUE.get(name), Random(1), PRODUCER, ON)
        assert made
        assert all(document.lacks == () for document in made)
        assert record.identifier
