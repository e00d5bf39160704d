"""The stretch of stages that counts, over drawn journeys and against another way to find it."""

from datetime import date, timedelta
from itertools import chain, groupby
from random import Random

from generator.case.facts.stages import STAGES, Stage, Window, window

PHASES = {
    "before-court": "before",
    "bail": "before",
    "remand-accommodation": "accommodation",
    "remand-custody": "remand",
}
DAY = timedelta(days=1)


def journey(random):
    """Stages one after another, the last of them perhaps still to come or without an end."""
    start = date(2026, 1, 5)
    found = []
    for number in range(random.randint(1, 7)):
        kind = random.choice((*STAGES, "recall", "recall", "custody", "community"))
        end = start + random.randint(1, 40) * DAY
        found.append(Stage(kind, start if number or random.random() < 0.8 else None, end))
        start = end
    *before, last = found
    planned = len(found) > 1 and random.random() < 0.4
    end = None if random.random() < 0.5 else last.end
    return [*before, Stage(last.kind, last.start, end, planned)]


def expected(told, kinds):
    """Since the last return to custody: the last run that has begun, or else the first to come."""
    parts = [(inside, list(run)) for inside, run in groupby(told, lambda one: one.kind == "recall")]
    returns = [number for number, (inside, _) in enumerate(parts) if inside]
    since = returns[-1] if returns else 0
    left = list(chain.from_iterable(run for _, run in parts[since:]))
    runs = [list(run) for inside, run in groupby(left, lambda one: one.kind in kinds) if inside]
    begun = [run for run in runs if not run[0].planned]
    if not runs:
        return None
    run = begun[-1] if begun else runs[0]
    now = max((one for one in left if not one.planned), key=left.index)
    ended = begun and run[-1].end is not None and now not in run
    if ended and PHASES.get(run[-1].kind, "sentence") != PHASES.get(now.kind, "sentence"):
        return None
    return Window(run[0].kind, run[0].start, run[-1].end, run[0].planned)


class DescribeWindows:
    def they_are_the_stretch_that_counts_now(self):
        random = Random(6)
        for _ in range(4000):
            told = journey(random)
            if all(one.planned for one in told):
                continue
            kinds = set(random.sample(sorted(STAGES), random.randint(1, 5)))
            if told[-1].planned and told[-1].kind == "recall":
                continue
            assert window(told, kinds) == expected(told, kinds), (told, kinds)

    def they_hold_their_first_day_and_not_the_day_after_their_last(self):
        first, end = date(2026, 1, 5), date(2026, 2, 5)
        whole = Window("custody", first, end)
        assert [whole.holds(day) for day in (first - DAY, first, end - DAY, end)] == [
            *(False, True, True, False)
        ]
        assert Window("custody", None, end).holds(date.min)
        assert not Window("custody", None, end).holds(end)
        assert Window("custody", first, None).holds(date.max)
        assert not Window("custody", first, None).holds(first - DAY)
