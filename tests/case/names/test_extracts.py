"""An extract names no other child of the panel, however that is written and wherever."""

import json
import random

import pytest

from generator.case import crossings, loads
from generator.case.names import Others
from generator.case.names.texts import texts
from tests.case.names.attacks import CERTAIN, HARMLESS, NAMES, OTHERS, SAID, TOBY
from tests.case.names.attacks import WORKERS as PRESENT
from tests.case.names.panels import (
    ATTENDANCE,
    CASES,
    GRACE,
    JAMIE,
    OURS,
    PLACES,
    QUIET,
    WAYS,
    ZOE,
    panel,
    with_text,
)
from tests.case.names.sentences import EVERYDAY, FIRST, LAST, quiet

WORKERS = ["Samira", "Priya", "Lou", "Helen", "Owen", "Joanna", "Dean", "Marian"]
ABOUT = ["{n} settled well.", "{n} {s} was present.", "We told {n}.", "{n}’s mum rang.", "The {s}s"]


def child(reference, first, last):
    return {**OURS, "case_id": reference, "people": []} | {
        "child": {**OURS["child"], "first_name": first, "last_name": last}
    }


@pytest.fixture(scope="module")
def others():
    return Others.of(OURS, [JAMIE, ZOE, GRACE], ATTENDANCE)


def opened(folder, data, ours=OURS):
    for name, case in {**CASES, "james": ours}.items():
        (folder / f"{name}.json").write_text(json.dumps(case), "utf-8")
    return loads(json.dumps(data).encode(), folder=folder)


class DescribeOthers:
    @pytest.mark.parametrize("text", WAYS)
    def they_are_found_however_they_are_written(self, others, text):
        assert others.named_in(text)

    @pytest.mark.parametrize("text", QUIET)
    def they_are_not_seen_in_ordinary_words_and_listed_workers(self, others, text):
        assert not others.named_in(text)

    def they_are_not_seen_in_what_both_children_have(self):
        brother = {**JAMIE, "child": {**JAMIE["child"], "last_name": "McAllister"}}
        others = Others.of(OURS, [brother])
        assert not others.named_in("The McAllister family wrote.")
        assert others.named_in("Jamie wrote.")

    def they_are_seen_in_a_worker_who_is_not_listed(self, others):
        assert others.named_in("Ray O'Dwyer drives the bus.")


@pytest.fixture(scope="module")
def everyday():
    return Others.of(TOBY, OTHERS, PRESENT)


class DescribeOthersWithEverydayNames:
    @pytest.mark.parametrize("text", CERTAIN)
    def they_are_found_however_they_are_written(self, everyday, text):
        assert everyday.named_in(text)

    @pytest.mark.parametrize("text", HARMLESS)
    def they_are_not_seen_where_the_words_mean_what_they_say(self, everyday, text):
        assert not everyday.named_in(text)

    def they_are_not_seen_in_a_page_of_harmless_sentences(self, everyday):
        assert not everyday.named_in("\n\n".join(HARMLESS))
        whole = [text for text in HARMLESS if text[0].isupper() and text[-1] in ".?"]
        assert not everyday.named_in(" ".join(whole))

    @pytest.mark.parametrize("name", NAMES)
    def they_are_told_by_what_is_said_of_people(self, name):
        others = Others.of(TOBY, [child("P-7300", name, "Stenhouse")], PRESENT)
        missed = [text for text in SAID if not others.named_in(text.format(n=name))]
        assert missed == []

    @pytest.mark.parametrize("name", NAMES)
    def they_are_not_seen_in_months_places_and_things(self, name):
        others = Others.of(TOBY, [child("P-7300", name, "Stenhouse")], PRESENT)
        harmless = [*HARMLESS, *quiet(random.Random(name), 400)]
        assert [text for text in harmless if others.named_in(text)] == []


class DescribeCrossings:
    def they_are_none_in_a_panel_that_keeps_children_apart(self, tmp_path):
        assert crossings(opened(tmp_path, panel())) == []

    @pytest.mark.parametrize("place", PLACES, ids=str)
    def they_are_found_in_every_place_of_a_panel(self, tmp_path, place):
        data, ours = with_text(place, "Mother of Jamie-Lee")
        found = crossings(opened(tmp_path, data, ours))
        assert found
        assert found[0].startswith("Item 1 (")
        assert "Jamie" not in found[0]


class DescribeDrawnPanels:
    def they_are_refused_in_under_one_of_a_hundred_when_they_name_nobody(self):
        pick = random.Random(11)
        refused = []
        for number in range(200):
            names = zip(pick.sample(FIRST + EVERYDAY, 4), pick.sample(LAST, 4), strict=True)
            ours, *others = (child(f"P-{number}{at}", *name) for at, name in enumerate(names))
            workers = [f"{pick.choice(WORKERS)} {pick.choice(LAST)}x" for _ in range(5)]
            found = Others.of(ours, others, [{"name": n, "role": "Manager"} for n in workers])
            mine = ours["child"]
            told = [f"{name} will ring on Friday." for name in workers]
            told += [t.format(n=mine["first_name"], s=mine["last_name"]) for t in ABOUT]
            refused += [text for text in (*quiet(pick, 12), *told) if found.named_in(text)][:1]
        assert len(refused) <= 2, refused

    def they_are_refused_in_under_one_of_a_hundred_of_children_with_everyday_names(self):
        pick = random.Random(12)
        refused = []
        for number in range(200):
            firsts, lasts = pick.sample(NAMES, 3), pick.sample(LAST, 3)
            others = [child(f"P-{number}", *name) for name in zip(firsts, lasts, strict=True)]
            found = Others.of(TOBY, others, PRESENT)
            page = [*quiet(pick, 12), *pick.sample(HARMLESS, 12)]
            refused += [text for text in page if found.named_in(text)][:1]
        assert len(refused) <= 1, refused

    def they_are_not_refused_for_any_text_of_the_samples(self, samples):
        held = [
            text
            for path in samples.glob("*.json")
            for _, text in texts(json.loads(path.read_text("utf-8")))
        ]
        for name in set(NAMES) - {"Grace", "Dawn"}:
            found = Others.of(TOBY, [child("P-7300", name, "Stenhouse")])
            assert [text for text in held if found.named_in(text)] == []
