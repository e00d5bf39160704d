"""What was typed in the form of one part of minutes, taken into the file of the meeting.

Nothing that was typed is lost: each field goes into the file, or it is told why it cannot.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.case import Case, Panel, Service, read_bytes
from generator.case.facts.actions import numbered
from generator.errors import FaultyInputError
from generator.panel import life
from generator.readback._read import patched
from generator.readback.fields import Conflict
from generator.readback.minutes._child import CHILD, child_field
from generator.readback.minutes._form import (
    PARAGRAPHS,
    Part,
    fields_of,
    mark_of,
    paragraphs_text,
    rows_seen,
)
from generator.readback.minutes._outcome import Slip, TypedIn, Typing
from generator.readback.minutes._taking import Taking

__all__ = ["seen_of", "typed_in"]


def seen_of(own: Mapping[str, Any], part: Part, case: Case | None = None) -> dict[str, str]:
    """What a form that is shown now has to remember: a mark for each field of the part.

    With the `case` of an item, of what the child says too.
    """
    data = numbered(own)
    found = {one.name: mark_of(one.shown) for one in fields_of(data, part)} | rows_seen(data, part)
    if part.name == "item":
        held = data["items"][part.item]
        found[PARAGRAPHS] = mark_of(paragraphs_text(held.get(PARAGRAPHS, ())))
        found["case"] = mark_of(held["case"])
        if case is not None:
            found[CHILD] = mark_of(child_field(case).shown)
    return found


def typed_in(
    path: Path, panel: Panel, part: Part, typing: Typing, service: Service | None = None
) -> TypedIn:
    """Hold what was typed against the meeting's file, as it is now.

    Raises FaultyInputError for minutes that are locked, or an item that is no longer there.
    """
    original = read_bytes(path)
    own: dict[str, Any] = json.loads(original)
    if life.is_locked(own):
        raise FaultyInputError(
            "These minutes are agreed and locked. Make a new version to change them."
        )
    work = Taking(panel, numbered(own), part, typing, service)
    work.done()
    data, before = work.data, numbered(own)
    content, faults = b"", tuple[Conflict, ...]()
    if data != before and not work.slips and not work.clashes:
        content, faults = patched(data, original, path, service)
    slips = [*work.slips, *(Slip(work.name_at(one.pointer), str(one)) for one in faults)]
    words = None if slips or work.clashes else work.words
    changed = data != before
    return TypedIn(path, tuple(slips), tuple(work.clashes), changed, original, content, words)
