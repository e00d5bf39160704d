"""The quick way to a filled workbook, from the parts of an empty one, held against the slow one."""

import io
import json
import zipfile

import pytest
from lxml import etree

from generator.sheets.case_workbook._prepared import from_prepared
from generator.sheets.case_workbook._whole import whole
from generator.sheets.case_workbook.write import Filling, Lack, Needs, workbook
from tests.sheets.case_workbook.filling import NAMES, ON, case_bytes, small_case

NEEDS = (
    Needs("My plan", (Lack("=The name is missing", ("child", "first_name")), Lack("And more."))),
    Needs("My rules", ()),
)
SAID = {"Made by": "Throughcare <1> & more"}
ODD = (
    "=1+1",
    "+44 & <more>",
    " both ends ",
    "_x000D_ is text",
    "a\u2028line, an \u00e9 and a \U0001f600",
    "one\ntwo\tthree",
    "-",
)


def parts(content):
    """The parts of a workbook by name, their XML in one spelling."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            name: etree.tostring(etree.fromstring(archive.read(name)), method="c14n")
            for name in archive.namelist()
        }


def both(data, properties=SAID, accent="7A1F5C"):
    filling = Filling(data, data["case_id"], "0123456789")
    given = {"on": ON, "accent": accent, "properties": properties}
    return from_prepared(filling, NEEDS, **given), whole(filling, NEEDS, **given).content


class DescribeTheQuickWay:
    @pytest.mark.parametrize("sample", NAMES)
    def it_says_in_every_part_what_the_slow_way_says(self, sample):
        quick, slow = both(json.loads(case_bytes(sample)))
        assert parts(quick) == parts(slow)
        assert list(parts(quick)) == list(parts(slow))

    @pytest.mark.parametrize("text", ODD)
    def it_writes_odd_texts_as_the_slow_way_does(self, text):
        data = small_case()
        data["child"]["first_name"] = text
        data["people"][0]["organisation"] = text
        data["compliance"][0]["response"] = text
        quick, slow = both(data, properties={})
        assert parts(quick) == parts(slow)

    def it_leaves_a_text_that_is_too_long_for_a_cell_to_the_slow_way(self):
        data = small_case()
        data["compliance"][0]["response"] = "word " * 8_000
        quick, slow = both(data)
        assert quick is None
        filling = Filling(data, data["case_id"], "0123456789")
        made = workbook(filling, NEEDS, on=ON, accent="7A1F5C", properties=SAID)
        assert parts(made) == parts(slow)

    def it_keeps_nothing_of_one_case_for_the_next(self):
        first, _ = both(small_case())
        both(json.loads(case_bytes("dto-yoi")))
        again, _ = both(small_case())
        assert again == first
