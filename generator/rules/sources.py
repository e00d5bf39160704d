"""What the practice documents ask for, statement by statement, and the records that hold it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from generator.rules._data import source_names, table
from generator.rules._records import Check, Pack, Rule

__all__ = ["SourceDocument", "Statement", "gaps", "source_documents"]

_OURS = "toolkit"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a practice document asks for, in our own words.

    `kind` is `timing` (when something is done, or what comes first) or `quality` (what good work
    holds). `heading` is the section's as the document has it. `rules` and `checks` are the
    records that hold it, each as `pack/id`; where there is none, `reason` says why.
    """

    source: str
    section: str
    heading: str
    says: str
    kind: str
    rules: tuple[str, ...]
    checks: tuple[str, ...]
    reason: str

    def missing(self, packs: Mapping[str, Pack]) -> tuple[str, ...]:
        """The records it names that the packs, by name, do not hold as their own."""
        return (
            *(each for each in self.rules if _own_rule(each, packs) is None),
            *(each for each in self.checks if _own_check(each, packs) is None),
        )

    def accounted_for(self, packs: Mapping[str, Pack]) -> bool:
        """Whether every record it names is there, or it says why it needs none."""
        named = bool(self.rules or self.checks or self.reason)
        return named and not self.missing(packs)


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A practice document: `sections` gives each short citation the document's own heading."""

    name: str
    title: str
    sections: Mapping[str, str]
    statements: tuple[Statement, ...]


@cache
def source_documents() -> tuple[SourceDocument, ...]:
    """Every practice document that the packs cite, by short name in alphabetical order."""
    return tuple(sorted(map(_document, source_names()), key=lambda one: one.name))


def _document(name: str) -> SourceDocument:
    raw = table(f"sources/{name}")
    sections = raw["sections"]
    statements = tuple(
        Statement(
            source=raw["name"],
            section=one["section"],
            heading=sections[one["section"]],
            says=one["says"],
            kind=one.get("kind", "timing"),
            rules=tuple(one.get("rules", ())),
            checks=tuple(one.get("checks", ())),
            reason=one.get("reason", ""),
        )
        for one in raw["statement"]
    )
    return SourceDocument(raw["name"], raw["title"], MappingProxyType(sections), statements)


def gaps(documents: Iterable[SourceDocument], packs: Mapping[str, Pack]) -> tuple[str, ...]:
    """What does not agree between the documents and the packs, by name; empty when all does.

    A statement that names a record no pack holds, or none without a reason; a record that no
    statement names and that does not say it is the toolkit's own; a section that is no section.
    """
    held = {one.name: one for one in documents}
    found = []
    for statement in (each for one in held.values() for each in one.statements):
        place = f"{statement.source}, {statement.section}"
        found += [f"{place}: no pack holds {each}." for each in statement.missing(packs)]
        if not (statement.rules or statement.checks or statement.reason):
            found.append(f"{place}: neither a record nor a reason: {statement.says}")
    named = {(each, of) for one in held.values() for s in one.statements for each, of in _named(s)}
    for pack in packs.values():
        for kind, records in (("rule", pack.rules), ("check", pack.checks)):
            for record in records.values():
                if record.pack == pack.name:
                    found += _record_gaps(record, kind, held, named)
    return tuple(found)


def _named(statement: Statement) -> Iterable[tuple[str, str]]:
    return (
        *((each, "rule") for each in statement.rules),
        *((each, "check") for each in statement.checks),
    )


def _record_gaps(
    record: Rule | Check,
    kind: str,
    held: Mapping[str, SourceDocument],
    named: set[tuple[str, str]],
) -> Iterable[str]:
    if record.source == _OURS:
        return
    name = f"{record.pack}/{record.id}"
    if (name, kind) not in named:
        yield f"The {kind} {name} is named by no statement."
    known = held[record.source].sections if record.source in held else {}
    # Two sections may hold one duty.
    for section in record.section.split("; "):
        if section not in known:
            yield f"The {kind} {name} cites {record.cited}: no section is called {section}."


def _own_rule(name: str, packs: Mapping[str, Pack]) -> Rule | None:
    pack, _, key = name.partition("/")
    found = packs[pack].rules.get(key) if pack in packs else None
    return found if found is not None and found.pack == pack else None


def _own_check(name: str, packs: Mapping[str, Pack]) -> Check | None:
    pack, _, key = name.partition("/")
    found = packs[pack].checks.get(key) if pack in packs else None
    return found if found is not None and found.pack == pack else None
