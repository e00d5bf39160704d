"""What the workbook remembers of the case it was filled from: hashes, never the values.

It stands in a hidden sheet, and tells later what was changed in the workbook and what in the
case file. Only a value that a cell cannot show as it is, such as an id, is kept itself.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from generator.case.guide import FieldGuide

__all__ = ["SHEET", "DamagedMemoryError", "Memory", "Steps", "Tree", "flat", "hash_of", "hashed"]

Steps = tuple[str | int, ...]
# A case with a hash in the place of every value: sections, lists, hashes.
Tree = dict[str, Any] | list[Any] | str

SHEET = "Throughcare"
_FORM = "throughcare workbook 1"
_EMPTY: Mapping[str, Any] = {"{}": dict, "[]": list}
_DIGITS = 20
_BRANCHES = ("section", "list")


class DamagedMemoryError(ValueError):
    """The hidden sheet does not hold what was written in it."""


@dataclass(frozen=True)
class Memory:
    """What the hidden sheet says.

    `digest` is that of the case file's data, and the salt of the hashes. `base` is the case in
    hashes. `exact` holds, by place, the hash of what a cell showed and the value it stood for.
    """

    reference: str
    digest: str
    base: dict[str, Any]
    exact: Mapping[Steps, tuple[str, Any]] = field(default_factory=dict)

    def rows(self) -> Iterator[tuple[str, str, str, str]]:
        """The rows of the hidden sheet, without its first."""
        for path, held in flat(self.base):
            shown, value = self.exact.get(path, ("", None))
            kept = json.dumps(value) if path in self.exact else ""
            yield json.dumps(path), held, shown, kept

    def all_rows(self) -> Iterator[tuple[str, str, str, str]]:
        """The rows of the hidden sheet."""
        rows = list(self.rows())
        yield _FORM, self.reference, self.digest, _check(rows)
        yield from rows

    @classmethod
    def of(cls, rows: Sequence[Sequence[Any]]) -> "Memory":
        """What rows of a hidden sheet say. Raises DamagedMemoryError when they were changed."""
        texts = [_joined([str(cell or "") for cell in row]) for row in rows]
        if not texts or texts[0][0] != _FORM:
            raise DamagedMemoryError
        (_, reference, digest, check), *rest = texts
        rest = [row for row in rest if row[0]]
        if check != _check(rest):
            raise DamagedMemoryError
        base: dict[str, Any] = {}
        exact: dict[Steps, tuple[str, Any]] = {}
        for place, held, shown, kept in rest:
            path: Steps = tuple(json.loads(place))
            _put(base, path, _EMPTY[held]() if held in _EMPTY else held)
            if kept:
                exact[path] = shown, json.loads(kept)
        return cls(reference, digest, base, exact)


def _joined(row: list[str]) -> tuple[str, str, str, str]:
    """The four texts of a row: the last one may stand in several cells."""
    one, two, three, *rest = (*row, "", "", "")
    return one, two, three, "".join(rest)


def _check(rows: Iterable[Sequence[str]]) -> str:
    return hashlib.sha256("\n".join("\t".join(row) for row in rows).encode()).hexdigest()[:_DIGITS]


def hash_of(value: Any, salt: str) -> str:
    """A hash of a value, of use only to who has the salt and looks for that very value."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    digest = hmac.digest(salt.encode(), plain.encode("utf-8", "surrogatepass"), "sha256")
    return digest.hex()[:_DIGITS]


def hashed(guide: FieldGuide, value: Any, salt: str) -> Any:
    """A section, list or value of a case with hashes in the place of its values."""
    if guide.form == "list":
        return [_section(guide, entry, salt) for entry in value]
    return _section(guide, value, salt) if guide.form == "section" else hash_of(value, salt)


def _section(guide: FieldGuide, held: Mapping[str, Any], salt: str) -> dict[str, Any]:
    fields = {field.path[-1]: field for field in guide.fields}
    return {name: hashed(fields[name], value, salt) for name, value in held.items()}


def flat(tree: Any, path: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """Every hash of a tree with its place, in order; what is empty says so."""
    if isinstance(tree, str):
        yield path, tree
    elif not tree:
        yield path, "{}" if isinstance(tree, dict) else "[]"
    else:
        pairs = tree.items() if isinstance(tree, dict) else enumerate(tree)
        for step, inner in pairs:
            yield from flat(inner, (*path, step))


def _put(base: dict[str, Any], path: Steps, value: Any) -> None:
    """Put a value at its place; the entries of a list come in order."""
    if not path:
        return
    here: Any = base
    for step, after in pairwise(path):
        empty: Any = [] if isinstance(after, int) else {}
        if isinstance(here, list):
            if step == len(here):
                here.append(empty)
        else:
            here.setdefault(step, empty)
        here = here[step]
    if isinstance(here, list):
        here.append(value)
    else:
        here[path[-1]] = value
