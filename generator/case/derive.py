"""What follows from a case: names, pronouns, ages, counts and dates in words.

Pure: no files and no clock. Dates in the data are ISO text, as in the file.
"""

from collections.abc import Container, Iterable, Mapping
from typing import Any

from generator.case.facts.actions import agreed, is_settled, reference
from generator.case.facts.record import Facts
from generator.case.facts.teach_back import is_open, taught
from generator.case.facts.terms import LIFE
from generator.case.facts.words import count, known_name, ordinal, possessive

__all__ = [
    "attendance",
    "booked",
    "naming",
    "panel_actions",
    "pronoun_words",
    "teach_back",
    "term_in_words",
]

_PRONOUNS = {
    "he/him": ("he", "him", "his", "his", "himself"),
    "she/her": ("she", "her", "her", "hers", "herself"),
    "they/them": ("they", "them", "their", "theirs", "themself"),
}
_ATTENDED = ("attended", "attended-late")
_HEARINGS = frozenset({"court", "court hearing"})
_WITH_FAMILY = frozenset(
    {
        "initial-planning",
        "second",
        "review",
        "release-preparation",
        "final-release",
        "community-planning",
        "progress-review",
        "remand-planning",
        "looked-after-review",
        "transition-panel",
        "compliance-panel",
    }
)


def pronoun_words(pronouns: str | None) -> dict[str, str]:
    """The words that go with he/him, she/her or they/them; None means they/them.

    Keys: they, them, their, theirs, themself; They, Them, Their; is_are, was_were, has_have.
    """
    they, them, their, theirs, themself = _PRONOUNS[pronouns or "they/them"]
    many = they == "they"
    return {
        "they": they,
        "them": them,
        "their": their,
        "theirs": theirs,
        "themself": themself,
        "They": they.capitalize(),
        "Them": them.capitalize(),
        "Their": their.capitalize(),
        "is_are": "are" if many else "is",
        "was_were": "were" if many else "was",
        "has_have": "have" if many else "has",
    }


def naming(child: Mapping[str, Any]) -> dict[str, str]:
    """How to speak of a child: `name`, `possessive` and the words of `pronoun_words`."""
    called = known_name(child)
    words = pronoun_words(child.get("pronouns"))
    return {"name": called, "possessive": possessive(called), **words}


def term_in_words(sentence: Mapping[str, Any]) -> str:
    """The length of a sentence: "10 months and 14 days"; empty when no length is recorded."""
    if "custodial_months" in sentence:
        custody = count(sentence["custodial_months"], "month")
        if "extension_months" not in sentence:
            return f"{custody} in custody"
        return f"{custody} in custody and {count(sentence['extension_months'], 'month')} on licence"
    months, days = sentence.get("length_months", 0), sentence.get("length_days", 0)
    if sentence["type"] in LIFE and months and not months % 12 and not days:
        return f"minimum term {count(months // 12, 'year')}"
    parts = [count(n, unit) for n, unit in ((months, "month"), (days, "day")) if n]
    term = " and ".join(parts)
    return f"minimum term {term}" if term and sentence["type"] in LIFE else term


def attendance(
    entries: Iterable[Mapping[str, Any]], brought: Container[str] = ()
) -> dict[str, Any]:
    """The compliance log, counted, with its rows in order of date and time.

    Rearranged appointments are listed but not counted as offered. Coming late counts as
    attended; coming without taking part is counted by itself. The percentage is of all
    offered, rounded half up, and 0 when none was offered. Rows whose identifier is among
    `brought` are marked as before the court.
    """
    rows = sorted(entries, key=lambda entry: (entry["date"], entry.get("time", "")))
    outcomes = [row["outcome"] for row in rows if row["outcome"] != "rearranged"]
    offered = len(outcomes)
    attended = sum(outcome in _ATTENDED for outcome in outcomes)
    kept = (
        *("date", "time", "appointment", "with_whom", "where", "outcome", "reason", "evidence"),
        *("response", "responded_on", "child_explanation"),
    )
    return {
        "offered": offered,
        "attended": attended,
        "attended_percent": (200 * attended + offered) // (2 * offered) if offered else 0,
        "acceptable": outcomes.count("acceptable-absence"),
        "unacceptable": outcomes.count("unacceptable-absence"),
        "not_engaged": outcomes.count("did-not-engage"),
        "rows": [
            {**_kept(row, *kept), **({"before_court": True} if row.get("id") in brought else {})}
            for row in rows
        ],
    }


def booked(facts: Facts) -> list[dict[str, Any]]:
    """What is fixed for the child from today on, in order: meetings, appointments, hearings.

    Only meetings that a child and family come to. The case is one with coded labels.
    """
    case, day = facts.case, facts.today.isoformat()
    found = [
        {"date": meeting["date"], "what": meeting["type"].label, **_kept(meeting, "time", "where")}
        for meeting in case.get("meetings", ())
        if meeting["type"] in _WITH_FAMILY and meeting.get("held", False) is not True
    ]
    supervision = case.get("supervision", {})
    # A meeting that also stands among the appointments is told once, in the child's words.
    told = {(e["date"], e["time"]) for e in supervision.get("appointments", ())}
    found = [entry for entry in found if (entry["date"], entry.get("time")) not in told]
    found += [
        {"date": entry["date"], "what": entry["what"], **_kept(entry, "time", "where")}
        for entry in supervision.get("appointments", ())
    ]
    hearing = case.get("remand", {}).get("next_hearing") if "sentence" not in case else None
    hearings = (hearing, case.get("breach", {}).get("hearing_date"))
    # So is a hearing: an appointment at court on its day has the time and the place.
    at_court = {entry["date"] for entry in found if entry["what"].lower() in _HEARINGS}
    singles = (
        *((when, "Court hearing") for when in hearings if when not in at_court),
        (case.get("plan", {}).get("next_review"), "This plan is looked at again"),
        (_release_ahead(facts) if "sentence" in case else None, "Planned release day"),
        (supervision.get("ends"), "Supervision ends"),
    )
    found += [{"date": when, "what": what} for when, what in singles if when]
    ahead = [entry for entry in found if entry["date"] >= day]
    return sorted(ahead, key=lambda entry: (entry["date"], entry.get("time", "")))


def teach_back(facts: Facts) -> list[dict[str, Any]]:
    """What the child could say back, the oldest first, each with the rule that it is about.

    The day to explain it again stays only while that is still to do.
    """
    asked = taught(facts)
    rules = {
        condition["id"]: _called(condition, number)
        for number, condition in enumerate(facts.case.get("supervision", {}).get("conditions", ()))
    }
    found = []
    for one in asked:
        record = one.record
        row = _kept(record, "question", "answer", "by", "date")
        row |= {"rule": rules[record["condition"]]} if "condition" in record else {}
        row |= _kept(record, "again_on") if is_open(one, asked) else {}
        found.append(row)
    return found


def _called(condition: Mapping[str, Any], at: int) -> str:
    """What to call a condition: its heading for the child, else its number or place in the list."""
    heading: str | None = condition.get("easy_read", {}).get("heading")
    return heading or f"The {ordinal(condition.get('number', at + 1))} rule"


def _release_ahead(facts: Facts) -> str | None:
    release = facts.release
    return release.day.isoformat() if release and release.recorded else None


def _kept(record: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: record[name] for name in names if name in record}


def panel_actions(panel: Mapping[str, Any], on: str) -> list[dict[str, Any]]:
    """Every action of a panel, by owner and then by date: its own, and carried ones.

    `panel` is a meeting whose actions have their numbers and whose items have their `view`. Of
    matters arising, those that are not settled are `carried`, with their `update`. Each has
    the `number` by which all meetings know it, if it has one, and is `overdue` where its date is
    before `on`, an ISO date. An action without a status is open; owners go by the name before
    any bracket, and actions without a date come last.
    """
    views = [item["view"] for item in panel["items"]]
    names = {view["case_id"]: view["child"]["full_name"] for view in views}
    found = []
    for place, action in agreed(panel):
        case = None if place is None else views[place]["case_id"]
        number = reference(panel["panel_id"], action["number"])
        found.append({"number": number, **_action(action, on, names.get(case), case)})
    for matter in panel.get("matters_arising", ()):
        if not is_settled(matter):
            case = matter.get("case_id")
            one = _action(matter, on, names.get(case), case)
            found.append({**_kept(matter, "number", "update"), **one, "carried": True})
    return sorted(found, key=lambda one: (_person(one["owner"]), one.get("due", "9999-12-31")))


def _person(owner: str) -> str:
    return owner.partition("(")[0].strip().casefold()


def _action(
    action: Mapping[str, Any], on: str, child: str | None, case: str | None
) -> dict[str, Any]:
    status = action.get("status", "open")
    late = True if not is_settled(action) and action.get("due", on) < on else None
    told = {"child": child, "case_id": case, "overdue": late}
    return {
        **_kept(action, "action", "owner", "owners", "due", "pathway", "reason", "evidence"),
        **{key: value for key, value in told.items() if value is not None},
        "status": status,
    }
