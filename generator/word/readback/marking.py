"""Prints located values so that they can be found again in the edited file.

A field in a line stands in a content control within a bookmark, a narrative between the
ends of one. The bookmark's name says it all, for of these two only bookmarks live through
every office program: the number of the field, how it shows its value, and hashes of its
place and of what was printed, and one that ties all of it to this document: a mark that
came along with a text from another document is none of its own.
"""

import hashlib
import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.word.merge._job import Job
from generator.word.merge._markdown import read
from generator.word.merge._narrative import paragraphs
from generator.word.merge._values import Narrative
from generator.word.package._escape import clean, in_attribute, in_run
from generator.word.readback.located import NARRATIVE, Anchor, Located
from generator.word.readback.pieces import Piece, looks_of, pieces

FIELDS = "Fields to read back"  # the custom property: how many there are, in which document
_NAME = re.compile(r"tc(\d{1,5})_([a-z]{1,4})_([0-9a-f]{10})_([0-9a-f]{10})([0-9a-f]{6})")
_FIRST_ID = 1_000_000  # above the bookmarks that a person puts into a template
_LONGEST_TITLE = 64  # what Word takes
_TEXT = '<w:t xml:space="preserve">'


class Mark(NamedTuple):
    """What the name of a field's bookmark says.

    `number` counts the fields of a document from 0, `form` is how it shows its value (with
    letters for the looks that a narrative has anyway), `place` and `printed` are hashes, and
    `seal` is one of all these and the document.
    """

    number: int
    form: str
    place: str
    printed: str
    seal: str

    def __str__(self) -> str:
        return f"tc{self.number}_{self.form}_{self.place}_{self.printed}{self.seal}"


def mark(document: str, number: int, form: str, place: str, printed: str) -> Mark:
    """The mark of a field in a document; `place` and `printed` are hashes."""
    seal = _hash(f"{document}/{number}/{form}/{place}/{printed}", 6)
    return Mark(number, form, place, printed, seal)


def mark_of(name: str, document: str) -> Mark | None:
    """What a bookmark's name says; None when it is none that this document was given."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    made = mark(document, int(match[1]), match[2], match[3], match[4])
    return made if made.seal == match[5] else None


def hash_of_place(place: str) -> str:
    """As it stands in the name of a bookmark."""
    return _hash(place, 10)


def hash_of_printed(shown: str | Sequence[Piece]) -> str:
    """As it stands in the name of a bookmark, from a line's text or a narrative's pieces."""
    return _hash(shown if isinstance(shown, str) else repr([tuple(one) for one in shown]), 10)


def _hash(text: str, digits: int) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]


def line(job: Job, index: int, value: Located) -> str:
    """A value inside a run's text: the run closes round its content control and opens again.

    Where it could not be found again (a page header, a property) it is plain text.
    """
    shown = clean(str.__str__(value))
    text = in_run(shown)
    if job.tags[index].kind != "text" or not _in_body(job) or not shown.strip():
        return text
    around = job.surroundings(index)
    if not around.direct:
        return text
    title = in_attribute(value.called[:_LONGEST_TITLE])
    named = f'<w:alias w:val="{title}"/><w:tag w:val="{title}"/>' if title else ""
    held, choices = shown, ""
    if isinstance(value, Anchor):
        held = shown if value.held is None else value.held
        choices = _choices(value.choices)
    start, end = _bookmark(job, value.form, value.place, held)
    return (
        f"</w:t></w:r>{start}<w:sdt><w:sdtPr>{named}{choices}</w:sdtPr><w:sdtContent>"
        f"<w:r>{around.run}{_TEXT}{text}</w:t></w:r></w:sdtContent></w:sdt>{end}"
        f"<w:r>{around.run}{_TEXT}"
    )


def _choices(choices: Sequence[str]) -> str:
    """The list that drops down in a content control; empty when there is nothing to choose."""
    if not choices:
        return ""
    named = "".join(
        f'<w:listItem w:displayText="{each}" w:value="{each}"/>'
        for each in map(in_attribute, choices)
    )
    return f"<w:dropDownList>{named}</w:dropDownList>"


def narrative(job: Job, index: int, value: Narrative) -> str:
    """A narrative in place of a paragraph, between the ends of a bookmark."""
    lead = job.tags[index].lead
    blocks = read(value.text)
    xml = paragraphs(job, blocks, *lead)
    if not isinstance(value.text, Located) or not _in_body(job):
        return xml
    looks = looks_of(*lead)
    shown = pieces(blocks, looks)
    if not shown:
        return xml
    start, end = _bookmark(job, NARRATIVE + looks, value.text.place, shown)
    return f"{start}{xml}{end}"


def _in_body(job: Job) -> bool:
    # Page headers and footers are often split and doubled when a file is saved.
    return "<w:body" in job.part.source


def _bookmark(job: Job, form: str, place: str, shown: str | Sequence[Piece]) -> tuple[str, str]:
    number = _FIRST_ID + job.fields
    name = mark(job.document, job.fields, form, hash_of_place(place), hash_of_printed(shown))
    job.fields += 1
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>',
        f'<w:bookmarkEnd w:id="{number}"/>',
    )
