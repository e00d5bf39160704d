"""No set of printed tables lets a small number be worked out: held against every world there is."""

import itertools
import random

import pytest

from generator.board.small_numbers import LEAST, UnsafeError, another_world, kept_back
from tests.sweeps import times


def table(rows, columns, name="", least=0, most=9, pick=None):
    """Random counts of a table with its totals, and the relations between them."""
    counts = {
        f"{name}{r}{c}": pick.randint(least, most) for r in range(rows) for c in range(columns)
    }
    relations = []
    for r in range(rows):
        counts[f"{name}{r}T"] = sum(counts[f"{name}{r}{c}"] for c in range(columns))
        relations.append({f"{name}{r}T": -1, **{f"{name}{r}{c}": 1 for c in range(columns)}})
    for c in [*range(columns), "T"]:
        counts[f"{name}T{c}"] = sum(counts[f"{name}{r}{c}"] for r in range(rows))
        relations.append({f"{name}T{c}": -1, **{f"{name}{r}{c}": 1 for r in range(rows)}})
    return counts, relations


def holds(counts, relations):
    return all(sum(f * counts[n] for n, f in r.items()) == 0 for r in relations)


def values(target, counts, relations, unknown, most):
    """Every value that a count can have in any world that prints the same: by brute force.

    Each unknown count is tried up to `most`, those that a relation settles are worked out; two
    values are enough to stop.
    """
    found = set()

    def settle(known):
        """Fill in what is left alone in a relation; None where that cannot be."""
        known = dict(known)
        again = True
        while again:
            again = False
            for relation in relations:
                left = [n for n in relation if n not in known]
                total = sum(f * known[n] for n, f in relation.items() if n in known)
                if not left and total:
                    return None
                if len(left) == 1:
                    value, rest = divmod(-total, relation[left[0]])
                    if rest or value < 0:
                        return None
                    known[left[0]] = value
                    again = True
        return known

    def walk(known):
        known = settle(known)
        if known is None or (target in known and known[target] in found) or len(found) > 1:
            return
        left = [n for n in unknown if n not in known]
        if not left:
            found.add(known[target])
            return
        name = target if target in left else left[0]
        # What is near the truth is most likely to fit, and one other value is enough.
        for value in sorted(range(most + 1), key=lambda value: abs(value - counts[name])):
            walk({**known, name: value})

    walk({n: v for n, v in counts.items() if n not in unknown})
    return found


def check(counts, relations, reports):
    hidden = kept_back(counts, relations, reports)
    printed = {n for report in reports for n in report}
    unknown = hidden | (counts.keys() - printed)
    assert all(counts[n] >= LEAST for n in printed - hidden)
    for relation in relations:
        left = [n for n in relation if n in unknown]
        if left and len({relation[n] for n in left}) == 1:
            # What is printed of the relation adds up to these.
            told = sum(f * counts[n] for n, f in relation.items() if n not in unknown)
            assert abs(told) >= LEAST, (left, counts)
    for name in unknown:
        if counts[name] < LEAST:
            assert len(values(name, counts, relations, unknown, 30)) > 1, (name, counts, hidden)
    return hidden


class DescribeKeptBack:
    @pytest.mark.parametrize("seed", range(times(60, 600)))
    def it_leaves_nothing_to_work_out_in_a_table(self, seed):
        pick = random.Random(seed)
        counts, relations = table(pick.randint(1, 3), pick.randint(2, 3), pick=pick)
        hidden = check(counts, relations, [sorted(counts)])
        assert all(n in hidden for n in counts if counts[n] < LEAST)

    @pytest.mark.parametrize("seed", range(times(30, 300)))
    def it_leaves_nothing_to_work_out_in_tables_of_several_quarters_with_their_sum(self, seed):
        pick = random.Random(seed)
        shape = pick.randint(1, 2), 2
        (first, ones), (second, twos) = (table(*shape, name=n, pick=pick) for n in "ab")
        counts = first | second
        relations = [*ones, *twos]
        for name in first:
            inner = name[1:]
            counts[f"y{inner}"] = first[name] + second[f"b{inner}"]
            relations.append({f"y{inner}": -1, name: 1, f"b{inner}": 1})
        year = [n for n in counts if n[0] == "y"]
        check(counts, relations, [sorted(first), sorted(second), sorted(year)])

    @pytest.mark.parametrize("seed", range(times(40, 400)))
    def it_leaves_nothing_to_work_out_by_what_is_never_printed(self, seed):
        pick = random.Random(seed)
        counts, relations = table(pick.randint(1, 3), 2, pick=pick)
        check(counts, relations, [sorted(n for n in counts if not n.endswith("1"))])

    @pytest.mark.parametrize("seed", range(times(40, 400)))
    def it_leaves_nothing_to_work_out_by_where_the_quarter_before_ended(self, seed):
        pick = random.Random(seed)
        counts, relations, reports = {"end0": pick.randint(0, 9)}, [], [["end0"]]
        for q in range(1, 4):
            before = counts[f"end{q - 1}"]
            came, went = pick.randint(0, 9), 0
            went = pick.randint(0, before + came)
            named = {f"in{q}": came, f"out{q}": went, f"end{q}": before + came - went}
            counts |= named
            relations.append({f"end{q - 1}": 1, f"in{q}": 1, f"out{q}": -1, f"end{q}": -1})
            reports.append(sorted(named))
        check(counts, relations, reports)

    def it_never_takes_back_what_was_printed_before(self):
        for seed in range(50):
            pick = random.Random(seed)
            counts, relations = table(2, 2, pick=pick)
            more, others = table(2, 2, name="n", pick=pick)
            first = kept_back(counts, relations, [sorted(counts)])
            both = kept_back(counts | more, [*relations, *others], [sorted(counts), sorted(more)])
            assert both & counts.keys() == first

    def it_prints_all_of_a_table_without_a_small_number(self):
        counts, relations = table(3, 3, least=5, pick=random.Random(1))
        assert not kept_back(counts, relations, [sorted(counts)])

    def it_gives_up_aloud_where_an_earlier_report_said_too_much(self):
        # What is never printed is told by two counts of which the first was printed alone.
        counts = {"all": 9, "some": 8, "rest": 1}
        relations = [{"all": 1, "some": -1, "rest": -1}]
        assert kept_back(counts, relations, [["all"], ["some"]]) == {"some"}
        with pytest.raises(UnsafeError):
            kept_back({"rest": 1}, [{"rest": 1}], [["rest"]])


class DescribeAnotherWorld:
    @pytest.mark.parametrize("seed", range(times(60, 400)))
    def it_keeps_every_relation_and_all_that_is_printed(self, seed):
        pick = random.Random(seed)
        counts, relations = table(3, 3, pick=pick)
        hidden = {n for n in counts if pick.random() < 0.6}
        for target in hidden:
            world = another_world(counts, relations, hidden, target)
            if world is not None:
                assert world.keys() <= hidden
                assert world[target] != counts[target]
                assert min(world.values()) >= 0
                assert holds({**counts, **world}, relations)

    def it_finds_one_wherever_there_is_one_in_a_table(self):
        for seed in range(times(60, 300)):
            pick = random.Random(seed)
            counts, relations = table(2, 3, most=4, pick=pick)
            hidden = {n for n in counts if pick.random() < 0.6}
            for target in hidden:
                there = len(values(target, counts, relations, hidden, 30)) > 1
                assert (another_world(counts, relations, hidden, target) is not None) == there


def test_brute_force_sees_what_subtraction_tells():
    counts = {"a": 1, "b": 6, "T": 7}
    relations = [{"a": 1, "b": 1, "T": -1}]
    assert values("a", counts, relations, {"a"}, 30) == {1}
    assert len(values("a", counts, relations, {"a", "b"}, 30)) > 1
    assert list(itertools.islice(values("a", counts, relations, {"a", "b"}, 30), 1))
