"""What the checks found in a case, as its page shows it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.case import Case, said_of
from generator.case.derive import naming
from generator.catalogue import Kind
from generator.rules import Finding, without_the_file
from generator.web.links import FieldLink, field_links

__all__ = ["FindingGroup", "FindingRow", "found_in", "sources_of"]

_TITLES = {"must": "Must be settled", "should": "Should be looked at", "advice": "Advice"}

# Where a name or a word is said to be meant.
_MEANT = ("/meant_names",)
_MARKED = dict.fromkeys(("name-of-nobody", "left-of-a-sample", "pronoun-of-another"), _MEANT)


@dataclass(frozen=True)
class FindingRow:
    """One finding in its own words. `holds` says which documents wait for it; mostly empty."""

    message: str
    what_to_do: str
    source: str
    links: tuple[FieldLink, ...]
    holds: str


@dataclass(frozen=True)
class FindingGroup:
    """Findings of one weight."""

    name: str
    title: str
    rows: tuple[FindingRow, ...]


def found_in(
    case: Case, key: str, findings: Iterable[Finding], kinds: Sequence[Kind]
) -> tuple[FindingGroup, ...]:
    """The findings by weight, each with links to the fields that it speaks of."""
    groups: dict[str, list[FindingRow]] = {name: [] for name in _TITLES}
    child = naming(case.data["child"])
    for one in findings:
        row = FindingRow(
            said_of(one.message, child),
            said_of(without_the_file(one.what_to_do), child),
            one.source,
            field_links(case, key, (one.place, *one.also, *_MARKED.get(one.id, ()))),
            _holds(one, kinds),
        )
        groups[one.severity].append(row)
    return tuple(
        FindingGroup(name, title, tuple(groups[name]))
        for name, title in _TITLES.items()
        if groups[name]
    )


def sources_of(
    findings: Iterable[Finding], sources: Iterable[Mapping[str, str]]
) -> tuple[Mapping[str, str], ...]:
    """Those of the rules' sources, each a name and a title, that findings are named after."""
    named = {one.source.partition(":")[0] for one in findings}
    return tuple(source for source in sources if source["name"] in named)


def _holds(finding: Finding, kinds: Sequence[Kind]) -> str:
    if "*" in finding.blocks:
        return "Every final document waits for this."
    titles = [kind.title for kind in kinds if kind.name in finding.blocks]
    return f"These wait for it: {', '.join(titles)}." if titles else ""
