"""Each input changed alone: the signature ends exactly where the printed paper is another one.

What is printed is asked of the finished Word file itself: its words, its pictures, its styles. The
official words, what is left out of them and whose paper it is end it printed or not.
"""

import copy
import io
import json
import re
import zipfile
from datetime import date, timedelta
from functools import partial
from random import Random

import pytest

from generator.case import loads
from generator.errors import FaultyInputError
from generator.toolkit import Toolkit
from tests.easyread.signing.conftest import KIND, ON
from tests.sweeps import times

# What the signature covers though the paper may print none of it.
ALWAYS = re.compile(
    r"/case_id$|/child/(first_name|last_name|known_as)$|/official_text$|/left_out/|/conditions/\d+/id$"
)
# What says how it was explained, or is the signature itself.
AFTERWARDS = re.compile(r"^/easy_read/(taught|signed|explained_\w+)|^/supervision/signed")
PARTS = ("child", "service", "people", "supervision", "easy_read", "case_id", "sentence")
WORDS = ("Zebra", "Quince", "Ask Mo.")


def leaves(value, path=()):
    if isinstance(value, dict):
        for key, one in value.items():
            yield from leaves(one, (*path, key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from leaves(one, (*path, number))
    else:
        yield path, value


def others(value, path):
    """Other values that may be allowed there."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1, value - 1]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return [(date.fromisoformat(value) + timedelta(days=days)).isoformat() for days in (1, -1)]
    if re.fullmatch(r"\d\d:\d\d", value):
        return ["07:05", "08:10"]
    if path[-1] == "picture":
        return ["1F3AF", "2B50"]
    codes = ["arimo", "atkinson", "on", "off", "rule", "time", "must_not", "help", "1F3AF"]
    *first, _ = value.split(" ")
    return [*codes, " ".join([*first, "zebra"]), " ".join([*first, "01632 960990"]), *WORDS]


def put(data, path, value):
    new = copy.deepcopy(data)
    held = new
    for step in path[:-1]:
        held = held[step]
    held[path[-1]] = value
    return new


def changes(data, pick, read):
    """The case with each leaf that a paper may print changed alone, in some order."""
    found = [(path, value) for path, value in leaves(data) if path[0] in PARTS]
    pick.shuffle(found)
    for path, value in found:
        for other in others(value, path):
            if other == value:
                continue
            try:
                record = read(json.dumps(put(data, path, other)).encode())
            except FaultyInputError:
                continue
            yield "/" + "/".join(map(str, path)), other, record
            break


def printed(toolkit, record, on):
    """All that the finished Word file shows, without the mark on a draft and its provenance."""
    [made] = toolkit.generate(record, [KIND], formats=["docx"], on=on, draft=True)
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        shown = {
            name: archive.read(name)
            for name in archive.namelist()
            if name.startswith("word/") and "header" not in name
        }
    body = shown["word/document.xml"].decode()
    body = re.sub(r"I read it with.*?My rules|Not recorded", "", body, flags=re.DOTALL)
    return {**shown, "word/document.xml": body.encode()}


def hold_each(seed, most, case, sign):
    """Hold the signature against the paper for so many changes; returns how many were tried."""
    sign()
    data, pick = json.loads(case.read_text("utf-8")), Random(seed)
    toolkit = Toolkit()
    before = printed(toolkit, toolkit.open(case), ON)
    wrong, tried = [], 0
    read = partial(loads, name=case.name, folder=case.parent, service=toolkit.service)
    for place, other, record in changes(data, pick, read):
        if tried == most:
            break
        if AFTERWARDS.search(place):
            continue
        try:
            is_other = printed(toolkit, record, ON) != before or bool(ALWAYS.search(place))
        except FaultyInputError:
            continue  # no paper can be made of it, signed or not
        tried += 1
        found = toolkit.easy_read_verdict(record, on=ON)
        if found.holds is is_other:
            wrong.append((place, other, "printed" if is_other else "not printed", found.faults))
    assert wrong == []
    return tried


def it_ends_exactly_where_the_paper_is_another_one(case, sign):
    assert hold_each(26, 25, case, sign) == 25


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(times(1, 6)))
def it_ends_exactly_where_the_paper_is_another_one_for_every_input(seed, case, sign):
    assert hold_each(seed, times(120, 400), case, sign) > 100
