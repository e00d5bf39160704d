"""Times, days and addresses in easy-read words against the condition: 7pm to 7am, 2 July 2026."""

import pytest

from tests.rules.consistency.test_found import found


def said(**words):
    made = found(supervision__conditions__0__easy_read=words)
    return [(one.severity, one.place, one.blocks) for one in made]


class DescribeEasyReadWords:
    @pytest.mark.parametrize(
        "text",
        [
            "Be home from 5pm to 7am.",
            "The tag ends on 28 June.",
            "Stay inside 19 Wheelwright Row from 7pm.",
        ],
    )
    def it_holds_back_what_the_condition_does_not_say(self, text):
        place = "/supervision/conditions/0/easy_read/must/1"
        assert said(must=["Wear the tag.", text]) == [
            ("must", place, ("licence-easy-read", "pathways-plan"))
        ]

    def it_takes_the_times_of_the_condition_in_any_form_and_leaves_tips_alone(self):
        right = "Stay inside 9 Wheelwright Row from 19:00 to 7 am until 2 July."
        assert said(heading="Home by 7pm", must=[right], what_helps="Set an alarm for 6pm.") == []
