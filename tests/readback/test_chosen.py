"""Some of the changes of a document: those that somebody chose, and no other."""

import json
import random
from copy import deepcopy

import pytest

from generator.readback import read_workbook_back
from generator.readback._differing import changes_between, with_changes
from tests.sheets.case_workbook.filling import Desk, laid_out, read, small, small_case
from tests.sweeps import times

WORDS = ("Kai", "Ash", "River", "Sam")


@pytest.fixture
def case_file(tmp_path):
    path = tmp_path / "case.json"
    path.write_bytes(laid_out(small_case()))
    return path


def mixed(data, rng):
    """A version of a case with some lists and texts changed, which need not be sound."""
    data = deepcopy(data)
    data["people"] = changed(data["people"], rng, "name", "organisation")
    for pathway in data["plan"]["pathways"]:
        pathway["objectives"] = changed(pathway.get("objectives", []), rng, "objective", "who")
    if rng.random() < 0.5:
        data["child"]["religion"] = rng.choice(WORDS)
    if rng.random() < 0.3:
        data["child"].pop("religion", None)
    if rng.random() < 0.3:
        data["identity"] = {"child_view": rng.choice(WORDS)}
    return data


def changed(entries, rng, name, other):
    out = [dict(one) for one in entries if rng.random() < 0.8]
    for one in out:
        if rng.random() < 0.3:
            one[name] = rng.choice(WORDS)
    for _ in range(rng.randrange(3)):
        out.insert(rng.randrange(len(out) + 1), {name: rng.choice(WORDS), other: rng.choice(WORDS)})
    return out


@pytest.mark.parametrize("seed", range(times(40, 1000)))
class DescribeSomeOfTheChanges:
    def it_is_the_old_version_with_none_and_the_new_one_with_all(self, seed):
        rng = random.Random(seed)
        old, new = mixed(small_case(), rng), mixed(small_case(), rng)
        count = len(changes_between(old, new))
        assert with_changes(old, new, ()) == old
        assert with_changes(old, new, range(count)) == new

    def it_leaves_the_others_to_be_chosen(self, seed):
        rng = random.Random(seed)
        old, new = mixed(small_case(), rng), mixed(small_case(), rng)
        count = len(changes_between(old, new))
        some = [number for number in range(count) if rng.random() < 0.5]
        half = with_changes(old, new, some)
        # Whoever chooses the rest afterwards has taken everything.
        rest = changes_between(half, new)
        assert with_changes(half, new, range(len(rest))) == new
        assert (half == old) == (not some)


class DescribeChosenOfAWorkbook:
    def it_writes_what_was_chosen_alone(self, case_file):
        desk = Desk(small())
        desk.place("child", "child.religion").value = "Sikh"
        desk.place("child", "child.ethnicity").value = None
        desk.place("child", "child.known_as").value = "Ash"
        found = read_workbook_back(read(desk.saved()), case_file)
        number = next(n for n, one in enumerate(found.changes) if one.new == "Sikh")
        kept = found.chosen([number]).apply()
        assert kept is not None
        expected = small_case()
        expected["child"]["religion"] = "Sikh"
        assert json.loads(case_file.read_bytes()) == expected

    def it_changes_nothing_when_none_was_chosen(self, case_file):
        before = case_file.read_bytes()
        desk = Desk(small())
        desk.place("child", "child.religion").value = "Sikh"
        found = read_workbook_back(read(desk.saved()), case_file)
        assert found.chosen([]).apply() is None
        assert case_file.read_bytes() == before

    def it_takes_what_was_chosen_though_another_field_is_in_conflict(self, case_file):
        data = small_case()
        data["child"]["religion"] = "Jain"
        case_file.write_bytes(laid_out(data))
        desk = Desk(small())
        desk.place("child", "child.religion").value = "Sikh"
        desk.place("child", "child.known_as").value = "Ash"
        found = read_workbook_back(read(desk.saved()), case_file)
        assert found.conflicts
        chosen = found.chosen(range(len(found.changes)))
        assert chosen.conflicts == ()
        chosen.apply()
        now = json.loads(case_file.read_bytes())
        assert (now["child"]["religion"], now["child"]["known_as"]) == ("Jain", "Ash")
