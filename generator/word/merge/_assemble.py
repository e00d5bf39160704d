"""Puts the rendered parts, the constant ones and the pictures of a render together."""

import datetime
import posixpath
import zipfile
import zlib
from collections.abc import Mapping

from generator.word.compile._compiled import Compiled
from generator.word.merge._job import Job, relation_to
from generator.word.merge._properties import with_dates, with_properties
from generator.word.package._names import EMPTY_RELATIONS, R, relations_of, with_children
from generator.word.package._zip import Entry, pack


def assemble(
    work: Compiled,
    texts: dict[str, str],
    job: Job,
    properties: Mapping[str, str],
    modified: datetime.datetime | None,
) -> list[Entry]:
    """The entries of one output that are not constant. `texts` are the rendered parts."""
    spare = {entry.name: entry for entry in work.spare}

    def text_of(name: str, default: bytes = b"") -> str:
        if name in texts:
            return texts[name]
        return (spare[name].content() if name in spare else default).decode()

    if properties:
        texts[work.custom] = with_properties(text_of(work.custom), properties)
    if modified is not None and work.core:
        texts[work.core] = with_dates(text_of(work.core), modified)
    if job.numbering.grew:
        texts[work.numbering] = job.numbering.part()
    for part, names in job.pictures.items():
        relations = relations_of(part)
        texts[relations] = _with_pictures(text_of(relations, EMPTY_RELATIONS), part, names)
    entries = [pack(name, text.encode()) for name, text in texts.items()]
    entries += [entry for entry in work.spare if entry.name not in texts]
    return entries + [_picture(_path(name), data) for name, data in job.media.items()]


def _picture(path: str, data: bytes) -> Entry:
    """A picture file; of all kinds only drawings are not packed by themselves."""
    if path.endswith((".svg", ".emf")):
        return pack(path, data)
    return Entry(path, zipfile.ZIP_STORED, zlib.crc32(data), len(data), data)


def _path(name: str) -> str:
    return f"word/media/{name}"


def _with_pictures(xml: str, part: str, names: Mapping[str, None]) -> str:
    """The relationships of a part with those to its pictures added."""
    folder = posixpath.dirname(part)
    added = "".join(
        f'<Relationship Id="{relation_to(name)}" Type="{R}/image" '
        f'Target="{posixpath.relpath(_path(name), folder)}"/>'
        for name in names
        if f'Id="{relation_to(name)}"' not in xml
    )
    return with_children(xml, "Relationships", added)
