"""What is squeezed: no way of writing a thing hides it from the quick look that comes first."""

import random
import re
from datetime import date, timedelta

import pytest

from generator.case.names.described import Description
from generator.case.names.folding import fold
from generator.case.names.marks import marks
from generator.case.names.patterns import dates, line_of, number
from generator.case.names.sought import Index, Sought, Squeezed, any_of, both_squeezed, squeezed
from tests.case.names.sentences import quiet
from tests.panel.leaks import CERTAIN, DISGUISES, POSSIBLE, family

_ROUND = ["{}", "x {} x", "({})", "!{}!", "a{}b", "2{}", "{}\n{}", "|{}@", "l{}"]


def put(pick, fact):
    """A fact in a disguise, with letters and signs round it; folded."""
    said = DISGUISES[pick.choice(list(DISGUISES))](fact)
    return fold(pick.choice(_ROUND).replace("{}", said))


class DescribeSqueezing:
    @pytest.mark.parametrize("seed", range(20))
    def it_keeps_within_a_text_what_was_within_it(self, seed):
        pick = random.Random(seed)
        for _ in range(100):
            letters = [pick.choice("aeiols 4301!|@$5bn-.ψé") for _ in range(pick.randrange(2, 14))]
            text = "".join(letters)
            start = pick.randrange(len(text))
            part = text[start : pick.randrange(start, len(text)) + 1]
            assert squeezed(part) in squeezed(text)

    def it_reads_what_looks_alike_one_way(self):
        assert squeezed("d-a.n_n-1 e|") == squeezed("dan 1el".replace(" ", ""))


class DescribeTheIndex:
    @pytest.mark.parametrize("seed", range(60))
    def it_gives_whatever_a_search_for_each_finds(self, seed):
        pick = random.Random(seed)
        ours, other, _ = family(pick)
        described = Description(other)
        every = marks(described, Description(ours), frozenset(), frozenset()).sought
        index = Index(every)
        facts = [draw(pick, other) for draw in {**CERTAIN, **POSSIBLE}.values()]
        for text in [put(pick, fact) for fact in facts] + [" ".join(quiet(pick, 2)).lower()]:
            found = {
                one
                for one in every
                if any_of(frozenset((one.pattern,)), figures=False).search(text)
            }
            assert found <= index.within(Squeezed(both_squeezed(text))), text

    @pytest.mark.parametrize("seed", range(40))
    def it_gives_a_day_however_it_is_written(self, seed):
        pick = random.Random(seed)
        born = date(2008, 1, 1) + timedelta(days=pick.randrange(1500))
        every = list(dates(born))
        index = Index(every)
        nth = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}.get(born.day, "th")
        for text in (
            f"{born.day}{nth} of {born:%B %Y}",
            f"0{born.day} {born:%b} '{born:%y}",
            f"{born:%b} {born.day}{nth}, {born.year}",
            f"{born:%d/%m/%y}",
            f"{born.day}.{born.month}.{born.year}",
            f"{born:%Y-%m-%dT00:00}",
            f"{born:%y} {born:%B} {born.day}",
            f"{born:%d%m%y}",
        ):
            said = text.lower()
            found = {one for one in every if re.search(one.pattern, said)}
            assert found <= index.within(Squeezed(both_squeezed(said)))

    def it_gives_nothing_that_has_no_letter_there(self):
        index = Index([Sought.of("jamie", "jamie"), line_of("27 saltmarsh road")])
        assert index.within(Squeezed(both_squeezed("he went to the shop on friday"))) == set()

    def it_gives_an_address_with_its_street_in_short(self):
        one = line_of("flat 2 14 mill road east")
        assert Index([one]).within(Squeezed(both_squeezed("apartment 2, 14 mill rd. east"))) == {
            one
        }

    def it_gives_a_number_with_a_sign_between_its_figures(self):
        one = number("07700 900182")
        assert Index([one]).within(Squeezed(both_squeezed("+44 (0)7700@900!182"))) == {one}
