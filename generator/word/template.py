"""Word templates: open one, prove it, merge data into it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError

from generator.errors import TemplateError
from generator.word._compile import compile_template
from generator.word._compiled import Compiled
from generator.word._job import Job
from generator.word._numbering import Numbering
from generator.word._render import compiled, render_part
from generator.word._zip import Bundle, pack
from generator.word.faults import Fault
from generator.word.part import Part


class Template:
    """A Word file in the template language, ready to be merged many times."""

    def __init__(self, work: Compiled, digest: str) -> None:
        self._work = work
        self.digest = digest
        self._bundle = Bundle(work.constant)
        self._ready = [(part, compiled(part)) for part in work.parts] if not work.faults else []

    @classmethod
    def open(cls, source: str | PathLike[str] | bytes) -> Template:
        """Open a template from a path or its bytes. Raises TemplateError when it is unsafe
        or no Word file."""
        data = source if isinstance(source, bytes) else Path(source).read_bytes()
        return cls(compile_template(data), hashlib.sha256(data).hexdigest())

    def parts(self) -> tuple[Part, ...]:
        """The parts that hold tags, in the order of the file."""
        return tuple(self._work.parts)

    def prove(self) -> list[Fault]:
        """All faults of the template; empty when every render gives a sound Word file."""
        return list(self._work.faults)

    def check(
        self,
        schema: Mapping[str, Any],
        registry: Mapping[str, Mapping[str, Any]] | None = None,
        *,
        audience: str | Iterable[str] = (),
        required: Mapping[str, Any] | None = None,
        advice: bool = False,
    ) -> list[Fault]:
        """What does not fit the schema of the data the template is merged with.

        `registry` holds the schemas that `schema` refers to, by `$id`. `audience` names the
        readers: a field that its `x-audience` keeps from one of them is a fault. `required`
        is the schema of what must be filled in for this document. `advice` adds what may be
        meant that way, such as a field that may print "Not recorded". A tag in which `prove`
        finds a fault is left to it, and so is a template that cannot be read at all. Raises
        TemplateError for a broken schema.
        """
        from generator.word.typecheck import typecheck  # noqa: PLC0415 (only checks pay for it)

        try:
            found = typecheck(self.parts(), schema, registry, audience=audience, required=required)
        except TemplateSyntaxError:
            return []
        proved = {fault.place for fault in self._work.faults}
        return [
            Fault(one.place, one.message, one.remedy)
            for one in found
            if (advice or one.severity == "fault") and one.place not in proved
        ]

    def render(
        self, context: Mapping[str, object], *, properties: Mapping[str, str] | None = None
    ) -> bytes:
        """The merged Word file. Raises TemplateError when the template has faults, or when
        a tag cannot be worked out with this data."""
        if self._work.faults:
            raise TemplateError("The template has faults:", [str(f) for f in self._work.faults])
        entries = []
        numbering = Numbering(self._work.house)
        for part, template in self._ready:
            job = Job(self._work.house, part, numbering)
            entries.append(pack(part.name, render_part(template, job, context).encode()))
        if self._work.numbering:
            entries.append(pack(self._work.numbering, numbering.part().encode()))
        return self._bundle.with_(entries)
