"""A Word file held against what a template of a kind must be, with pictures of its faults."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.catalogue import Kind, vocabulary
from generator.documents.templates import faults_of
from generator.documents.whole import joined_template, parts_of
from generator.errors import PdfError, TemplateError
from generator.pdf.convert import to_pdf
from generator.pdf.preview import page_count, previews
from generator.reading import read_small
from generator.word import Fault, Template
from generator.word.numbered import numbered
from generator.word.shared import join

__all__ = ["Pages", "Proved", "ProvedPart", "pages_of", "proved", "proved_part"]

_DPI = 80
_MOST_PAGES = 40


@dataclass(frozen=True)
class Proved:
    """What was found in a template: `faults` stand in the way, `advice` may be as meant.

    `left_out` names what Word keeps in the file and no document shows, such as comments.
    """

    kind: Kind
    faults: tuple[Fault, ...]
    advice: tuple[Fault, ...]
    left_out: tuple[str, ...]


def proved(kind: Kind, file: Path) -> Proved:
    """Everything to be said of a Word file as a template of this kind.

    Raises TemplateError when it is no Word file.
    """
    template = Template.open(file, parts_of(kind))
    words = vocabulary(kind)
    faults = faults_of(kind, file)
    found = template.check(
        words.view, words.registry, audience=kind.audience, required=words.required, advice=True
    )
    advice = tuple(one for one in found if one not in faults)
    return Proved(kind, tuple(faults), advice, tuple(template.left_out()))


@dataclass(frozen=True)
class ProvedPart:
    """What was found in a shared part: its faults in the kinds that take it in, by their names.

    `kinds` are empty when none takes it in; it was then held against a case on its own.
    """

    kinds: tuple[Kind, ...]
    faults: tuple[Fault, ...]


def proved_part(file: Path, kinds: Iterable[Kind], audience: Iterable[str] = ()) -> ProvedPart:
    """Everything that is wrong with a Word file as the shared part of its name.

    It is looked at in every template that takes it in, where it may use what stands round it, for
    the readers of each. `audience` names readers that it must be fit for besides. Raises
    TemplateError when it is no Word file.
    """
    name, every = file.stem, tuple(kinds)
    content = read_small(file)
    users: list[Kind] = []
    found: dict[str, Fault] = {}
    for kind in every:
        if name not in joined_template(kind).parts:
            continue
        others = tuple(path for path in kind.parts if path.stem != name)
        with_it = replace(
            kind,
            parts=(*others, file),
            audience=tuple(dict.fromkeys((*kind.audience, *audience))),
        )
        users.append(kind)
        for fault in faults_of(with_it, kind.template):
            if fault.place.shared == name:
                found.setdefault(f"{fault.place.spot} {fault.message}", fault)
    template = Template.open(content, {} if not every else parts_of(every[0]))
    for fault in () if users else _on_its_own(template, every, audience):
        found.setdefault(f"{fault.place.spot} {fault.message}", fault)
    return ProvedPart(tuple(users), tuple(found.values()))


def _on_its_own(
    template: Template, kinds: Iterable[Kind], audience: Iterable[str]
) -> Iterator[Fault]:
    """The faults of a part that no template takes in, as if it were one itself."""
    words = vocabulary(next(kind for kind in kinds if kind.subject == "case"))
    yield from template.prove()
    yield from template.check(words.view, words.registry, audience=audience, strict=True)


@dataclass(frozen=True)
class Pages:
    """The pages of a template as PNG pictures, and the numbers of the faults that they show."""

    pictures: tuple[bytes, ...]
    shown: frozenset[int]


def pages_of(docx: bytes, found: Proved) -> Pages:
    """The template with its parts, with the number of each fault and advice at its place.

    At most the first 40 pages; none where the file cannot be drawn.
    """
    try:
        whole = join(docx, parts_of(found.kind)).content
        marked, shown = numbered(whole, [*found.faults, *found.advice])
        pdf = to_pdf(marked)
        first = range(1, min(page_count(pdf), _MOST_PAGES) + 1)
        pictures = previews(pdf, dpi=_DPI, pages=first)
    except (PdfError, TemplateError):
        return Pages((), frozenset())
    return Pages(tuple(pictures), shown)
