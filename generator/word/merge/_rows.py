"""Finds tables of a rendered part that have a header row and no rows below it."""

import re
from collections.abc import Iterator

from generator.word.faults import Place
from generator.word.merge._job import Job
from generator.word.merge._missing import Gap, Missing

_LAST_ROW = re.compile(r"</w:tr>(?:\s|<w:bookmarkEnd [^>]*/>)*</w:tbl>")
_ROW = re.compile(r"<w:tr[ >]")
_TABLE_END = re.compile(r"</w:tbl>")
_WORDS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)")
_LOOP = re.compile(r"\{%-?\n for ")


def bare(xml: str, job: Job) -> Iterator[Gap]:
    """Each table of the part that `job` is at whose header rows have nothing below them."""
    for found in _LAST_ROW.finditer(xml):
        start = max(xml.rfind("<w:tr ", 0, found.start()), xml.rfind("<w:tr>", 0, found.start()))
        row = xml[start : found.start()]
        if "<w:tblHeader/>" in row and not _TABLE_END.search(row):
            yield _gap(row, job)


def _gap(row: str, job: Job) -> Gap:
    """What the table of that header row lacks: the list that its loop ran over."""
    source = job.part.source
    at = source.find(row)
    words = ", ".join(filter(None, (text.strip() for text in _WORDS.findall(row))))
    if at < 0:
        return Gap(Place(job.part.name, text=words), table=words)
    end = source.find("</w:tbl>", at)
    for loop in _LOOP.finditer(source, at, end):
        line = source.count("\n", 0, loop.start()) + 2
        place = job.part.place(line)
        if line not in job.idle:
            return Gap(place, table=words)
        value = job.idle[line]
        holder, name = value.sought if isinstance(value, Missing) else (value, "")
        return Gap(place, holder, name, table=words)
    return Gap(Place(job.part.name, text=words), table=words)
