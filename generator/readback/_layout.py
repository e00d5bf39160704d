"""What was done to an edited document besides its fields: lost ones, added rows, other text."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches

from generator.case import Case, told
from generator.readback.fields import Conflict, Steps, places
from generator.word.readback._scan import STRANGE
from generator.word.readback.marking import Mark
from generator.word.readback.reading import Reading
from generator.word.readback.strips import followers

_MOST_NOTES = 10
_LONGEST = 60


def grown(reading: Reading, fresh: Reading) -> Reading:
    """The document with what was written directly at the ends of answers taken into them."""
    before = {(field.mark.place, field.mark.form): field for field in fresh.fields}
    the_same = {field.mark: field for field in fresh.fields}
    fields, outside = [], Counter(reading.outside)
    for field in reading.fields:
        # Within a line, only what was made the same tells what was written there.
        same = the_same.get(field.mark)
        if same is None and not isinstance(field.shown, str):
            same = before.get((field.mark.place, field.mark.form))
        more = field.grown(same) if same else field
        outside.subtract(field.after[: len(field.after) - len(more.after)])
        if more.line != field.line:
            outside.subtract([_even(field.line)])
            outside.update([_even(more.line)])
        fields.append(more)
    return replace(reading, fields=tuple(fields), outside=tuple(outside.elements()))


def _even(text: str) -> str:
    return " ".join(text.split())


def swallowed(reading: Reading, fresh: Reading, case: Case) -> tuple[Conflict, ...]:
    """Fixed text of the document that has run together with an answer."""
    known = places(case)
    gone = [text for text in Counter(fresh.outside) - Counter(reading.outside) if "…" not in text]
    found = []
    for field in reading.fields:
        path = known.get(field.mark.place)
        if path is not None and field.edited and not isinstance(field.shown, str):
            words = " ".join("".join(run.text for run in piece.runs) for piece in field.shown)
            if any(text in words for text in gone):
                at = told(case.data, path)
                found.append(
                    Conflict(
                        f"{at.where[:1].upper()}{at.where[1:]} has run together with the heading "
                        "or text after it.",
                        "Put that on a line of its own again.",
                        at.pointer,
                    )
                )
    return tuple(found)


def lost(reading: Reading, fresh: Reading | None, case: Case) -> tuple[Conflict, ...]:
    """The fields that are no longer in the document: rows taken out, bookmarks deleted.

    `fresh` is the document as made now, None when it may have come out otherwise.
    """
    if reading.lost and fresh is None:
        return (
            Conflict(
                f"{len(reading.lost)} of the fields that the document was made with are no longer "
                "in it: a row was taken out, or text deleted together with its field.",
                "Make the document anew and change it there.",
            ),
        )
    return tuple(_lost(reading, fresh, case)) if fresh is not None else ()


def _lost(reading: Reading, fresh: Reading, case: Case) -> Iterator[Conflict]:
    known = places(case)
    numbers = set(reading.lost)
    gone = [known[f.mark.place] for f in fresh.fields if f.mark.number in numbers]
    left = {known.get(f.mark.place) for f in reading.fields}
    told_of: set[Steps] = set()
    for path in gone:
        entry = _entry(path)
        rest = entry and any(other and other[: len(entry)] == entry for other in left)
        what = path if not entry or rest else entry
        if what in told_of:
            continue
        told_of.add(what)
        at = told(case.data, what)
        if what == entry:
            message = f"{at.where} was taken out of the document."
            advice = "Take it out of the case file instead."
        else:
            message = f"{at.where} was deleted together with its field."
            advice = "To empty a field, delete its text only; or take it out of the case file."
        yield Conflict(message[:1].upper() + message[1:], advice, at.pointer)


def added(reading: Reading, fresh: Reading, case: Case) -> tuple[Conflict, ...]:
    """Rows and list lines that were added by hand, by the list they were added to."""
    known = places(case)
    now, before = _lists(reading, known), _lists(fresh, known)
    grown = [told(case.data, path) for path in now if now[path] > before[path]]
    return tuple(
        Conflict(
            f"A row or line was added to {at.where}.",
            "Add it in the case file, and make the document anew.",
            at.pointer,
        )
        for at in grown
    )


def _lists(reading: Reading, known: dict[str, Steps]) -> Counter[Steps]:
    """How many lines without a field follow an entry of each list."""
    found: Counter[Steps] = Counter()
    for strip in reading.strips:
        for marks in followers(strip):
            entries = _entries(marks, known)
            if entries:
                found[min(entries, key=len)[:-1]] += 1
    return found


def _entries(marks: Iterable[Mark], known: dict[str, Steps]) -> list[Steps]:
    paths = [known[mark.place] for mark in marks if mark.place in known]
    return [entry for entry in map(_entry, paths) if entry]


def _entry(path: Steps) -> Steps:
    """The innermost list entry that a field is of; empty when it is of none."""
    last = max((at for at, step in enumerate(path) if isinstance(step, int)), default=-1)
    return path[: last + 1]


def outside(reading: Reading, fresh: Reading | None) -> Iterator[str]:
    """What was changed in the text round the fields, which is not read back."""
    if fresh is None:
        yield (
            "The case, its template or Throughcare changed since the document was made, so the "
            "text round its fields was not compared."
        )
        return
    before, now = Counter(fresh.outside), Counter(reading.outside)
    new, gone = list((now - before).elements()), list((before - now).elements())
    gone = _without_pairs(gone, new)
    for text in new[:_MOST_NOTES]:
        yield f"This text stands in no field and is not read back: {_short(text)}"
    if len(new) > _MOST_NOTES:
        yield f"So do {len(new) - _MOST_NOTES} more paragraphs."
    gone = [text for text in gone if any(letter.isalnum() for letter in text)]
    for text in gone[:_MOST_NOTES]:
        yield f"Fixed text was taken out, which changes nothing: {_short(text)}"
    if len(gone) > _MOST_NOTES:
        yield f"So were {len(gone) - _MOST_NOTES} more paragraphs."
    if _moved(reading, fresh):
        yield (
            "Text of the document stands in another place than it was printed in, which is not "
            "read back."
        )
    if reading.around != fresh.around:
        yield "The page header, footer or a note was changed, which is not read back."


def _moved(reading: Reading, fresh: Reading) -> bool:
    """Whether what stands in both follows in another order."""
    now, before = Counter(reading.sequence), Counter(fresh.sequence)
    same = {what for what, count in now.items() if before[what] == count}
    if not any(isinstance(what, str) for what in same):
        return False
    one, other = ([what for what in held.sequence if what in same] for held in (reading, fresh))
    return one != other


def _without_pairs(gone: list[str], new: list[str]) -> list[str]:
    """The texts that went, without those that came back changed, which is said already."""
    left = list(gone)
    for text in new:
        near = get_close_matches(text, left, 1, 0.5)
        if near:
            left.remove(near[0])
    return left


def _short(text: str) -> str:
    text = text.replace(STRANGE, "(a picture, box or note)")
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
