"""Whatever a case holds that is just enough, a final document is one that a reader can be sent."""

import random

import pytest

from generator.catalogue import SUBJECTS, Catalogue
from generator.documents.produce import Producer
from generator.resources import Resources
from tests.documents import pages, wording
from tests.documents.conftest import ON
from tests.documents.enough import least
from tests.sweeps import times

CATALOGUE = Catalogue(Resources())
KINDS = [
    kind.name for kind in CATALOGUE.kinds() if SUBJECTS[kind.subject].is_file and kind.has_template
]


def faults(name, seeds):
    producer = Producer(Resources())
    kind = CATALOGUE.get(name)
    recurring = {"agenda", "pictures"} & set(kind.gives)
    found = []
    for seed in seeds:
        record = least(kind, random.Random(seed))
        made = {}
        for document in producer.make(kind, record, formats=kind.formats, on=ON, draft=False):
            made.setdefault(document.identifier, {})[document.format] = document.content
        for files in made.values():
            said = wording.word_text(files["docx"])
            seen = pages.faults(files["pdf"]) + wording.in_pdf(files["pdf"])
            seen += wording.faults(
                said,
                kind.audience,
                recurring=recurring,
                several=kind.name == wording.FOR_EVERY_CHILD,
            )
            found += [f"{seed}: {fault}" for fault in seen]
    return found


class DescribeJustEnough:
    @pytest.mark.parametrize("name", KINDS)
    def it_makes_a_document_that_can_be_sent(self, name):
        assert faults(name, range(2)) == []

    @pytest.mark.slow
    @pytest.mark.parametrize("name", KINDS)
    def it_makes_a_document_that_can_be_sent_in_every_case(self, name):
        count = times(10, 2000)
        found = faults(name, range(count))
        # About one plan in 500 holds a row of a whole page, and leaves room above it.
        assert len(found) <= count // 250, found
