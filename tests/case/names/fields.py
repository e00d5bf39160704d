"""Whose name a field tells: a name that stands there alone, and where it then belongs.

`fields.txt` holds a line for each field of a case that vouches for a surname or a first name: in
the whole case (`words`), in its own section (`section`), or against a child beside this one
(`firm`). Read by a person; `python -m tests.case.names.fields` writes it anew.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.case.guide import FieldGuide, guide
from generator.case.names.known import known

__all__ = ["KEPT", "lines"]

KEPT = Path(__file__).with_name("fields.txt")
_TEXTS = {"line", "narrative", "person", "words", "id", "reference", "references"}


def lines() -> Iterator[str]:
    """Each field with where its surname and its first name belong."""
    for field in guide().walk():
        if field.form in _TEXTS:
            found = [_vouched(field, name) for name in ("Quillfeather", "Kayden", "Kayden Holt")]
            if any(found):
                yield f"{'.'.join(field.path)}: {' | '.join(found)}"


def _vouched(field: FieldGuide, name: str) -> str:
    case: dict[str, Any] = {"child": {"first_name": "Toby", "last_name": "Lockyer"}}
    value: Any = [name] if field.form in ("words", "references") else name
    held: Any = case
    for number, step in enumerate(field.path[:-1]):
        section = guide().find(field.path[: number + 1])
        held = held.setdefault(step, [{}] if section and section.form == "list" else {})
        held = held[0] if isinstance(held, list) else held
    held[field.path[-1]] = value
    told = known(case)
    words = set(name.lower().split())
    places = {
        "words": told.words,
        "section": told.sections.get(field.path[0], frozenset()),
        "firm": told.firm,
        "people": told.people,
    }
    return " ".join(
        f"{place}{'' if words <= there else f' ({min(words & there)})'}"
        for place, there in places.items()
        if words & there
    )


if __name__ == "__main__":
    KEPT.write_text("\n".join(lines()) + "\n", "utf-8")
