"""Sentences with exactly the names that are found in them, and marks in every way of writing."""

from datetime import date

import pytest

from generator.case.names import Others
from generator.case.names.folding import plain
from generator.case.names.strangers import strange_names
from tests.case.names.panels import OURS, child_case

# Told of a case of Toby Lockyer, to whom Bethan belongs: each name with where it stands.
SENTENCES = [
    ("We met Kayden.", [("Kayden", 7)]),
    ("We met Kayden Holt.", [("Kayden Holt", 7)]),
    ("We met Kayden’s mum.", [("Kayden", 7)]),
    ("Kayden's bike was there.", [("Kayden", 0)]),
    ("Kayden’s mum rang Kayden.", [("Kayden", 0), ("Kayden", 18)]),
    ("kayden came.", [("Kayden", 0)]),
    ("we saw kayden's bike", [("Kayden", 7)]),
    ("We saw KAYDEN.", [("KAYDEN", 7)]),
    ("KAYDEN HOLT was here.", [("KAYDEN", 0)]),
    ("Kayden-led work went well.", [("Kayden", 0)]),
    ("The Holts came.", [("Holts", 4)]),
    ("The Holt family came.", [("Holt", 4)]),
    ("The Hargreaves family moved.", [("Hargreaves", 4)]),
    ("Mr Holt rang.", [("Holt", 3)]),
    ("Mr Brown rang.", [("Brown", 3)]),
    ("Dr Brown wrote.", [("Brown", 3)]),
    ("Mrs Will Brown rang.", [("Will Brown", 4)]),
    ("K. Holt was seen.", [("Holt", 3)]),
    ("Mr K. Holt was seen.", [("Holt", 6)]),
    ("J. Smith and K. Jones", [("Smith", 3), ("Jones", 16)]),
    ("Holt, Kayden", [("Kayden", 6)]),
    ("A brown bag.", []),
    ("Brown bags.", []),
    ("I met Brown today.", []),
    ("Grace said so.", [("Grace", 0)]),
    ("Grace is important.", []),
    ("Grace is 14.", [("Grace", 0)]),
    ("Grace is 14% of it.", []),
    ("Grace is 14:30.", []),
    ("Grace was arrested.", [("Grace", 0)]),
    ("Grace was not arrested.", [("Grace", 0)]),
    ("Grace has settled.", [("Grace", 0)]),
    ("Grace had been moved.", []),
    ("Grace was very happy.", [("Grace", 0)]),
    ("He asked Grace.", [("Grace", 9)]),
    ("He has grace.", []),
    ("We told Grace about it.", [("Grace", 8)]),
    ("I went to Grace’s house.", [("Grace", 10)]),
    ("the Grace’s house", []),
    ("a Grace’s friend", []),
    ("In May we go.", []),
    ("May 2026 is far.", []),
    ("On 4 May we go.", []),
    ("May is away.", []),
    ("May rang her.", [("May", 0)]),
    ("Told May so.", [("May", 5)]),
    ("We will see Will.", [("Will", 12)]),
    ("Will he come?", []),
    ("Will came home.", []),
    ("Will said no.", [("Will", 0)]),
    ("For Faith it is hard.", []),
    ("Faith helps.", []),
    ("To Jordan it matters.", []),
    ("Jordan is hot.", []),
    ("Jordan was arrested.", [("Jordan", 0)]),
    ("He flew to Jordan.", []),
    ("He spoke to Jordan yesterday.", []),
    ("Chelsea won.", []),
    ("Chelsea’s mum rang.", [("Chelsea", 0)]),
    ("They live in Chelsea.", []),
    ("St James is a school.", []),
    ("St Helen’s Hospital", []),
    ("Saint Kayden", []),
    ("San Marino", []),
    ("Kayden Academy", []),
    ("Rose Hill Academy", []),
    ("Holt Road is long.", []),
    ("Kayden House is full.", []),
    ("Judge Kayden Holt sat.", [("Kayden Holt", 6)]),
    ("HHJ Holt sat.", [("Holt", 4)]),
    ("Uncle Kayden came.", [("Kayden", 6)]),
    ("Aunty Grace came.", [("Grace", 6)]),
    ("Mum and Kayden", [("Kayden", 8)]),
    ("Jean-Paul came.", [("Jean-Paul", 0)]),
    ("Mary-Jane came.", [("Mary-Jane", 0)]),
    ("Jo-Anne Smith", [("Jo-Anne Smith", 0)]),
    ("Smith-Jones came.", [("Smith-Jones", 0)]),
    ("Kayden-Lee Holt", [("Kayden-Lee Holt", 0)]),
    ("O’Brien rang.", [("O'Brien", 0)]),
    ("D’Andre said no.", [("D'Andre", 0)]),
    ("Seán Byrne", [("Sean Byrne", 0)]),
    ("Zephyrine came.", []),
    ("We met Zephyrine.", [("Zephyrine", 7)]),
    ("his friend Zephyrine", [("Zephyrine", 11)]),
    ("her cousin Xqz", [("Xqz", 11)]),
    ("Xqz was late.", []),
    ("his mate Xqz", [("Xqz", 9)]),
    ("Toby/Kyle", []),
    ("# Kyle", [("Kyle", 2)]),
    ("- Kyle came", [("Kyle", 2)]),
    ("* Kyle came", [("Kyle", 1)]),
    ("(Kyle)", [("Kyle", 1)]),
    ("“Kyle”", [("Kyle", 1)]),
    ("Kyle", [("Kyle", 0)]),
    ("said", []),
    ("Then: Kyle.", [("Kyle", 6)]),
    ("I'm Kyle.", [("Kyle", 4)]),
    ("I'd like it.", []),
    ("kyle@example.org", []),
    ("www.kyle.example", []),
    ("file/Kyle.docx", []),
    ("Kyle.docx", [("Kyle", 0)]),
    ("x-Kyle", []),
    ("The Mongans came.", [("Mongans", 4)]),
    ("the Smiths", [("Smiths", 4)]),
    ("the Browns", []),
    ("the Carters' house", []),
    ("Carter is 15.", [("Carter", 0)]),
    ("Carter rang.", [("Carter", 0)]),
    ("a carter", []),
    ("The Carter family rang.", []),
    ("the Bishop family", [("Bishop", 4)]),
    ("Bishop Holt", []),
    ("Bishop was arrested.", []),
    ("Tag Kayden", [("Kayden", 4)]),
    ("Kayden, 15, came.", [("Kayden", 0)]),
    ("Kayden (15) came.", [("Kayden", 0)]),
    ("Holt was arrested.", [("Holt", 0)]),
    ("HOLT was arrested.", []),
    ("Kayden HOLT came.", [("Kayden HOLT", 0)]),
    ("Toby Holt came.", [("Holt", 5)]),
    ("Toby Brown came.", []),
    ("Toby Green came.", []),
    ("Toby Xqz came.", []),
    ("Bethan Holt", [("Holt", 7)]),
    ("T. Holt came.", [("Holt", 3)]),
    ("A. Brown came.", []),
    ("Kayden Lockyer came.", [("Kayden", 0)]),
    ("Lockyer Holt", []),
    ("She told Hope and Joy.", [("Hope", 9)]),
    ("Hope, Joy and Faith came.", [("Joy", 6), ("Faith", 14)]),
    ("Hope has a tag.", []),
    ("Hope is being kind.", []),
    ("Hope is still here.", []),
    ("Christian faith.", []),
    ("Christian was arrested.", [("Christian", 0)]),
    ("Christian’s tag", []),
    ("Sky is blue.", []),
    ("Sky is 12.", [("Sky", 0)]),
    ("Sky News", []),
    ("The Kayden Holt Trust", []),
    ("Kayden Street", []),
    ("England is far.", []),
    ("We saw Paris.", []),
    ("We saw Paris Holt.", [("Paris Holt", 7)]),
    ("Paris Holt came.", [("Paris Holt", 0)]),
    ("Paris was arrested.", [("Paris", 0)]),
    ("Ashton Villa", []),
    ("Ashton came.", []),
    ("Jayden and Kyle fought.", [("Jayden", 0), ("Kyle", 11)]),
    ("Kyle and Jayden Holt fought.", [("Kyle", 0), ("Jayden Holt", 9)]),
    ("Tuesday Kyle came.", [("Kyle", 8)]),
    ("Monday came.", []),
    ("Kyle Monday", [("Kyle", 0)]),
    ("X", []),
    ("Kay.", [("Kay", 0)]),
    ("Jo.", [("Jo", 0)]),
    ("We met Jo.", [("Jo", 7)]),
    ("We met Al.", []),
]
MONTHS = {
    1: ("January", "Jan"),
    2: ("February", "Feb"),
    3: ("March", "Mar"),
    4: ("April", "Apr"),
    5: ("May", "May"),
    6: ("June", "Jun"),
    7: ("July", "Jul"),
    8: ("August", "Aug"),
    9: ("September", "Sept"),
    10: ("October", "Oct"),
    11: ("November", "Nov"),
    12: ("December", "Dec"),
}
STREETS = {
    "Road": "Rd",
    "Street": "St.",
    "Avenue": "Ave",
    "Lane": "Ln",
    "Close": "Cl",
    "Drive": "Dr",
    "Crescent": "Cres",
    "Terrace": "Terr",
    "Place": "Pl",
    "Court": "Ct",
    "Gardens": "Gdns",
    "Square": "Sq.",
}
CHILD = {"first_name": "Jamie", "last_name": "Holt"}


def others(**child):
    """What looks for Jamie Holt, a child of another case, in a text."""
    return Others.of(OURS, [child_case("C-2042", "Jamie", "Holt", child={**CHILD, **child})])


class DescribeStrangeNames:
    @pytest.mark.parametrize(("text", "names"), SENTENCES, ids=[text for text, _ in SENTENCES])
    def they_are_found_exactly(self, text, names):
        known = {"toby", "lockyer", "bethan"}
        assert list(strange_names(plain(text), known)) == names


class DescribeABirthDate:
    @pytest.mark.parametrize("month", MONTHS)
    def it_is_found_in_every_month(self, month):
        found = others(date_of_birth=date(2010, month, 9).isoformat())
        whole, short = MONTHS[month]
        for text in (
            f"9 {whole} 2010",
            f"9th of {short} 2010",
            f"{whole} 9, 2010",
            f"{short} 9th '10",
            f"09-{short}-10",
            f"9/{month}/2010",
            f"09.{month:02}.10",
            f"9-{month}-2010",
            f"2010-{month:02}-09",
            f"2010/{month}/9",
        ):
            assert found.named_in(f"Born {text}."), text
        for text in (f"8 {whole} 2010", f"9 {whole} 2011", f"19/{month}/2010", f"9 {whole}"):
            assert not found.named_in(f"On {text}."), text

    def it_tells_nothing_where_both_were_born_that_day(self):
        born = OURS["child"]["date_of_birth"]
        day = date.fromisoformat(born)
        assert not others(date_of_birth=born).named_in(f"Born {day.day}/{day.month}/{day.year}.")


class DescribeAnAddress:
    @pytest.mark.parametrize("street", STREETS)
    def it_is_found_with_its_street_in_full_or_short(self, street):
        found = others(home_address={"lines": [f"27 Saltmarsh {street}"], "postcode": "ZZ4 5DL"})
        for written in (street, STREETS[street], street.lower(), STREETS[street].lower()):
            assert found.named_in(f"He is at 27 Saltmarsh {written}, he says."), written
        assert not found.named_in(f"He is at 26 Saltmarsh {street}.")
        assert not found.named_in(f"He is at Saltmarsh {street}.")

    def it_is_found_by_its_postcode_alone(self):
        found = others(home_address={"lines": ["27 Saltmarsh Road"], "postcode": "ZZ4 5DL"})
        assert found.named_in("at ZZ4 5DL")
        assert found.named_in("at zz45dl")
        assert not found.named_in("at ZZ4 6DL")

    @pytest.mark.parametrize(
        ("line", "text", "named"),
        [
            ("Flat 3", "in flat 3", False),
            ("Flat 3 Rose Court", "in flat 3, Rose Court", True),
            ("Flat 3 Rose Court", "in apartment 3 Rose Ct", True),
            ("Rose Cottage", "at Rose Cottage", True),
            ("Saltmarsh", "in Saltmarsh", False),
        ],
    )
    def it_tells_a_home_by_a_number_and_a_street_or_a_house(self, line, text, named):
        assert others(home_address={"lines": [line]}).named_in(f"He is {text}.") is named


class DescribeAReference:
    @pytest.mark.parametrize(
        ("text", "named"),
        [
            ("See C-2042.", True),
            ("See c 2042.", True),
            ("See C2042.", True),
            ("As in case 2042.", True),
            ("As in file no. 2042.", True),
            ("ref: 2042", True),
            ("reference number 2042", True),
            ("2042 steps", False),
            ("case 20421", False),
            ("See C-2043.", False),
        ],
    )
    def it_is_found_whole_or_by_its_figures(self, text, named):
        assert others().named_in(text) is named


class DescribeAFamily:
    @pytest.mark.parametrize(
        ("last", "text", "named"),
        [
            ("Banks", "We met the Bankses.", True),
            ("Banks", "We met the banks.", False),
            ("Green", "We met the Greens.", True),
            ("Green", "We met Greens.", False),
            ("Green", "The Greens came.", True),
            ("Green", "The Greenes came.", True),
            ("Rose", "We met the Roses.", True),
        ],
    )
    def it_is_named_in_the_plural_after_the(self, last, text, named):
        found = Others.of(OURS, [child_case("C-2042", "Jamie", last)])
        assert found.named_in(text) is named


class DescribeWorkers:
    @pytest.mark.parametrize(
        ("worker", "role", "named"),
        [
            ("Denise Tranter", "parent", True),
            ("Denise Tranter", "carer", True),
            ("Denise Tranter", "sibling", True),
            ("Denise Tranter", "other-family", True),
            # The same worker for both children.
            ("Denise Tranter", "social-worker", False),
            # Of the same name as the child of the other case.
            ("Jamie Holt", "social-worker", True),
        ],
    )
    def they_may_be_named_unless_they_are_of_the_others_family(self, worker, role, named):
        ours = {**OURS, "people": [{"id": "w", "name": worker, "role": "social-worker"}]}
        mum = [{"id": "m", "name": "Denise Tranter", "role": role}]
        found = Others.of(ours, [child_case("C-2042", "Jamie", "Holt", people=mum)])
        assert found.named_in(f"{worker} came.") is named

    @pytest.mark.parametrize("text", ["Mrs D Tranter rang.", "Tranter rang.", "Denise Tranter"])
    def it_finds_the_others_relatives(self, text):
        mum = [{"id": "m", "name": "Denise Tranter", "role": "parent"}]
        assert Others.of(OURS, [child_case("C-2042", "Jamie", "Holt", people=mum)]).named_in(text)


class DescribeInitials:
    @pytest.mark.parametrize(
        ("text", "named"),
        [("JH came.", True), ("J.H. came.", True), ("J H came.", False), ("JH's tag", True)],
    )
    def they_are_found_as_people_write_them(self, text, named):
        assert others().named_in(text) is named

    def they_are_those_of_a_double_name_as_well(self):
        found = Others.of(OURS, [child_case("C-2042", "Jamie", "Carter-Okoro")])
        for text in ("JC came.", "JO came.", "JCO came."):
            assert found.named_in(text), text
