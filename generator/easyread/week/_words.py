"""The week in words: the same, in order, for those who cannot see it."""

from collections.abc import Iterator, Sequence

from generator.easyread.week._work import FREE, HOME, Booked, Busy, Day

__all__ = ["in_words", "line_of", "lines_of"]


def lines_of(day: Day) -> Iterator[str]:
    """What a day holds besides free time, a line each, in the order of the day."""
    timed: list[tuple[int, Busy | Booked]] = [
        *((one.start, one) for one in day.held),
        *((one.at, one) for one in day.booked),
    ]
    for _, one in sorted(timed, key=lambda pair: pair[0]):
        yield line_of(one)


def line_of(one: Busy | Booked) -> str:
    """Home from 7pm; I can go out at 7am; At 1:30pm: Meet Bethan."""
    if isinstance(one, Booked):
        return f"At {one.when}: {one.what}"
    if one.kind == HOME and one.before and not one.after:
        return f"I can go {one.hours}"
    return f"{one.what}: {one.hours}" if " " in one.what else f"{one.what} {one.hours}"


def in_words(days: Sequence[Day]) -> str:
    """Sentences that say everything in the picture of these days."""
    return " ".join(f"{day.name}: {_said(day)}." for day in days)


def _said(day: Day) -> str:
    free = (f"{one.what} {one.hours}" for one in day.strip if one.kind == FREE)
    return "; ".join([*lines_of(day), *free]) or "no plans"
