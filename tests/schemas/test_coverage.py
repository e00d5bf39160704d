"""Nothing that is typed is lost: each field is shown, or worked with, or says why it is kept."""

import copy
import io
import json
import zipfile
from datetime import date, timedelta
from functools import cache

import pytest

from generator.case import Case, leaves
from generator.case._schema import root
from generator.catalogue import Catalogue
from generator.documents.printed import shown
from generator.documents.produce import Producer
from generator.resources import Resources, shipped
from generator.rules import checks, load_pack
from tests.rules.test_checks import HELD
from tests.rules.test_checks import changed as with_changes

ON = date(2026, 3, 2)
CATALOGUE = Catalogue(Resources())
KINDS = [kind for kind in CATALOGUE.kinds() if kind.has_template]


@cache
def all_shown():
    """Every field with the kinds that show it; worked out by the tests, not when they are found."""
    return {leaf: kinds for file in ("case", "panel") for leaf, kinds in shown(file, KINDS).items()}


def dotted(leaf):
    return f"{leaf.source.file}: {'.'.join(leaf.source.path).replace('.*', '[]')}"


def place_of(path):
    at = root("case")
    for step in path:
        at = at.item if step == "*" else at.step(step)
    return at


def other(value, place):
    """Another value that the schema allows there."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 7
    if place.codes:
        return next(code for code in reversed(place.codes) if code != value)
    try:
        return (date.fromisoformat(value) + timedelta(days=40)).isoformat()
    except ValueError:
        examples = [e for schema, _ in place.schemas for e in schema.get("examples", ())]
        return next((e for e in examples if e != value), "nottinghamshire")


def changed(data, path, change):
    """The same data with every field at the path changed, or there where it was not."""
    data = copy.deepcopy(data)
    last = path[-1]
    if last == "*":
        for held in lists(data, path):
            held[:1] = [change(one) for one in held[:1]]
        return data
    for holder in holders(data, path[:-1]):
        holder[last] = change(holder.get(last))
    return data


def holders(value, path):
    if not path:
        return [value] if isinstance(value, dict) else []
    if path[0] == "*":
        return [h for entry in value for h in holders(entry, path[1:])]
    return holders(value[path[0]], path[1:]) if path[0] in value else []


def parts_of(docx):
    """What is shown of a Word file: its provenance names the data, so that changes with it."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if "docProps" not in name}


def differ(one, two):
    """Whether any date, finding or word differs that is made from two cases."""
    producer, cases = Producer(Resources()), (Case(one), Case(two))
    first, second = (producer.dates(case, ON) for case in cases)
    if (first.deadlines, first.findings) != (second.deadlines, second.findings):
        return True
    return any(
        parts_of(left.content) != parts_of(right.content)
        for kind in KINDS
        if kind.subject == "case"
        for left, right in zip(
            *(producer.merge(kind, case, on=ON, draft=True) for case in cases), strict=True
        )
    )


def follows(pair, path, place):
    """Whether a check finds something else in one of its cases with the field changed or gone."""
    case = with_changes(pair["set"])
    held = [holder for holder in holders(case, path[:-1]) if path[-1] in holder]
    if path[-1] == "*":
        held = [one for one in lists(case, path) if one]
    if not held:
        return False
    there = copy.deepcopy(held)
    pack, day = load_pack(pair["pack"]), date.fromisoformat(pair["today"])
    before = checks(case, pack, day)
    for holder, first in zip(held, there, strict=True):
        if path[-1] == "*":
            holder[0] = other(first[0], place)
        else:
            holder[path[-1]] = other(first[path[-1]], place)
    if path[-1] == "*" or checks(case, pack, day) != before:
        return checks(case, pack, day) != before
    # Of some, such as who agreed to something, it only matters that they are there.
    for holder in held:
        del holder[path[-1]]
    return checks(case, pack, day) != before


def lists(value, path):
    """Every list at a path."""
    *before, last = path[:-1]
    return [holder[last] for holder in holders(value, before) if isinstance(holder.get(last), list)]


class DescribeEveryField:
    def it_is_shown_or_worked_with_or_says_why_it_is_kept(self):
        lost = [
            dotted(leaf)
            for leaf, kinds in all_shown().items()
            if not kinds and not leaf.used and not leaf.kept
        ]
        assert lost == []

    def it_says_why_only_where_nothing_shows_it(self):
        # What several sections share (an address) is to have its reason in one of them at least.
        reasons = {}
        for leaf, kinds in all_shown().items():
            if leaf.kept or leaf.used:
                key = (leaf.source.path[-1], leaf.kept, leaf.used)
                reasons.setdefault(key, []).append(bool(kinds))
        idle = [key for key, found in reasons.items() if all(found)]
        assert [key for key in idle if "section once" not in key[1]] == []

    @pytest.mark.slow
    @pytest.mark.parametrize("leaf", [leaf for leaf in leaves("case") if leaf.used], ids=dotted)
    def it_changes_something_where_it_is_said_to_be_worked_with(self, leaf):
        if all_shown()[leaf]:
            return
        path, place = leaf.source.path, place_of(leaf.source.path)
        examples = [e for schema, _ in place.schemas for e in schema.get("examples", ())]
        for sample in sorted(shipped("samples").glob("*.json")):
            data = json.loads(sample.read_text("utf-8"))
            held = lists(data, path) if path[-1] == "*" else holders(data, path[:-1])
            if "case_id" not in data or not held:
                continue
            there = changed(data, path, lambda value: examples[0] if value is None else value)
            if differ(there, changed(there, path, lambda value: other(value, place))):
                return
        if not any(follows(pair, path, place) for pair in HELD["pairs"]):
            pytest.fail(f"nothing follows from {dotted(leaf)}")
