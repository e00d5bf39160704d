"""What a document would have nothing to show for, as missing fields of the case file in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.case import Fault, outlines, to_print, worked_out
from generator.catalogue import Kind
from generator.documents._made_of import Record
from generator.documents.templates import sections_of
from generator.word import Gap, Needed, NotYet

Steps = tuple[str | int, ...]


def as_faults(gaps: Iterable[Gap], seen: Mapping[str, Any], kind: Kind) -> list[Fault]:
    """The fields of the view `seen` that these gaps of its document come from, each once."""
    places: dict[int, Steps] = {}
    _place(seen, (), places)
    paths: dict[Steps, None] = {}
    found: list[Fault] = []
    for gap in gaps:
        holder = () if gap.holder is None else places.get(id(gap.holder))
        if holder is None or not (gap.name or holder):
            found.append(_of_template(gap, kind))
        else:
            paths[(*holder, gap.name) if gap.name else holder] = None
    told = to_print(seen, kind.view, paths, kind.requirements)
    return list({fault.message: fault for fault in (*told, *found)}.values())


def without_next(seen: Mapping[str, Any], kind: Kind) -> list[Fault]:
    """The day of the next panel, where a document prints it and the kind of panel has one.

    Empty for what is no panel's view.
    """
    asked = seen.get("when_called") is False and "next_panel" not in seen
    if not asked or "next_panel" not in sections_of(kind):
        return []
    return list(to_print(seen, kind.view, [("next_panel",)], kind.requirements))


def allow(seen: dict[str, Any], unknown: Mapping[str, str]) -> None:
    """Put a kind's own words where a field that may be unknown is not there.

    `unknown` maps dotted paths, with no numbers for the entries of lists, to words.
    """
    for dotted, words in unknown.items():
        *parent, name = dotted.split(".")
        for holder in _holders(seen, parent):
            holder.setdefault(name, NotYet(words))


def show(seen: dict[str, Any], record: Record, kind: Kind) -> None:
    """Make what a file lacks for a kind seen in a draft, with all that belongs to it.

    `seen` is the view. What is worked out from what is missing alone is missing too.
    """
    gone = list(outlines(record, kind.requirements))
    for steps, outline in gone:
        _need(seen, steps, outline)
    if gone:
        missing = {".".join(map(str, steps)) for steps, _ in gone}
        for steps, outline in worked_out(kind.view, missing):
            _need(seen, steps, outline, anyway=True)


def _need(seen: dict[str, Any], steps: Steps, outline: Any, *, anyway: bool = False) -> None:
    """Put needs where the way ends; over what is there already only `anyway`."""
    value: Any = seen
    for step in steps[:-1]:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.setdefault(step, {})
        else:
            value = _inside(value, step)
    last = steps[-1]
    if isinstance(value, dict) and isinstance(last, str) and (anyway or not value.get(last)):
        value[last] = _needed(outline, last)


def _needed(outline: Any, name: str) -> Any:
    if isinstance(outline, dict):
        return {inner: _needed(inside, inner) for inner, inside in outline.items()}
    if isinstance(outline, list):
        return [_needed(inside, name) for inside in outline]
    return Needed(name=name)


def _place(value: Any, path: Steps, places: dict[int, Steps]) -> None:
    """Note the path of each mapping and list by its identity."""
    places[id(value)] = path
    for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inner, (dict, list)):
            _place(inner, (*path, step), places)


def _holders(value: Any, path: Sequence[str]) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for inner in value:
            yield from _holders(inner, path)
    elif isinstance(value, dict):
        if not path:
            yield value
        elif path[0] in value:
            yield from _holders(value[path[0]], path[1:])


def _inside(value: Any, step: str | int) -> Any:
    """What is there; None for nothing."""
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _of_template(gap: Gap, kind: Kind) -> Fault:
    """A gap that no field of the case is to blame for, as far as can be told."""
    if gap.table:
        says = f"{kind.title} has nothing for the table “{gap.table}”."
    elif gap.literal:
        says = f"{kind.title} would say “Not recorded” in so many words."
    else:
        says = f"{kind.title} has nothing to print at {gap.place}."
    hint = "Fill in first what else is missing. If nothing stands there then, correct the template."
    return Fault(str(gap.place), "", says, hint)
