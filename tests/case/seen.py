"""What templates see of the samples, and what people are told of every field of a file.

`seen/` holds the views of two cases in `bases/`, the panel's view and one child's part of it,
`fields.txt` a line for each field of a case, `sources.txt` where in a file each value of a view
comes from, and `lacking.txt` what is said where a view lacks it. Read by a person;
`python -m tests.case.seen` writes it anew.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from generator.case import Panel, extract, load, loads, panel_view, view
from generator.case._redact import AUDIENCES, redact
from generator.case._requirements import to_print
from generator.case._sources import from_, in_file, leaves, sources
from generator.case.guide import guide
from generator.resources import shipped
from generator.rules import checks, deadlines, load_pack
from tests.case.conftest import small_case

__all__ = ["HERE", "TEXTS", "VIEWS", "seen_of"]

HERE = Path(__file__).parent / "seen"
ON = date(2026, 3, 10)
DOCUMENT = {"kind": "x", "title": "X", "draft": True, "provenance": "Made here."}
VIEWS = ("dto-yoi", "breach-transition", "panel")
_MOST = 2
_LONG = 70
_REQUIREMENTS = Path(shipped("templates")) / "pathways-plan" / "requirements.schema.json"


def _samples() -> Path:
    return Path(shipped("samples"))


def _base(name: str) -> dict[str, Any]:
    """A sample as it once was, with the first entries of its lists: samples may change."""
    return json.loads((HERE.parent / "bases" / f"{name}.json").read_text("utf-8"))


def seen_of(name: str) -> list[str]:
    """A view as lines of JSON."""
    return _lines(_panel_seen() if name == "panel" else _case_seen(name))


def _case_seen(name: str) -> dict[str, Any]:
    data = _base(name)
    pack = load_pack("bolton")
    return view(
        loads(json.dumps(data).encode()),
        on=ON,
        document=DOCUMENT,
        deadlines=deadlines(data, pack, ON)[:_MOST],
        findings=checks(data, pack, ON)[:_MOST],
    )


def _panel_seen() -> dict[str, Any]:
    panel = load(_samples() / "panel.json")
    assert isinstance(panel, Panel)
    whole = panel_view(panel, on=ON, document=DOCUMENT)
    child = whole["items"][0]["view"]["case_id"]
    part = extract(whole, child)
    for seen in (whole, part):
        seen["items"] = [
            {**item, "view": item["view"]["child"]["full_name"]} for item in seen["items"]
        ]
    return {"whole": whole, "part": part}


def _lines(seen: dict[str, Any]) -> list[str]:
    return json.dumps(_brief(seen), ensure_ascii=False, indent=1, default=str).splitlines()


def _brief(value: Any) -> Any:
    """The same with long texts cut short, which a view holds as they stand in the case."""
    if isinstance(value, dict):
        return {key: _brief(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_brief(each) for each in value]
    long = isinstance(value, str) and len(value) > _LONG
    return f"{value[:_LONG]} ..." if long else value


def fields() -> Iterator[str]:
    """Each field of a case: what it is called, what may stand there, and who may see it."""
    for field in guide().walk():
        limits = [each for each in vars(field.limits).items() if each[1] is not None]
        yield " | ".join(
            (
                f"{'.'.join(field.path)} ({field.form}{', needed' if field.needed else ''})",
                field.title,
                field.noun,
                " ".join(field.choices),
                f"refers to {'.'.join(field.refers_to)}" if field.refers_to else "",
                " ".join(f"{name}={value}" for name, value in limits),
                _for_some(field.audience),
            )
        )
    for leaf in leaves("case"):
        kept = "kept" if leaf.kept else "used" if leaf.used else ""
        marks = f"{_for_some(leaf.readers)} | {kept} | {'short' if leaf.short else ''}"
        yield f"{'.'.join(leaf.source.path)} | {leaf.title} | {marks}"


def _for_some(readers: frozenset[str]) -> str:
    return "" if readers in (frozenset(), AUDIENCES) else f"for {' '.join(sorted(readers))}"


def origins() -> Iterator[str]:
    """Where each value of a view comes from, and what of it each reader does not see."""
    seen = json.loads(json.dumps(_case_seen("breach-transition"), default=str))
    for path in _paths(seen):
        names = tuple("*" if isinstance(step, int) else step for step in path)
        found = [".".join(one.path) for one in sources("view", names)]
        at = in_file("view", seen, path)
        told, depth = from_("view", path)
        yield f"{_dotted(path)}: {' '.join(found)} | {_dotted(at or ())} | {' '.join(told)} {depth}"
    every = {_dotted(path) for path in _paths(seen)}
    for reader in sorted(AUDIENCES):
        kept = {_dotted(path) for path in _paths(redact(seen, (reader,)))}
        yield from (f"not for {reader}: {path}" for path in sorted(every - kept))


def _dotted(path: tuple[str | int, ...]) -> str:
    return ".".join(map(str, path))


def _paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    inner = enumerate(value) if isinstance(value, list) else ()
    for key, each in value.items() if isinstance(value, dict) else inner:
        yield from _paths(each, (*path, key))


def lacking() -> Iterator[str]:
    """What a document is said to need that prints a field, where a view lacks it: by each field."""
    held = json.loads(json.dumps(_case_seen("breach-transition"), default=str))
    panel = load(_samples() / "panel.json")
    assert isinstance(panel, Panel)
    whole = json.loads(json.dumps(panel_view(panel, on=ON, document=DOCUMENT), default=str))
    case = loads(json.dumps(small_case()).encode())
    small = view(case, on=ON, document=DOCUMENT)
    for name, seen, known in (("view", small, held), ("panel-view", whole, whole)):
        shapes = dict.fromkeys(
            tuple(0 if isinstance(step, int) else step for step in path)
            for path in _paths(known)
            # An item of a panel holds a case, whose fields are all here.
            if path[:1] != ("items",) or path[2:3] != ("view",) or path[3:4] == ("child",)
        )
        for path in shapes:
            for fault in to_print(seen, name, [path], _REQUIREMENTS):
                needs = fault.message.partition(" needs ")[2]
                yield f"{_dotted(path)}: {fault.pointer} ({fault.place}) {needs}"


TEXTS = {"fields": fields, "sources": origins, "lacking": lacking}

if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    for name in VIEWS:
        (HERE / f"{name}.json").write_text("\n".join(seen_of(name)) + "\n", "utf-8")
    for name, lines in TEXTS.items():
        (HERE / f"{name}.txt").write_text("\n".join(lines()) + "\n", "utf-8")
