"""The papers about custody: the first night, contacts, incidents and the move."""

import copy
import json

import pytest

from generator.case import loads
from generator.errors import NotReadyError
from generator.toolkit import Toolkit
from tests.documents.conftest import ON
from tests.documents.test_samples import words_of_docx


@pytest.fixture
def case(samples):
    return json.loads((samples / "remand.json").read_text("utf-8"))


def text(data, kind):
    record = loads(json.dumps(data).encode())
    [made] = Toolkit().generate(record, [kind], formats=["docx"], on=ON)
    return " ".join(words_of_docx(made.content))


class DescribeThePlacementNotification:
    def it_says_the_allergy_before_how_to_talk_and_risks(self, case):
        found = text(case, "placement-notification")
        places = [found.index(word) for word in ("Penicillin", "How to talk with", "Risks tonight")]
        assert places == sorted(places)

    def it_never_says_no_medicine_of_a_child_who_takes_some_that_is_not_listed(self, case):
        del case["custody"]["notification"]["medicines"]
        assert "Ring us before the next dose" in text(case, "placement-notification")
        case["custody"]["notification"]["takes_medicine"] = False
        assert "No medicine" in text(case, "placement-notification")

    def it_says_that_nobody_has_seen_the_child_after_court(self, case):
        del case["custody"]["notification"]["post_court"]
        assert "has not been seen after court yet" in text(case, "placement-notification")

    @pytest.mark.parametrize(
        "field", ["allergies", "risks", "self_harm", "takes_medicine", "knows_child", "author"]
    )
    def it_is_refused_without(self, case, field):
        del case["custody"]["notification"][field]
        with pytest.raises(NotReadyError):
            text(case, "placement-notification")


class DescribeTheIncidentNotification:
    def it_is_about_the_latest_wherever_it_stands_in_the_list(self, case):
        first = case["custody"]["incidents"][0]
        older = copy.deepcopy(first) | {"date": "2026-02-25", "what": "Would not come in"}
        older["facts"] = "He stayed in the yard for ten minutes."
        for listed in ([first, older], [older, first]):
            case["custody"]["incidents"] = listed
            found = text(case, "incident-notification")
            assert first["facts"].split(".")[0].split()[0] in found
            assert "stayed in the yard" not in found
            assert "Would not come in" in found


class DescribeTheContactList:
    def it_marks_who_is_not_known_to_the_child_and_what_is_not_decided(self, case):
        found = text(case, "contact-list")
        assert "Not directly" in found
        assert "Not decided yet" in found


class DescribeTheNoticeOfAMove:
    def it_tells_the_family_nothing_of_the_placement_review(self, case):
        secret = "Quokka seventeen lantern meadow"
        case["custody"]["placement_review"]["why"] = secret
        case["custody"]["notification"]["self_harm"] = secret
        assert "Quokka" not in text(case, "transfer-notice")
