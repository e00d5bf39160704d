"""Cases to count dates for: a sample, or the smallest case that has any."""

import copy
import json
from datetime import date

import pytest

from generator.case import loads
from generator.rules import load_pack
from generator.rules.case_dates import CaseDates

ON = date(2026, 3, 2)


@pytest.fixture(scope="session")
def raw(samples):
    def read(name):
        return json.loads((samples / f"{name}.json").read_text("utf-8"))

    return read


@pytest.fixture(scope="session")
def dates(raw):
    """CaseDates of a sample, after `change` has had its way with the case."""

    def make(name="dto-yoi", *, on=ON, release=None, change=lambda data: None, pack="bolton"):
        data = copy.deepcopy(raw(name))
        change(data)
        case = loads(json.dumps(data, ensure_ascii=False).encode())
        return CaseDates(case, load_pack(pack), on, release)

    return make
