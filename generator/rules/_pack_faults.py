"""What can be wrong with a pack, in words: its shape, and whether what is sound hangs together."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.rules._pack_found import Found
from generator.rules._pack_lines import line_of
from generator.rules._pack_sense import Record, sense_faults
from generator.rules._pack_shape import known_fields, shape_faults
from generator.rules._records import Pack
from generator.spelling import nearest

__all__ = ["pack_faults"]

_MOST = 200


def pack_faults(raw: Mapping[str, Any], base: Pack | None, text: str = "") -> list[str]:
    """Every fault of a pack just read from TOML, one sentence each, the first 200.

    `base` is the pack it extends; None when it extends none, or one that is not known. With the
    `text` it was read from, each sentence begins with the line of the file.
    """
    found = shape_faults(raw)
    records = {kind: tuple(_sound(raw, kind, found)) for kind in ("rule", "check")}
    broken = {one.path[0] for one in found if len(one.path) == 1}
    kept = {key: value for key, value in raw.items() if key not in broken}
    found += sense_faults(kept, records["rule"], records["check"], base)
    lines = {one.path: line_of(text, one.path) if text else None for one in found}
    found.sort(key=lambda one: lines[one.path] or 0)
    sentences = [
        f"Line {lines[one.path]}: {one.says}" if lines[one.path] else one.says for one in found
    ]
    return list(dict.fromkeys(sentences))[:_MOST]


def _sound(raw: Mapping[str, Any], kind: str, found: Sequence[Found]) -> Iterator[Record]:
    """The records of a kind, each with the fields whose shape is right."""
    held = raw.get(kind)
    for number, record in enumerate(held if isinstance(held, list) else ()):
        if not isinstance(record, dict):
            continue
        wrong = [one.path[2:] for one in found if one.path[:2] == (kind, number) and one.path[2:]]
        items = {
            key: {path[1] for path in wrong if path[:1] == (key,) and len(path) > 1}
            for key in {path[0] for path in wrong}
        }
        fields = {key: value for key, value in record.items() if key not in items}
        proofs = items.get("done_by", set())
        if proofs and ("done_by",) not in wrong:
            # Of a list of proofs those that are well written can still be looked at.
            fields["done_by"] = [
                one for at, one in enumerate(record["done_by"]) if at not in proofs
            ]
        known = known_fields(kind)
        slips = {near for key in record if key not in known and (near := nearest(key, known))}
        yield Record(kind, number, fields, frozenset({*map(str, items), *slips}))
