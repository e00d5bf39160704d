"""Birth dates and references of another child, against 7 October 2009 and the reference TC-1001."""

import pytest

from tests.rules.consistency.test_found import found

OTHER = "reference-of-another"


def said(**changes):
    return [(one.severity, one.place) for one in found(**changes)]


class DescribeBirthDatesInTexts:
    @pytest.mark.parametrize(
        "text",
        [
            "Date of birth 4 May 2011.",
            "Date of birth: Toby’s file. DOB: 04/05/2011.",
            "D.O.B. 4.5.11",
            "Born: 4 May 2011.",
            "He is new here (dob 2011-05-04).",
            "He likes bikes. Born on 4 May 2011, he was small for his age.",
        ],
    )
    def it_asks_about_one_that_is_not_the_childs(self, text):
        assert said(child__health_summary=text) == [("should", "/child/health_summary")]

    @pytest.mark.parametrize("text", ["Toby (date of birth 4 May 2011).", "Lockyer, DOB 4/5/2011"])
    def it_holds_back_one_that_is_said_to_be_the_childs(self, text):
        [finding] = found(child__health_summary=text)
        assert (finding.severity, finding.blocks) == ("must", ("*",))
        assert finding.also == ("/child/date_of_birth",)

    @pytest.mark.parametrize(
        "text",
        [
            "Date of birth 7 October 2009. DOB 07/10/2009. D.O.B.: 7.10.09. Born 2009-10-07.",
            "His sister’s date of birth is 4 May 2018.",
            "Carol (date of birth 4 May 1980) is his aunt.",
            "Date of birth 31/31/2011 was a slip.",
        ],
    )
    def it_leaves_the_childs_own_and_other_peoples(self, text):
        assert said(child__health_summary=text) == []


class DescribeReferencesInTexts:
    def it_holds_back_another_childs(self):
        findings = found(case_id="TC-1001", plan__summary="See TC-1001 and TC-1004.")
        assert [(one.id, one.place, one.blocks) for one in findings] == [
            (OTHER, "/plan/summary", ("*",))
        ]

    @pytest.mark.parametrize(
        ("own", "text"),
        [
            ("TC-1001", "See TC-1001, NTC-1004, TC-10045, AB-1004 and TC-1004-7."),
            ("K1", "See K2."),
            ("2026", "In 2025 he moved."),
        ],
    )
    def it_leaves_its_own_and_what_is_made_otherwise(self, own, text):
        assert said(case_id=own, plan__summary=text) == []

    def it_leaves_one_that_is_marked_as_meant(self):
        meant = [{"name": "TC-1004", "who": "his own case of 2024"}]
        assert said(case_id="TC-1001", plan__summary="See TC-1004.", meant_names=meant) == []
