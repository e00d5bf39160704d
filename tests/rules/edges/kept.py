"""Cases at the edges of what is checked and counted, and all that is said of each.

`record.json` is of a record held against itself, `checks.json` of the checks of a pack,
`dates.json` of the dates that it sets, `facts.json` of what is so of a case, and `packs.json` of a
service's own pack: `new` for `old` in the pack of test_packs.py, and `more` at its end.
`explained.txt` is what `explain` says of each record, and `single/` is by single.py. Every other
edge holds what to change in a case that is right (`set`: a value by its place; null takes it out),
where it matters the `pack`, the day (`today`), the rules looked at (`of`) or the checks not looked
at (`but`), and what is said (`says`), read by a person. After a change of words or of a rule,
`python -m tests.rules.edges.kept` writes anew what is said: read what differs before you keep it.
"""

import json
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from generator.rules import checks, deadlines, explain, line, load_pack, pack_names
from generator.rules._facts import Facts
from generator.rules._pack_faults import pack_faults
from generator.rules.consistency import consistency
from tests.rules.consistency.test_found import RIGHT
from tests.rules.test_packs import OWN

HERE = Path(__file__).parent
SOUND = json.loads((HERE.parent / "golden" / "checks.json").read_text("utf-8"))["base"]
EXPLAINED = HERE / "explained.txt"
KINDS = ("record", "checks", "dates", "facts", "packs")

Edge = dict[str, Any]


def edges(kind: str) -> list[Edge]:
    """All of one kind, in the order of their file."""
    return json.loads((HERE / f"{kind}.json").read_text("utf-8"))


def said(kind: str, edge: Edge) -> list[str]:
    """All that is said of an edge, one line each."""
    if kind == "packs":
        text = OWN.replace(edge["old"], edge["new"]) + edge["more"]
        raw = tomllib.loads(text)
        base = load_pack("national") if raw.get("extends") == "national" else None
        return pack_faults(raw, base, text)
    case = json.loads(json.dumps(RIGHT if kind == "record" else SOUND))
    for place, value in edge["set"].items():
        _put(case, place.strip("/").split("/"), value)
    today = date.fromisoformat(edge.get("today", "2026-03-03"))
    if kind == "record":
        return [finding_line(one) for one in consistency(case, today)]
    if kind == "facts":
        return [*_facts(Facts(case, today)), *_line(case, today)]
    pack = load_pack(edge.get("pack", "bolton"))
    if kind == "checks":
        found = checks(case, pack, today)
        return [finding_line(one) for one in found if one.id not in edge.get("but", ())]
    dates = deadlines(case, pack, today)
    return [" ".join(words_of_date(one)) for one in dates if one.id in edge["of"]]


def explained() -> str:
    """Every record of every pack in words, each by the pack that holds it."""
    packs = [load_pack(name) for name in pack_names()]
    return "\n\n".join(
        f"[{pack.name}]\n{explain(record, pack)}"
        for pack in packs
        for record in dict.fromkeys((*pack.rules, *pack.checks))
        if pack.name
        in {one.pack for one in (pack.rules.get(record), pack.checks.get(record)) if one}
    )


def finding_line(one: Any) -> str:
    places = ", ".join([one.place, *one.also])
    return f"{one.severity} {one.id} at {places}: {one.message}"


def words_of_date(one: Any) -> Iterator[str]:
    yield f"{one.key}: {one.state}"
    if one.due:
        yield f"by {one.due}{f' {one.due_time}' if one.due_time else ''} ({one.anchor})"
    if one.not_before:
        yield f"from {one.not_before}"
    if one.state == "done":
        yield f"on {one.done_on}{', late' if one.late else ''}"
    yield from filter(None, (one.missing, one.note, one.going_on))


def _facts(facts: Facts) -> Iterator[str]:
    for one in facts.stages:
        ahead = ", planned" if one.planned else ""
        yield f"{one.words}: {one.start} to {one.end}{ahead}"
    yield f"{facts.status}, in custody: {facts.in_custody}, back: {facts.returned}"
    for name in ("going_out", "planning_release"):
        out = getattr(facts, name)
        told = out and f"{out.words} ({out.source}, officially {out.official})"
        yield f"{name.replace('_', ' ')}: {told}, overdue: {facts.release_overdue}"
    yield f"early: {facts.early_release} {facts.early_release_day}, mid: {facts.mid_point}"
    yield f"ends {facts.supervision_end} under {facts.supervised_under}"
    yield f"on it are {facts.word_for_conditions}"
    yield f"from court: {facts.released_from_court}, aged {facts.age}, 18 on {facts.birthday_18}"


def _line(case: dict[str, Any], today: date) -> Iterator[str]:
    """The stages that have days, as they are drawn on the line of the sentence."""
    for one in line(case, load_pack("national"), today):
        if one.days:
            marks = f"{', now' if one.now else ''}{', planned' if one.planned else ''}"
            yield f"{one.kind} {one.days}{marks}: {len(one.due)} due"


def _put(held: Any, path: list[str], value: Any) -> None:
    first, *rest = path
    step = int(first) if isinstance(held, list) else first
    if rest:
        inner = held[step] if isinstance(held, list) else held.setdefault(step, {})
        _put(inner, rest, value)
    elif value is None:
        held.pop(step, None)
    elif isinstance(held, list) and step == len(held):
        held.append(value)
    else:
        held[step] = value


def write(kind: str, found: list[Edge]) -> None:
    """Keep the edges of a kind with what is said of each now."""
    told = ",\n".join(_lines({**edge, "says": said(kind, edge)}) for edge in found)
    (HERE / f"{kind}.json").write_text(f"[\n{told}\n]\n", "utf-8")


def _lines(edge: Edge) -> str:
    """An edge as JSON with one line for each part, and for each thing said."""
    parts = [f" {_json(key)}: {_json(value)}" for key, value in edge.items() if key != "says"]
    says = ",\n  ".join(map(_json, edge["says"]))
    return ",\n".join(["{\n" + parts[0], *parts[1:], f' "says": [{says}]\n}}'])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    for kind in KINDS:
        write(kind, edges(kind))
    EXPLAINED.write_text(explained(), "utf-8")
