"""The check of a whole template against the schema of what it will see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.word.faults import Place
from generator.word.part import Part
from generator.word.typecheck._coverage import unused
from generator.word.typecheck._infer import HANDLERS
from generator.word.typecheck._macros import check_uncalled
from generator.word.typecheck._reading import Types
from generator.word.typecheck._run import Env, Run, TypeFault
from generator.word.typecheck._schemas import Schema
from generator.word.typecheck._statements import walk


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
    types = Types(schema, registry or {}, _demands(required or {}))
    readers = frozenset((audience,) if isinstance(audience, str) else audience)
    run = Run(types, readers, parts, HANDLERS)
    for tree in run.trees():
        walk(run, tree.body, Env({}, {}))
        check_uncalled(run)
    findings = run.findings
    if required is not None:
        for path, title in unused(required, registry or {}, run.uses):
            message = f"“{title}” ({path}) must be filled in for this document but is not used."
            remedy = "Print it, or take it out of the document's requirements."
            findings.append(TypeFault("unused-requirement", "advice", message, remedy, Place(), 0))
    return findings


def _demands(required: Schema) -> Schema:
    """Return what a requirements schema itself asks for, without the whole that it extends."""
    own = {key: required[key] for key in ("type", "required", "properties") if key in required}
    parts = [part for part in required.get("allOf", ()) if "$ref" not in part]
    return {**own, "allOf": parts, "$id": required.get("$id", "")}
