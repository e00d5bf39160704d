"""Names a place in a file as a person would."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator.case._schema import Place
from generator.case.facts.words import ordinal

__all__ = [
    "Path",
    "in_sentence",
    "pointer",
    "shown",
    "steps_of",
    "title_of",
    "where",
]

Path = Sequence[str | int]

# Their entries are known by their own name, so the section is not said as well.
_SELF_EVIDENT = {"supervision", "plan", "court"}
_NEEDS_MARKS = re.compile(
    r"(?:Needs|Who|Whom|Whose|Why|What|When|Where|Which|How|With|By|To|From|For|On|"
    r"About|Until|If|In|I|After|Met|Held|Told|Signed|Agreed|Done|Planned)\b"
)
_UNPRINTABLE = re.compile(r"[^\x20-\x7e\u00a1-\u024f]")


def pointer(path: Path) -> str:
    """A JSON pointer (RFC 6901); half a two-part character in a name becomes a question mark."""
    told = "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)
    return told.encode("utf-8", "replace").decode()


def steps_of(pointer: str) -> tuple[str | int, ...]:
    """The steps of a JSON pointer; those that are numbers are taken for places in a list."""
    steps = (step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])
    return tuple(int(step) if step.isdigit() else step for step in steps)


def shown(name: str) -> str:
    """A field's name as typed, cut short and without characters that cannot be printed."""
    name = _UNPRINTABLE.sub("?", name)
    return name if len(name) <= 40 else f"{name[:37]}..."


def in_sentence(title: str) -> str:
    """A title as it reads inside a sentence, in quotation marks where it would not read well."""
    if _NEEDS_MARKS.match(title) or title.endswith("?"):
        return f"“{title}”"
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def title_of(place: Place | None, step: str | int) -> str:
    """What the schemas call a place; the field's own name where they know nothing of it."""
    title = place.says("title") if place else None
    return str(title) if title else shown(str(step))


def where(root: Place, data: Any, path: Path) -> str:
    """The place of a section or a list entry in words: "the second additional condition"."""
    words = ""
    place: Place | None = root
    value = data
    for depth, step in enumerate(path):
        inner, found = place.step(step) if place else None, _into(value, step)
        if isinstance(step, int):
            noun = _entry(place, value, step, path[depth - 1] if depth else "")
            words = noun if not words else f"{noun} in {words}"
        elif depth + 1 < len(path) and isinstance(path[depth + 1], int):
            # The list is told by its entry; a section known by its entries is not told at all.
            words = "" if depth == 1 and path[0] in _SELF_EVIDENT else words
        else:
            title = in_sentence(title_of(inner, step)).removeprefix("the ")
            words = f"the {title} part of {words}" if words else f"the {title} section"
        place, value = inner, found
    return words or "the file"


def _entry(listed: Place | None, entries: Any, number: int, name: str | int) -> str:
    noun = listed.says("x-item") if listed else None
    if listed is None or noun is None:
        return f"the {ordinal(number + 1)} line of {in_sentence(title_of(listed, name))}"
    pathway, which = _code(listed, entries, number, "pathway")
    if pathway:
        # One of each is usual: only where one stands twice has it to be told which.
        held = _codes(entries, "pathway")
        told = f"{ordinal(which)} " if held.count(held[number]) > 1 else ""
        return f"the {told}{pathway} pathway"
    kind, which = _code(listed, entries, number, "kind")
    if kind:
        return f"the {ordinal(which)} {kind.lower()} {noun}"
    return f"the {ordinal(number + 1)} {noun}"


def _code(listed: Place, entries: Any, number: int, key: str) -> tuple[str | None, int]:
    """The label of an entry's code, and the how-manieth entry with that code it is."""
    field = listed.item.step(key) if listed.item else None
    if field is None:
        return None, 0
    codes = _codes(entries, key)[: number + 1]
    code = codes[number] if number < len(codes) else None
    if not isinstance(code, str):
        return None, 0
    return field.codes.get(code), codes.count(code)


def _codes(entries: Any, key: str) -> list[Any]:
    return [e.get(key) if isinstance(e, Mapping) else None for e in entries or ()]


def _into(value: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return value[step] if isinstance(value, list) and 0 <= step < len(value) else None
    return value.get(step) if isinstance(value, Mapping) else None
