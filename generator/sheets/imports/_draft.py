"""A first mapping for an export that nobody has mapped yet; what is unsure is commented out."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.case.guide import guide
from generator.sheets.imports._likeness import Guess, is_key
from generator.sheets.imports._looking import look
from generator.sheets.imports._tables import Table
from generator.sheets.imports._target import target
from generator.sheets.imports._words import printable

__all__ = ["draft_mapping"]

_WIDTH = 76


def draft_mapping(export: Path, today: date) -> str:
    """The text of a mapping for the table in a file, each line with how sure it is.

    Raises FaultyInputError for a file that cannot be read.
    """
    found = look(export, today)
    guesses = {each.heading: each.guess for each in found.columns if each.heading != found.key}
    return "\n".join(_lines(found.table, found.key, guesses)) + "\n"


def _lines(table: Table, key: str, guesses: dict[str, Guess]) -> Iterator[str]:
    yield f"# Draft for {printable(table.name, 100)}: {table.told}."
    yield "# Lines after a # are not used: take the # away from those that are right. Look at"
    yield "# every line, then try it: throughcare import MAPPING FILE --to FOLDER --dry-run"
    yield "# For a column that is like no field, write a line yourself, such as"
    yield '# "child.last_name" = "Heading"; `throughcare fields` gives the name of each field.'
    yield 'schema = "throughcare/import/1"'
    yield f"title = {_quoted(table.path.stem)}"
    yield _remarked('case_id = "YJ-{key}"', "how a case is called, from what the key column holds")
    yield ""
    yield "[constants]"
    yield _remarked(
        '# "service.name" = "Your Youth Justice Service"', "what every case gets, by its field"
    )
    yield ""
    yield "[[file]]"
    yield _remarked(f'name = "*{table.path.suffix}"', "which files: a name, or a pattern")
    if table.sheet:
        yield f"sheet = {_quoted(table.sheet)}"
    if table.heading_row != 1:
        yield f"heading_row = {table.heading_row}"
    sure = "the heading says so" if is_key(key) else "NOT SURE: its cells are all filled"
    yield _remarked(f"key = {_quoted(key)}", sure)
    yield ""
    yield "[file.fields]"
    taken: set[str] = set()
    for line, path in _fields(guesses):
        taken.add(path)
        yield line
    yield from _missing(taken)


def _fields(guesses: dict[str, Guess]) -> Iterator[tuple[str, str]]:
    """The lines of all columns, in their order, with the path of those that are used."""
    together: dict[str, list[str]] = defaultdict(list)
    for heading, found in guesses.items():
        if found.sure and found.path:
            together[found.path].append(heading)
    used: set[str] = set()
    for heading, found in guesses.items():
        shown = _quoted(heading)
        if not found.path:
            yield f"# {shown}: {found.why}", ""
            continue
        several = target(found.path).field.form == "words"
        if found.sure and found.path not in used:
            used.add(found.path)
            columns = together[found.path] if several else [heading]
            yield _remarked(_rule(found, columns), found.why), found.path
        elif not (found.sure and several):
            why = f"as {found.path} already" if found.sure else found.why
            yield _remarked(f"# {_rule(found, [heading])}", f"NOT SURE: {why}"), ""


def _rule(found: Guess, columns: list[str]) -> str:
    more = [f"codes = {_quoted(found.codes)}"] if found.codes else []
    more += [f"dates = [{_quoted(found.dates)}]"] if found.dates else []
    name = _quoted(columns[0])
    if len(columns) > 1:
        listed = ", ".join(map(_quoted, columns))
        return f"{_quoted(found.path)} = {{ columns = [{listed}] }}"
    if more:
        return f"{_quoted(found.path)} = {{ column = {name}, {', '.join(more)} }}"
    return f"{_quoted(found.path)} = {name}"


def _missing(taken: set[str]) -> Iterator[str]:
    child = guide().find(("child",))
    needed = [".".join(field.path) for field in child.fields if field.needed] if child else []
    absent = [path for path in needed if path not in taken]
    if absent:
        yield ""
        yield f"# Every child needs these, and no column is surely one: {', '.join(absent)}"


def _remarked(line: str, remark: str) -> str:
    return f"{line:<{_WIDTH}}  # {remark}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
