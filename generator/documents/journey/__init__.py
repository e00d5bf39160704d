"""The journey of a child as a picture: the stages of the sentence with what is due on them."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from generator.documents.journey._draw import drawn
from generator.documents.journey._journey import Journey, family_journey, staff_journey
from generator.documents.journey._words import in_words, sentences
from generator.documents.templates import ACCENT
from generator.drawing import emf, svg
from generator.rules.case_dates import CaseDates

__all__ = ["Journey", "drawn", "emf", "family_journey", "in_words", "journey_view", "sentences",
           "staff_journey", "svg"]  # fmt: skip

# As large as it is shown, in millimetres: it leaves room on a page for what stands with it.
_WIDEST, _HIGHEST_FOR_STAFF, _HIGHEST_FOR_FAMILY = 160.0, 120.0, 210.0


def journey_view(dates: CaseDates, seen: Mapping[str, Any], *, family: bool) -> dict[str, Any]:
    """The picture as the `journey` of view.schema.json; `seen` is the view of its readers."""
    told = family_journey(dates, seen) if family else staff_journey(dates, seen["child"])
    accent = str(dates.case.data["service"].get("accent_colour", ACCENT)).upper()
    return dict(_shown(told, accent))


# Documents of one case on one day show the same picture, and each is asked for more than once.
@lru_cache(maxsize=16)
def _shown(journey: Journey, accent: str) -> dict[str, Any]:
    canvas = drawn(journey, accent)
    highest = _HIGHEST_FOR_FAMILY if journey.family else _HIGHEST_FOR_STAFF
    words = in_words(journey)
    return {
        "image": svg(canvas, journey.title, words),
        "fallback": emf(canvas),
        "words": words,
        "width": round(min(_WIDEST, highest * canvas.width / canvas.height), 1),
    }
