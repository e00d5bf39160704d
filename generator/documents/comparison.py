"""What changed in a child's rules, as a paper in easy words: Word and PDF."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.case import Case
from generator.catalogue import Catalogue
from generator.documents.produce import Document, Producer
from generator.documents.signing import PAPER
from generator.easyread import Shelf
from generator.easyread.comparing import Change, Compared
from generator.pdf import to_pdf
from generator.word import Template
from generator.word.lettering import letter

if TYPE_CHECKING:
    pass

__all__ = ["comparison"]

_SIZE = 16  # points
_FONTS = {"arimo": "Arial", "atkinson": "Atkinson Hyperlegible"}
_DRAFT = "Draft - not yet checked"
# What stands beside a rule that has no picture of its own: a letter.
_LETTER = "2709"
_EACH = "c in part.changes"
_SAID = (
    "{%p for s in c.said %}",
    "{%p if s.label %}",
    "**{{ s.label }}**",
    "{%p endif %}",
    "{%p for line in s.lines %}",
    "{{ line }}",
    "{%p endfor %}",
    "{%p endfor %}",
)


def comparison(producer: Producer, record: Case, found: Compared, on: date) -> tuple[Document, ...]:
    """What changed for a child as Word and PDF; a draft while the new paper is not signed.

    `record` is the new state of the case. Pictures, font and size are those of its profile.
    """
    kind = Catalogue(producer.resources).get(PAPER)
    easy = record.data.get("easy_read", {})
    template = letter(_template(), font=_FONTS.get(easy.get("font", "")), points=easy.get("size"))
    context = {
        "document": {"draft": not producer.checked(record, on).holds},
        "name": found.name,
        "paper": found.paper,
        "facts": list(found.facts),
        "parts": list(_parts(found, _pictures(producer, record, found))),
    }
    docx = Template.open(template).fill(context, modified=datetime.combine(on, time(), UTC))()
    name = f"{record.identifier}_changes"
    return (
        Document(kind, name, on, "docx", docx, draft=False),
        Document(kind, name, on, "pdf", to_pdf(docx), draft=False),
    )


def _parts(found: Compared, pictures: Mapping[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for heading, changes in found.parts():
        rows = [
            _row(change, pictures.get(change.picture, pictures.get(_LETTER))) for change in changes
        ]
        yield {"heading": heading, "changes": rows, "pictured": bool(pictures)}


def _row(change: Change, shown: dict[str, Any] | None) -> dict[str, Any]:
    told_apart = change.kind in ("different", "reworded")
    labelled = [
        {"label": label if told_apart else "", "lines": list(lines)}
        for label, lines in (("Before:", change.before), ("Now:", change.now))
        if lines
    ]
    pictured = {"shown": shown} if shown else {}
    return {"heading": change.heading, "said": labelled, **pictured}


def _pictures(producer: Producer, record: Case, found: Compared) -> Mapping[str, dict[str, Any]]:
    """The picture of each rule by its code; none with pictures off."""
    easy = record.data.get("easy_read", {})
    if easy.get("pictures") == "off":
        return {}
    beside = record.file if record.folder else None
    shelf = Shelf(producer.resources.service, easy.get("own_pictures", ()), beside)
    codes = {_LETTER, *(change.picture for change in found.changes if change.picture)}
    known = [code for code in codes if shelf.has(code)]
    return {
        code: {"image": one.image, "alt": one.alt} for code, one in shelf.pictures(known).items()
    }


@cache
def _template() -> bytes:
    from generator.word.scaffold import Draft, Look  # noqa: PLC0415 (rare, costly)

    draft = Draft("What has changed in my rules", Look(size=_SIZE, line=1.3))
    draft.furniture("What has changed in my rules", "{{ name }}", "Keep this paper.", draft=_DRAFT)
    draft.paragraph("What has changed in my rules", "Title")
    draft.paragraph("This paper is about your {{ paper }}.")
    draft.paragraph("The rules in your legal paper are the real ones.")
    with draft.when("not parts and not facts"):
        draft.paragraph("Nothing has changed.")
        draft.paragraph("Your rules are the same.")
    with draft.each("fact in facts"):
        draft.paragraph("{{ fact }}")
    with draft.each("part in parts"):
        draft.heading(1, "{{ part.heading }}")
        with draft.when("part.pictured"):
            draft.beside("c.shown", [("{{ c.heading }}", "Heading 2"), *_SAID], loop=_EACH)
        with draft.when("not part.pictured"), draft.each(_EACH):
            draft.heading(2, "{{ c.heading }}")
            for line in _SAID:
                draft.paragraph(line)
    draft.heading(1, "Is something not clear?")
    draft.paragraph("Ask your worker.")
    draft.paragraph("You can ask as often as you like.")
    return draft.save()
