"""Families 2 and 3: the plan has its parts, and each objective belongs to someone."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.case.facts.days import add_months
from generator.case.facts.reading import text_of
from generator.case.facts.words import and_list, possessive
from generator.rules.checks._finding import Found, Review
from generator.rules.texts._answers import is_answer, is_reason, names_somebody
from generator.rules.texts._sense import meant
from generator.rules.texts._words import words

__all__ = ["objectives", "parts"]

_PATHWAYS = {
    "case-management": "Case management and transitions",
    "accommodation": "Accommodation",
    "education": "Education, training and employment",
    "health": "Health",
    "substance-misuse": "Substance misuse",
    "families": "Families",
    "finance": "Finance, benefits and debt",
}
# Longer texts are no notes to ask somebody.
_LONGEST_NOTE = 24
_QUESTIONS = {
    "who_am_i": "Who am I?",
    "my_strengths": "What are my strengths?",
    "who_do_i_want_to_be": "Who do I want to be?",
    "how_will_i_get_there": "How will I get there?",
}

# What an objective has to say, the check for it, what is said where it does not, and what does.
_ASKED = (
    ("who", "objective-no-owner", "has nobody to do it", names_somebody),
    ("by_when", "objective-no-date", "has no date", is_answer),
    ("child_words", "objective-no-child-words", "is not in {whose} own words", is_answer),
)


def parts(view: Review) -> Found:
    """Family 2: the seven pathways, the offence-focused and the compliance objective."""
    facts = view.facts
    if facts.status == "before-sentence":
        return
    if not isinstance(facts.get("plan"), Mapping):
        message = f"There is no resettlement plan for {view.name} yet, so no pathway is covered."
        yield from view.say("pathway-missing", message, "/plan", _in_time(view))
        return
    covered = {
        text_of(record, "pathway")
        for _, record in facts.items("plan", "pathways")
        if record.get("objectives") or _none_needed(record)
    }
    missing = [
        _PATHWAYS[code]
        for code in view.value("pathway-missing", "codes", ())
        if code not in covered and code in _PATHWAYS
    ]
    whose = possessive(view.name)
    if missing:
        message = f"{whose} plan has no objective for {and_list(missing)}."
        yield from view.say("pathway-missing", message, "/plan/pathways", _in_time(view))
    for key, check, what in (
        ("offence_focused", "offence-objective-missing", "about the offence"),
        ("compliance_objectives", "compliance-objective-missing", "about keeping to the order"),
    ):
        if not any(is_answer(text_of(one, "objective")) for _, one in facts.items("plan", key)):
            message = f"{whose} plan has no objective {what}."
            yield from view.say(check, message, f"/plan/{key}", _in_time(view))


def _in_time(view: Review) -> str:
    """Only advice while the day by which the plan has to be complete lies ahead."""
    ahead = any(
        one.due is not None and view.today <= one.due for one in view.dates_of("pathway-missing")
    )
    return "advice" if ahead else ""


def _none_needed(pathway: Mapping[str, Any]) -> bool:
    """Whether a pathway says why it needs no objective, in its own field or in its position."""
    if is_reason(text_of(pathway, "none_needed")):
        return True
    return meant(words("pathway"), text_of(pathway, "position"))


def objectives(view: Review) -> Found:
    """Family 3: owners, dates, the child's own words, strengths and the four questions."""
    if isinstance(view.facts.get("plan"), Mapping):
        for place, record, where in _objectives(view):
            yield from _objective(view, place, record, where)
        strengths = (
            _any_answer(view.facts.get("assessment", "strengths")),
            _any_answer(view.facts.get("identity", "strengths")),
            is_answer(view.facts.text("identity", "my_strengths")),
        )
        if not any(strengths):
            message = f"No strengths are recorded for {view.name}."
            yield from view.say("plan-no-strengths", message, "/identity/strengths")
    yield from _questions(view)


def _any_answer(held: object) -> bool:
    listed = held if isinstance(held, (list, tuple)) else ()
    return any(isinstance(one, str) and is_answer(one) for one in listed)


def _objectives(view: Review) -> Iterator[tuple[str, Mapping[str, Any], str]]:
    for place, pathway in view.facts.items("plan", "pathways"):
        where = _PATHWAYS.get(text_of(pathway, "pathway"), "a pathway")
        held = pathway.get("objectives")
        for index, record in enumerate(held if isinstance(held, (list, tuple)) else ()):
            if isinstance(record, Mapping):
                yield f"{place}/objectives/{index}", record, where
    for key, where in (("offence_focused", "offence"), ("compliance_objectives", "compliance")):
        for place, record in view.facts.items("plan", key):
            yield place, record, where


def _objective(view: Review, place: str, record: Mapping[str, Any], where: str) -> Found:
    # What is done already is not planned again.
    if text_of(record, "status") == "done":
        return
    for key, check, what, answers in _ASKED:
        text = text_of(record, key)
        if not answers(_of_child(view, text) if key == "child_words" else text):
            lacks = what.format(whose=possessive(view.name))
            yield from view.say(check, f"{_named(record, where)} {lacks}.", f"{place}/{key}")
    if record.get("co_created") is False:
        message = f"{_named(record, where)} was not made together with {view.name}."
        yield from view.say("objective-not-co-created", message, f"{place}/co_created")


def _named(record: Mapping[str, Any], where: str) -> str:
    title = text_of(record, "objective") or "(not written)"
    return f'The objective "{title}" ({where})'


def _of_child(view: Review, text: str) -> str:
    """A text with the child's own name as "child": "Ask Sam" is nobody's own words."""
    if len(text) > _LONGEST_NOTE:
        return text
    names = {view.facts.text("child", key) for key in ("first_name", "known_as")} - {""}
    return " ".join("child" if word.strip(".,") in names else word for word in text.split(" "))


def _questions(view: Review) -> Found:
    facts = view.facts
    if facts.status == "before-sentence" or facts.custody_start is None:
        return
    open_ones = [
        words for key, words in _QUESTIONS.items() if not is_answer(facts.text("identity", key))
    ]
    if not open_ones:
        return
    months = view.value("four-questions-early", "months", 0)
    settled = add_months(facts.custody_start, months) <= view.today
    check = "four-questions" if settled else "four-questions-early"
    quoted = and_list([f'"{words}"' for words in open_ones])
    message = f"{view.name} has not answered {quoted}"
    yield from view.say(check, f"{message}{'' if settled else ' yet'}.", "/identity")
