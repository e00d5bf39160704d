"""`throughcare rules sources`: what the practice documents ask for, and which records hold it."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from generator.cli._options import as_json, put, put_json, to_file
from generator.errors import RulesError
from generator.rules import (
    Pack,
    SourceDocument,
    Statement,
    gaps,
    later_than_must,
    load_pack,
    pack_names,
    source_documents,
)
from generator.spelling import nearest

_WIDTH = 96
_KINDS = {"timing": "about when", "quality": "about what good work holds"}


@click.command("sources")
@click.argument("source", default="")
@as_json
@to_file
def command(source: str, json_: bool, to: Path | None) -> None:
    """Say what each practice document asks for, and which records hold it.

    Without a SOURCE (yjb, bolton, nel, la or notts), all of them.
    """
    documents = _chosen(source)
    packs = {name: load_pack(name) for name in pack_names()}
    if json_:
        put_json([_as_data(one, packs) for one in documents], to)
        return
    lines = [line for one in documents for line in _lines(one, packs)]
    amiss = [f"Amiss: {each}" for each in gaps(source_documents(), packs)]
    put("\n".join([*lines, *_totals(documents, packs), *amiss]), to, suffix=".txt")


def _chosen(source: str) -> tuple[SourceDocument, ...]:
    held = source_documents()
    if not source:
        return held
    found = tuple(one for one in held if one.name == source)
    if not found:
        names = [one.name for one in held]
        near = nearest(source, names)
        hint = f"Did you mean '{near}'? " if near else ""
        raise RulesError(
            f"There is no practice document called {source[:100]!r}.",
            [f"{hint}Those held: {', '.join(names)}."],
        )
    return found


def _lines(document: SourceDocument, packs: Mapping[str, Pack]) -> Iterator[str]:
    yield f"{document.name}: {document.title}"
    for statement in document.statements:
        yield ""
        yield from _wrapped(f"{statement.heading}:", "  ")
        yield from _wrapped(statement.says, "    ")
        for words in _held_by(statement, packs):
            yield from _wrapped(words, "    > ")
    yield ""


def _held_by(statement: Statement, packs: Mapping[str, Pack]) -> Iterator[str]:
    missing = set(statement.missing(packs))
    looser = _looser(statement, packs)
    for kind, names in (("rule", statement.rules), ("check", statement.checks)):
        for name in names:
            yield f"no pack holds the {kind} {name}" if name in missing else f"{kind} {name}"
            if kind == "rule" and name in looser:
                yield f"  {looser[name]}"
    if statement.reason:
        yield f"no record: {statement.reason}"


def _looser(statement: Statement, packs: Mapping[str, Pack]) -> dict[str, str]:
    """Of the rules that hold it, those that allow more time than the national must, in words."""
    found = {}
    for name in set(statement.rules) - set(statement.missing(packs)):
        pack, _, key = name.partition("/")
        if words := later_than_must(packs[pack].rules[key], packs[pack]):
            found[name] = words
    return found


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent))


def _totals(documents: Sequence[SourceDocument], packs: Mapping[str, Pack]) -> Iterator[str]:
    statements = [each for one in documents for each in one.statements]
    for kind, words in _KINDS.items():
        of_kind = [one for one in statements if one.kind == kind]
        held = sum(one.accounted_for(packs) for one in of_kind)
        yield f"{held} of {len(of_kind)} statements {words} are accounted for."


def _as_data(document: SourceDocument, packs: Mapping[str, Pack]) -> dict[str, Any]:
    return {
        "name": document.name,
        "title": document.title,
        "statements": [
            {
                "section": one.section,
                "heading": one.heading,
                "says": one.says,
                "kind": one.kind,
                "rules": list(one.rules),
                "checks": list(one.checks),
                "reason": one.reason,
                "looser_than_national": _looser(one, packs),
                "accounted_for": one.accounted_for(packs),
            }
            for one in document.statements
        ],
    }
