"""What a child says to the panel: typed with the minutes, and kept in the child's own case."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.case import Case, Service, read_bytes
from generator.case.answers import AnswerError, answer
from generator.case.facts.words import known_name
from generator.case.guide import guide
from generator.readback._read import patched
from generator.readback.minutes._cells import UnclearError
from generator.readback.minutes._form import Field
from generator.store import write_case

__all__ = ["CHILD", "OwnWords", "child_field", "own_words"]

CHILD = "child_message"
_PATH = ("cart", CHILD)


@dataclass(frozen=True)
class OwnWords:
    """A child's case file with what the child says to the panel, not written yet."""

    path: Path
    original: bytes = field(repr=False)
    content: bytes = field(repr=False)

    def apply(self) -> Path:
        """Write it; raises CaseError when the file was changed in the meantime, OutputError."""
        return write_case(self.path, self.original, self.content)


def child_field(case: Case) -> Field:
    """The field of what a child says to the panel, as their case has it."""
    shown = str(case.data.get("cart", {}).get(CHILD, ""))
    label = f"What {known_name(case.data['child'])} wants the panel to know"
    return Field(CHILD, label, shown, "line", (), CHILD)


def own_words(path: Path, case: Case, typed: str, service: Service | None) -> OwnWords:
    """The case file with what was typed. Raises UnclearError where it cannot hold it."""
    found = guide("case").find(_PATH)
    if found is None:
        raise LookupError(_PATH)
    original = read_bytes(path)
    held: Mapping[str, Any] = json.loads(original)
    if held.get("cart", {}).get(CHILD) != case.data.get("cart", {}).get(CHILD):
        raise UnclearError("This was changed in the case just now. Save again to see it.")
    try:
        value = answer(found, typed) if typed else None
    except AnswerError as error:
        raise UnclearError(str(error)) from None
    content, faults = patched(case.changed([(_PATH, value)]), original, path, service)
    if faults:
        told = " ".join(str(one) for one in faults)
        raise UnclearError(f"The child’s case cannot hold it yet. {told}")
    return OwnWords(path, original, content)
