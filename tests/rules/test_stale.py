"""What nobody has confirmed for a year is told of, from the day after that year."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from generator.case.facts.terms import terms
from generator.rules import load_pack
from generator.rules.stale import stale

DAY = timedelta(days=1)


@pytest.fixture
def pack():
    """The national pack as if each record were confirmed with the pack, but for one of a kind."""
    held = load_pack("national")
    rules = {key: replace(one, confirmed_on=None) for key, one in held.rules.items()}
    checks = {key: replace(one, confirmed_on=None) for key, one in held.checks.items()}
    rules["turning-18"] = replace(rules["turning-18"], confirmed_on=date(2024, 2, 29))
    checks["no-easy-read"] = replace(checks["no-easy-read"], confirmed_on=date(2025, 6, 1))
    return replace(held, rules=rules, checks=checks, confirmed_on=date(2025, 8, 31))


def ids(pack, today):
    return [one.id for one in stale(pack, today)]


class DescribeStale:
    @pytest.mark.parametrize(
        ("name", "last"),
        [
            ("turning-18", date(2025, 2, 28)),
            ("no-easy-read", date(2026, 6, 1)),
            ("initial-planning-meeting", date(2026, 8, 31)),
            ("objective-no-date", date(2026, 8, 31)),
        ],
    )
    def it_begins_the_day_after_a_year(self, pack, name, last):
        assert name not in ids(pack, last - DAY)
        assert name not in ids(pack, last)
        assert name in ids(pack, last + DAY)

    def it_takes_the_facts_of_law_with_the_days_that_they_have(self, pack):
        for key, row in terms().items():
            day = row.get("confirmed_on")
            if day is None:
                assert key in ids(pack, date(2020, 1, 1))
            else:
                later = day.replace(year=day.year + 1)
                assert key not in ids(pack, later)
                assert key in ids(pack, later + DAY)

    def it_tells_the_longest_ago_first(self, pack):
        found = stale(pack, date(2030, 1, 1))
        order = [(one.confirmed_on or date.min, one.id) for one in found]
        assert order == sorted(order)
        assert len(found) == len(pack.rules) + len(pack.checks) + len(terms())

    def it_tells_what_each_is(self, pack):
        held = {one.id: one for one in stale(pack, date(2030, 1, 1))}
        rule, check = pack.rules["turning-18"], pack.checks["no-easy-read"]
        told = held["turning-18"]
        assert (told.words, told.source, told.confirm) == (rule.what, rule.cited, rule.confirm)
        told = held["no-easy-read"]
        assert (told.words, told.source) == (check.what_to_do, check.cited)
        for key, row in terms().items():
            assert (held[key].words, held[key].source) == (row["words"], row["source"])
            assert held[key].confirm == row.get("confirm", "")
