"""A case in easy words: the nearest layer of each condition, at the child's level, in its words."""

import copy
import json
import random
import re
from datetime import date

import pytest

from generator.easyread import catalogue, check_case
from generator.easyread.catalogue import explanations
from generator.easyread.witness import witnesses
from generator.easyread.wording import (
    completed,
    in_order,
    spoken,
    to_confirm,
    to_hold_beside,
    worded,
)
from generator.errors import FaultyInputError

ON = date(2026, 3, 2)
HEAD = (
    'schema = "throughcare/easy-read-explanations/1"\nversion = "1"\n'
    'effective_from = "2026-11-27"\nsource = "Ours"\n'
)
OFFENCE = "Not commit any offence."
TOUCH = (
    "Keep in touch with the supervising officer in accordance with instructions given by the "
    "supervising officer."
)
NAMES = ("Ada", "Bryn", "Chidi", "Dilys", "Emeka", "Farah", "Gwilym", "Hana", "Iolo", "Jaya")
LAST = ("Ashdown", "Brackenby", "Culver", "Dunmore", "Eastlake", "Fenwick", "Garrow", "Hollis")
SLOTS = {
    "time": "7pm",
    "date": "9 November 2026",
    "days": "Mondays",
    "amount": "50",
    "place": "Millrace Park",
    "person": "Kane Tollworth",
    "text": "each month",
}


def condition(text=OFFENCE, easy=None, **rest):
    held = {"id": "one", "kind": "standard", "official_text": text, **rest}
    return held if easy is None else {**held, "easy_read": easy}


def case(*conditions, officer="Joanna Marsh", **easy):
    supervision = {"kind": "licence", "conditions": list(conditions)}
    if officer:
        supervision["supervising_officer"] = officer
    return {"supervision": supervision, **({"easy_read": easy} if easy else {})}


def rule(made, number=0):
    return made["supervision"]["conditions"][number].get("easy_read", {})


def texts(easy):
    return [line["text"] for line in easy.get("lines", ())]


def strings(held):
    if isinstance(held, str):
        return [held]
    values = held.values() if isinstance(held, dict) else held if isinstance(held, list) else ()
    return [text for value in values for text in strings(value)]


def bare(samples, name):
    """A sample without any easy words."""
    held = json.loads((samples / name).read_text("utf-8"))
    held.pop("easy_read", None)
    for one in held["supervision"]["conditions"]:
        one.pop("easy_read", None)
    return held


def own_layer(folder, text, name="ours.toml"):
    path = folder / "wording" / "easy-read" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + text, "utf-8")
    return folder


class DescribeTheThreeLayers:
    def it_is_the_catalogue_where_nobody_says_more(self):
        easy = rule(worded(case(condition())))
        assert easy["heading"] == catalogue.explanation("no-offence").heading
        assert "Do not break the law." in texts(easy)
        assert easy["picture"]
        assert easy["question"]

    def it_is_the_service_before_the_catalogue_and_the_rest_is_inherited(self, tmp_path):
        folder = own_layer(
            tmp_path,
            '[no-offence]\nheading = "Keep out of trouble"\n'
            '[no-offence.level]\n2 = ["must_not: Do not do crime."]\n',
        )
        ours, easy = rule(worded(case(condition()))), rule(worded(case(condition()), folder))
        assert easy["heading"] == "Keep out of trouble"
        assert texts(easy)[0] == "Do not do crime."
        assert "Do not break the law." not in texts(easy)
        assert (easy["picture"], easy["question"]) == (ours["picture"], ours["question"])

    def it_inherits_the_levels_that_the_service_does_not_write(self, tmp_path):
        own_layer(tmp_path, '[no-offence.level]\n1 = ["must_not: Do not do crime."]\n')
        said = [
            texts(rule(worded(case(condition(), level=level), tmp_path)))[0] for level in (1, 2)
        ]
        assert said[0] == "Do not do crime."
        assert said[1] == texts(rule(worded(case(condition()))))[0]

    def it_is_the_child_before_both(self, tmp_path):
        folder = own_layer(tmp_path, '[no-offence]\nheading = "Keep out of trouble"\n')
        own = {"heading": "Stay free", "lines": [{"role": "must_not", "text": "No crime."}]}
        easy = rule(worded(case(condition(easy=own)), folder))
        assert easy["heading"] == "Stay free"
        assert texts(easy) == ["No crime."]
        assert easy["picture"] == catalogue.explanation("no-offence").picture

    def it_takes_nothing_for_words_that_is_empty(self):
        easy = rule(worded(case(condition(easy={"heading": "Law", "lines": [], "question": ""}))))
        assert "Do not break the law." in texts(easy)
        assert easy["question"]

    @pytest.mark.parametrize("name", ["must", "must_not"])
    def it_leaves_the_older_lists_of_a_child_as_they_are(self, name):
        easy = rule(worded(case(condition(easy={name: ["Do not break the law."]}))))
        assert easy[name] == ["Do not break the law."]
        assert "lines" not in easy

    def it_puts_a_childs_own_why_in_the_place_of_ours(self):
        own = {"why": "You want to see your nan."}
        easy = rule(worded(case(condition(easy=own))))
        assert easy["why"] == own["why"]
        assert "why" not in {line["role"] for line in easy["lines"]}

    def it_changes_nothing_of_the_case_it_is_given(self, samples):
        held = bare(samples, "s250-secure-home.json")
        before = copy.deepcopy(held)
        worded(held)
        assert held == before

    def it_says_the_same_when_it_is_said_again(self, samples):
        for path in samples.glob("*.json"):
            made = worded(json.loads(path.read_text("utf-8")))
            assert worded(made) == made

    @pytest.mark.parametrize(
        "held", [{}, {"supervision": {}}, {"supervision": {"conditions": []}}, {"supervision": 1}]
    )
    def it_has_nothing_to_say_without_conditions(self, held):
        assert worded(held) == held

    @pytest.mark.parametrize("odd", [None, 3, "words", [], {"official_text": 4}, {"easy_read": 2}])
    def it_passes_by_what_is_no_condition(self, odd):
        assert worded(case(odd))["supervision"]["conditions"] == [odd]


class DescribeTheLevel:
    def it_is_that_of_the_profile_else_the_second(self):
        said = {
            level: texts(rule(worded(case(condition(TOUCH), **easy))))
            for level, easy in ((0, {}), *((n, {"level": n}) for n in (1, 2, 3)))
        }
        assert said[0] == said[2]
        assert len(set(map(tuple, said.values()))) == 3


class DescribeTheWordsOfAChild:
    def say(self, text, *words):
        own = {"heading": text, "lines": [{"role": "rule", "text": text}]}
        made = worded(case(condition(easy=own), words=list(words)))
        assert rule(made)["heading"] == texts(rule(made))[0]
        return rule(made)["heading"]

    def they_stand_in_every_layer_and_part(self):
        words = {"words": [{"avoid": "law", "say": "rules"}], "who_to_ask": "Ask about the law."}
        made = worded(case(condition(), **words))
        assert "Do not break the rules." in texts(rule(made))
        assert made["easy_read"]["who_to_ask"] == "Ask about the rules."

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("Ring your worker.", "Call your worker."),
            ("You can ring.", "You can call."),
            ("Bring your ringing phone.", "Bring your ringing phone."),
            ("Go to the Ring Road.", "Go to the Ring Road."),
            ("Stop. Ring Sam.", "Stop. Call Sam."),
            ("This is called a ring.", "This is called a ring."),
        ],
    )
    def they_are_whole_words_and_no_names(self, before, after):
        assert self.say(before, {"avoid": "ring", "say": "call"}) == after

    def they_stand_in_what_else_the_child_reads_of_the_case(self):
        held = case(condition(), words=[{"avoid": "session", "say": "meet-up"}])
        held["supervision"]["appointments"] = [{"what": "Session with Sam", "with_whom": "Sam"}]
        held["people"] = [{"name": "Sam", "about": "Sam runs the session."}]
        held["easy_read"]["word_list"] = [{"word": "Sport", "meaning": "A session in the gym."}]
        made = spoken(worded(held))
        assert made["supervision"]["appointments"][0]["what"] == "Meet-up with Sam"
        assert made["people"][0]["about"] == "Sam runs the meet-up."
        assert made["easy_read"]["word_list"][0]["meaning"] == "A meet-up in the gym."
        assert worded(held)["people"] == held["people"]

    def they_are_put_in_once(self):
        words = [{"avoid": "ring", "say": "call"}, {"avoid": "call", "say": "ring"}]
        assert self.say("You ring, they call.", *words) == "You call, they ring."

    def they_are_found_by_the_checks_where_nothing_is_said_instead(self):
        held = case(condition(), words=[{"avoid": "law"}])
        assert "own-word" in {one.check for one in check_case(worded(held))}
        held["easy_read"]["words"][0]["say"] = "rules"
        assert "own-word" not in {one.check for one in check_case(worded(held))}

    def they_are_no_hard_words_to_this_child(self):
        own = {"heading": "Court", "lines": [{"role": "rule", "text": "Go to the curfew."}]}
        found = {one.check for one in check_case(case(condition(easy=own)))}
        words = [{"avoid": "tag", "say": "curfew"}]
        assert "hard-word" in found
        held = case(condition(easy=own), words=words)
        assert "hard-word" not in {one.check for one in check_case(held)}


class DescribeTheOrder:
    def it_is_the_childs_and_the_rest_follow_as_issued(self):
        rules = [{"id": name} for name in "abcd"]
        assert [one["id"] for one in in_order(rules, {"order": ["c", "a"]})] == list("cabd")
        assert [one["id"] for one in in_order(rules, {})] == list("abcd")


class DescribeWhatOpensAndClosesThePaper:
    def it_is_there_when_the_case_does_not_say_it(self):
        made = worded(case(condition()))["easy_read"]
        assert made["intro"][0] == "This is about your licence."
        assert any("Joanna" in text for text in made["if_not"])
        assert made["who_to_ask"] == "Ask Joanna."

    def it_says_the_number_and_the_last_day_where_the_case_does(self):
        held = case(condition())
        held["people"] = [{"name": "Joanna Marsh", "phone": "01632 960121"}]
        held["supervision"]["ends"] = "2026-11-09"
        made = worded(held)["easy_read"]
        assert made["who_to_ask"] == "Call Joanna on 01632 960121."
        assert "Your licence ends on Monday 9 November 2026." in made["intro"]

    def it_is_the_cases_own_where_there_is_one(self):
        made = worded(case(condition(), intro=["Hello."]))["easy_read"]
        assert made["intro"] == ["Hello."]

    def it_ends_the_first_words_with_the_language_notes(self):
        notes = ["Your aunt reads this with you in Somali."]
        made = worded(case(condition(), intro=["Hello."], language_notes=notes))["easy_read"]
        assert made["intro"] == ["Hello.", *notes]

    def it_passes_its_own_checks(self):
        for kind in ("licence", "notice-of-supervision"):
            held = case()
            held["supervision"] |= {"kind": kind, "ends": "2026-11-09", "conditions": [{}]}
            assert check_case(worded(held)) == ()

    @pytest.mark.parametrize(
        ("officer", "called"),
        [
            ("Joanna Marsh (case manager)", "Joanna"),
            ("Ms Marsh", "Ms Marsh"),
            ("Dr. Joanna Marsh", "Dr. Marsh"),
            ("", "your worker"),
            ("To be confirmed", "your worker"),
        ],
    )
    def it_calls_the_worker_as_a_child_does(self, officer, called):
        said = " ".join(texts(rule(worded(case(condition(TOUCH), officer=officer)))))
        assert called in said
        assert not re.search(r"(?:^|[.?!] )your worker", said)


class DescribeNames:
    def they_are_of_this_case_alone(self):
        """Cases in turns, each with a worker and people of its own: no word is another's."""
        chance = random.Random(7)
        forms = [
            form
            for held in catalogue.lists()
            for one in held.entries
            for form in one.forms
            if form.slots.keys() <= {"person", "place"}
        ]
        for _ in range(150):
            first, last = chance.choice(NAMES), chance.choice(LAST)
            person = f"{chance.choice(NAMES)} {chance.choice(LAST)}"
            form = chance.choice(forms)
            text = form.text
            for slot in form.slots:
                text = text.replace(f"{{{slot}}}", person if slot == "person" else "Millrace Park")
            held = case(condition(text), condition(TOUCH), officer=f"{first} {last}")
            said = strings(worded(held)["supervision"]["conditions"]) + strings(
                worded(held)["easy_read"]
            )
            mine = {*first.split(), last, *person.split()}
            strange = {
                name
                for name in (*NAMES, *LAST)
                for words in said
                if re.search(rf"\b{name}\b", words) and name not in mine
            }
            assert strange == set()

    @pytest.mark.parametrize("name", ["s250-secure-home.json", "breach-transition.json"])
    def they_follow_the_case_when_it_is_copied(self, samples, name):
        held = bare(samples, name)
        was = held["supervision"]["supervising_officer"].split()[0]
        copied = copy.deepcopy(held)
        copied["supervision"]["supervising_officer"] = "Zebedee Quill"
        for one in copied["people"]:
            if one["name"].startswith(was):
                one["name"] = "Zebedee Quill"
        before, after = worded(held), worded(copied)
        said = strings([one.get("easy_read", {}) for one in after["supervision"]["conditions"]])
        said += strings(after["easy_read"])
        assert was in " ".join(strings(before["easy_read"]))
        assert not re.search(rf"\b{was}\b", " ".join(said))

    def they_are_found_when_words_were_written_down_for_another_worker(self, samples):
        held = completed(bare(samples, "s250-secure-home.json"))
        assert {one.severity for one in witnesses(worded(held), ON)} <= {"advice"}
        held["supervision"] = {**held["supervision"], "supervising_officer": "Zebedee Quill"}
        held["people"] = [one for one in held["people"] if one["name"] != "Joanna Marsh"]
        held["easy_read"] = {**held["easy_read"], "helper_names": ["Zebedee Quill"]}
        told = [one.message for one in witnesses(worded(held), ON) if one.severity == "must"]
        assert any("name Joanna to ask or tell" in message for message in told)


class DescribeEveryEntryOfTheCatalogue:
    @pytest.mark.parametrize("level", [1, 2, 3])
    @pytest.mark.parametrize(
        "held", catalogue.lists(), ids=lambda held: f"{held.name}-{held.version}"
    )
    def it_is_worded_so_that_no_witness_or_check_minds(self, held, level):
        for form in (form for one in held.entries for form in one.forms):
            text, times = form.text, iter(("7am", "9am", "7pm", "10pm"))
            for slot, kind in form.slots.items():
                value = next(times) if kind == "time" else SLOTS.get(kind, "drones")
                text = text.replace(f"{{{slot}}}", value)
            made = case(condition(text, {"same_as": form.explained}), level=level)
            made["supervision"]["kind"] = "licence" if held.paper == "any" else held.paper
            made["people"] = [{"name": "Joanna Marsh", "phone": "01632 960121"}]
            made = worded(made)
            assert texts(rule(made)), text
            assert [one.message for one in witnesses(made, ON) if one.severity == "must"] == []
            assert check_case(made) == ()


class DescribeTheWitnesses:
    def they_hold_the_words_of_every_layer(self, tmp_path):
        held = case(condition())
        assert witnesses(worded(held), ON) == ()
        folder = own_layer(tmp_path, '[no-offence.level]\n2 = ["rule: You can break the law."]\n')
        assert {one.id for one in witnesses(worded(held, folder), ON)} == {"easy-read-witness"}

    def they_hold_the_details_against_the_words_of_the_catalogue(self):
        text = catalogue.entry("youth-additional", "1", "no-approach-indirect").forms[0].text
        text = text.replace("{person}", "Kane Tollworth")
        held = case(condition(), condition(text, inputs={"names": ["Kane Tollworth"]}))
        assert witnesses(worded(held), ON) == ()
        held["supervision"]["conditions"][1]["inputs"]["names"] = ["Dane Orrell"]
        assert {one.severity for one in witnesses(worded(held), ON)} == {"must"}


class DescribeSeveralPeopleInARule:
    def they_are_all_meant_where_the_official_words_forbid_each(self):
        text = "Not to seek to approach or communicate with Ricky Vance or Dane Orrell, directly "
        text += "or indirectly, without the prior approval of your supervising officer."
        easy = rule(worded(case(condition(), condition(text))), 1)
        assert easy["heading"] == "Stay away from Ricky Vance and Dane Orrell"
        said = texts(easy)
        assert "Do not go near Ricky Vance or Dane Orrell." in said
        assert "Walk away if you see Ricky Vance or Dane Orrell." in said

    def they_are_one_or_the_other_where_a_meeting_is_with_either(self):
        text = catalogue.entry("youth-additional", "1", "mentoring").forms[0].text
        text = text.replace("{person}", "Roz Tindall or Ben Amos").replace("{until}", "9 May 2026")
        easy = rule(worded(case(condition(), condition(text))), 1)
        assert easy["heading"] == "Meet Roz Tindall or Ben Amos"


class DescribeWhatAPersonConfirms:
    NEAR = TOUCH.replace("instructions", "all instructions")

    def it_is_named_with_the_nearest_entry_and_never_guessed(self):
        held = case(condition(), condition(self.NEAR))
        assert rule(worded(held), 1) == {}
        (told,) = to_confirm(held)
        assert told.startswith("The second condition")
        assert "keep-in-touch" in told
        assert "same_as" in told

    def it_is_used_once_it_is_confirmed(self):
        held = case(condition(), condition(self.NEAR, {"same_as": "keep-in-touch"}))
        assert rule(worded(held), 1)["heading"] == rule(worded(case(condition(TOUCH))))["heading"]
        assert list(to_confirm(held)) == []

    def it_is_asked_for_words_of_another_list_than_the_rest(self):
        text = catalogue.entry("licence-eight", "V4", "e670ac69-eda2-4b04-a0a1-a3c8492fe1e6")
        other = text.forms[0]
        held = case(condition(), condition(TOUCH), condition(other.text))
        (told,) = to_confirm(held)
        assert f"{other.explained} (word for word in licence-eight V4)" in told
        assert rule(worded(held), 2) == {}
        held["supervision"]["conditions"][2]["easy_read"] = {"same_as": other.explained}
        assert list(to_confirm(held)) == []
        assert texts(rule(worded(held), 2))

    @pytest.mark.parametrize(
        ("code", "text", "named"),
        [
            ("no-contact", "Not to meet, ring or text Kane Tollworth.", "no-contact ("),
            ("curfew-tag", "To remain indoors from 7pm to 7am, with a tag.", "curfew ("),
            ("exclusion-area", "Not to go to the bus station in Northmoor.", "exclusion-map ("),
            ("good-behaviour", "To be well behaved.", "Nearest: good-behaviour-notice ("),
        ],
    )
    def it_goes_by_the_code_of_the_case_where_no_words_are_near(self, code, text, named):
        held = case(condition(), {**condition(text), "code": code})
        held["supervision"]["kind"] = "notice-of-supervision"
        (told,) = to_confirm(held)
        assert named in told
        assert "--same-as one=NAME" in told
        assert rule(worded(held), 1) == {}

    def it_says_what_to_write_where_nothing_is_near(self):
        (told,) = to_confirm(case(condition(), condition("Sing each day.")))
        assert '"lines": [{"role": "rule"' in told

    def it_names_the_form_whose_words_are_near(self):
        for held in catalogue.lists():
            for form in (form for one in held.entries for form in one.forms[1:]):
                near = catalogue.match(f"{form.text} Xyzzy.", [held]).near
                assert form.explained in {one.form.explained for one in near}

    def it_is_asked_again_for_a_name_that_is_in_no_list(self):
        held = case(condition(), condition(self.NEAR, {"same_as": "keep-on-touch"}))
        (told,) = to_confirm(held)
        assert "keep-on-touch" in told
        assert rule(worded(held), 1).get("lines") is None

    def it_takes_slots_from_the_details(self):
        text = "You are to stay away from the person whom the court named."
        easy = {"same_as": "no-contact"}
        held = case(condition(text, easy, inputs={"names": ["Kane Tollworth"]}))
        assert "Kane Tollworth" in " ".join(texts(rule(worded(held))))
        del held["supervision"]["conditions"][0]["inputs"]
        assert rule(worded(held)) == easy
        (told,) = to_confirm(held)
        assert "names" in told

    def it_is_no_matter_where_the_child_has_words(self):
        own = {"lines": [{"role": "rule", "text": "Keep in touch."}]}
        assert list(to_confirm(case(condition(self.NEAR, own)))) == []

    def it_is_asked_of_a_sentence_that_is_added_to_a_known_one(self):
        held = case(condition(f"{OFFENCE} Sing each day."))
        assert "Do not break the law." in texts(rule(worded(held)))
        (told,) = to_confirm(held)
        assert "Sing each day." in told

    def it_needs_nothing_where_both_sentences_are_known(self):
        held = case(condition(f"{OFFENCE} {TOUCH}"))
        assert list(to_confirm(held)) == []
        assert {"Do not break the law."} < set(texts(rule(worded(held))))

    @pytest.mark.parametrize("name", sorted(explanations()))
    def it_can_be_any_entry_with_its_details(self, name):
        inputs = {
            "place": "Millrace Park",
            "names": ["Kane Tollworth"],
            "activity": "bicycle mechanics",
            "until": "2026-11-09",
            "times": [{"days": ["monday"], "from": "19:00", "to": "07:00"}],
        }
        held = case(condition("Words of nobody.", {"same_as": name}, inputs=inputs))
        (told, *_) = [*to_confirm(held), ""]
        said = " ".join(strings(rule(worded(held))))
        assert "{" not in said
        assert bool(told) != bool(texts(rule(worded(held))))


class DescribeWordsToHoldBesideThePaper:
    APPROACH = (
        "Not to seek to approach or communicate with Kane Tollworth, directly or indirectly, "
        "without the prior approval of your supervising officer."
    )

    def they_are_those_of_a_list_that_nobody_published(self):
        assert to_hold_beside(case(condition(), condition(TOUCH))) == ""
        told = to_hold_beside(case(condition(), condition(TOUCH), condition(self.APPROACH)))
        assert "the third condition," in told

    def they_are_all_where_the_list_of_the_paper_is_unknown(self):
        told = to_hold_beside(case(condition("Sing."), condition(self.APPROACH)))
        assert "the second condition," in told
        held = case(condition("Sing."), condition(OFFENCE))
        held["supervision"]["kind"] = "order of another kind"
        assert "the second condition," in to_hold_beside(held)

    def they_are_not_asked_for_where_the_child_has_words(self):
        own = {"lines": [{"role": "must_not", "text": "Stay away from Kane."}]}
        assert to_hold_beside(case(condition(self.APPROACH, own))) == ""


class DescribeWordsToWriteDown:
    def they_are_those_before_the_childs_words_are_put_in(self):
        held = case(
            condition(), words=[{"avoid": "law", "say": "rules"}], language_notes=["Ask in Welsh."]
        )
        made = completed(held)
        assert "Do not break the law." in texts(rule(made))
        assert "Ask in Welsh." not in made["easy_read"]["intro"]
        assert worded(made) == worded(held)


class DescribeFaultsOfAServicesWording:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ('[no-offense]\nheading = "x"\n', "Did you mean no-offence"),
            ('[no-offence]\nhedding = "x"\n', "hedding is unknown"),
            ('[no-offence]\nheading = ""\n', "heading is one line"),
            ('[no-offence]\npicture = "A house!"\n', "picture is the code"),
            ('[no-offence]\nhelp = "Ask {worker}."\n', "there is no {worker}"),
            ("[no-offence.level]\n4 = ['rule: Go.']\n", "level 4 is none"),
            ("[no-offence.level]\n1 = ['Go home.']\n", "no sentence with its role"),
            ("[no-offence.level]\n1 = []\n", "list of sentences"),
            ("[no-offence]\nlevel = 3\n", "level is a section"),
            ("no-offence = 3\n", "is a section"),
            ("[no-offence\n", "no sound TOML"),
        ],
    )
    def they_are_named_with_the_file(self, tmp_path, text, told):
        own_layer(tmp_path, text)
        with pytest.raises(FaultyInputError) as error:
            worded(case(condition()), tmp_path)
        assert "ours.toml" in str(error.value)
        assert told in str(error.value)

    def they_are_found_anew_when_the_file_changes(self, tmp_path):
        own_layer(tmp_path, '[no-offence]\nheading = "One"\n')
        assert rule(worded(case(condition()), tmp_path))["heading"] == "One"
        own_layer(tmp_path, '[no-offence]\nheading = "Another"\n')
        assert rule(worded(case(condition()), tmp_path))["heading"] == "Another"
