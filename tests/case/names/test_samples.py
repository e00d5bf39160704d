"""What is made up for the samples, and where it stands in a case that is none of them."""

import re
from pathlib import Path
from random import Random

import pytest

from generator.case.names.samples import samples, traces

KEPT = Path(__file__).with_name("samples.txt")
PLACES = [("plan", "summary"), ("cart", "summary"), ("events", 0, "note"), ("people", 3, "name")]
CASE = {"child": {"first_name": "Kayden", "last_name": "Holt"}}


def lines():
    """Every value of every sample, and whether it is of that sample alone; read by a person."""
    for sample in samples():
        yield f"{sample.name}: {sample.child}"
        for folded in sorted(sample.made_up):
            alone = " (alone)" if folded in sample.alone else ""
            yield f"  {folded}: {sample.made_up[folded]}{alone}"


def found(texts, meant=(), case=CASE):
    held = list(zip(PLACES, texts, strict=False))
    return traces(case, lambda: held, meant)


def of_a_kind(sample, *, alone, numbered):
    """A value of a sample that others have or not, with or without figures."""
    return next(
        value
        for value in sorted(sample.made_up)
        if (value in sample.alone) == alone and bool(re.search(r"\d", value)) == numbered
    )


class DescribeWhatIsMadeUp:
    def it_is_exactly_this(self):
        assert list(lines()) == KEPT.read_text("utf-8").splitlines()


class DescribeTraces:
    def they_stand_where_a_plain_search_finds_them(self):
        random = Random(3)
        for sample in samples():
            first = of_a_kind(sample, alone=True, numbered=False)
            plain = [one for one in sorted(sample.made_up) if re.fullmatch(r"[\w ]+", one)]
            for value in random.sample(plain, 12):
                texts = [f"so {value}.", f"x{value} {first}", f"{value}s", f"({value}), {value}’"]
                stands = {
                    (each, "/" + "/".join(map(str, place)))
                    for place, text in zip(PLACES, texts, strict=True)
                    for each in sample.made_up
                    if re.search(rf"(?<![^\W_]){re.escape(each)}(?![^\W_])", text)
                }
                told = {one.sample: one for one in found(texts)}[sample.name]
                assert set(told.places) == {place for _, place in stands}, value
                assert len(told.places) == len(set(told.places))
                assert set(told.values) == {sample.made_up[each] for each, _ in stands}

    def they_need_a_value_of_that_sample_alone_without_figures(self):
        for sample in samples():
            sure = of_a_kind(sample, alone=True, numbered=False)
            assert [one.sample for one in found([sure])] == [sample.name]
            assert found([of_a_kind(sample, alone=True, numbered=True)]) == ()
            shared = [one for one in sample.made_up if one not in sample.alone]
            assert found([", ".join(shared)]) == ()

    def they_are_let_be_once_meant_and_in_the_sample_itself(self):
        sample = samples()[0]
        sure = of_a_kind(sample, alone=True, numbered=False)
        assert found([sure], meant={sure}) == ()
        first, _, last = sample.child.title().partition(" ")
        assert found([sure], case={"child": {"first_name": first, "last_name": last}}) == ()

    def they_come_with_the_sample_that_most_comes_from_first(self):
        one, other = samples()[:2]
        many = sorted(other.alone, key=lambda value: (bool(re.search(r"\d", value)), value))[:4]
        told = found([of_a_kind(one, alone=True, numbered=False), ", ".join(many)])
        assert [each.sample for each in told] == [other.name, one.name]
        assert len(told[0].values) >= 4

    @pytest.mark.parametrize("child", [None, {}, 5, [], {"first_name": 5}])
    def they_are_looked_for_without_a_child(self, child):
        sure = of_a_kind(samples()[0], alone=True, numbered=False)
        assert len(found([sure], case={"child": child})) == 1
        assert len(found([sure], case={})) == 1


if __name__ == "__main__":
    KEPT.write_text("\n".join(lines()) + "\n", "utf-8")
