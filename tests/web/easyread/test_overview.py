"""What the overview says of a paper, without a browser."""

from generator.easyread.signing import Verdict
from generator.easyread.studio import Coverage, RuleState
from generator.web.easyread.overview import bars, signed_words, waits


def rule(number, **more):
    held = {"heading": "Be home", "official": "Be at home.", "is_explained": True,
            "is_checked": True, "has_picture": True, "must": 0, "other": 0, "left_out": 0,
            "answer": ""}  # fmt: skip
    return RuleState(f"r{number}", number, **(held | more))


class Ready:
    """What a readiness tells."""

    def __init__(self, *waits):
        self.lacks, self.waits = (), waits


PAPER = Coverage((rule(1), rule(2, is_explained=False, is_checked=False, heading=""),
                  *(rule(number) for number in range(3, 13)),
                  rule(13, has_picture=False)))  # fmt: skip


class DescribeBars:
    def they_count_each_of_all_conditions(self):
        assert [(one.count, one.total) for one in bars(PAPER)] == [(12, 13), (12, 13), (12, 13)]


class DescribeWaits:
    def they_lead_to_the_rule_that_each_is_of_once(self):
        found = waits(
            PAPER,
            Ready(
                "The third condition: the easy words say 9pm. Put it right.",
                "The third condition: the easy words say 8pm. Put it right.",
                "The 13th condition (“Be home”) has no picture. Choose one.",
                "The second condition (r2): is in no list.",
                "The court is missing.",
            ),
        )
        assert found == [
            (2, "Nothing explains it yet."),
            (3, "Be home. Something in it is to be put right."),
            (13, "Be home. It has no picture that can stand beside it."),
            (0, "The court is missing."),
        ]


class DescribeTheSignature:
    def it_says_whether_the_paper_is_the_signed_one(self):
        signed = {"by": "Leila Haddad", "role": "Therapist", "on": "2026-03-02"}
        assert signed_words(Verdict(None, ())).startswith("Nobody has signed it yet.")
        assert signed_words(Verdict(signed, ())) == (
            "Leila Haddad (Therapist) signed it on 2 March 2026. Nothing has changed since."
        )
        assert "Something has changed since" in signed_words(Verdict(signed, ("A word.",)))
