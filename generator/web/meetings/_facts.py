"""What the panel sees of one child while it speaks of them: what this meeting may see, no more."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.case import Case, case_view, redact
from generator.case.facts.record import Facts as CaseFacts
from generator.case.facts.words import and_list, day_words
from generator.panel import Action

__all__ = ["ChildFacts", "facts_of"]


@dataclass(frozen=True)
class ChildFacts:
    """One child: strengths first, then what the panel needs, then where each pathway stands.

    `rows` and `pathways` are labels with texts, `dates` days with what is due, `actions` the
    child's open ones as number, words and whose.
    """

    name: str
    known_as: str
    reference: str
    strengths: str
    rows: tuple[tuple[str, str], ...]
    dates: tuple[tuple[str, str], ...]
    pathways: tuple[tuple[str, str], ...]
    actions: tuple[tuple[str, str, str], ...]


def facts_of(
    case: Case, readers: Sequence[str], actions: Sequence[Action], today: date
) -> ChildFacts:
    """The facts of a child for these readers of the minutes; `actions` are the open ones."""
    seen = redact(case_view(case, today), readers)
    child, cart = seen["child"], seen.get("cart", {})
    strengths = [*seen.get("identity", {}).get("strengths", ()), *child.get("interests", ())]
    return ChildFacts(
        name=child["full_name"],
        known_as=child["name"],
        reference=case.identifier,
        strengths=and_list(list(dict.fromkeys(strengths))),
        rows=tuple((label, text) for label, text in _rows(seen, case, today) if text),
        dates=tuple(
            (day_words(date.fromisoformat(one["date"])), one["what"])
            for one in seen.get("booked", ())
            if one["date"] >= today.isoformat()
        )[:6],
        pathways=tuple(_pathways(cart)),
        actions=tuple((one.number, one.action, one.owner) for one in actions),
    )


def _rows(seen: Mapping[str, Any], case: Case, today: date) -> Iterator[tuple[str, str]]:
    child = seen["child"]
    yield "Age", str(child["age"])
    yield "Pronouns", str(child.get("pronouns", ""))
    talk = child.get("communication", {})
    helps = "; ".join(talk.get("what_helps", ()))
    yield "What helps to talk", " ".join(filter(None, (talk.get("summary", ""), helps)))
    yield "Now", CaseFacts(case.data, today).stage.words
    yield "Sentence", _sentence(seen)
    place = seen.get("placement", {})
    where = [place.get("establishment", ""), place.get("unit", "")]
    yield "Where", ", ".join(filter(None, where))
    after = child.get("looked_after", {}).get("status")
    yield "Looked after", str(getattr(after, "label", after or ""))
    school = child.get("education", {})
    yield "School", ", ".join(filter(None, (school.get("school"), school.get("year_group"))))
    yield "In short", str(seen.get("cart", {}).get("summary", "")).replace("**", "")
    yield "Safety of others", str(seen.get("cart", {}).get("victim_safety", ""))


def _sentence(seen: Mapping[str, Any]) -> str:
    sentence = seen.get("sentence")
    if not sentence:
        return ""
    day = day_words(date.fromisoformat(sentence["date"]))
    return f"{sentence['label']}, given on {day}"


def _pathways(cart: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for one in cart.get("pathways", ()):
        said = [one.get("position", ""), one.get("barriers", "")]
        pathway = one["pathway"]
        yield str(getattr(pathway, "label", pathway)), " ".join(filter(None, said))
