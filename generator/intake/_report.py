"""The report of an import in words: what was taken, what was not, and what to do about it."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from generator.case.facts.words import count
from generator.intake._intake import Outcome
from generator.sheets.imports import Part

__all__ = ["report"]

_MOST_CODES = 30
_LONGEST_CODE = 40


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
    by_column: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one, times in outcome.unknown.items():
        by_column[one.file, one.column][one.code] += times
    for (file, column), codes in by_column.items():
        total = sum(codes.values())
        if len(codes) > _MOST_CODES or any(len(code) > _LONGEST_CODE for code in codes):
            # Words of a whole column that is no list of codes would be children's data.
            yield (
                f"  {file}, column “{column}”: {len(codes)} different words in {total} cells, too "
                "many or too long for codes. Is it the right column?"
            )
            continue
        told = ", ".join(f"{code} ({times})" for code, times in codes.most_common())
        yield f"  {file}, column “{column}”: {told}"
        yield from _how(outcome, file, column, list(codes))


def _how(outcome: Outcome, file: str, column: str, codes: list[str]) -> Iterator[str]:
    """How a table of codes is written for a column, and what a code may stand for."""
    for part in outcome.parts:
        for rule in part.source.rules if part.table.name == file else ():
            choices = rule.target.field.choices
            if column in rule.columns and choices:
                shown = json.dumps(codes[0], ensure_ascii=False)
                yield f'    Add to the line of {rule.target.path}: codes = {{ {shown} = "..." }}'
                yield f"    with, in place of the dots, one of: {', '.join(choices)}."
