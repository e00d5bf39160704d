"""Initials and mixed names that may be another child's, over every way of writing them."""

from itertools import product

import pytest

from generator.case.names.doubtful import doubtful_names
from generator.case.names.folding import plain

CASE = {
    "child": {"first_name": "Toby", "known_as": "Robin", "last_name": "Lockyer"},
    "people": [
        {"name": "Samira Khan", "role": "case-manager"},
        {"name": "Denise Hargreaves", "role": "parent"},
        {"name": "Dr Lou Reyes", "role": "health-worker"},
        {"name": "Zoe", "role": "sibling"},
    ],
}
FAMILY = {("Toby", "Lockyer"), ("Robin", "Lockyer"), ("Denise", "Hargreaves")}
OTHERS = {("Samira", "Khan"), ("Lou", "Reyes")}
OWN = FAMILY | OTHERS
# Letters of somebody in the case, of a role or a body, and of nobody there.
LETTERS = {"TL": False, "RL": False, "DH": False, "LR": False, "CM": False, "AC": False, "KB": True}
FORMS = {
    "{0}{1}": True,
    "{0}.{1}.": True,
    "{0}. {1}": True,
    "{0} {1}": True,
    "{0}{1}'s": True,
    "x{0}{1}": False,
    "@{0}{1}": False,
    "R&{0}{1}": False,
    "{0}{1}x": False,
    "{0}{1}-x": False,
}
TAILS = {
    " said no": True,
    " is 15": True,
    " was arrested": True,
    " has settled": True,
    " was red": False,
    " is 15:30": False,
    ", said": False,
    " Said": False,
    "": False,
    " of it": False,
}


def found(text, case=CASE, meant=()):
    return list(doubtful_names(plain(text), case, meant))


class DescribeInitials:
    @pytest.mark.parametrize("letters", LETTERS)
    def they_are_doubtful_where_nobody_has_them_and_they_do_something(self, letters):
        for form, tail in product(FORMS, TAILS):
            written = form.format(*letters)
            doubtful = LETTERS[letters] and FORMS[form] and TAILS[tail]
            named = written.removesuffix("'s")
            wanted = [(named, 3)] if doubtful else []
            assert found(f"So {written}{tail}.") == wanted, (written, tail)

    def they_are_let_be_once_meant(self):
        for written, meant in (("KB", "kb"), ("K.B.", "k.b."), ("KB's", "kb"), ("K.B.", "kb")):
            assert found(f"So {written} said no.") != []
            assert found(f"So {written} said no.", meant={meant}) == []


class DescribeMixedNames:
    def they_are_one_persons_first_name_with_anothers_last(self):
        firsts, lasts = zip(*sorted(OWN), strict=True)
        for first, last in product(set(firsts), set(lasts)):
            related = {first, last} <= {name for pair in FAMILY for name in pair}
            wanted = [(f"{first} {last}", 4)] if (first, last) not in OWN and not related else []
            assert found(f"And {first} {last} came.") == wanted
            assert found(f"{first} {last}") == [(name, 0) for name, _ in wanted]

    @pytest.mark.parametrize(
        ("text", "at"),
        [
            ("Samira Lockyer", [0]),
            ("(Samira Lockyer)", [1]),
            ("Samira Lockyer, Samira Lockyer", [0, 16]),
            ("aSamira Lockyer", []),
            ("-Samira Lockyer", []),
            ("'Samira Lockyer", []),
            ("Samira Lockyer's", [0]),
            ("Samira Lockyers", []),
            ("Samira Lockyer-Holt", []),
            ("Samira  Lockyer", []),
            ("samira lockyer", []),
            ("Zoe Lockyer", []),
            ("Dr Lockyer", []),
        ],
    )
    def they_stand_alone(self, text, at):
        assert found(text) == [("Samira Lockyer", each) for each in at]

    def they_are_let_be_once_meant(self):
        assert found("Samira Lockyer", meant={"samira lockyer"}) == []

    @pytest.mark.parametrize(
        "spoilt",
        [
            {},
            {"child": None, "people": None},
            {"child": {"first_name": 5, "last_name": "Lockyer"}, "people": [None, 5, {}, []]},
            {"child": {"first_name": "Toby", "last_name": 5}, "people": [{"name": 5}]},
            {"child": {"first_name": "", "last_name": "Lockyer"}, "people": [{"name": ""}]},
            {"child": {"first_name": "Toby", "last_name": ""}, "people": {"name": "Ann Ode"}},
        ],
    )
    def they_need_whole_names(self, spoilt):
        people = [{"name": "Samira Khan"}, *(spoilt.get("people") or [])]
        assert found("Toby Khan, Samira Lockyer and TL came. ", {**spoilt, "people": people}) == []
        assert found("TL said no.", spoilt) == [("TL", 0)]
