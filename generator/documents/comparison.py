"""What changed in a child's rules, as a paper in easy words: Word and PDF."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

from generator.case import Case
from generator.documents.produce import Document, Producer
from generator.documents.signing import PAPER
from generator.easyread import Shelf
from generator.easyread.comparing import Change, Compared
from generator.easyread.pictures import MUST_NOT, Look
from generator.pdf import to_pdf
from generator.word import Template
from generator.word.lettering import letter

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
    "{%p if line.forbids and must_not %}",
    "{{ must_not.image|picture(width_mm=6, alt=must_not.alt) }} {{ line.text }}",
    "{%p elif line.forbids %}",
    "Must not: {{ line.text }}",
    "{%p else %}",
    "{{ line.text }}",
    "{%p endif %}",
    "{%p endfor %}",
    "{%p endfor %}",
)


def comparison(producer: Producer, record: Case, found: Compared, on: date) -> tuple[Document, ...]:
    """What changed for a child as Word and PDF; a draft while the new paper is not signed.

    `record` is the new state of the case. Pictures, font and size are those of its profile.
    """
    kind = producer.catalogue.get(PAPER)
    easy = record.data.get("easy_read", {})
    template = letter(_template(), font=_FONTS.get(easy.get("font", "")), points=easy.get("size"))
    shelf = _shelf(producer, record)
    context = {
        "document": {"draft": not producer.checked(record, on).holds},
        "name": found.name,
        "paper": found.paper,
        "facts": list(found.facts),
        "parts": list(_parts(found, _pictures(shelf, found))),
        "must_not": _mark(shelf) if shelf else None,
    }
    docx = Template.open(template).fill(context, modified=datetime.combine(on, time(), UTC))()
    name = f"{record.identifier}_changes"
    return (
        Document(kind, name, on, "docx", docx, draft=False),
        Document(kind, name, on, "pdf", to_pdf(docx, accessible=True), draft=False),
    )


def _parts(found: Compared, pictures: Mapping[Look, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    letter_of_rules = pictures.get((_LETTER, False))
    for heading, changes in found.parts():
        rows = [_row(one, pictures.get(_look(one), letter_of_rules)) for one in changes]
        yield {"heading": heading, "changes": rows, "pictured": bool(pictures)}


def _look(change: Change) -> Look:
    return change.picture, change.is_barred


def _row(change: Change, shown: dict[str, Any] | None) -> dict[str, Any]:
    told_apart = change.kind in ("different", "reworded")
    labelled = [
        {"label": label if told_apart else "", "lines": [line._asdict() for line in lines]}
        for label, lines in (("Before:", change.before), ("Now:", change.now))
        if lines
    ]
    pictured = {"shown": shown} if shown else {}
    return {"heading": change.heading, "said": labelled, **pictured}


def _shelf(producer: Producer, record: Case) -> Shelf | None:
    """Where the pictures of the child's profile are found; None with pictures off."""
    easy = record.data.get("easy_read", {})
    if easy.get("pictures") == "off":
        return None
    beside = record.file if record.folder else None
    return Shelf(producer.resources.service, easy.get("own_pictures", ()), beside)


def _pictures(shelf: Shelf | None, found: Compared) -> Mapping[Look, dict[str, Any]]:
    """The picture of each rule as it stands beside it; none with pictures off."""
    if shelf is None:
        return {}
    looks = {(_LETTER, False), *map(_look, found.changes)}
    drawn = shelf.shown(look for look in looks if look[0] and shelf.has(look[0]))
    return {
        look: {"image": one.image, "alt": f"{MUST_NOT}: {one.alt}" if look[1] else one.alt}
        for look, one in drawn.items()
    }


def _mark(shelf: Shelf) -> dict[str, Any]:
    mark = shelf.must_not()
    return {"image": mark.image, "alt": mark.alt}


@cache
def _template() -> bytes:
    from generator.word.scaffold import Draft  # noqa: PLC0415 (rare, costly)
    from generator.word.scaffold import Look as PageLook  # noqa: PLC0415

    draft = Draft("What has changed in my rules", PageLook(size=_SIZE, line=1.3))
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
