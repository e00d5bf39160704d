"""Word templates: open one, prove it, merge data into it."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2 import TemplateSyntaxError

from generator.errors import TemplateError
from generator.reading import NotTextError, read_small
from generator.word.compile import _store
from generator.word.compile._compiled import Compiled
from generator.word.compile._surroundings import Surroundings
from generator.word.faults import Fault, Place
from generator.word.merge._afterwards import repairs
from generator.word.merge._assemble import assemble
from generator.word.merge._braces import Braces
from generator.word.merge._job import Job
from generator.word.merge._missing import NOT_RECORDED, Gap
from generator.word.merge._numbering import Numbering
from generator.word.merge._recent import Recent
from generator.word.merge._render import jinja_template, render_part
from generator.word.merge._rows import bare
from generator.word.package._zip import Bundle
from generator.word.part import Part
from generator.word.shared import Joined, join

_MOST_BYTES = 200_000_000
_BARE = frozenset({"code-printed", "stored-form"})
_NONE: Mapping[str, str] = MappingProxyType({})


class Template:
    """A Word file in the template language, ready to be merged many times.

    `digest` is the SHA-256 of the file with its shared parts in it, in hex. A template may be
    used by several threads.
    """

    def __init__(self, work: Compiled, digest: str, astray: Sequence[Fault] = ()) -> None:
        self.digest = digest
        self._astray = list(astray)
        self._work = work
        self._bundle = Bundle(work.constant)
        self._around: dict[tuple[str, int], Surroundings] = {}
        ready = () if work.faults or astray else work.parts
        self._ready = [(part, jinja_template(part), repairs(part), Braces(part)) for part in ready]

    @staticmethod
    def open(
        source: str | PathLike[str] | bytes, shared: Mapping[str, bytes] | None = None
    ) -> Template:
        """Open a template from a path or its bytes, or take it from the cache.

        `shared` holds the shared parts that it may ask for, Word files by their names; they are
        put in first, so that `digest` covers them. A template with faults opens too: `prove`
        lists them and `render` refuses. Raises TemplateError when the file is missing, is no
        Word file, or is unsafe.
        """
        if isinstance(source, bytes):
            data = source
        else:
            try:
                data = read_small(Path(source), _MOST_BYTES)
            except NotTextError as error:
                raise TemplateError(f"The template cannot be opened: {error}") from None
        joined = Joined(data) if shared is None else join(data, shared)
        whole, digest = joined.content, hashlib.sha256(joined.content).hexdigest()
        opened = _OPENED.get(digest, lambda: _open(whole, digest))
        return Template(opened._work, digest, joined.faults) if joined.faults else opened

    def parts(self) -> tuple[Part, ...]:
        """The parts that hold tags, in the order of the file."""
        return tuple(self._work.parts)

    def prove(self) -> list[Fault]:
        """All faults of the template; empty when every render gives a sound Word file.

        Comments and tracked changes are among them; they alone do not stop `render`, which
        leaves the first out and takes the second as accepted.
        """
        return [*self._astray, *self._work.faults, *self._work.named]

    def left_out(self) -> list[str]:
        """What the Word file holds that no document made from it gets, in words."""
        return list(self._work.left_out)

    def check(
        self,
        schema: Mapping[str, Any],
        registry: Mapping[str, Mapping[str, Any]] | None = None,
        *,
        audience: str | Iterable[str] = (),
        required: Mapping[str, Any] | None = None,
        advice: bool = False,
        strict: bool = False,
    ) -> list[Fault]:
        """All that does not fit the schema of the data the template is merged with.

        `registry` holds the schemas that `schema` refers to, by `$id`. `audience` names the
        readers: a field that its `x-audience` keeps from one of them is a fault. `required`
        is the schema of what must be filled in for this document. `advice` adds what may be
        meant that way, such as a field that may print "Not recorded". `strict` adds of this
        only what no reader can be shown: a bare code, a date or time in its stored form. A tag
        in which `prove` finds a fault is left to it, and so is a template that cannot be read
        at all. Raises TemplateError for a broken schema.
        """
        from generator.word.typecheck import typecheck  # noqa: PLC0415 (only checks pay for it)

        try:
            found = typecheck(self.parts(), schema, registry, audience=audience, required=required)
        except TemplateSyntaxError:
            return []
        proved = {fault.place for fault in self.prove()}
        return [
            Fault(one.place, one.message, one.remedy)
            for one in found
            if (advice or one.severity == "fault" or (strict and one.code in _BARE))
            and one.place not in proved
        ]

    def render(
        self,
        context: Mapping[str, object],
        *,
        properties: Mapping[str, str] = _NONE,
        modified: datetime.datetime | None = None,
        gaps: list[Gap] | None = None,
    ) -> bytes:
        """The merged Word file; the same inputs give the same bytes.

        `properties` become custom properties of the file. `modified` sets its dates (UTC
        when it has no zone); None keeps those of the template. `gaps`, if given, is filled
        with each place that had nothing to show. Raises TemplateError when the template has
        faults, or when a tag cannot be worked out with this data.
        """
        return self.fill(context, properties=properties, modified=modified, gaps=gaps)()

    def fill(
        self,
        context: Mapping[str, object],
        *,
        properties: Mapping[str, str] = _NONE,
        modified: datetime.datetime | None = None,
        gaps: list[Gap] | None = None,
    ) -> Callable[[], bytes]:
        """As `render`; the file is put together when what comes back is called, once."""
        if self._astray or self._work.faults:
            raise TemplateError(
                "The template has faults, so no document can be made from it:",
                [str(fault) for fault in (*self._astray, *self._work.faults)],
            )
        job = Job(self._work.house, Numbering(self._work.house), self._around)
        job.document = hashlib.sha256(repr(sorted(properties.items())).encode()).hexdigest()[:16]
        texts: dict[str, str] = {}
        for part, template, needed, braces in self._ready:
            job.part = part
            job.idle.clear()
            known = len(job.gaps)
            text = render_part(template, job, context)
            if braces.some:
                braces.hold(text, context)
            if gaps is not None:
                noted = job.gaps[known:]
                gaps += [*noted, *bare(text, job)]
                if text.count(NOT_RECORDED) > len(noted):
                    gaps.append(Gap(Place(part.name), literal=True))
            for repair in needed:
                text = repair(text, job)
            texts[part.name] = text
        if job.fields:
            from generator.word.readback.marking import FIELDS  # noqa: PLC0415 (loaded already)

            properties = {**properties, FIELDS: f"{job.fields} {job.document}"}
        return lambda: self._bundle.with_(assemble(self._work, texts, job, properties, modified))


# Every kind as it is shipped and in the colour of a service.
_OPENED: Recent[Template] = Recent(128)


def _open(data: bytes, digest: str) -> Template:
    work = _store.load(digest)
    if work is None:
        from generator.word.compile._compile import compile_template  # noqa: PLC0415 (costly, lazy)

        work = compile_template(data)
        _store.save(digest, work)
    return Template(work, digest)
