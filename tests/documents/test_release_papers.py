"""The papers before release: what they say of a home that is not known, of checks and of money."""

import io
import json
import zipfile
from datetime import date

import pytest
from lxml import etree

from generator.case import loads
from generator.errors import NotReadyError
from generator.rules.consistency import consistency
from generator.toolkit import Toolkit
from tests.documents.conftest import ON

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def data(samples):
    return json.loads((samples / "dto-yoi.json").read_text("utf-8"))


@pytest.fixture
def zoe(samples):
    return json.loads((samples / "s250-secure-home.json").read_text("utf-8"))


def text(data, kind, draft=False):
    case = loads(json.dumps(data).encode())
    [made] = Toolkit().generate(case, [kind], formats=["docx"], on=ON, draft=draft)
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    rows = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in body.iter(f"{W}p")]
    return "\n".join(rows).replace("\u00a0", " ")


def found(data):
    return {one.id for one in consistency(data, ON)}


class DescribeArrangementsForRelease:
    def it_calls_appointments_first_until_the_day_of_release_alone(self, data, samples):
        idris = json.loads((samples / "breach-transition.json").read_text("utf-8"))
        assert "First appointments" in text(data, "release-arrangements")
        after = text(idris, "release-arrangements")
        assert "What is booked next" in after
        assert "First appointments" not in after

    def it_is_headed_by_home_education_and_health_with_the_day_each_was_known(self, data):
        said = text(data, "release-arrangements")
        home, education, health, day = (
            said.index(words)
            for words in (
                "Where will I live?",
                "What about school",
                "after my health?",
                "The day of",
            )
        )
        assert home < education < health < day
        assert said[home:education].count("Not known yet") == 1
        assert "23 February 2026" in said[education:health]

    def it_says_who_is_spoken_to_where_the_words_are_those_to_the_child(self, data):
        said = text(data, "release-arrangements")
        assert said.index("“you” is Toby") < said.index("Bethan visits you at home")
        assert said.index("in words to Toby") < said.index("speak up for you")

    def it_says_the_day_once_the_child_knows(self, data):
        data["plan"]["accommodation"] |= {"status": "confirmed", "confirmed_on": "2026-02-27"}
        data["release"]["arrangements"] |= {
            "home_known_on": "2026-02-28",
            "health_known_on": "2026-03-01",
        }
        said = text(data, "release-arrangements")
        assert "28 February 2026" in said
        assert "Not known yet" not in said

    def it_keeps_an_address_from_the_child_that_must_not_be_disclosed(self, data):
        data["plan"]["accommodation"]["address"] = {
            "lines": ["41 Quillon Terrace"],
            "non_disclosure": True,
        }
        assert "Quillon" not in text(data, "release-arrangements", draft=True)


class DescribeAHomeReport:
    def it_says_what_was_asked_and_that_no_answer_came(self, data):
        check = data["release"]["home_report"]["police_check"]
        del check["received_on"], check["summary"]
        said = text(data, "home-circumstances")
        answer = said[said.index("Police check") : said.index("Children’s services check")]
        assert "20 February 2026" in answer
        assert "Not yet" in answer

    def it_sets_apart_what_must_not_be_told_to_the_child(self, data):
        data["release"]["home_report"]["not_for_child"] = "The caller was Quillon."
        said = text(data, "home-circumstances")
        assert said.count("Quillon") == 1
        assert said.index("Not to be told to Toby") < said.index("Quillon")

    def it_is_for_the_release_that_the_sentence_has(self, data, zoe):
        text(zoe, "hdc-report")
        with pytest.raises(NotReadyError):
            text(data, "hdc-report")
        with pytest.raises(NotReadyError):
            text(zoe, "home-circumstances")

    @pytest.mark.parametrize(
        "change",
        [
            {"occupier_consent": "refused", "consent_on": "2026-02-24"},
            {"manageable": "yes", "power_supply": False},
            {"manageable": "yes", "occupier_consent": "withdrawn"},
        ],
    )
    def it_waits_where_the_record_contradicts_itself(self, data, change):
        assert "record-contradicts" not in found(data)
        data["release"]["home_report"] |= change
        assert "record-contradicts" in found(data)

    def it_may_not_say_that_a_child_knows_a_home_that_is_not_sure(self, data):
        data["release"]["arrangements"]["home_known_on"] = "2026-02-20"
        assert "record-contradicts" in found(data)

    def it_may_not_have_an_answer_before_the_question(self, data):
        data["release"]["home_report"]["police_check"]["asked_on"] = "2026-02-28"
        assert "dates-contradict" in found(data)


class DescribeAProposalOfConditions:
    def it_gives_each_additional_one_with_its_reason_and_support(self, data):
        said = text(data, "conditions-proposal")
        for one in data["supervision"]["conditions"]:
            assert one["official_text"] in said
            if one["kind"] == "additional":
                assert one["reason"].split("\n")[0] in said
                assert one["how_it_supports"].split("\n")[0] in said

    def it_says_to_its_writer_alone_what_the_checks_find_about_conditions(self, data):
        assert "found nothing to put right" in text(data, "conditions-proposal", draft=True)
        one = next(c for c in data["supervision"]["conditions"] if c["kind"] == "additional")
        del one["reason"]
        drafted, sent = (text(data, "conditions-proposal", draft) for draft in (True, False))
        assert "No reason is given yet" in drafted
        assert "found nothing to put right" not in drafted
        assert "has no reason" in drafted
        assert "No reason is given yet" in sent
        assert "What the checks say" not in sent
        assert "has no reason" not in sent


class DescribeTemporaryRelease:
    def it_is_a_day_in_custody(self, data):
        data["release"]["temporary_release"]["date"] = "2026-05-05"
        assert "dates-contradict" in found(data)


class DescribeAnEscalation:
    def it_shows_who_has_not_been_asked_and_who_has_not_answered(self, data):
        said = text(data, "accommodation-escalation")
        acts = said[said.index("Who must act") : said.index("would live")]
        assert acts.count("Not asked yet") == 1
        assert acts.count("No answer yet") == 1

    def it_says_when_a_day_for_the_home_has_passed(self, data):
        data["plan"]["accommodation"] |= {"status": "not-found"}
        case = loads(json.dumps(data).encode())
        late = date(2026, 3, 20)
        [made] = Toolkit().generate(
            case, ["accommodation-escalation"], formats=["docx"], on=late, draft=True
        )
        with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
            assert b"(overdue)" in archive.read("word/document.xml")


class DescribeARequestForTheGrant:
    def it_adds_up_what_is_asked_for(self, data):
        items = data["release"]["grant"]["items"]
        items.append({"what": "Bus card", "cost": 7})
        assert f"£{sum(item['cost'] for item in items)} in all" in text(data, "resettlement-grant")


class DescribeAReturnToCustody:
    @pytest.mark.parametrize(
        ("decided_on", "is_open"), [(None, True), ("2026-03-03", True), ("2026-03-02", False)]
    )
    def it_says_that_a_child_comes_back_once_the_court_has_decided(
        self, samples, decided_on, is_open
    ):
        idris = json.loads((samples / "breach-transition.json").read_text("utf-8"))
        idris["custody"]["return"] |= {"decided_on": decided_on} if decided_on else {}
        said = text(idris, "recall-return", draft=True)
        assert ("In case the court decides that Idris comes back" in said) is is_open
        assert ("Why Idris may come back" in said) is is_open
        assert ("The court’s decision" in said) is not is_open
        assert ("Why Idris comes back" in said) is not is_open
