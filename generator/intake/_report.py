"""The report of an import in words: what was taken, what was not, and what to do about it."""

import json
from collections.abc import Iterable, Iterator

from generator.case.facts.words import count
from generator.intake._outcome import Outcome, unknown_codes
from generator.sheets.imports import Part

__all__ = ["report"]


def report(outcome: Outcome, lines: Iterable[str], *, dry: bool) -> Iterator[str]:
    """The lines of a report. `lines` are the refusals; of the cells it shows unknown codes only."""
    would = "would be " if dry else ""
    if outcome.title:
        yield outcome.title
    yield (
        f"{_children(outcome.children)}: {outcome.new} {would}new, {outcome.changed} "
        f"{would}changed, {outcome.same} already as in the export, {outcome.refused} refused."
    )
    if dry:
        yield "This was a dry run: nothing was written."
    elif outcome.files:
        yield f"Written: {count(outcome.files, 'case file')}."
    for part in outcome.parts:
        yield ""
        yield from _of_part(part)
    for name in outcome.unused:
        yield ""
        yield f"No file was given for {name}, so its fields were left as they are."
    if outcome.unknown:
        yield ""
        yield "Codes that no table knows. Add each to a table of codes in the mapping:"
        yield from _codes(outcome)
    refusals = iter(lines)
    first = next(refusals, None)
    if first is not None:
        yield ""
        yield "Refused. A child with any of these is left as it was, and so are such rows:"
        yield f"  - {first}"
        for line in refusals:
            yield f"  - {line}"


def _children(number: int) -> str:
    return "1 child" if number == 1 else f"{number} children"


def _of_part(part: Part) -> Iterator[str]:
    yield f"{part.table.name} ({part.table.told}): {count(part.rows, 'row')}."
    if part.left_out:
        yield f"  Left out as the mapping says: {count(part.left_out, 'row')}."
    if part.refused:
        yield f"  Not read: {count(part.refused, 'row')}; see below."
    if part.unmapped:
        yield f"  Columns that the mapping neither takes nor ignores: {', '.join(part.unmapped)}."
    titles = {rule.target.path: rule.target.field.title for rule in part.source.rules}
    yield "  Taken, by how many children have it:"
    for path, title in titles.items():
        columns = next(r.columns for r in part.source.rules if r.target.path == path)
        if columns:
            yield f"    {part.taken[path]:>6}  {title} ({path}) from {' and '.join(columns)}"


def _codes(outcome: Outcome) -> Iterator[str]:
    for one in unknown_codes(outcome):
        if one.are_too_many:
            yield (
                f"  {one.file}, column “{one.column}”: {len(one.codes)} different words in "
                f"{sum(one.codes.values())} cells, too many or too long for codes. Is it the "
                "right column?"
            )
            continue
        told = ", ".join(f"{code} ({times})" for code, times in one.codes.items())
        yield f"  {one.file}, column “{one.column}”: {told}"
        if one.choices:
            shown = json.dumps(next(iter(one.codes)), ensure_ascii=False)
            yield f'    Add to the line of {one.path}: codes = {{ {shown} = "..." }}'
            yield f"    with, in place of the dots, one of: {', '.join(one.choices)}."
