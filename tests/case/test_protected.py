"""What a reader may not see is told where it stands again, if it is certain to be itself."""

import json

import pytest

from generator.case import may_see
from generator.case._protected import keeps_from, leaks
from generator.case._redact import AUDIENCES
from generator.resources import shipped
from tests.case.conftest import small_case

# Where the child and the parents read.
SEEN = "/plan/summary"


def told(**texts):
    """What is told of a case with texts at dotted places, as pairs of the value and its place."""
    case = json.loads(json.dumps(small_case()))
    for place, text in {"plan.summary": "", **texts}.items():
        *path, last = [int(step) if step.isdigit() else step for step in place.split(".")]
        held = case
        for step, after in zip(path, [*path[1:], last], strict=True):
            empty = [] if isinstance(after, int) else {}
            if isinstance(held, list) and step == len(held):
                held.append(empty)
            held = held[step] if isinstance(held, list) else held.setdefault(step, empty)
        if isinstance(held, list):
            held.append(text)
        else:
            held[last] = text
    return [
        ("/" + "/".join(map(str, one.value)), "/" + "/".join(map(str, one.place)))
        for one in leaks(case)
    ]


def again(place, text, seen):
    """Whether a text at a place is told of where `seen` stands before the family."""
    return told(**{place: text, "plan.summary": seen}) != []


class DescribeATextOfSeveralWords:
    @pytest.mark.parametrize(
        ("text", "seen", "found"),
        [
            ("He cried last evening", "HE CRIED, last evening!", True),
            ("He cried last evening", "That he cried last evening, he says.", True),
            ("He cried last evening", "He cried on the last evening", False),
            # Three words are too few, and thirteen letters too.
            ("He cried yesterday", "He cried yesterday", False),
            ("He ate all pizzas", "He ate all pizzas", True),
            ("He ate all pizza", "He ate all pizza", False),
        ],
    )
    def it_is_told_whole(self, text, seen, found):
        assert again("cart.summary", text, seen) is found

    def it_is_told_with_its_place(self):
        said = "He cried last evening"
        assert told(**{"cart.summary": said, "plan.summary": said}) == [("/cart/summary", SEEN)]

    def it_is_a_set_phrase_in_more_than_three_fields(self):
        said = "He cried last evening"
        three = {"cart.summary": said, "cart.transitions": said, "plan.summary": said}
        assert told(**three) == [("/cart/summary", SEEN), ("/cart/transitions", SEEN)]
        assert told(**three, **{"cart.restorative": said}) == []

    def it_is_let_be_where_the_readers_may_see_it(self):
        said = "He cried last evening"
        assert told(**{"cart.summary": said, "cart.transitions": said}) == []
        assert told(**{"cart.summary": said, "breach.proposals": said}) == [
            ("/cart/summary", "/breach/proposals")
        ]

    @pytest.mark.parametrize(
        "text", ["Order of the court revoked", "Custody 4 months of detention", "By text message"]
    )
    def it_tells_nothing_in_words_of_law(self, text):
        assert not again("cart.summary", text, text)

    @pytest.mark.parametrize(
        ("field", "found"),
        [("name", False), ("phone", False), ("relationship", False), ("note", True)],
    )
    def it_tells_of_relatives_to_be_told_only_what_stands_nowhere_else(self, field, found):
        for said in ("He cried last evening", "07700 900123"):
            assert again(f"pre_sentence.who_to_tell.0.{field}", said, said) is found

    @pytest.mark.parametrize("field", ["name", "why"])
    def it_tells_of_others_whatever_stands_there(self, field):
        assert again(f"assessment.people_who_pose_risk.0.{field}", "07700 900123", "07700 900123")

    def it_reads_letters_that_cannot_be_written(self):
        assert again("cart.summary", "He cried \ud800 last evening", "He cried \ud800 last evening")

    def it_tells_nothing_of_who_did_something(self):
        name = "Anthea Wormwood from next door"
        assert not again("cart.referred_by", name, name)
        assert again("cart.summary", name, name)


class DescribeASentence:
    LONG = "She is afraid to go out alone at night"
    SHORT = "She is afraid to go out alone nowadays"

    def it_is_told_by_itself_from_nine_words_on(self):
        for said, found in ((self.LONG, True), (self.SHORT, False)):
            assert again("court.victims.summary", f"It was dark. {said}.", f"{said}, yes") is found

    def it_is_told_only_with_the_whole_of_what_people_copy(self):
        assert not again("cart.summary", f"It was dark. {self.LONG}.", f"{self.LONG}.")


class DescribeANumber:
    @pytest.mark.parametrize(
        ("text", "seen", "found"),
        [
            ("07700 900123", "on 07700 900123", True),
            ("07700 900123", "on 07700900123", True),
            ("AB 123", "AB123", True),
            ("A 123", "A123", False),
            ("Flat 9", "Flat 9", False),
            ("Flat 91", "Flat 91", True),
        ],
    )
    def it_is_told_however_it_is_spaced(self, text, seen, found):
        assert again("cart.victim_safety", text, seen) is found


class DescribeAnAddressThatIsNotDisclosed:
    HOME = {"lines": ["12 Mill Street", "Millhouse"], "postcode": "BL1 1AA"}  # noqa: RUF012

    @pytest.mark.parametrize(
        ("seen", "places"),
        [
            ("At 12 Mill Street.", ["/child/home_address/lines/0"]),
            ("At BL1 1AA.", ["/child/home_address/postcode"]),
            ("At BL11AA.", ["/child/home_address/postcode"]),
            ("At Millhouse.", []),
            ("In Mill Street.", []),
        ],
    )
    def it_is_told_by_a_line_or_its_postcode(self, seen, places):
        home = {**self.HOME, "non_disclosure": True}
        found = told(**{"child.home_address": home, "plan.summary": seen})
        assert found == [(place, SEEN) for place in places]

    def it_is_open_where_nobody_closed_it(self):
        assert told(**{"child.home_address": self.HOME, "plan.summary": "12 Mill Street"}) == []


class DescribeANameOfAVictim:
    RISK = "assessment.people_who_pose_risk.0.name"

    @pytest.mark.parametrize(
        ("place", "text"),
        [
            (RISK, "Kayden Holt"),
            ("court.victims.summary", "We spoke to Kayden Holt."),
        ],
    )
    def it_is_told_by_each_of_its_words(self, place, text):
        for seen in ("Ask Holt.", "Kayden came."):
            assert again(place, text, seen)

    def it_is_known_to_the_child_whom_a_condition_keeps_away(self):
        case = {self.RISK: "Kayden Holt", "plan.summary": "Ask Holt."}
        rule = {"supervision.conditions.0.official_text": "Not to contact Kayden Holt."}
        assert told(**case, **rule) == []

    def it_is_no_secret_of_people_in_the_case(self):
        assert not again("court.victims.summary", "We spoke to Samira Khan.", "Ask Samira Khan.")


class DescribeReadersFromWhomNothingIsKept:
    @pytest.mark.parametrize("sample", sorted(shipped("samples").glob("*.json")), ids=str)
    def they_may_see_every_place_of_a_case(self, sample):
        data = json.loads(sample.read_bytes())
        if "child" not in data:
            pytest.skip("no case")
        for reader in AUDIENCES:
            if not keeps_from(frozenset({reader})):
                assert all(may_see(data, path, (reader,)) for path in _paths(data))

    @pytest.mark.parametrize("reader", ["child", "parent"])
    def they_are_never_the_family(self, reader):
        assert keeps_from(frozenset({reader, "professional"}))

    def they_are_not_those_from_whom_the_schema_keeps_something(self):
        assert keeps_from(frozenset({"court"}))


def _paths(value, path=()):
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _paths(inner, (*path, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _paths(inner, (*path, number))
    else:
        yield path
