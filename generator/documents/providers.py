"""Makes what a case's kind is given besides the case: a function for each name of GIVEN."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.case import Case, may_see, steps_of
from generator.catalogue import Kind
from generator.documents._worked import Worked
from generator.documents.evidence import evidence_view
from generator.documents.journey import journey_view
from generator.documents.overviews import OVERVIEWS, Overview
from generator.documents.templates import style_of
from generator.easyread import explained
from generator.rules import FINISHED, Deadline, Finding, Pack, without_the_file
from generator.rules.case_dates import CaseDates
from generator.sheets.agenda import as_view

__all__ = ["PROVIDERS", "Giving", "Provider", "for_family"]


@dataclass(frozen=True)
class Giving:
    """A document of a case in the making: what a provider may ask.

    `worked` is what the case says on the day `on`; `count` works out what the rules say of it,
    and may raise RulesError; `service` is the folder of the service, None where there is none;
    `agencies` says that other agencies read the document too.
    """

    kind: Kind
    case: Case
    on: date
    worked: Worked
    count: Callable[[], CaseDates]
    service: Path | None
    agencies: bool = False

    @cached_property
    def dates(self) -> CaseDates:
        """What the rules say of the case."""
        return self.count()

    @property
    def family(self) -> bool:
        """Whether the child or the parents are among the readers."""
        return for_family(self.kind)


@dataclass(frozen=True)
class Provider:
    """Makes one thing that is given, as sections of the view.

    `give` is called with what its readers may see where it is `late`, and is then not cut down to
    that any more; else with nothing. `needs` are the sections that it is made from then, whatever
    else the template uses.
    """

    give: Callable[[Giving, Mapping[str, Any]], Mapping[str, Any]]
    late: bool = False
    needs: tuple[str, ...] = ()


def for_family(kind: Kind) -> bool:
    """Whether the child or the parents are among its readers."""
    return bool({"child", "parent"} & set(kind.audience))


def _deadlines(giving: Giving, _: Mapping[str, Any]) -> dict[str, Any]:
    """What is still to do, recurring dates by their next one only; the family sees its own."""
    dates, found = giving.dates, dict[str, Deadline]()
    for deadline in dates.deadlines:
        told = not (giving.family and _for_staff(deadline, dates.pack))
        if deadline.state not in FINISHED and told:
            found.setdefault(deadline.id, deadline)
    return {"deadlines": list(found.values())}


def _for_staff(deadline: Deadline, pack: Pack) -> bool:
    """Whether a date is of no use to a family: staff work, a lasting duty, or no day yet."""
    lasting = pack.rules[deadline.id].direction == "throughout"
    return deadline.internal or deadline.due is None or lasting


def _findings(giving: Giving, _: Mapping[str, Any]) -> dict[str, Any]:
    found = giving.dates.asked if giving.agencies else giving.dates.findings
    told = (one for one in found if _is_told(one, giving))
    # Nobody who reads a document has the file before them.
    return {"findings": [replace(one, what_to_do=without_the_file(one.what_to_do)) for one in told]}


def _is_told(finding: Finding, giving: Giving) -> bool:
    """Whether a document tells its readers of a finding.

    One that names another child stays in the check, and so does one that speaks of what one of
    the readers may not see.
    """
    places = (steps_of(place) for place in (finding.place, *finding.also))
    return "*" not in finding.blocks and all(
        may_see(giving.case.data, place, giving.kind.audience) for place in places
    )


def _agenda(giving: Giving, _: Mapping[str, Any]) -> dict[str, Any]:
    return {"agenda": as_view(giving.dates)}


def _evidence(giving: Giving, _: Mapping[str, Any]) -> dict[str, Any]:
    return {"evidence": evidence_view(giving.dates)}


def _located(giving: Giving, _: Mapping[str, Any]) -> dict[str, Any]:
    # What goes to other agencies is never read back.
    return {} if giving.agencies else giving.worked.located


def _journey(giving: Giving, seen: Mapping[str, Any]) -> dict[str, Any]:
    return {"journey": journey_view(giving.dates, seen, family=giving.family)}


def _pictures(giving: Giving, seen: Mapping[str, Any]) -> dict[str, Any]:
    case = giving.case
    beside = case.file if case.folder else None
    return {"explained": explained(seen, beside, giving.service, style_of(case))}


def _overview(name: str, overview: Overview) -> Provider:
    def give(_giving: Giving, seen: Mapping[str, Any]) -> dict[str, Any]:
        shown = overview.view(seen)
        return {} if shown is None else {name: shown}

    return Provider(give, late=True, needs=overview.needs)


def _nothing(_giving: Giving, _: Mapping[str, Any]) -> dict[str, Any]:
    """Of what is shown as a workbook or a calendar alone."""
    return {}


PROVIDERS: Mapping[str, Provider] = {
    "located": Provider(_located),
    "deadlines": Provider(_deadlines),
    "findings": Provider(_findings),
    "agenda": Provider(_agenda),
    "evidence": Provider(_evidence),
    "dates": Provider(_nothing),
    "next_meeting": Provider(_nothing),
    "answers": Provider(_nothing),
    "journey": Provider(_journey, late=True),
    "pictures": Provider(_pictures, late=True),
    **{name: _overview(name, overview) for name, overview in OVERVIEWS.items()},
}
