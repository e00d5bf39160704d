"""Days typed in minutes without a year: by what stands beside them, else asked."""

from datetime import date, timedelta

import pytest

from generator.case.facts.words import day_words
from generator.readback.minutes._cells import UnclearError, day

MARCH, DECEMBER = date(2026, 3, 10), date(2026, 12, 8)
# The meeting, what was typed, whether its row is done, and the day; None where it is asked.
TABLE = (
    (MARCH, "3 Apr", False, "2026-04-03"),
    (MARCH, "3/4", False, "2026-04-03"),
    (MARCH, "10 March", False, "2026-03-10"),
    (MARCH, "by 3 Jan", False, "2027-01-03"),
    (MARCH, "no later than 3/1", False, "2027-01-03"),
    (MARCH, "3 Jan", False, None),
    (MARCH, "3rd of January", False, None),
    (MARCH, "9 March", False, None),
    (MARCH, "on 3/1", False, None),
    (MARCH, "3 Jan 26", False, "2026-01-03"),
    (MARCH, "3 Jan", True, "2026-01-03"),
    (MARCH, "done 3 Jan", False, "2026-01-03"),
    (MARCH, "Done on 3/1", False, "2026-01-03"),
    (MARCH, "completed 20 Nov", False, "2025-11-20"),
    (MARCH, "3 Apr", True, "2026-04-03"),
    (MARCH, "Fri 3 Apr", False, "2026-04-03"),
    (MARCH, "Sat 3 Jan", False, "2026-01-03"),
    (MARCH, "Sat 3 Apr", False, None),
    (MARCH, "29 Feb", False, None),
    (date(2027, 11, 9), "29 Feb", False, "2028-02-29"),
    (DECEMBER, "3 Jan", False, "2027-01-03"),
    (DECEMBER, "30 Nov", False, None),
    (DECEMBER, "30 Nov", True, "2026-11-30"),
)


class DescribeADayWithoutAYear:
    @pytest.mark.parametrize(("meeting", "typed", "done", "meant"), TABLE)
    def it_is_the_one_that_is_meant_or_asked(self, meeting, typed, done, meant):
        if meant is None:
            with pytest.raises(UnclearError):
                day(typed, meeting, None, done=done)
        else:
            assert day(typed, meeting, None, done=done) == meant

    def it_says_both_days_that_may_be_meant(self):
        with pytest.raises(UnclearError, match=r"3 January 2026 or 3 January 2027\. Write"):
            day("3 Jan", MARCH, None)

    @pytest.mark.parametrize("off", range(-182, 183, 7))
    def it_is_never_taken_for_another_than_the_nearest(self, off):
        near = MARCH + timedelta(days=off)
        typed = day_words(near).rpartition(" ")[0]
        if off < 0:
            assert day(f"done on {typed}", MARCH, None) == near.isoformat()
            with pytest.raises(UnclearError):
                day(typed, MARCH, None)
        else:
            assert day(typed, MARCH, None) == near.isoformat()
