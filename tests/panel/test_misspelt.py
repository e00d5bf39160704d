"""What a hurried person misspells of another child is asked about; harmless texts are not."""

import random
import sys
from collections import Counter

import pytest

from generator.case.names import Others
from tests.case.names.panels import child_case
from tests.case.names.sentences import quiet
from tests.panel.leaks import family
from tests.panel.misspelt import MISSPELT, can_be
from tests.sweeps import times


def found(text, ours, others, present=()):
    """Refused, asked or passed."""
    here = Others.of(ours, others, present).here([text])
    if here.certainly_in(text):
        return "refused"
    return "asked" if here.doubts_in(text) else "passed"


def drawn(kind, pick):
    """A family whose facts can be misspelt so, and a text with one of them."""
    ours, other, present = family(pick)
    while not can_be(kind, other):
        ours, other, present = family(pick)
    fact = MISSPELT[kind](pick, other)
    return pick.choice(["{}", "He was with {} then.", "It is ({})."]).format(fact), (
        ours,
        [other],
        present,
    )


TOBY = child_case(
    "TC-2041",
    "Toby",
    "Hargreaves",
    child={
        "home_address": {"lines": ["27 Saltmarsh Road"], "town": "Oxmere", "postcode": "ZZ4 5D"}
    },
)
OURS = child_case("TC-1001", "James", "McAllister")
OURS["people"].append({"id": "nan", "name": "Tobie Hargeaves", "role": "grandparent"})
STRANGER = child_case("TC-1002", "James", "McAllister")


class DescribeWhatIsMisspelt:
    @pytest.mark.parametrize(
        "text",
        [
            "He sat with Tobi.",
            "He sat with Tobey.",
            "Tobi's mum rang.",
            "Hargreves wrote.",
            "he sat with hargreavse",
            "He lives in Saltmarsch Road.",
            "He was at 72 Saltmarsh Rd.",
            "See TC 2014.",
            "The same as in case 2401.",
        ],
    )
    def it_is_asked_about(self, text):
        assert found(text, STRANGER, [TOBY]) == "asked"

    @pytest.mark.parametrize(
        "text",
        [
            "They sat down. Today he is well.",
            "He lives in Kestrel Road.",
            "He was at 28 Fennel Road.",
            "It was in 2014, in room 2014.",
            "See TC 2099.",
        ],
    )
    def it_is_no_everyday_word_or_other_number(self, text):
        assert found(text, STRANGER, [TOBY]) == "passed"

    @pytest.mark.parametrize("text", ["He sat with Tobie.", "Hargeaves wrote."])
    def it_is_no_name_of_somebody_of_the_case(self, text):
        assert found(text, OURS, [TOBY]) == "passed"
        assert found(text, STRANGER, [TOBY]) == "asked"

    def it_is_no_name_of_somebody_at_the_panel(self):
        present = [{"name": "Tobi Anders", "role": "Nurse", "status": "present"}]
        assert found("Tobi rang.", STRANGER, [TOBY], present) == "passed"

    @pytest.mark.parametrize("kind", MISSPELT)
    @pytest.mark.parametrize("seed", range(12))
    def it_is_asked_about_or_is_an_everyday_word(self, kind, seed):
        pick = random.Random(f"{kind} {seed}")
        text, case = drawn(kind, pick)
        known_as = case[1][0]["child"]["known_as"]
        if kind == "known as" and known_as == "Bran":
            pytest.skip("Barn and Ban are words")
        assert found(text, *case) != "passed", text

    @pytest.mark.slow
    def it_is_mostly_asked_about_among_thousands(self):
        each = times(50, 1000)
        told = [f"Asked of {each} each:"]
        for kind in MISSPELT:
            pick = random.Random(kind)
            seen = Counter()
            for _ in range(each):
                text, case = drawn(kind, pick)
                seen[found(text, *case)] += 1
            told.append(f"{kind:16}{seen['asked']:>6}{seen['refused']:>6}{seen['passed']:>6}")
            assert seen["passed"] < each / 8, kind
        sys.stdout.write("\n".join([*told, ""]))

    @pytest.mark.slow
    def it_is_not_seen_in_harmless_texts(self):
        pick = random.Random(5)
        each = times(200, 2000)
        seen = Counter()
        for _ in range(each):
            ours, other, present = family(pick)
            said = [*quiet(pick, 3), "Samira Khan rang on 3 March.", "James settled at 10.30."]
            seen[found(" ".join(said), ours, [other], present)] += 1
        sys.stdout.write(f"Harmless: {dict(seen)}\n")
        assert each - seen["passed"] < each / 100
