"""The template of a kind as one record has it: proved, in its colour and letters."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import nodes
from jinja2.meta import find_undeclared_variables

from generator.case import Case, Panel
from generator.catalogue import GIVEN, Kind, vocabulary
from generator.catalogue.wording import ENGLISH, WELSH
from generator.documents._made_of import Record
from generator.documents.provenance import read_provenance
from generator.documents.whole import is_ours, parts_of, sound_template, whole_template
from generator.easyread.week import Style
from generator.errors import FaultyInputError, TemplateError
from generator.pdf.faces import family
from generator.word import Fault, Place, Template
from generator.word.lettering import in_language, letter
from generator.word.page_look import on_paper, spaced
from generator.word.recolour import contrast_with_white, darkened, recolour, tint

__all__ = [
    "ACCENT",
    "TINTS",
    "faults_of",
    "inks_of",
    "refuse_pale",
    "sections",
    "sections_of",
    "sections_of_cases",
    "sections_of_items",
    "style_of",
    "template_of",
    "vouch",
]

# The colour of our templates, where a service names none.
ACCENT = "1F5C7A"
# WCAG 2.2, success criterion 1.4.3: contrast of text with its ground.
_READABLE = 4.5
# The fonts that an easy-read profile may ask for; Word has Arial where we have Arimo.
_FONTS = {"arimo": "Arial", "atkinson": "Atkinson Hyperlegible"}
_USUAL_POINTS = 14
# The paper that it may ask for, pale enough for every ink of ours.
TINTS = {
    "cream": "FFF8E5",
    "yellow": "FFF9CC",
    "peach": "FDEBDD",
    "pink": "FBE8EE",
    "green": "E6F4E8",
    "blue": "E5F1FA",
    "grey": "EFEFEF",
}
# What holds the case of an item.
_VIEW = "view"
# How many times as far apart lines and paragraphs stand where it asks for wide spacing.
_WIDE = {"lines": 1.25, "paragraphs": 1.5}
# More than there are kinds: a walk over all of them, again and again, would find none kept.
_TEMPLATES = 128


def template_of(kind: Kind, record: Record, language: str = ENGLISH) -> Template:
    """The kind's template in the service's colour, and as the child reads best.

    That is a font, a size, the colour of the paper and the space between lines. `language` is the
    code of the language that it is read out in. Raises
    FaultyInputError for a colour too pale to read on white.
    """
    accent = record.data.get("service", {}).get("accent_colour", ACCENT)
    refuse_pale(accent)
    wanted = record.data.get("easy_read", {}) if "pictures" in kind.gives else {}
    paper = TINTS.get(wanted.get("tint", ""))
    content = _coloured(sound_template(kind), _inked(accent, paper))
    content = _lettered(content, _FONTS.get(wanted.get("font", "")), wanted.get("size"))
    content = _set(content, paper, wanted.get("spacing") == "wide")
    return Template.open(content if language == ENGLISH else _spoken(content, language))


def inks_of(seen: Mapping[str, Any]) -> tuple[str, str]:
    """The colours (RRGGBB) of the headings and of the paper of a child's page, by its view."""
    accent = str(seen.get("service", {}).get("accent_colour", ACCENT)).upper()
    paper = TINTS.get(seen.get("easy_read", {}).get("tint", ""))
    return _inked(accent, paper), paper or "FFFFFF"


def style_of(record: Case | Panel) -> Style:
    """How pictures for the child are drawn: letters, their size and colours as on the page."""
    wanted = record.data.get("easy_read", {})
    ink, _ = inks_of(record.data)
    font = family(_FONTS.get(wanted.get("font", ""), ""))
    points, wide = wanted.get("size", _USUAL_POINTS), wanted.get("spacing") == "wide"
    return Style(font, points, ink, tint(ink), wide)


def refuse_pale(accent: str) -> None:
    """Raise FaultyInputError for a colour, as six hexadecimal digits, too pale to read on white."""
    if contrast_with_white(accent) < _READABLE:
        raise FaultyInputError(
            f"The service's accent colour {accent} is too pale to read on white. "
            "Choose a darker one (service, accent_colour)."
        )


@cache
def vouch(kind: Kind) -> None:
    """Check a service's own template as our own are tested. Raises TemplateError with its faults.

    A field that does not exist would otherwise read "Not recorded" in a finished document.
    """
    if is_ours(kind):
        return
    faults = faults_of(kind, kind.template)
    if faults:
        raise TemplateError(
            f"Your template of {kind.title} has faults, so nothing was made. See them in Word: "
            f"throughcare template check {kind.template} --kind {kind.name} --annotate faults.docx",
            [str(fault) for fault in faults],
        )


def faults_of(kind: Kind, path: Path) -> list[Fault]:
    """Every fault of a Word file as a template of this kind.

    Raises TemplateError when it is no Word file.
    """
    template = Template.open(path, parts_of(kind))
    words = vocabulary(kind)
    checked = template.check(
        words.view, words.registry, audience=kind.audience, required=words.required, strict=True
    )
    return [*_finished(template, path), *template.prove(), *_not_given(kind, template), *checked]


def _not_given(kind: Kind, template: Template) -> Iterator[Fault]:
    """Fields that are there only for kinds that are given them, and would always be empty here."""
    if template.prove():
        return
    given = {field for name in kind.gives for field in GIVEN[name].fields}
    used = _used(template)
    for name, one in GIVEN.items():
        for field in one.fields:
            if kind.subject in one.subjects and field in used and field not in given:
                yield Fault(
                    Place(),
                    f"It uses {field} ({one.words}), which this document is not given",
                    f'Add "{name}" to the list gives in document.toml.',
                )


def _finished(template: Template, path: Path) -> Iterator[Fault]:
    """That the file is a finished document: every case would get the words of one child."""
    if read_provenance(path) is not None:
        yield Fault(
            Place(),
            "Throughcare made this document from a case, so it may hold what is true of one "
            "child only",
            "Start from the template itself, or with `throughcare template new`.",
        )
    elif not template.prove() and not any(part.tags for part in template.parts()):
        yield Fault(
            Place(),
            "it has no field in it, so every child would get the same words",
            "Write fields where the words of a case go, such as {{ child.full_name }}.",
        )


@lru_cache(maxsize=_TEMPLATES)
def sections(template: bytes) -> tuple[str, ...]:
    """The sections of the view that a template uses."""
    opened = Template.open(template)
    if opened.prove():
        return ()
    return tuple(sorted(_used(opened) - {"document"}))


def _used(template: Template) -> set[str]:
    trees = (part.tree for part in template.parts())
    return {name for tree in trees for name in find_undeclared_variables(tree)}


def sections_of(kind: Kind) -> tuple[str, ...]:
    """The sections of the view that a kind's template uses; none where it has no template."""
    return sections(whole_template(kind)) if kind.has_template else ()


def sections_of_cases(kind: Kind) -> tuple[str, ...]:
    """The sections of the view of each case that a panel's template uses; none for all of them."""
    return sections_of_items(whole_template(kind)) if kind.has_template else ()


@lru_cache(maxsize=32)
def sections_of_items(template: bytes) -> tuple[str, ...]:
    """The sections of the view of each item's case that a template uses; none for all of them."""
    opened = Template.open(template)
    if opened.prove():
        return ()
    used: set[str] = set()
    views = taken = 0
    for part in opened.parts():
        for one in part.tree.find_all(nodes.Getattr):
            views += one.attr == _VIEW
            if isinstance(one.node, nodes.Getattr) and one.node.attr == _VIEW:
                taken += 1
                used.add(one.attr)
        consts = (str(one.value) for one in part.tree.find_all(nodes.Const))
        views += sum(_VIEW in each.split(".") for each in consts)
    # A view that is taken whole, or by a name worked out, may show any section.
    return tuple(sorted(used)) if views == taken else ()


def _inked(accent: str, paper: str | None) -> str:
    """The accent, darker where it is too pale for the paper."""
    return darkened(accent, paper, _READABLE) if paper else accent


@lru_cache(maxsize=_TEMPLATES)
def _set(template: bytes, paper: str | None, wide: bool) -> bytes:
    apart = spaced(template, **_WIDE) if wide else template
    return on_paper(apart, paper) if paper else apart


@lru_cache(maxsize=_TEMPLATES)
def _spoken(template: bytes, language: str) -> bytes:
    return in_language(template, "cy-GB" if language == WELSH else language)


@lru_cache(maxsize=_TEMPLATES)
def _lettered(template: bytes, font: str | None, points: int | None) -> bytes:
    return letter(template, font=font, points=points) if font or points else template


@lru_cache(maxsize=_TEMPLATES)
def _coloured(template: bytes, accent: str) -> bytes:
    if accent.upper() == ACCENT:
        return template
    return recolour(template, {ACCENT: accent.upper(), tint(ACCENT): tint(accent)})
