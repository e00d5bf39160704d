"""Whoever makes one slip in a full case is told, and where."""

import json
import random
from collections import Counter

import pytest

from generator.case import FaultyCaseError
from generator.toolkit import Toolkit
from tests import seeded
from tests.sweeps import times


@pytest.fixture(scope="module")
def toolkit():
    return Toolkit()


def told(toolkit, path):
    """Every place that is named in what is said of a case, as pointers."""
    try:
        record = toolkit.open(path)
    except FaultyCaseError as error:
        return {fault.pointer for fault in error.details}
    found = {
        place
        for finding in toolkit.findings(record, seeded.ON)
        for place in (finding.place, *finding.also)
    }
    for entry in toolkit.readiness(record, on=seeded.ON):
        found |= {fault.pointer for fault in entry.lacks}
    return found


def names(place, found):
    """Whether a place is named, by itself or as part of what is named."""
    return any(one == place or (one and place.startswith(f"{one}/")) for one in found) or any(
        one.startswith(f"{place}/") for one in found
    )


def missed(toolkit, tmp_path, count, start, part=0, parts=1):
    """What is not found of every so many-th of the slips that are drawn."""
    plain = {}
    for name in seeded.SAMPLES:
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps(seeded.sample(name)), "utf-8")
        plain[name] = told(toolkit, path)
    kinds = [k for k in toolkit.catalogue.kinds() if k.subject == "case"]
    missed = []
    drawn = list(seeded.seeds(count, random.Random(start), kinds))
    for seed in drawn[part::parts]:
        path = tmp_path / f"{seed.sample}.json"
        path.write_text(json.dumps(seed.data), "utf-8")
        new = told(toolkit, path) - plain[seed.sample]
        if not any(names(place, new) for place in seed.places):
            missed.append((seed.kind, seed.sample, seed.about, sorted(new)[:6]))
    return missed


class DescribeSeededFaults:
    def they_are_found_with_their_place(self, toolkit, tmp_path):
        lost = missed(toolkit, tmp_path, 8, 1)
        assert len(lost) <= 1, lost

    @pytest.mark.slow
    @pytest.mark.parametrize("part", range(4))
    def they_are_found_whatever_they_are(self, toolkit, tmp_path, part):
        lost = missed(toolkit, tmp_path, times(160, 500), 7, part, 4)
        assert len(lost) <= 1, (Counter(kind for kind, *_ in lost), lost)
