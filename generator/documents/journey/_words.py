"""The picture of a sentence in words: the same, in order, for those who cannot see it."""

from collections.abc import Iterator

from generator.case.facts.words import day_words
from generator.documents.journey._journey import Journey, Pin

__all__ = ["in_words", "sentences"]


def in_words(journey: Journey) -> str:
    """Sentences that say every stage, day and step of the picture."""
    return " ".join(sentences(journey))


def sentences(journey: Journey) -> Iterator[str]:
    """What the picture says, a sentence for each stage, day and step."""
    yield f"{journey.title}, as a line on {day_words(journey.today)}."
    for number, band in enumerate(journey.bands, 1):
        days = f", {band.days[0].lower()}{band.days[1:]}" if band.days else ""
        now = {"now": " This is now.", "ahead": " This is still to come."}.get(band.mark, "")
        yield f"Stage {number}: {band.words}{days}.{now}"
    for title, pins in (
        (journey.days_title, journey.days),
        (journey.steps_title, journey.steps),
    ):
        if pins:
            yield f"{title}:"
            yield from map(_pin, pins)
    if journey.rest:
        yield journey.rest


def _pin(pin: Pin) -> str:
    """One sentence a day, so that a screen reader stops between them."""
    return f"{pin.when}: {pin.words}."
