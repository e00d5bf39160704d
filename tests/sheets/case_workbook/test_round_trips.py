"""A case into a workbook and back: the same bytes, whatever the case holds and who saved it."""

import json
import random
import subprocess

import pytest

from generator.case import loads
from generator.case._schema import root
from tests.case.any_case import made, settled
from tests.sheets.case_workbook.filling import (
    NAMES,
    case_bytes,
    filled,
    filled_from,
    laid_out,
    read,
)
from tests.sweeps import times

STRANGE = [
    *("=1+1", "+44 1632 960000", "-5", "@home", "TRUE", "no", "007", "3/4", "1.10", "1e5"),
    *("12345678901234567890", "2026-03-02", "3 March", "  both sides  ", "a  b", "row 7"),
    *('"quoted"', 'say "so"; go', "semi;colon", "a, b and c", "_x0041_", "[…]", "#REF!"),
    *("'apostrophe", "\u00a0", "Zoë\u200d", "\U0001f94a", "x" * 300, "*", "— dash", "{{ x }}"),
]
LONG = [
    *(
        "One.\n\n- two\n- three",
        "\n\nlead",
        "tail\n\n",
        "a\r\nb",
        "tab\there",
        "\u2028",
        "x" * 60000,
    ),
    *("words and more " * 4000, "para\n\n" * 10000, "-", "- a", "**b**", "1. a\n2. b", "\x85"),
]


def strange(place, pick):
    """A value that the schema allows and a spreadsheet would rather change."""
    form = place.schemas[-1][0].get("title")
    if place.codes or place.says("const") or place.names or place.item:
        return None
    if place.says("format") == "narrative" or form in ("Official text", "Own words"):
        text = pick.choice(STRANGE + LONG)
        return text[: place.says("maxLength")] if text[: place.says("maxLength")].strip() else "x"
    return pick.choice([s for s in STRANGE if s.strip()]) if form == "Line" else None


def scattered(value, place, pick):
    """The same data with strange values in many places, and its keys in any order."""
    if isinstance(value, dict):
        names = list(value)
        pick.shuffle(names)
        return {n: scattered(value[n], place.step(n), pick) for n in names}
    if isinstance(value, list):
        return [scattered(each, place.item, pick) for each in value]
    found = strange(place, pick) if pick.random() < 0.5 else None
    return value if found is None else found


def any_case(seed):
    pick = random.Random(seed)
    case = settled(made(root("case"), pick))
    whole = scattered(case, root("case"), pick)
    for section in ("child", "people"):  # names are held against letters nobody can see
        if section in case:
            whole[section] = case[section]
    try:
        loads(laid_out(whole))
    except ValueError:
        return case
    return whole


class DescribeARoundTrip:
    @pytest.mark.parametrize(
        "sample",
        ["remand", *(pytest.param(n, marks=pytest.mark.slow) for n in NAMES[:1] + NAMES[2:])],
    )
    def it_gives_the_very_bytes_of_a_sample(self, sample):
        found = read(filled(sample))
        assert (found.faults, found.questions, found.notes) == ((), (), ())
        assert found.content == case_bytes(sample)

    @pytest.mark.parametrize("seed", range(1))
    def it_keeps_any_case(self, seed):
        self._comes_back(any_case(seed))

    @pytest.mark.slow
    @pytest.mark.parametrize("part", range(8))
    def it_keeps_very_many(self, part):
        for seed in range(part, times(40, 1000), 8):
            self._comes_back(any_case(seed))

    def _comes_back(self, case):
        found = read(filled_from(case))
        assert (found.faults, found.questions, found.notes) == ((), (), ())
        assert found.content == laid_out(case)

    def it_is_the_same_workbook_each_time(self):
        assert filled_from(json.loads(case_bytes("remand"))) == filled("remand")


@pytest.mark.slow
class DescribeASaveByLibreOffice:
    @pytest.mark.parametrize("form", ["xlsx", "ods", "xls"])
    def it_loses_nothing(self, needs, tmp_path, form):
        for sample in NAMES:
            (tmp_path / f"{sample}.xlsx").write_bytes(filled(sample))
        soffice = [needs("soffice"), f"-env:UserInstallation=file://{tmp_path}/profile"]
        files = [str(tmp_path / f"{sample}.xlsx") for sample in NAMES]
        command = [*soffice, "--headless", "--convert-to", form, "--outdir", str(tmp_path / "out")]
        subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
        for sample in NAMES:
            found = read((tmp_path / "out" / f"{sample}.{form}").read_bytes(), f"a.{form}")
            assert (found.faults, found.questions, found.notes) == ((), (), ())
            assert found.content == case_bytes(sample)
