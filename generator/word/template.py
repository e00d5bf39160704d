"""Word templates: open one, prove it, merge data into it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from os import PathLike
from pathlib import Path

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
