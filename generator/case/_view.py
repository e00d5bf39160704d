"""What a template sees of a case and of a panel."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from generator.case import derive
from generator.case._coded import Coded
from generator.case._model import Case, Panel
from generator.case._said import said_of
from generator.case._service import Service, relabelled, service_words
from generator.case._shape import coded, shape
from generator.case.facts.actions import numbered, references
from generator.case.facts.days import age_on
from generator.case.facts.growing_up import timeline
from generator.case.facts.meetings import written_up
from generator.case.facts.people import RELATIVES
from generator.case.facts.record import Facts
from generator.case.facts.words import day_words, full_name
from generator.errors import CaseError

# Of the lists whose codes a service's words can name, the field with the code.
_CODE_OF = {"people": "role", "meetings": "type", "warnings": "level"}
# Free text of a whole panel, which may speak of any child.
OF_ALL = ("any_other_business", "learning", "panel_actions", "updates", "answers")
_CASE_MANAGER = re.compile("[Cc]ase manager")
# Of the state of the minutes, what no free text is.
_OF_MINUTES = ("state", "version", "sent_on", "agreed_on")
# The mark by which the rules know what an event stands for; no link of a long answer.
_RULE_MARK = re.compile(r"\s*\[[a-z][a-z0-9-]*\](?!\()")


def view(
    case: Case,
    *,
    on: date,
    document: Mapping[str, Any],
    deadlines: Iterable[Any] = (),
    findings: Iterable[Any] = (),
) -> dict[str, Any]:
    """A case as templates see it, in the form of view.schema.json.

    New dicts and lists all through, so that nothing done to them reaches the case. Codes
    are `Coded`, dates stay ISO text, references are followed: warnings hold the
    appointments they are about, breach its conditions and failures. `on` is the day ages
    are worked out for; `document` says what is being made. Deadlines and findings may be
    mappings, dataclasses or named tuples; of these, what the schema knows is kept and None
    left out.
    """
    return framed(
        case_view(case, on), on=on, document=document, deadlines=deadlines, findings=findings
    )


def framed(
    seen: Mapping[str, Any],
    *,
    on: date,
    document: Mapping[str, Any],
    deadlines: Iterable[Any] = (),
    findings: Iterable[Any] = (),
) -> dict[str, Any]:
    """A case's view as one document has it, with what is being made: see `view`."""
    return {
        **seen,
        "document": _known({"date": on, **document}, "document"),
        "deadlines": [_said(each, "deadlines", seen["child"]) for each in deadlines],
        "findings": _by_check(_said(each, "findings", seen["child"]) for each in findings),
    }


def case_view(case: Case, on: date) -> dict[str, Any]:
    """What every document made from a case on a day sees of it: see `view`."""
    seen: dict[str, Any] = coded(dict(case.data), shape("case"))
    child = seen["child"]
    facts = Facts(seen, on)
    child |= {
        **derive.naming(child),
        "full_name": full_name(child),
        "age": age_on(date.fromisoformat(child["date_of_birth"]), on),
    }
    if "sentence" in seen:
        seen["sentence"] |= _sentence(facts)
    _follow(seen)
    for event in seen.get("events", ()):
        if "note" in event:
            event["note"] = _RULE_MARK.sub("", event["note"])
    people = seen.get("people", [])
    return {
        **seen,
        "words": service_words(case.service, family=False),
        "team": {p["role"].replace("-", "_"): p for p in reversed(people)},
        "family": [p for p in people if p["role"] in RELATIVES],
        "workers": [p for p in people if p["role"] not in RELATIVES],
        "latest": written_up(facts),
        "timeline": timeline(facts),
        "booked": derive.booked(facts),
        "teach_back": derive.teach_back(facts),
        "attendance": derive.attendance(_under_supervision(seen), _brought(seen)),
    }


def in_the_services_words(
    seen: Mapping[str, Any], service: Service | None, *, family: bool
) -> dict[str, Any]:
    """A view in the words of its service: to a family, in the plain ones."""
    labels = relabelled(service, family=family)
    found: dict[str, Any] = {"words": service_words(service, family=family)}
    for (name, code), label in labels.items():
        for key in ("people", "family", "workers") if name == "people" else (name,):
            entries = found.get(key) or seen.get(key)
            field = _CODE_OF[name]
            if entries and any(entry.get(field) == code for entry in entries):
                found[key] = [_relabelled(entry, field, code, label) for entry in entries]
        if name == "meetings":
            latest = found.get("latest") or seen.get("latest", {})
            if any(entry.get("type") == code for entry in latest.values()):
                found["latest"] = {
                    sort: _relabelled(entry, "type", code, label) for sort, entry in latest.items()
                }
    told = {key: seen[key] for key in ("deadlines", "agenda") if key in seen}
    if told and (worker := labels.get(("people", "case-manager"))):
        found |= _by_whom(told, worker)
    return {**seen, **found}


def _by_whom(told: Any, worker: str) -> Any:
    """What the rules say, with the service's word for who holds a case where they say who acts."""
    if isinstance(told, Mapping):
        return {
            key: _worker_named(value, worker) if key == "who" else _by_whom(value, worker)
            for key, value in told.items()
        }
    if isinstance(told, list):
        return [_by_whom(each, worker) for each in told]
    return told


def _worker_named(who: Any, worker: str) -> Any:
    if not isinstance(who, str):
        return who
    inside = worker if worker[1:2].isupper() else worker[:1].lower() + worker[1:]
    return _CASE_MANAGER.sub(lambda found: worker if found[0][0] == "C" else inside, who)


def _relabelled(entry: dict[str, Any], field: str, code: str, label: str) -> dict[str, Any]:
    return {**entry, field: Coded(code, label)} if entry.get(field) == code else entry


def _said(record: Any, name: str, child: Mapping[str, Any]) -> dict[str, Any]:
    """What the rules say, said of this child."""
    told = _known(_mapping(record), name)
    return {
        key: said_of(value, child) if type(value) is str and key != "id" else value
        for key, value in told.items()
    }


def _by_check(findings: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Findings of one check that ask for the same as one, with all its `messages`."""
    folded: dict[tuple[Any, ...], dict[str, Any]] = {}
    for finding in findings:
        key = tuple(finding.get(name) for name in ("id", "severity", "what_to_do", "source"))
        one = folded.setdefault(key, {**finding, "messages": []})
        one["messages"].append(finding["message"])
        one["message"] = " ".join(one["messages"])
    return list(folded.values())


def panel_view(panel: Panel, *, on: date, document: Mapping[str, Any]) -> dict[str, Any]:
    """A panel as templates see it, in the form of panel-view.schema.json.

    Each item holds its case's `view`; `actions` lists those of the items and the matters
    arising that are not done, by owner and date. Ages, and what is overdue, are those of `on`,
    and once the meeting was held those of its day: its minutes say the same whenever they are
    made. The views of cases are shared by all papers of the day: not to be changed.
    """
    seen: dict[str, Any] = coded(numbered(panel.data), shape("panel"))
    spoken = date.fromisoformat(_spoken(seen, on.isoformat()))
    for item, case in zip(seen["items"], panel.cases, strict=True):
        alone = case.once(("view", spoken), case_view, spoken)
        seen_alone = framed(alone, on=on, document=document)
        item["view"] = in_the_services_words(seen_alone, case.service, family=False)
    names = {item["view"]["case_id"]: item["view"]["child"]["full_name"] for item in seen["items"]}
    for person in seen["attendance"]:
        if "for_items" in person:
            person["for_children"] = [names[one] for one in person["for_items"] if one in names]
    whole = {
        **seen,
        "words": service_words(panel.service, family=False),
        "document": _known({"date": on, **document}, "document"),
    }
    return with_actions(whole)


def extract(whole: Mapping[str, Any], case_id: str) -> dict[str, Any]:
    """The part of a panel view that concerns one child alone.

    Other children's items, paragraphs meant for some agencies, their matters arising and
    actions, people there for other items only, the panel's own matters and every free text about
    the whole panel are left out. Raises CaseError when the child is not on the agenda.
    """
    items = [item for item in whole["items"] if item["view"]["case_id"] == case_id]
    if not items:
        raise CaseError("That case is not on this panel's agenda. Look up its case identifier.")
    part = {key: value for key, value in whole.items() if key not in OF_ALL}
    part["items"] = [{key: item[key] for key in item if key != "paragraphs"} for item in items]
    part["attendance"] = [
        {key: person[key] for key in person if key not in {"for_items", "for_children"}}
        for person in whole["attendance"]
        if case_id in person.get("for_items", (case_id,))
    ]
    if "previous_minutes" in part:
        kept = ("date", "agreed")
        previous = part["previous_minutes"]
        part["previous_minutes"] = {key: previous[key] for key in kept if key in previous}
    if "minutes" in part:
        minutes = whole["minutes"]
        part["minutes"] = {key: minutes[key] for key in _OF_MINUTES if key in minutes}
    part["matters_arising"] = [
        matter for matter in whole.get("matters_arising", ()) if matter.get("case_id") == case_id
    ]
    part["extract_of"] = items[0]["view"]["child"]["full_name"]
    return with_actions(part)


def with_actions(seen: dict[str, Any]) -> dict[str, Any]:
    """A panel view with its list of actions, and their numbers in its items."""
    on = _spoken(seen, str(seen["document"]["date"]))
    place = shape("panel-view").field("actions")
    actions = coded(derive.panel_actions(seen, on), place)
    items = [
        {
            **item,
            "action_numbers": references(
                seen["panel_id"], [one["number"] for one in item.get("actions", ())]
            ),
        }
        for item in seen["items"]
    ]
    return {**seen, "items": items, "actions": actions}


def _spoken(seen: Mapping[str, Any], on: str) -> str:
    """The day that a panel's papers speak of, as ISO text: never after the meeting."""
    return min(on, str(seen["date"]))


def _sentence(facts: Facts) -> dict[str, Any]:
    sentence = facts.case["sentence"]
    term = derive.term_in_words(sentence)
    label = sentence["type"].label
    release = facts.release
    return {
        "label": f"{label}, {term}" if term else label,
        "in_community_under": facts.supervised_under,
        "word_for_conditions": facts.word_for_conditions,
        **({"expected_release": release.day.isoformat()} if release and release.recorded else {}),
        "dates_steps": _dates_in_words(sentence),
    }


def _dates_in_words(sentence: Mapping[str, Any]) -> list[str]:
    """The day of sentence and the establishment's dates, in order of date."""
    known = shape("sentence").field("dates")
    days = [(sentence["date"], "Sentence")]
    for name, day in sentence.get("dates", {}).items():
        place = known.field(name) if known else None
        if place and not name.startswith("confirmed"):
            days.append((day, place.title))
    return [f"{title}: {day_words(date.fromisoformat(day))}" for day, title in sorted(days)]


def _under_supervision(seen: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The appointments since supervision began; all of them while there is none."""
    starts = seen.get("supervision", {}).get("starts", "")
    return [entry for entry in seen.get("compliance", ()) if entry["date"] >= starts]


def _brought(seen: Mapping[str, Any]) -> frozenset[str]:
    """The identifiers of the failures that a breach report brings to court."""
    return frozenset(entry["id"] for entry in seen.get("breach", {}).get("failures", ()))


def _follow(seen: dict[str, Any]) -> None:
    """Put what an id refers to in the id's place."""
    conditions = {c["id"]: c for c in seen.get("supervision", {}).get("conditions", ())}
    entries = {}
    for entry in seen.get("compliance", ()):
        if "condition" in entry:
            entry["condition"] = conditions[entry["condition"]]
        if "id" in entry:
            entries[entry["id"]] = entry
    for warning in seen.get("warnings", ()):
        if "about" in warning:
            warning["about"] = [entries[i] for i in warning["about"]]
    breach = seen.get("breach", {})
    for key, known in (("breached_conditions", conditions), ("failures", entries)):
        if key in breach:
            breach[key] = [known[i] for i in breach[key]]


def _mapping(record: Any) -> Mapping[str, Any]:
    if named := getattr(record, "_asdict", None):
        return dict(named())
    if is_dataclass(record):
        return {field.name: getattr(record, field.name) for field in fields(record)}
    return dict(record)


def _known(record: Mapping[str, Any], name: str) -> dict[str, Any]:
    """What the view's schema knows of a record, dates as ISO text, None left out."""
    place = shape("view").field(name)
    place = place.item or place if place else None
    return {
        key: coded(value.isoformat() if isinstance(value, date) else value, place.field(key))
        for key, value in record.items()
        if place and value is not None and place.field(key) is not None
    }
