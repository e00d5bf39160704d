"""Tables of codes that come with Throughcare: whose they are, from which year, for which field."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from generator.sheets.imports._values import alike
from generator.sheets.imports._words import DATA

__all__ = ["CodeTable", "code_table", "code_tables"]


@dataclass(frozen=True)
class CodeTable:
    """A published table of codes.

    `fields` are the paths of the case that it is for. `source` says who published it, `year`
    when, `note` what to know about it (empty for nothing). `codes` have what an export holds,
    as published, and what the case gets for it.
    """

    name: str
    title: str
    fields: tuple[str, ...]
    source: str
    year: int
    note: str
    codes: Mapping[str, str]

    @property
    def by_code(self) -> Mapping[str, str]:
        """The same by codes as they are compared."""
        return {alike(code): value for code, value in self.codes.items()}


@cache
def code_tables() -> Mapping[str, CodeTable]:
    """All tables, by name."""
    found = {}
    for path in sorted((DATA / "tables").glob("*.toml")):
        held = tomllib.loads(path.read_text("utf-8"))
        found[path.stem] = CodeTable(
            name=path.stem,
            title=held["title"],
            fields=tuple(held["fields"]),
            source=held["source"],
            year=held["year"],
            note=held.get("note", ""),
            codes=MappingProxyType(held["codes"]),
        )
    return MappingProxyType(found)


def code_table(name: str) -> CodeTable | None:
    """The table of that name; None when there is none."""
    return code_tables().get(name)
