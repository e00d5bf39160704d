"""A guide to the fields of a case for those who fill them in: what, how, for whom, for which."""

import json
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from docx.shared import Pt

from generator.case import in_print, required
from generator.case.facts.reading import as_day
from generator.case.facts.words import and_list, day_words
from generator.case.guide import FieldGuide, Form, guide
from generator.catalogue import Kind
from generator.word.scaffold import Draft, Look

__all__ = ["GuideRow", "field_guide", "guide_in_word", "guide_on_a_page"]

_TITLE = "Guide to the fields of a case"
_FORMS: Mapping[Form, str] = {
    "list": "As many entries as you need",
    "words": "As many lines as you need",
    "choices": "One or more of the choices",
    "references": "One or more of the entries of another list",
    "line": "One line of text",
    "narrative": "A long answer, in paragraphs and bullets",
    "date": "A date",
    "time": "A time of day",
    "integer": "A whole number",
    "number": "A number",
    "yes-no": "Yes or no",
    "choice": "One of the choices",
    "person": "A person: the name, or who it is in People",
    "reference": "An entry of another list",
    "id": "A short name of letters, digits and hyphens",
}
_READERS = {
    "child": "the child",
    "parent": "parents and carers",
    "court": "the court",
    "secure_estate": "the establishment",
    "professional": "professionals",
    "manager": "managers",
}
_FILE = ("schema",)
_EVERY = "every document of a case"


@dataclass(frozen=True)
class GuideRow:
    """One field: where it stands, its title and meaning, what may be written, who sees it.

    `part` is the part of the case that it stands in ("Child"), `where` the way to it from
    there ("Home address"), empty where it stands in the part itself. `choices` are in words, each
    with its code where the case file says it otherwise. `in_file` is the field's name in a case
    file and in a mapping, "people[].name", with how its example is written there. `needed_by` are
    the titles of the documents that cannot be made without it.
    """

    part: str
    where: str
    title: str
    meaning: str
    form: str
    choices: tuple[str, ...]
    example: str
    readers: str
    in_file: str
    needed_by: tuple[str, ...]


def field_guide(kinds: Sequence[Kind], only: Kind | None = None) -> tuple[GuideRow, ...]:
    """Every field of a case file, in the order of the schema.

    `kinds` are those whose needs are told; with `only`, the fields that this one needs.
    """
    needs = {kind: required(kind.requirements) for kind in kinds if kind.subject == "case"}
    return tuple(
        row
        for field in guide().walk()
        if field.path not in ((), _FILE)
        if only is None or field.path in needs.get(only, ())
        for row in _rows(field, _needing(field, needs))
    )


def _needing(field: FieldGuide, needs: Mapping[Kind, Container[tuple[str, ...]]]) -> list[str]:
    titles = [kind.title for kind, paths in needs.items() if field.path in paths]
    return [_EVERY] if len(titles) == len(needs) > 1 else titles


def _rows(field: FieldGuide, needed_by: Sequence[str]) -> Iterator[GuideRow]:
    if field.form == "section":  # told by its fields
        return
    *above, _ = [guide().find(field.path[: depth + 1]) for depth in range(len(field.path))]
    titles = [each.title for each in above if each is not None]
    own = len(field.path) == 1
    yield GuideRow(
        part=field.title if own else titles[0],
        where=" › ".join(titles[1:]),
        title=field.title,
        meaning=in_print(field.description),
        form=_FORMS[field.form],
        choices=tuple(
            title if code == title else f"{title} ({code})" for code, title in field.choices.items()
        ),
        example=_example(field),
        readers=_in_words(field.audience),
        in_file=_in_file(field),
        needed_by=tuple(needed_by),
    )


def _example(field: FieldGuide) -> str:
    value = field.example
    if field.choices or field.form in ("section", "list", "choice", "choices", "yes-no"):
        return ""
    if isinstance(value, list):
        return "; ".join(str(each) for each in value)
    day = as_day(value) if field.form == "date" else None
    return day_words(day) if day else "" if value is None else str(value)


def _in_file(field: FieldGuide) -> str:
    """The path of a field, with how a value is written where that is not as people say it."""
    *around, last = (guide().find(field.path[: depth + 1]) for depth in range(len(field.path)))
    path = "".join(
        f"{each.path[-1]}{'[].' if each.form == 'list' else '.'}" for each in around if each
    )
    path += last.path[-1] if last else ""
    if field.form == "yes-no":
        return f"{path}, written true or false"
    if field.form == "list":
        return f"{path}, written [{{...}}, {{...}}]"
    if field.form in ("date", "words", "choices", "references") and field.example:
        return f"{path}, written {json.dumps(field.example, ensure_ascii=False)}"
    return path


@cache
def _in_words(audience: frozenset[str]) -> str:
    if audience >= _READERS.keys():
        return "everyone"
    return and_list([words for name, words in _READERS.items() if name in audience]) or "nobody"


def _parts(rows: Sequence[GuideRow]) -> dict[str, list[GuideRow]]:
    found: dict[str, list[GuideRow]] = {}
    for row in rows:
        found.setdefault(row.part, []).append(row)
    return found


def _says(row: GuideRow) -> str:
    choices = f": {'; '.join(row.choices)}" if row.choices else ""
    example = f" For example: {row.example}" if row.example else ""
    return f"{row.form}{choices}.{example}"


def guide_in_word(rows: Sequence[GuideRow]) -> bytes:
    """The guide as a Word file: a table for each part of the case."""
    draft = Draft(_TITLE, Look(size=8, line=1.0, margin=12, landscape=True))
    for name in ("Table Text", "Table Heading"):
        spacing = draft.document.styles[name].paragraph_format
        spacing.space_before = spacing.space_after = Pt(0)
    draft.document.core_properties.author = "Throughcare"
    draft.furniture(_TITLE, "Throughcare", "What each field means, and who may see it.")
    draft.paragraph(_TITLE, "Title")
    for part, held in _parts(rows).items():
        draft.heading(1, part)
        draft.plain_table(
            ("Field", "What it means", "What to write", "Who may see it", "Needed by"),
            (22, 30, 42, 20, 22),
            [
                (
                    f"**{row.title}**" + (f"\n{row.where}" if row.where else ""),
                    f"{row.meaning}\nIn the case file: {row.in_file}",
                    _says(row),
                    row.readers.capitalize(),
                    "\n".join(row.needed_by).capitalize()
                    if row.needed_by == (_EVERY,)
                    else "\n".join(row.needed_by),
                )
                for row in held
            ],
        )
        draft.gap()
    return draft.save()


def guide_on_a_page(rows: Sequence[GuideRow]) -> bytes:
    """The guide as one web page with a search, complete without a network or scripts."""
    page = Template((Path(__file__).parent / "data" / "field-guide.html").read_text("utf-8"))
    parts = _parts(rows)
    text = page.substitute(
        title=escape(_TITLE),
        count=len(rows),
        links="\n".join(
            f'<li><a href="#part-{number}">{escape(part)}</a></li>'
            for number, part in enumerate(parts, 1)
        ),
        parts="\n".join(
            _section(number, part, held) for number, (part, held) in enumerate(parts.items(), 1)
        ),
    )
    return text.encode()


def _section(number: int, part: str, rows: Sequence[GuideRow]) -> str:
    entries = "\n".join(_entry(row) for row in rows)
    return (
        f'<section aria-labelledby="part-{number}">\n<h2 id="part-{number}">{escape(part)}</h2>\n'
        f"{entries}\n</section>"
    )


def _entry(row: GuideRow) -> str:
    told = [("What to write", row.form)]
    told += [("Choices", "; ".join(row.choices))] if row.choices else []
    told += [("For example", row.example)] if row.example else []
    told += [("Who may see it", row.readers), ("In the case file", row.in_file)]
    told += [("Needed by", "; ".join(row.needed_by))] if row.needed_by else []
    lines = "".join(f"<div><dt>{name}</dt><dd>{escape(text)}</dd></div>" for name, text in told)
    where = f'<p class="where">{escape(row.where)}</p>' if row.where else ""
    return (
        f'<article class="field">{where}<h3>{escape(row.title)}</h3>'
        f"<p>{escape(row.meaning)}</p><dl>{lines}</dl></article>"
    )
