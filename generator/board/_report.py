"""The board report of a quarter as its template sees it: counts, shares, groups, nothing small."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.board.counting import GROUPS, Counted, counted, first_quarter
from generator.board.measures import Definition, definitions
from generator.board.quarter import Quarter
from generator.board.small_numbers import LEAST, Relation, UnsafeError, kept_back
from generator.case import Case
from generator.case.facts.words import known_name
from generator.errors import FaultyInputError

__all__ = ["BACK", "Report", "report"]

# What stands in the place of a number that is kept back.
BACK = "Not shown"
# Counts of children or moves, as the report calls them, in its order.
_HEADLINES = {
    "open": "Children with a file open in the quarter",
    "start": "In custody when it began",
    "entered": "Came into custody",
    "left": "Left custody",
    "released": "Of those, released to the community",
    "end": "In custody when it ended",
    "ended": "Orders that ended",
    "trips": "Temporary releases",
}
# A whole with what it is parted into, what is left over being printed nowhere.
_PARTS = (
    ("left", "released"),
    ("open", "inside"),
    ("open", "need"),
    ("need", "planned-for"),
    ("released", "home"),
    ("released", "learning"),
    ("inside", "out-for-a-day"),
    ("inside", "start"),
    ("inside", "end"),
    ("open", "end"),
    ("end", "enough-hours"),
    ("open", "ended"),
    ("trips", "out-for-a-day"),
)
_IN_QUARTER, _INSIDE = "open", "end"


@dataclass(frozen=True)
class Report:
    """The report of one quarter.

    `seen` is what the template sees of it, in the form of caseload-view.schema.json without the
    service and the document. `shown` are the numbers as they are printed, by the name of the
    count; the order is that of the report.
    """

    quarter: Quarter
    seen: Mapping[str, Any]
    shown: Mapping[str, str]


def report(
    cases: Sequence[Case],
    quarter: Quarter,
    on: date,
    *,
    unread: Sequence[str] = (),
    name_children: bool = False,
) -> Report:
    """The report of a quarter, as far as the day `on`.

    What is kept back follows from all reports of the quarters before, which are worked out again
    from the files. `unread` says which files are left out. Raises FaultyInputError for a quarter
    still to come, or where no file was open in it.
    """
    if quarter.first > on:
        raise FaultyInputError(f"{quarter.words} has not begun. Ask for an earlier quarter.")
    held = {one: _children(cases, one, on) for one in _quarters(cases, quarter)}
    if not held[quarter]:
        raise FaultyInputError(
            f"No file was open in {quarter.words}, so there is nothing to report. Ask for another "
            "quarter."
        )
    counts: dict[str, int] = {}
    relations: list[Relation] = []
    for one, children in held.items():
        _count(one, children, counts, relations)
    printed = {one: _printed(one) for one in held}
    reports = [[name for name in counts if name in printed[one]] for one in held]
    try:
        hidden = kept_back(counts, relations, reports, _precious(counts))
    except UnsafeError:
        raise FaultyInputError(
            "The files were changed so that an earlier report would tell a small number now. "
            "Nothing was made."
        ) from None
    shown = {
        name: BACK if name in hidden else str(counts[name])
        for name in counts
        if name in printed[quarter]
    }
    if before := _start_of(quarter, held):
        shown[f"{quarter}/start"] = BACK if before in hidden else str(counts[before])
    told = _Told(quarter, shown)
    seen: dict[str, Any] = {
        "quarter": {
            "name": str(quarter),
            "words": quarter.words,
            "days": quarter.days,
            "is_whole": on >= quarter.last,
        },
        "headlines": list(told.headlines()),
        "measures": [told.measure(one) for one in definitions() if one.of],
        "untold": [_untold(one) for one in definitions() if not one.of],
        "groups": [told.groups(way) for way in GROUPS],
        "least": LEAST,
        "unread": list(unread),
    }
    if name_children:
        seen["children"] = [_named(one) for one in held[quarter]]
    return Report(quarter, seen, shown)


def _quarters(cases: Sequence[Case], until: Quarter) -> list[Quarter]:
    """From the first that any file tells of, so that every report goes by the same ones."""
    told = (case.once(("board",), first_quarter) for case in cases)
    firsts = [one for one in told if one is not None and one <= until]
    found = [min([*firsts, until])]
    while found[-1] < until:
        found.append(found[-1].after)
    return found


def _children(cases: Sequence[Case], quarter: Quarter, on: date) -> list[Counted]:
    """Each child in the quarter, counted once for as long as the file is as it was opened."""
    as_of = min(quarter.last, on)
    found = (case.once(("board", quarter, as_of), counted, quarter, as_of) for case in cases)
    return [one for one in found if one is not None]


def _count(
    quarter: Quarter,
    children: Sequence[Counted],
    counts: dict[str, int],
    relations: list[Relation],
) -> None:
    """Add the counts of a quarter, and how they hang together with each other and the last."""
    total: Counter[str] = Counter()
    for child in children:
        total.update(child.what)
    names = {name for part in _PARTS for name in part} | _HEADLINES.keys()
    for name in sorted(names):
        counts[f"{quarter}/{name}"] = total[name]
    counts[f"{quarter}/again"] = total["start"] + total["entered"] - total["inside"]
    flow = {"start": 1, "entered": 1, "left": -1, "end": -1}
    came = {"start": 1, "entered": 1, "inside": -1, "again": -1}
    for sums in (flow, came):
        relations.append({f"{quarter}/{name}": factor for name, factor in sums.items()})
    for whole, part in _PARTS:
        _part(f"{quarter}/{whole}", f"{quarter}/{part}", f"{quarter}/{whole} not {part}",
              counts, relations)  # fmt: skip
    before = _before(quarter)
    if f"{before}/end" in counts:
        # One and the same number, printed in two reports.
        relations.append({f"{before}/end": 1, f"{quarter}/start": -1})
    for way, groups in GROUPS.items():
        for column in (_IN_QUARTER, _INSIDE):
            parts: dict[str, int] = {f"{quarter}/{column}": -1}
            for group in groups:
                name = f"{quarter}/{column}/{way}/{group}"
                counts[name] = sum(
                    child.what[column] for child in children if child.groups[way] == group
                )
                parts[name] = 1
            relations.append(parts)
        for group in groups:
            ends = f"/{way}/{group}"
            _part(f"{quarter}/{_IN_QUARTER}{ends}", f"{quarter}/{_INSIDE}{ends}",
                  f"{quarter}/outside{ends}", counts, relations)  # fmt: skip


def _part(
    whole: str, part: str, rest: str, counts: dict[str, int], relations: list[Relation]
) -> None:
    counts[rest] = counts[whole] - counts[part]
    relations.append({whole: 1, part: -1, rest: -1})


def _before(quarter: Quarter) -> Quarter:
    back = quarter.number == 1
    return Quarter(quarter.year - back, 4 if back else quarter.number - 1)


def _start_of(quarter: Quarter, held: Mapping[Quarter, object]) -> str:
    """The count of the quarter before that this one begins with; empty for the first of all."""
    before = _before(quarter)
    return f"{before}/end" if before in held else ""


def _printed(quarter: Quarter) -> frozenset[str]:
    """The names of the counts that the report of a quarter prints."""
    names = {*_HEADLINES, *(name for one in definitions() for name in (one.of, one.yes) if name)}
    found = {f"{quarter}/{name}" for name in names}
    for way, groups in GROUPS.items():
        for column in (_IN_QUARTER, _INSIDE):
            found |= {f"{quarter}/{column}/{way}/{group}" for group in groups}
    return frozenset(found)


def _precious(counts: Iterable[str]) -> frozenset[str]:
    """The counts of all children, which stand on the first page: groups are kept back before."""
    return frozenset(name for name in counts if name.count("/") == 1)


@dataclass(frozen=True)
class _Told:
    """The numbers of a quarter as they are printed, put into the parts of the report."""

    quarter: Quarter
    shown: Mapping[str, str]

    def headlines(self) -> Iterator[dict[str, str]]:
        """The counts of the first page."""
        for name, words in _HEADLINES.items():
            yield {"what": words, "number": self._of(name)}

    def measure(self, one: Definition) -> dict[str, str]:
        """A measure with its numerator, denominator and share."""
        yes, whole = self._of(one.yes), self._of(one.of)
        return {
            "title": one.title,
            "definition": one.definition,
            "source": one.source,
            "counted": one.counted,
            "fields": one.fields,
            "numerator": yes,
            "denominator": whole,
            "share": _share(yes, whole),
            "rest": one.where_no,
        }

    def groups(self, way: str) -> dict[str, Any]:
        """The children of the quarter parted in one way."""
        rows = []
        for group in GROUPS[way]:
            whole = self._of(f"{_IN_QUARTER}/{way}/{group}")
            inside = self._of(f"{_INSIDE}/{way}/{group}")
            rows.append(
                {
                    "group": group,
                    "open": whole,
                    "part": _share(whole, self._of(_IN_QUARTER)),
                    "inside": inside,
                    "share": _share(inside, whole),
                }
            )
        return {"title": way, "rows": rows}

    def _of(self, name: str) -> str:
        return self.shown[f"{self.quarter}/{name}"]


def _share(part: str, whole: str) -> str:
    """In whole per cent; only of numbers that are printed themselves."""
    if BACK in {part, whole} or whole == "0":
        return BACK
    return f"{(200 * int(part) + int(whole)) // (2 * int(whole))}%"


def _untold(one: Definition) -> dict[str, str]:
    return {
        "title": one.title,
        "definition": one.definition,
        "source": one.source,
        "why": one.why,
    }


def _named(child: Counted) -> dict[str, str]:
    """A child, and what of the report's counts the child is in."""
    words = [_HEADLINES[name] for name in ("start", "entered", "released", "end", "ended")
             if child.what.get(name)]  # fmt: skip
    return {
        "reference": child.case.identifier,
        "name": known_name(child.case.data["child"]),
        "counted": "; ".join(words) or "A file open in the quarter",
    }
