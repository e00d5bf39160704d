"""Another child's name is found where it stands, and nothing else is taken for one."""

import copy
import json
import random

import pytest

from generator.case import loads
from generator.case.names import OtherChild, search
from generator.case.names.folding import fold, plain, word
from generator.case.names.lists import given_names, surnames
from generator.case.names.strangers import strange_names
from tests.case.names.sentences import QUIET, quiet, with_names

SAMPLES = ["dto-yoi", "remand", "breach-transition", "s250-secure-home"]


def found(text, known=(), certain=()):
    return [name for name, _ in strange_names(plain(text), known, certain)]


def is_found(name, text):
    words = {word(each) for one in found(text) for each in one.split()}
    return bool(words & set(fold(name).split()))


class DescribeStrangeNames:
    def they_are_found_in_97_of_100_sentences_that_name_another_child(self):
        drawn = with_names(random.Random(2026), 300)
        missed = [text for name, text in drawn if not is_found(name, text)]
        assert len(missed) <= 9, missed

    def they_are_never_seen_in_sentences_that_name_nobody(self):
        drawn = quiet(random.Random(2026), 400)
        assert {text: found(text) for text in drawn if found(text)} == {}
        assert len(QUIET) >= 80

    @pytest.mark.slow
    def they_are_found_and_not_imagined_in_thousands_of_drawn_sentences(self):
        missed = [t for name, t in with_names(random.Random(7), 6000) if not is_found(name, t)]
        assert len(missed) <= 120
        assert [text for text in quiet(random.Random(7), 6000) if found(text)] == []

    @pytest.mark.parametrize(
        "text",
        [
            *(
                "K. Holt was seen.",
                "Mr K Holt",
                "Holt, Kayden",
                "the Hargreaves family",
                "Toby/Kyle",
            ),
            *(
                "Toby/Kyle",
                "# Kyle",
                "Kyle\nsaid",
                "(Kyle)",
                "toby's bike",
                "Jean-Paul",
                "D’Andre said no",
            ),
            *("I asked Will if he was well.", "Will said so.", "Chelsea’s mum rang.", "told May"),
            *("Jordan said he was sorry.", "Grace is 14.", "Hope was arrested.", "Mrs Brown said"),
            *("Jaxtyn Hargreaves was there.", "his friend Zephyrine", "the Mongans", "TOBY"),
        ],
    )
    def they_are_told_by_their_place(self, text):
        assert found(text)

    def they_are_not_those_of_the_case(self):
        known = {"toby", "lockyer", "bethan"}
        assert found("Toby Lockyer told Bethan, and TOBY’s mum told toby.", known) == []
        assert found("Toby told Jamie.", known) == ["Jamie"]

    def they_are_known_from_other_cases(self):
        assert found("Xqz was late.") == []
        assert found("Xqz was late, and xqz knows.", (), {"xqz"}) == ["Xqz", "Xqz"]
        assert found("It is a matter of grace.", (), {"grace"}) == []


class DescribeTheLists:
    def they_hold_names_of_every_community(self):
        names = "siobhan rhys gurpreet ayesha chidera kwame shanice andrei kasia abdi johnboy"
        assert set(names.split()) <= given_names()
        lasts = "connors o'donoghue llewellyn singh begum adeyemi warsame kowalski pereira mongan"
        assert set(lasts.split()) <= surnames()
        assert len(given_names()) > 4000
        assert len(surnames()) > 4000


@pytest.fixture(scope="module")
def data(samples):
    return {name: json.loads((samples / f"{name}.json").read_text("utf-8")) for name in SAMPLES}


def copied(data, **child):
    """A sample in which only the child and the reference were changed."""
    case = copy.deepcopy(data)
    case["case_id"] = "YJS-0002"
    case["child"] |= {"first_name": "Kayden", "last_name": "Holt", "known_as": "Kay"}
    case["child"] |= {"date_of_birth": "2010-05-12", **child}
    return case


class DescribeACopiedCase:
    @pytest.mark.parametrize("name", SAMPLES)
    def it_is_found_with_every_place(self, data, name):
        old = data[name]["child"].get("known_as", data[name]["child"]["first_name"])
        named = search(copied(data[name]))
        first = next(one for one in named.strangers if fold(one.name).startswith(fold(old)))
        assert first.times >= 20
        assert len(first.places) >= 15
        assert named.traces[0].sample == f"{name}.json"

    @pytest.mark.parametrize("name", SAMPLES)
    def it_is_found_though_the_child_was_renamed_all_through(self, data, name):
        child = data[name]["child"]
        text = json.dumps(copied(data[name]), ensure_ascii=False)
        for old in {child["first_name"], child.get("known_as", child["first_name"])}:
            text = text.replace(old, "Kay")
        named = search(json.loads(text))
        assert named.traces[0].sample == f"{name}.json"
        assert set(named.traces[0].values) & {p["name"] for p in data[name]["people"]}

    @pytest.mark.parametrize("name", SAMPLES)
    def it_is_not_seen_in_the_sample_itself(self, data, name):
        named = search(data[name])
        assert (named.strangers, named.traces, named.pronouns) == ((), (), ())

    def it_is_answered_by_marking_each_name_as_meant(self, data):
        case = copied(data["dto-yoi"])
        for _ in range(4):
            named = search(case)
            names = [one.name for one in named.strangers]
            names += [value for one in named.traces for value in one.values]
            case["meant_names"] = [*case.get("meant_names", []), *({"name": n} for n in names)]
        named = search(case)
        assert (named.strangers, named.traces) == ((), ())

    def it_is_found_by_the_case_files_beside_it(self, data, samples):
        case = {**copied(data["remand"]), "people": []}
        case["plan"] = {"summary": "We saw Xylo at the bus station with xylo’s bike."}
        other = OtherChild("C-9", "Xylo", "Quist", "", "2009-01-01")
        assert "Xylo" not in [one.name for one in search(case).strangers]
        named = search(case, [other])
        [mine] = [one for one in named.strangers if one.name == "Xylo"]
        assert named.is_beside(mine)
        assert mine.places == ("/plan/summary",)

    @pytest.mark.parametrize("section", ["compliance", "events"])
    def it_is_found_though_a_short_answer_names_the_child_beside_it(self, data, section):
        case = copy.deepcopy(data["dto-yoi"])
        case["plan"]["summary"] += " Kian Doyle missed two appointments."
        case[section][0]["with_whom"] = "Kian Doyle"
        [mine] = search(case, [OtherChild("C-9", "Kian", "Doyle", "", "2009-01-01")]).strangers
        assert "/plan/summary" in mine.places
        case["meant_names"] = [{"name": "Kian Doyle"}]
        assert search(case, [OtherChild("C-9", "Kian", "Doyle", "", "")]).strangers == ()

    def it_is_found_by_a_whole_name_of_two_persons_words(self, data):
        case = copy.deepcopy(data["dto-yoi"])
        case["plan"]["summary"] += " Isaac Rowlands came."
        other = OtherChild("C-9", "Isaac", "Rowlands", "", "2009-01-01")
        assert [one.name for one in search(case, [other]).strangers] == ["Isaac Rowlands"]

    def it_is_found_elsewhere_than_the_section_that_names_somebody(self, data):
        case = copy.deepcopy(data["dto-yoi"])
        case["compliance"][0]["with_whom"] = "Kian Doyle"
        assert search(case).strangers == ()
        case["plan"]["summary"] += " Kian Doyle missed two appointments."
        assert [one.places for one in search(case).strangers] == [("/plan/summary",)]

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Dr Khan from CAMHS saw him.", "Khan"),
            ("The judge, HHJ Patterson, said so.", "Patterson"),
            ("Uncle Dave came on Sunday. Dave was well.", "Dave"),
            ("His cousin Ryan is 12.", "Ryan"),
            ("His keyworker Hughes rang.", "Hughes"),
            ("He talks to Dave Hughes, his mentor.", "Dave Hughes"),
            ("Marcus Rashford is his favourite footballer.", "Marcus"),
            ("The footballer Marcus Rashford came.", "Marcus"),
            ("He read about the Marcus Rashford charity.", "Marcus"),
        ],
    )
    def it_may_name_a_worker_or_a_relative(self, data, text, name):
        case = copy.deepcopy(data["dto-yoi"])
        case["plan"]["summary"] += f" {text}"
        [mine] = search(case).strangers
        assert (mine.name, mine.told) == (name, True)
        other = OtherChild("C-9", name, "Quist", "", "2009-01-01")
        assert not search(case, [other]).strangers[0].told
        case["plan"]["summary"] = f"{name} was arrested."
        assert not any(one.told for one in search(case).strangers)

    @pytest.mark.parametrize(
        "text",
        [
            "Marcus is a good footballer.",
            "Marcus Bell is a footballer and a chef.",
            "Marcus said his mentor was late.",
            "Marcus, his mentor and Isaac met.",
            "Marcus was seen by the keyworker.",
            "Marcus and the footballer left.",
        ],
    )
    def it_is_not_excused_by_what_any_child_may_do(self, data, text):
        case = copy.deepcopy(data["dto-yoi"])
        case["plan"]["summary"] += f" {text}"
        assert [one.told for one in search(case).strangers] == [False]

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("KD was arrested, and KD said no.", ["KD"]),
            ("K.D. told him.", ["K.D."]),
            ("Isaac Rowlands came.", ["Isaac Rowlands"]),
            ("Toby Brierley came.", ["Toby Brierley"]),
            ("BR said so, and so did TL and the GP. He passed PE.", []),
            ("Craig Tranter came, and Poppy Adeyemi’s school rang.", ["Poppy Adeyemi"]),
        ],
    )
    def it_is_pointed_to_by_initials_and_mixed_names(self, data, text, names):
        case = copy.deepcopy(data["dto-yoi"])
        case["plan"]["summary"] += f" {text}"
        assert [(one.name, one.told) for one in search(case).strangers] == [
            (name, True) for name in names
        ]
        case["meant_names"] = [{"name": name} for name in names]
        assert search(case).strangers == ()

    @pytest.mark.parametrize(
        "same",
        [
            {"reference": "YJS-0002"},
            {"reference": "C-9", "first_name": "KAYDEN", "last_name": "Holt", "born": "2010-05-12"},
        ],
    )
    def it_is_not_held_against_an_older_file_of_the_same_child(self, data, same):
        fields = {
            "first_name": "Xylo",
            "last_name": "Quist",
            "known_as": "Xyl",
            "born": "2009-01-01",
        }
        other = OtherChild(**{**fields, **same})
        case = copied(data["remand"])
        case["plan"] = {"summary": "We saw Xyl at the bus station."}
        assert "Xyl" not in [one.name for one in search(case, [other]).strangers]


class DescribePronouns:
    def case(self, summary, pronouns):
        return {
            "case_id": "C-1",
            "child": {"first_name": "Maya", "last_name": "Holt", "pronouns": pronouns},
            "plan": {"summary": summary},
        }

    @pytest.mark.parametrize(
        ("text", "pronouns"),
        [
            ("Maya finished his first unit.", "she/her"),
            ("Maya finished her first unit.", "he/him"),
            ("All went well. Maya keeps his room tidy.", "she/her"),
            ("Maya knows what she wants.", "they/them"),
        ],
    )
    def they_are_found_where_they_do_not_fit(self, text, pronouns):
        [one] = search(self.case(text, pronouns)).pronouns
        assert one.places == ("/plan/summary",)

    @pytest.mark.parametrize(
        "text",
        [
            "Maya finished her first unit.",
            "Maya rang her dad and told him.",
            "Her brother rang. Maya said he was well.",
            "Maya met Tom Brierley, and he helped.",
            "Maya says: “He never listens.”",
            "Maya and the officer spoke; he was kind.",
            "He was late.",
        ],
    )
    def they_may_be_of_somebody_else(self, text):
        assert search(self.case(text, "she/her")).pronouns == ()

    def they_are_not_guessed_where_none_are_recorded(self):
        case = self.case("Maya finished his first unit.", "she/her")
        del case["child"]["pronouns"]
        assert search(case).pronouns == ()


class DescribeACase:
    def it_takes_the_names_of_children_from_its_folder(self, data, tmp_path):
        (tmp_path / "a.json").write_text(json.dumps(copied(data["remand"])), "utf-8")
        (tmp_path / "b.json").write_text("{ not json")
        (tmp_path / "c.json").write_bytes(b"\xff\xfe\x00")
        (tmp_path / "d.json").mkdir()
        case = copied(data["remand"], first_name="Xylo", last_name="Quist", known_as="Xylo")
        case |= {"case_id": "C-9", "plan": {"summary": "kayden’s words"}}
        record = loads(json.dumps(case).encode(), folder=tmp_path)
        [mine] = [one for one in record.named.strangers if one.name == "Kayden"]
        assert record.named.is_beside(mine)
