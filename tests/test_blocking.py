"""A finding holds a document back only where the rule pack says so."""

from datetime import date

import pytest

from generator.errors import NotReadyError
from generator.toolkit import Toolkit

ON = date(2026, 3, 2)
OWN = """
schema = "throughcare/rule-pack/1"
name = "own"
title = "Our own service"
version = "1.0.0"
effective_from = 2026-01-01
extends = "national"
calendar = "england-and-wales"

[sources]
own = "Our own practice guidance"

[[check]]
id = "education-hours-low"
family = 7
severity = "should"
source = "own"
section = "1"
what_to_do = "Ask for more hours."
blocks = ["cart-proforma"]
values = { hours = 15 }
"""


@pytest.fixture
def toolkit(tmp_path):
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "own.toml").write_text(OWN, "utf-8")
    return Toolkit(service=tmp_path)


@pytest.fixture
def record(samples, tmp_path):
    text = (samples / "dto-yoi.json").read_text("utf-8")
    (tmp_path / "case.json").write_text(text.replace('"pack": "bolton"', '"pack": "own"'), "utf-8")
    return tmp_path / "case.json"


class DescribeAFindingThatBlocks:
    def it_holds_back_the_kinds_that_the_pack_names(self, toolkit, record):
        with pytest.raises(NotReadyError, match="Ask for more hours"):
            toolkit.generate(toolkit.open(record), ["cart-proforma"], on=ON)

    def it_leaves_other_kinds_alone(self, toolkit, record):
        assert toolkit.generate(toolkit.open(record), ["pathways-plan"], on=ON)

    def it_gives_way_to_a_draft(self, toolkit, record):
        assert toolkit.generate(toolkit.open(record), ["cart-proforma"], on=ON, draft=True)


class DescribeTheShippedPacks:
    def they_hold_back_no_document_of_the_samples(self, samples):
        toolkit = Toolkit()
        case = toolkit.open(samples / "dto-yoi.json")
        assert toolkit.generate(case, ["cart-proforma"], on=ON)
