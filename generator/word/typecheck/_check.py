"""The check of a whole template against the schema of what it will see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.word.faults import Place
from generator.word.part import Part
from generator.word.typecheck._braces import check_braces
from generator.word.typecheck._coverage import unused
from generator.word.typecheck._infer import HANDLERS
from generator.word.typecheck._macros import check_uncalled
from generator.word.typecheck._reading import Types
from generator.word.typecheck._run import Env, Run, TypeFault
from generator.word.typecheck._schemas import Schema
from generator.word.typecheck._statements import walk
from generator.word.typecheck._types import Path


def typecheck(
    parts: Sequence[Part],
    schema: Schema,
    registry: Mapping[str, Schema] | None = None,
    *,
    audience: str | Iterable[str] = (),
    required: Schema | None = None,
) -> list[TypeFault]:
    """Return what in a template does not fit the schema of the data it will be merged with.

    `schema` describes the record that the template sees; `registry` holds the schemas it refers
    to, by `$id`. `audience` names who will read the document (nobody in
    particular when empty): a field whose `x-audience` leaves out one of them is a fault wherever
    it is used. `required` is the schema of what must be filled in for this document: it counts
    as there, and what of it no tag uses is an advice. Findings come in the order of the parts.

    Raises TemplateError when a schema refers to one that is not there, and
    jinja2.TemplateSyntaxError for a template that cannot be parsed.
    """
    run = _run(parts, schema, registry, audience, required)
    findings = run.findings
    if required is not None:
        for path, title in unused(required, schema, registry or {}, run.uses):
            message = f"“{title}” ({path}) must be filled in for this document but is not used."
            remedy = "Print it, or take it out of the document's requirements."
            findings.append(TypeFault("unused-requirement", "advice", message, remedy, Place(), 0))
    return findings


@dataclass(frozen=True)
class Prints:
    """What a template prints, as paths in the schema of its data (`*` stands for any entry).

    `printed` are the fields whose value is shown, `used` also those that only decide what is.
    `unguarded` are the findings about what may be missing where it is shown or needed.
    """

    printed: frozenset[Path]
    used: frozenset[Path]
    unguarded: tuple[TypeFault, ...]


_UNGUARDED = frozenset(("unguarded", "no-rows", "may-be-missing"))


def prints(
    parts: Sequence[Part],
    schema: Schema,
    registry: Mapping[str, Schema] | None = None,
    *,
    audience: str | Iterable[str] = (),
    required: Schema | None = None,
) -> Prints:
    """Return what a template prints. Arguments and errors are those of `typecheck`."""
    run = _run(parts, schema, registry, audience, required)
    unguarded = tuple(one for one in run.findings if one.code in _UNGUARDED)
    return Prints(frozenset(run.printed), frozenset(run.uses), unguarded)


def _run(
    parts: Sequence[Part],
    schema: Schema,
    registry: Mapping[str, Schema] | None,
    audience: str | Iterable[str],
    required: Schema | None,
) -> Run:
    types = Types(schema, registry or {}, _demands(required or {}))
    readers = frozenset((audience,) if isinstance(audience, str) else audience)
    run = Run(types, readers, parts, HANDLERS)
    for tree in run.trees():
        walk(run, tree.body, Env({}, {}))
        check_uncalled(run)
        check_braces(run, tree)
    return run


def _demands(required: Schema) -> Schema:
    """Return what a requirements schema itself asks for, without the whole that it extends."""
    own = {key: required[key] for key in ("type", "required", "properties") if key in required}
    parts = [part for part in required.get("allOf", ()) if "$ref" not in part]
    return {**own, "allOf": parts, "$id": required.get("$id", "")}
