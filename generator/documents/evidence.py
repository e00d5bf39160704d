"""Where each inspected standard is shown in a case, as documents print it."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.case import in_print, said_of
from generator.case.derive import naming
from generator.rules import source_documents
from generator.rules.case_dates import CaseDates
from generator.rules.evidence import Evidence, Shown, evidence, groups

__all__ = ["evidence_view"]


def evidence_view(dates: CaseDates) -> dict[str, Any]:
    """The `evidence` of view.schema.json."""
    held = evidence(dates)
    child = naming(dates.case.data["child"])
    shown = [one for one in held if one.shown]
    missing = [one for one in held if not (one.shown or one.ahead)]
    cited = {one.standard.source for one in held}
    return {
        "groups": [
            {
                "title": said_of(title, child),
                "standards": [_as_shown(one, child) for one in found],
            }
            for group, title in groups().items()
            if (found := [one for one in shown if one.standard.group == group])
        ],
        "missing": [_as_missing(one, dates, child) for one in missing],
        "ahead": [_as_missing(one, dates, child) for one in held if one.ahead],
        "shown": len(shown),
        "counted": len(shown) + len(missing),
        "sources": [
            {"name": one.name, "title": in_print(one.title)}
            for one in source_documents()
            if one.name in cited
        ],
    }


def _as_shown(one: Evidence, child: Mapping[str, str]) -> dict[str, Any]:
    return {
        "says": said_of(one.standard.says, child),
        "source": one.standard.cited,
        "shown": [_found(each, child) for each in _latest_first(one.shown)],
    }


def _latest_first(shown: Iterable[Shown]) -> list[Shown]:
    return sorted(shown, key=lambda one: one.day.toordinal() if one.day else 0, reverse=True)


def _found(one: Shown, child: Mapping[str, str]) -> dict[str, Any]:
    day = {"day": one.day.isoformat()} if one.day else {}
    return {"what": said_of(one.what, child), **day, "times": one.times, "entries": one.entries}


def _as_missing(one: Evidence, dates: CaseDates, child: Mapping[str, str]) -> dict[str, Any]:
    due = {"due": one.due.isoformat()} if one.due else {}
    late = one.due is not None and one.due < dates.on
    says, todo = (said_of(text, child) for text in (one.standard.says, one.todo))
    said = {"says": says, "source": one.standard.cited, "todo": todo}
    return {**said, **due, "overdue": late}
