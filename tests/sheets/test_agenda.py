"""Dates arranged for a reader: nothing lost, nothing twice, folded only where that is safe."""

from datetime import date, timedelta

import pytest

from generator.sheets.agenda import GROUPS, arrange, as_view, days_words, moved, sources
from tests.sheets.conftest import ON

SAMPLES = ["dto-yoi", "remand", "s250-secure-home", "breach-transition"]


def group_of(groups, text):
    return [name for name, entries in groups.items() for e in entries if e.deadline.key == text]


class DescribeArrange:
    @pytest.mark.parametrize("sample", SAMPLES)
    @pytest.mark.parametrize("days", [-200, 0, 45, 400])
    def it_puts_every_date_into_one_group(self, dates, sample, days):
        found = dates(sample, on=ON + timedelta(days=days))
        groups = arrange(found)
        assert list(groups) == list(GROUPS)
        assert sum(e.folded for entries in groups.values() for e in entries) == len(found.deadlines)
        shown = [e.deadline.key for entries in groups.values() for e in entries]
        assert len(shown) == len(set(shown))

    @pytest.mark.parametrize("sample", SAMPLES)
    def it_keeps_each_group_to_its_state_and_days(self, dates, sample):
        found = dates(sample)
        groups = arrange(found)
        assert {e.deadline.state for e in groups["overdue"]} <= {"overdue"}
        assert all(ON <= e.deadline.due <= ON + timedelta(28) for e in groups["soon"])
        assert all(e.deadline.due > ON + timedelta(28) for e in groups["later"])
        assert all(e.deadline.missing for e in groups["unknown"])
        for entries in groups.values():
            days = [e.deadline.due or date.max for e in entries]
            assert days == sorted(days)

    def it_folds_what_recurs_far_ahead_with_its_end(self, dates):
        (visits,) = [e for e in arrange(dates())["later"] if e.deadline.id == "home-visits"]
        assert visits.deadline.due == date(2026, 5, 6)
        assert visits.then == "then every week until 27 October 2026"
        assert visits.folded == 12
        assert "Goes on" not in visits.deadline.note

    def it_never_folds_what_is_overdue_or_due_soon(self, dates):
        groups = arrange(dates("breach-transition"))
        weekly = [e for e in groups["soon"] if e.deadline.id == "home-visits"]
        assert [e.deadline.due.day for e in weekly] == [6, 13, 20, 27]
        assert {e.folded for e in weekly} == {1}

    def it_says_when_the_end_is_not_known(self, dates):
        said = {e.deadline.id: e.then for e in arrange(dates("remand"))["soon"]}
        assert said["case-manager-visit"] == "then every month; the end is not known yet"

    def it_counts_what_was_done_and_how_much_of_it_late(self, dates):
        done = arrange(dates("breach-transition"))["done"]
        (visits,) = [e for e in done if e.deadline.id == "home-visits"]
        assert visits.then == "done 19 times since 17 October 2025, 4 of them late"

    def it_keeps_apart_what_happened_at_different_moments(self, dates):
        done = arrange(dates("breach-transition"))["done"]
        letters = [e for e in done if e.deadline.id == "breach-letter"]
        assert len(letters) > 3
        assert {e.folded for e in letters} == {1}


class DescribeDaysWords:
    @pytest.mark.parametrize(
        ("days", "words"),
        [(-19, "19 days overdue"), (-1, "1 day overdue"), (0, "today"), (1, "tomorrow"),
         (2, "in 2 days")],
    )  # fmt: skip
    def it_says_how_far_off(self, days, words):
        assert days_words(ON + timedelta(days=days), ON) == words


class DescribeSources:
    def it_names_only_those_used_and_all_of_them(self, dates):
        found = dates()
        named = dict(sources(found.deadlines, found.pack))
        assert named.keys() == {one.source.partition(":")[0] for one in found.deadlines}
        assert "toolkit" not in named


class DescribeTheView:
    def it_holds_no_empty_field_and_only_text(self, dates):
        seen = as_view(dates())
        for name in GROUPS.keys() - {"over"}:
            for entry in seen[name]:
                assert all(isinstance(value, str) and value for value in entry.values())

    def it_shows_what_another_release_date_moves(self, dates):
        assert "tried" not in as_view(dates())
        seen = as_view(dates(release=date(2026, 6, 12)))
        row = next(r for r in seen["tried"]["rows"] if r["what"].startswith("Final release"))
        assert (row["now"], row["then"]) == ("2026-04-14", "2026-05-29")
        # The dates themselves still go by the case.
        assert seen["later"] == as_view(dates())["later"]

    def it_says_once_what_moves_alike(self, dates):
        found = dates(release=date(2026, 6, 12))
        rows = moved(found)
        more = [int(r.words.split()[-2]) for r in rows if r.words.endswith("more.")]
        assert more
        assert len(rows) + sum(more) == len(found.moved)
