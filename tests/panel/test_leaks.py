"""No fact of another child passes in a finished file of any format; harmless files do."""

import json
import random
import sys
from collections import Counter
from datetime import date
from email import message_from_bytes, policy

import pytest

from generator.case import loads, others_of, others_of_agency, questions_of
from generator.case.names import Others
from generator.documents.finished import said_in
from generator.documents.readers import refuse_telling
from generator.errors import FaultyInputError, UnsupportedError
from generator.panel.answers import with_answers
from tests.case.names.panels import CASES, panel
from tests.case.names.sentences import quiet
from tests.panel.leaks import CERTAIN, FORMATS, POSSIBLE, family, leak, mail_file, word_file
from tests.sweeps import times

EVERY = [*CERTAIN, *POSSIBLE]
ON = date(2026, 3, 12)


def outcome(others, content, form):
    """Refused, asked or passed."""
    try:
        refuse_telling(content, form, others, "TC-1001")
    except FaultyInputError as error:
        certain = [fault for fault in error.faults if "it may" not in fault]
        return "refused" if certain else "asked"
    return "passed"


def shown(title, rows):
    """A table by class of fact and format, for whoever runs the sweep with -s."""
    lines = [title, f"{'':22}" + "".join(f"{form:>8}" for form in FORMATS)]
    lines += [
        f"{kind:22}" + "".join(f"{rows[kind, form]:>8}" for form in FORMATS)
        for kind in dict.fromkeys(kind for kind, _ in rows)
    ]
    sys.stdout.write("\n".join(lines) + "\n")


class DescribeLeaks:
    @pytest.mark.parametrize("form", FORMATS)
    @pytest.mark.parametrize("kind", EVERY)
    def they_are_stopped_in_every_place_of_a_file(self, kind, form):
        pick = random.Random(f"{kind} {form}")
        ours, other, present, what, content = leak(pick, kind, form)
        found = outcome(Others.of(ours, [other], present), content, form)
        assert found == "refused" if kind in CERTAIN else found in ("asked", "refused"), what

    @pytest.mark.slow
    def they_are_all_stopped_among_thousands(self):
        stopped, passed = Counter(), []
        each = times(5, 50)
        for kind in EVERY:
            for form in FORMATS:
                pick = random.Random(f"{kind}, {form}")
                for _ in range(each):
                    ours, other, present, what, content = leak(pick, kind, form)
                    found = outcome(Others.of(ours, [other], present), content, form)
                    right = found == "refused" if kind in CERTAIN else found != "passed"
                    stopped[kind, form] += right
                    passed += [] if right else [(kind, form, what)]
        shown(f"Stopped of {each} each:", stopped)
        assert passed == []

    @pytest.mark.slow
    def they_are_not_seen_in_harmless_files(self):
        refused = Counter({("harmless", form): 0 for form in FORMATS})
        each = times(20, 200)
        for form, (places, write) in FORMATS.items():
            pick = random.Random(form)
            for _ in range(each):
                ours, other, present = family(pick)
                said = [*quiet(pick, 3), "Samira Khan rang on 3 March.", "James settled at 10.30."]
                content = write(pick.choice(places), " ".join(said))
                found = outcome(Others.of(ours, [other], present), content, form)
                refused["harmless", form] += found != "passed"
        shown(f"Refused or asked of {each} each:", refused)
        assert sum(refused.values()) < each * len(FORMATS) / 100


class DescribeAFinishedFile:
    def it_is_looked_through_with_the_files_in_it(self):
        inner = word_file("comment", "Zoë was there.")
        outer = _with_attachment(inner)
        assert any("Zoë" in said.text for said in said_in(outer, "eml"))

    def it_is_refused_where_it_cannot_be_looked_through(self):
        with pytest.raises(UnsupportedError):
            list(said_in(b"PK", "pptx"))

    @pytest.mark.parametrize(
        ("place", "words"),
        [
            ("comment", "a comment"),
            ("header", "the header or footer"),
            ("link", "the address of a link"),
            ("title", "the file's properties"),
        ],
    )
    def it_is_refused_with_the_place_and_without_the_fact(self, place, words):
        ours, other, present = family(random.Random(3))
        with pytest.raises(FaultyInputError) as caught:
            name = other["child"]["first_name"]
            others = Others.of(ours, [other], present)
            refuse_telling(word_file(place, name), "docx", others, "TC-1001")
        assert words in caught.value.faults
        assert name not in str(caught.value)


def _with_attachment(inner):
    mail = mail_file("text", "See the plan.")
    message = message_from_bytes(mail, policy=policy.default)
    message.add_attachment(inner, "application", "octet-stream", filename="plan.docx")
    return bytes(message)


def opened(folder, data):
    for name, case in CASES.items():
        (folder / f"{name}.json").write_text(json.dumps(case), "utf-8")
    return loads(json.dumps(data).encode(), folder=folder)


def with_discussion(text, **more):
    data = panel(**more)
    data["items"][0]["discussion"] = text
    return data


class DescribeQuestions:
    def they_are_asked_with_their_words_and_sentence(self, tmp_path):
        [one] = questions_of(opened(tmp_path, with_discussion("All is well. He met JC at noon.")))
        assert (one.doubt.words, one.doubt.sentence) == ("JC", "He met JC at noon.")
        assert one.asked_of == "C-1"

    def they_are_not_asked_again_once_answered(self, tmp_path):
        data = with_discussion("All is well. He met JC at noon.")
        record = opened(tmp_path, data)
        numbers = [one.number for one in questions_of(record)]
        new = with_answers(
            record, questions_of(record), numbers, by="Priya Nair", reason="A shop", on=ON
        )
        record = opened(tmp_path, new)
        assert questions_of(record) == []
        assert not others_of(record, record.cases[0]).named_in("All is well. He met\nJC at noon.")

    @pytest.mark.parametrize("text", ["He met JC at the shop.", "JC met him.", "He met Jamie."])
    def they_are_asked_of_another_sentence(self, tmp_path, text):
        record = opened(tmp_path, with_discussion("He met JC at noon."))
        numbers = [one.number for one in questions_of(record)]
        new = with_answers(
            record, questions_of(record), numbers, by="Priya Nair", reason="A shop", on=ON
        )
        record = opened(tmp_path, new)
        assert others_of(record, record.cases[0]).named_in(text)

    def they_are_asked_of_each_child_apart(self, tmp_path):
        record = opened(tmp_path, with_discussion("He met JC at noon."))
        numbers = [one.number for one in questions_of(record)]
        new = with_answers(
            record, questions_of(record), numbers, by="Priya Nair", reason="A shop", on=ON
        )
        new["items"][2]["discussion"] = "He met JC at noon."
        assert [one.asked_of for one in questions_of(opened(tmp_path, new))] == ["C-2043"]

    def they_cannot_answer_away_what_is_certain(self, tmp_path):
        data = with_discussion("He met Jamie at noon.")
        answer = {
            "asked_of": "C-1",
            "words": "Jamie",
            "sentence": "He met Jamie at noon.",
            "by": "Priya Nair",
            "on": "2026-03-12",
            "reason": "Known",
        }
        record = opened(tmp_path, {**data, "answers": [answer]})
        assert others_of(record, record.cases[0]).named_in("He met Jamie at noon.")

    @pytest.mark.parametrize(
        ("by", "reason", "numbers"),
        [("", "A shop", None), ("Priya Nair", " ", None), ("Priya Nair", "A shop", ["12345678"])],
    )
    def they_need_a_name_a_reason_and_a_question(self, tmp_path, by, reason, numbers):
        record = opened(tmp_path, with_discussion("He met JC at noon."))
        asked = numbers or [one.number for one in questions_of(record)]
        with pytest.raises(FaultyInputError):
            with_answers(record, questions_of(record), asked, by=by, reason=reason, on=ON)

    @pytest.mark.parametrize(
        ("text", "asked"),
        [
            ("His brother is at 14 Millrace Lane too.", True),
            ("He is at 14 Millrace Lane.", False),
            ("Both go to Harbour Lane Academy.", True),
            ("He likes Harbour Lane Academy.", False),
        ],
    )
    def they_are_about_a_shared_home_or_school_only_beside_another_child(self, text, asked):
        ours, other, present = family(random.Random(5))
        for case in (ours, other):
            case["child"]["home_address"] = {"lines": ["14 Millrace Lane"], "town": "Oxmere"}
            case["child"]["education"] = {"school": "Harbour Lane Academy"}
        here = Others.of(ours, [other], present).here([text])
        assert bool(here.doubts_in(text)) is asked


class DescribeAnAgency:
    def it_may_know_the_children_it_comes_for_and_no_others(self, tmp_path):
        data = panel()
        data["attendance"] += [
            {
                "name": "Tamsin Holroyd",
                "role": "Nurse",
                "organisation": "Oxmere Health",
                "status": "present",
                "for_items": ["C-1", "C-2042"],
            }
        ]
        others = others_of_agency(opened(tmp_path, data), "Oxmere Health")
        assert not others.named_in("Jamie-Lee Carter-Okoro and James McAllister, case C-2042.")
        assert others.named_in("Zoe came.")
        assert others.named_in("born 30 May 2010")

    def it_may_know_all_when_it_stays_for_all(self, tmp_path):
        data = panel()
        data["attendance"][0]["organisation"] = "Oxmere Council"
        others = others_of_agency(opened(tmp_path, data), "Oxmere Council")
        assert not others.named_in("Zoe, Jamie and James came.")

    def it_may_know_none_when_it_does_not_come(self, tmp_path):
        others = others_of_agency(opened(tmp_path, panel()), "Another Service")
        assert others.named_in("James came.")
