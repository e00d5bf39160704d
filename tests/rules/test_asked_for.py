"""Whom the duties around court, moves, early release and recall are for, and what ends them."""

from datetime import date, timedelta

import pytest

from generator.rules import deadlines, load_pack
from tests.rules.golden_rows import after_remand, ehcp_review, to_move, with_event
from tests.rules.make_golden import before_court, in_custody, on_remand, released, turning

DAY = date(2026, 6, 10)
NATIONAL = load_pack("national")


def found(case, pack="national", today=DAY + timedelta(days=1)):
    return {one.id: one for one in deadlines(case, load_pack(pack), today)}


def dto(case):
    """The same case under a detention and training order, which ends in a notice."""
    return {**case, "sentence": {**case["sentence"], "type": "dto", "length_months": 24}}


class DescribeRecall:
    def it_asks_for_what_the_guidance_asks_from_the_decision_to_the_return(self):
        decided = with_event(released, "recall-decided", 60)(DAY)
        assert found(decided)["recall-team-told"].state == "overdue"
        revoked = with_event(released, "revocation-issued", 60)(DAY)
        assert {"recall-police-told", "recall-placement-team-told"} <= set(found(revoked))
        back = found(with_event(released, "recall", 60)(DAY))
        assert {"recall-family-told", "recall-practitioner-told", "recall-plan-revised"} <= set(
            back
        )
        assert "initial-planning-meeting" in back
        assert "home-visits" not in back

    def it_is_left_to_the_court_where_there_is_a_notice(self):
        decided = dto(with_event(released, "recall-decided", 60)(DAY))
        assert "recall-team-told" not in found(decided)

    def it_asks_for_nothing_while_nobody_decided_one(self):
        assert not any(key.startswith("recall") for key in found(released(DAY)))


class DescribeEntry:
    def it_tells_a_remand_from_a_sentence(self):
        remanded, sentenced = found(on_remand(DAY)), found(in_custody(DAY))
        assert "placement-information-remand" in remanded
        assert "placement-information" not in remanded
        assert "placement-information-remand" not in sentenced
        assert "social-worker-told-of-remand" in remanded

    def it_does_not_take_the_remand_hearing_for_the_sentencing_one(self):
        case = {**on_remand(DAY), "court": {"name": "C", "hearing_date": DAY.isoformat()}}
        assert found(case)["placement-notified"].state == "not-yet-known"
        case["court"]["hearing_date"] = (DAY + timedelta(days=20)).isoformat()
        assert found(case)["placement-notified"].due == date(2026, 6, 29)

    def it_waits_for_a_court_before_it_asks_for_a_hearing(self):
        assert found({"child": before_court(DAY)["child"]}) == {}

    def it_reviews_at_the_sentence_only_what_a_remand_began(self):
        assert "sentence-assessment-review" in found(after_remand(DAY), "bolton")
        assert "sentence-assessment-review" not in found(in_custody(DAY), "bolton")


class DescribeMoves:
    @pytest.mark.parametrize("planned", [True, False])
    def it_gives_the_date_beforehand_of_a_planned_move_only(self, planned):
        case = to_move(DAY)
        case["placement"]["transferred"][0]["planned"] = planned
        assert ("transfer-date-told" in found(case)) is planned
        assert ("transfer-case-manager-told" in found(case)) is not planned


class DescribeHomeDetentionCurfew:
    def it_is_for_section_250_below_four_years(self):
        case = in_custody(DAY)
        case["sentence"]["length_months"] = 30
        assert "hdc-date-shared" in found(case)
        assert "hdc-date-shared" not in found(in_custody(DAY))
        assert "hdc-date-shared" not in found(dto(case))


class DescribeTheReviewOfAPlanForNeeds:
    def it_asks_whether_there_is_one(self):
        case = ehcp_review(DAY)
        assert "ehcp-review" in found(case, "nottinghamshire")
        case["child"]["education"]["ehcp"] = False
        assert "ehcp-review" not in found(case, "nottinghamshire")
        del case["child"]["education"]["ehcp"]
        assert "not recorded" in found(case, "nottinghamshire")["ehcp-review"].missing


class DescribeAMeetingToGoTo:
    @pytest.mark.parametrize(
        ("attendees", "state"),
        [
            ([{"name": "Dee Example", "role": "Case manager"}], "done"),
            ([{"name": "Dee Example"}], "done"),
            ([{"name": "Dee Example", "role": "Case manager", "present": False}], "due"),
            ([{"name": "Al Example", "role": "Secure practitioner"}], "due"),
            ([], "due"),
        ],
    )
    def it_is_the_case_manager_who_has_to_be_there(self, attendees, state):
        case = in_custody(DAY - timedelta(days=5))
        case["people"] = [{"id": "dee", "name": "Dee Example", "role": "case-manager"}]
        case["meetings"] = [
            {"type": "initial-planning", "date": DAY.isoformat(), "attendees": attendees}
        ]
        one = found(case, "local-authority", today=DAY)["planning-meeting-attended"]
        assert one.state == state


class DescribeTheMoveToProbation:
    def it_is_begun_by_a_panel_only_where_that_is_about_the_move(self):
        born = date(2009, 6, 14)
        case = turning(born)
        case["meetings"] = [
            {"type": "cart-panel", "date": "2025-07-01"},
            {"type": "cart-panel", "date": "2026-12-10"},
        ]
        today = date(2026, 12, 11)
        assert found(case, "bolton", today)["transition-start"].state == "due"
        case["cart"] = {"reason": "transition"}
        assert found(case, "bolton", today)["transition-start"].state == "done"
