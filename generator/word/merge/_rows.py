"""Finds tables of a rendered part that have a header row and no rows below it."""

import re
from collections.abc import Iterator

from generator.word.faults import Place
from generator.word.merge._job import Job
from generator.word.merge._missing import Gap, Missing

_ROW_END = "</w:tr>"
# What may stand between the last row and the end of its table.
_NOTHING = re.compile(r"(?:\s|<w:bookmarkEnd [^>]*/>)*")
_TABLE_END = re.compile(r"</w:tbl>")
_WORDS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)")
_LOOP = re.compile(r"\{%-?\n for ")


def bare(xml: str, job: Job) -> Iterator[Gap]:
    """Each table of the part that `job` is at whose header rows have nothing below them."""
    for table in _TABLE_END.finditer(xml):
        end = xml.rfind(_ROW_END, 0, table.start())
        if end < 0 or not _NOTHING.fullmatch(xml, end + len(_ROW_END), table.start()):
            continue
        row = xml[_row_start(xml, end) : end]
        if "<w:tblHeader/>" in row and not _TABLE_END.search(row):
            yield _gap(row, job)


def _row_start(xml: str, end: int) -> int:
    """Where the last row before `end` begins; -1 where none does."""
    start = xml.rfind("<w:tr", 0, end)
    while start >= 0 and xml[start + 5] not in " >":
        start = xml.rfind("<w:tr", 0, start)
    return start


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
