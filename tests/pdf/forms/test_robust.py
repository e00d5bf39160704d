"""Damaged and hostile forms: a plain refusal or a result, never a crash."""

import random

import pytest

from generator.errors import ThroughcareError
from generator.pdf.forms import answers, fields, fill, make_form
from tests.pdf.forms.controls import LINES, checkbox, control, line
from tests.pdf.forms.thirdparty import court_form
from tests.pdf.wordfile import p, r, word
from tests.sweeps import times

VALUES = {"Court": "Leeds", "Bail": True, "Plea": "guilty", "Needs": ("Ramp",), "Name": "Al"}
_KEYS = [b"/Kids", b"/FT", b"/Rect", b"/Opt", b"/AP", b"/V", b"/MaxLen", b"/Parent", b"/T", b"/Ff"]
_ODD = [
    b"/Kids",
    b"null",
    b"[ ]",
    b"<< >>",
    b"-1",
    b"99999999999",
    b"(x)",
    b"/Off",
    b"1 0 R",
    b"9 9 R",
]


def mutated(data, seed):
    """Some bytes flipped, a piece cut out, or a value put where another kind belongs."""
    chance = random.Random(seed)
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        way = chance.randrange(4)
        at = chance.randrange(len(made))
        if way == 0:
            made[at] = chance.randrange(256)
        elif way == 1:
            del made[at : at + chance.randint(1, 40)]
        elif way == 2:
            key = chance.choice(_KEYS)
            at = made.find(key, at)
            if at >= 0:
                at += len(key) + 1
                odd = chance.choice(_ODD)
                made[at : at + len(odd)] = odd
        else:
            made[at:at] = made[at : at + chance.randint(1, 60)]
    return bytes(made)


def _try(data):
    try:
        held = answers(data)
        known = {f.name for f in fields(data)}
        fill(data, {k: v for k, v in VALUES.items() if k in known})
    except ThroughcareError:
        return None
    return held


class DescribeMutatedForms:
    def it_refuses_or_fills_each_of_them(self):
        data = court_form().bytes()
        survived = sum(_try(mutated(data, seed)) is not None for seed in range(200))
        assert 10 < survived < 200

    @pytest.mark.slow
    def it_refuses_or_fills_each_of_very_many(self):
        made = make_form(
            word(
                p("Title", '<w:pStyle w:val="Heading1"/>')
                + line(r("A "), control("Court", "Court"), control("Bail", "Bail", checkbox()))
                + line(control("Name", "Name", LINES))
            )
        )
        for data in (court_form().bytes(), made):
            for seed in range(times(400, 1500)):
                _try(mutated(data, 10_000 + seed))


class DescribeMutatedWordFiles:
    def it_refuses_or_makes_a_form(self):
        data = word(line(control("a", "A"), control("b", "B", checkbox())))
        for seed in range(60):
            try:
                make_form(mutated(data, seed))
            except ThroughcareError:
                continue
