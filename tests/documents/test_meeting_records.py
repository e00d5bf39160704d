"""Records of meetings and papers about recall and bail: who may read what, and when they wait."""

import json

import pytest

from generator.case import loads
from generator.toolkit import Toolkit
from tests.documents import wording
from tests.documents.conftest import ON

SECRET = "Zebra lanterns over a violet harbour"


def case_of(samples, name, change=lambda data: None):
    data = json.loads((samples / f"{name}.json").read_bytes())
    change(data)
    return loads(json.dumps(data).encode())


def text(case, kind, **options):
    [made] = Toolkit().generate(case, [kind], formats=["docx"], on=ON, **options)
    return "\n".join(wording.word_text(made.content))


def missing(case, kind):
    toolkit = Toolkit()
    return " ".join(toolkit.readiness_of(toolkit.catalogue.get(kind), case, on=ON).missing)


class DescribeARecallReport:
    def it_is_refused_for_a_notice_of_supervision_which_goes_to_court(self, samples):
        told = missing(case_of(samples, "breach-transition"), "recall-report")
        assert "goes back to court, with a breach report" in told

    def it_waits_for_the_day_on_which_a_manager_agreed(self, samples):
        case = case_of(samples, "s250-recall", lambda data: data["breach"].pop("manager_agreed_on"))
        assert "manager_agreed_on" in missing(case, "recall-report")

    def it_tells_what_the_panel_found_and_what_was_new(self, samples):
        told = text(case_of(samples, "s250-recall"), "recall-report")
        assert "Fear of what will happen to his gran’s house" in told
        assert "A new phone number, known to six people: Dean Whitlock" in told


class DescribeARecordOfAMeeting:
    @pytest.mark.parametrize("kind", ["planning-meeting", "compliance-panel"])
    def it_tells_the_family_nothing_of_risk_or_notes(self, samples, kind):
        def hide(data):
            for meeting in data["meetings"]:
                meeting["notes"] = f"{SECRET} one."
                meeting["risk"] = {"own_safety": f"{SECRET} two.", "not_for_child": SECRET}

        told = text(case_of(samples, "breach-transition", hide), kind)
        assert SECRET not in told

    def it_shows_letters_sent_before_the_panel_and_none_after(self, samples):
        told = text(case_of(samples, "breach-transition"), "compliance-panel")
        assert "7\u00a0January 2026" in told
        assert "13\u00a0February 2026" not in told

    def it_names_the_record_that_is_missing(self, samples):
        def forget(data):
            for meeting in data["meetings"]:
                meeting.pop("compliance", None)

        told = missing(case_of(samples, "breach-transition", forget), "compliance-panel")
        assert "what gets in the way and new support" in told

    def it_warns_at_the_top_of_what_the_child_must_not_be_told(self, samples):
        told = text(case_of(samples, "dto-yoi"), "case-formulation")
        assert told.index("Not for Toby or the family") < told.index("What is going well")
        assert "exploitation unit is looking into" in told


class DescribeABailPackage:
    def it_does_not_tell_the_court_what_money_was_asked_for(self, samples):
        def ask(data):
            data["bail"]["funding"][0]["for_what"] = SECRET

        assert SECRET not in text(case_of(samples, "remand", ask), "bail-support-package")
        assert SECRET in text(case_of(samples, "remand", ask), "remand-panel")
