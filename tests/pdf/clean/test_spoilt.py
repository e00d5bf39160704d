"""Spoilt PDFs, by each way in: a plain refusal or a result, in time and in bounds."""

import random
import resource
import sys

import pytest

from generator.errors import ThroughcareError
from tests.cli.test_spoilt_cases import MOST_MEMORY, in_time
from tests.pdf.bundle import papers
from tests.pdf.clean import besides, hostile
from tests.pdf.forms.test_robust import mutated
from tests.sweeps import times

THINGS = [
    *(thing for thing, _ in hostile.TAKEN_OUT.values()),
    *(thing for thing, _ in (besides.TAKEN_OUT | besides.SAID).values()),
]


def memory():
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


@pytest.mark.slow
class DescribeSpoiltPdfs:
    def they_are_answered_in_words(self, ways):
        pick = random.Random(11)
        taken = 0
        for number in range(times(60, 300)):
            made = pick.choice((papers.active, lambda: hostile.made(pick.choice(THINGS))))
            data = mutated(made(), 50_000 + number)
            before = memory()
            for way, through in ways.items():
                try:
                    with in_time():
                        taken += bool(through(data)[0])
                except ThroughcareError as error:
                    assert str(error), way
            assert memory() == before or memory() < MOST_MEMORY, (number, memory())
        assert taken
