"""What is said of another child's names, of what is left of a sample, and of pronouns."""

import json
from types import SimpleNamespace

import pytest

from generator.case._protected import Leak
from generator.case.names.pronouns import Pronoun
from generator.case.names.samples import Traces
from generator.case.names.search import Named, Stranger
from generator.rules.checks._identity import identity
from tests.case.conftest import small_case

NOTHING = Named((), frozenset(), frozenset(), (), ())
PLACES = ("/plan/summary", "/cart/summary")
MARK = (
    "mark the name as meant in the case file, like this: "
    '"meant_names": [{"name": "%s", "who": "who that is"}].'
)


def found(leaks=(), **parts):
    named = Named(**{**vars(NOTHING), **parts})
    return identity(SimpleNamespace(named=named, leaks=leaks, data=json_case()))


def json_case():
    return json.loads(json.dumps(small_case()))


class DescribeNamesOfNobody:
    @pytest.mark.parametrize(
        ("times", "said"), [(1, "once"), (2, "twice"), (3, "3 times"), (11, "11 times")]
    )
    def they_are_counted(self, times, said):
        (one,) = found(strangers=(Stranger("Kayden Holt", PLACES, times),))
        assert one.message == (
            f"“Kayden Holt” stands {said} in this case, and nobody in it has that name."
        )
        assert one.what_to_do == (
            "If these words are about another child, take them out. If Kayden Holt belongs in this "
            f"case, add them under people, or {MARK % 'Kayden Holt'}"
        )
        assert (one.place, one.also) == (PLACES[0], PLACES[1:])

    @pytest.mark.parametrize(
        ("told", "severity", "blocks"), [(0, "must", ("*",)), (1, "should", ())]
    )
    def they_hold_documents_back_unless_the_case_tells_who_it_is(self, told, severity, blocks):
        (one,) = found(strangers=(Stranger("Kayden", PLACES[:1], 1, bool(told)),))
        assert (one.id, one.severity, one.blocks) == ("name-of-nobody", severity, blocks)
        assert (one.place, one.also) == (PLACES[0], ())

    @pytest.mark.parametrize(
        ("beside", "full", "there"),
        [
            ({"kayden"}, set(), True),
            ({"holt"}, set(), True),
            (set(), {"kayden holt"}, True),
            (set(), {"kayden"}, False),
            ({"jamie"}, {"jamie holt"}, False),
        ],
    )
    def they_may_be_those_of_a_case_in_the_folder(self, beside, full, there):
        (one,) = found(
            strangers=(Stranger("Kayden Holt", PLACES, 2),),
            beside=frozenset(beside),
            beside_full=frozenset(full),
        )
        assert ("a child in another case file of this folder" in one.message) is there


class DescribeWhatIsLeftOfASample:
    @pytest.mark.parametrize("count", [1, 2, 10, 11, 12])
    def it_is_shown_by_ten_values_names_first(self, count):
        values = tuple(
            f"{number} High Street" if number % 2 else chr(97 + number) for number in range(count)
        )
        (one,) = found(traces=(Traces("remand.json", values, PLACES),))
        names = [each for each in values if not each[0].isdigit()]
        shown = [*names, *(each for each in values if each not in names)]
        rest = f" and {count - 10} more" if count > 10 else ""
        assert one.message == (
            "This case holds what is made up for the sample remand.json: "
            f"{', '.join(shown[:10])}{rest}."
        )
        assert one.what_to_do.endswith(f"If one is right all the same, {MARK % 'a'}")
        assert (one.id, one.severity, one.place) == ("left-of-a-sample", "must", PLACES[0])


class DescribePronounsOfAnother:
    @pytest.mark.parametrize(("places", "said"), [(PLACES[:1], "once"), (PLACES, "twice")])
    def they_are_counted_by_their_places(self, places, said):
        (one,) = found(pronouns=(Pronoun("her", places),))
        assert one.message == (
            f"“her” is said of this child {said}, and does not fit the pronouns that the case "
            "records."
        )
        assert one.what_to_do == (
            "Correct the words or the pronouns (child, pronouns). If somebody else is meant, "
            f"{MARK % 'her'}"
        )
        assert (one.id, one.also) == ("pronoun-of-another", places[1:])


class DescribeProtectedValues:
    def they_are_told_once_with_every_place(self):
        value, other = ("child", "home_address", "lines", 0), ("people", 0, "name")
        seen, also = ("plan", "pathways", 0, "objectives", 0, "who"), ("case_id",)
        none = frozenset()
        first, second = found(
            leaks=(
                Leak(value, seen, none, none),
                Leak(other, seen, none, none),
                Leak(value, also, none, none),
            )
        )
        assert first.message.startswith("What ") and " also stands in " in first.message
        assert first.message.count(" and in ") == 1
        assert " and in " not in second.message
        assert (first.id, first.severity, first.blocks) == ("protected-value-repeated", "must", ())
        assert first.place == "/plan/pathways/0/objectives/0/who"
        assert first.also == ("/case_id", "/child/home_address/lines/0")
        assert second.also == ("/people/0/name",)

    def they_come_last(self):
        every = found(
            leaks=(Leak(("case_id",), ("case_id",), frozenset(), frozenset()),),
            strangers=(Stranger("Kayden", PLACES, 1),),
            traces=(Traces("remand.json", ("A",), PLACES),),
            pronouns=(Pronoun("her", PLACES),),
        )
        assert [one.id for one in every] == [
            *("name-of-nobody", "left-of-a-sample", "pronoun-of-another"),
            "protected-value-repeated",
        ]
