"""Opens an edited file and finds every field in it that can be read back."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from lxml import etree

from generator.errors import TemplateError
from generator.word.compile._disarm import disarm
from generator.word.compile._safety import check
from generator.word.package._main import main_part
from generator.word.package._opc import Package
from generator.word.package._xml import parse, w
from generator.word.package._zip import read_zip
from generator.word.readback._looks import Looks
from generator.word.readback._paragraphs import pieces_of
from generator.word.readback._scan import STRANGE, Scan, pending, scan
from generator.word.readback.located import NARRATIVE
from generator.word.readback.marking import FIELDS, Mark, hash_of_printed
from generator.word.readback.pieces import Piece
from generator.word.readback.strips import Stretch, strips

_DIGITS = re.compile(r"\d+")
_AROUND = tuple(
    f"wordprocessingml.{name}+xml" for name in ("header", "footer", "footnotes", "endnotes")
)
UNSEEN = frozenset({"hidden", "struck through"})  # looks that say that a text is not meant

_Read = TypeVar("_Read")
_Flagged = tuple[int, int, int, frozenset[str]]


@dataclass(frozen=True)
class Field:
    """A field that was found: `shown` is its text now, or its narrative in pieces.

    `trouble` says why it cannot be read; empty when it can. `looks` is how any of it looks
    that the text does not tell: "struck through", "underlined". `after` is the text of each
    paragraph from a narrative to the next field, in its cell or the body. `longer` gives
    what the narrative is with that many of them. `line` is its paragraph with "…" for each
    field, `head` what stands before it there if it is the first of them, and `tail` what
    stands after it if it is the last.
    """

    mark: Mark
    shown: str | tuple[Piece, ...]
    trouble: str = ""
    looks: frozenset[str] = frozenset()
    after: tuple[str, ...] = ()
    line: str = ""
    head: str = ""
    tail: str = ""
    longer: Callable[[int], tuple[Piece, ...]] | None = field(
        default=None, compare=False, repr=False
    )

    @property
    def edited(self) -> bool:
        """Whether it shows anything else than what was printed."""
        return bool(self.trouble) or hash_of_printed(self.shown) != self.mark.printed

    def grown(self, before: "Field") -> "Field":
        """The field with what was written directly at either end of it.

        `before` is the same field as it was printed. LibreOffice leaves such text outside.
        """
        if isinstance(self.shown, str):
            return self._lengthened(before)
        count = len(self.after) - len(before.after)
        if self.longer is None or count < 1 or self.after[count:] != before.after:
            return self
        return replace(self, shown=self.longer(count), after=before.after)

    def _lengthened(self, before: "Field") -> "Field":
        # Only where nothing but a mark such as ” stood there: else it may belong to other words.
        head = _extra(self.head, self.head.removeprefix(before.head), before.head)
        tail = _extra(self.tail, self.tail.removesuffix(before.tail), before.tail)
        whole = self.head == before.head + head and self.tail == tail + before.tail
        if self.trouble or not whole or not (head or tail) or STRANGE in head + tail:
            return self
        inner = self.line[len(self.head) : len(self.line) - len(self.tail)]
        line = f"{before.head}{inner}{before.tail}"
        return replace(self, shown=f"{head}{self.shown}{tail}", line=line)


def _extra(now: str, more: str, before: str) -> str:
    return "" if now == before or any(letter.isalnum() for letter in before) else more


@dataclass(frozen=True)
class Reading:
    """What an edited file says.

    `properties` are its custom properties, `pending` whether tracked changes wait in it.
    `lost` are the numbers of fields that are gone. `strips` are its table rows and
    paragraphs in their order, `outside` the text around the fields, `around` that of its
    page headers, footers and notes, with # for numbers. `unseen` are the texts outside the
    fields that are hidden or struck through, each after that word; `order` the numbers of the
    fields as they follow each other; `sequence` the same with the texts outside between them;
    `comments` how many there are. `left_out` says in words what acted on its own or reached
    outside the file, such as macros, and was not read.
    """

    properties: Mapping[str, str]
    fields: tuple[Field, ...]
    lost: tuple[int, ...]
    pending: bool
    strips: tuple[tuple[Stretch, ...], ...]
    outside: tuple[str, ...]
    around: frozenset[str]
    unseen: tuple[tuple[str, str], ...]
    order: tuple[int, ...]
    sequence: tuple[int | str, ...]
    comments: int
    left_out: tuple[str, ...] = ()


def read_document(data: bytes) -> Reading:
    """Read a Word file that may have been edited.

    A file without fields to read back has none, which is no error. Raises as `opened` does.
    """
    return opened(data, _read)


def opened(data: bytes, read: Callable[[Package, str, etree._Element], _Read]) -> _Read:
    """What `read` makes of an edited Word file: of its package, its main part's name, its body.

    Macros and what else acts on its own are left out. Raises TemplateError when it is no Word
    file, is damaged, or holds what cannot be left out so, such as an embedded object.
    """
    try:
        package = Package(read_zip(data))
        package.left_out = tuple(disarm(package))
        check(package)
        main = main_part(package)
        body = parse(package.read(main), main).find(w("body")) if package.read(main) else None
        if body is None:
            raise TemplateError("The template is not a Word document (.docx).")
        return read(package, main, body)
    except TemplateError as error:
        summary = error.summary.replace("The template", "The document")
        raise TemplateError(summary, error.faults) from None


def _read(package: Package, main: str, body: etree._Element) -> Reading:
    properties = properties_of(package)
    count, _, document = properties.get(FIELDS, "").partition(" ")
    found = scan(body, document)
    looks = Looks(package, main)
    whole = [mark for mark in found.starts if mark in found.ends and mark not in found.twice]
    flagged = _flagged(found, looks)
    fields = tuple(
        replace(_field(mark, found, looks), looks=_looks(mark, found, flagged))
        for mark in sorted(whole)
    )
    there = {mark.number for mark in whole}
    order = [mark for mark in found.starts if mark.number in there]
    around_fields = list(_outside(found, whole))
    made = range(int(count) if count.isdecimal() and len(count) < 7 else 0)
    return Reading(
        properties=properties,
        fields=fields,
        lost=tuple(number for number in made if number not in there),
        pending=pending(body),
        left_out=package.left_out,
        strips=strips(body, found),
        outside=tuple(text for _, text in around_fields),
        around=frozenset(_around(package)),
        unseen=tuple(_unseen(found, whole, flagged)),
        order=tuple(mark.number for mark in order),
        sequence=_sequence(
            [(found.starts[mark].paragraph, mark.number) for mark in order], around_fields
        ),
        comments=_comments(package),
    )


def _flagged(found: Scan, looks: Looks) -> list[_Flagged]:
    """The runs that look other than plain, with how they do."""
    return [(p, a, b, of) for p, a, b, run in found.runs if (of := looks.of_run(run))]


def _looks(mark: Mark, found: Scan, flagged: list[_Flagged]) -> frozenset[str]:
    """How a field looks, as far as reading it as text does not tell."""
    start, end = found.starts[mark], found.ends[mark]
    if mark.form.startswith(NARRATIVE):
        first, last = start.paragraph, end.paragraph - (end.at == 0)
        seen = (of for p, _, _, of in flagged if first <= p <= last)
        return frozenset().union(*seen) - {"bold", "italic"}
    of_field = (
        of
        for p, a, b, of in flagged
        if (start.paragraph, start.at) < (p, b) and (p, a) < (end.paragraph, end.at)
    )
    return frozenset().union(*of_field)


def _unseen(found: Scan, marks: list[Mark], flagged: list[_Flagged]) -> Iterator[tuple[str, str]]:
    """Hidden or struck text in no field."""
    covered = found.narratives()
    spans = [
        (found.starts[mark], found.ends[mark])
        for mark in marks
        if not mark.form.startswith(NARRATIVE)
    ]
    for p, a, b, of in flagged:
        inside = any(
            (start.paragraph, start.at) <= (p, a) and (p, b) <= (end.paragraph, end.at)
            for start, end in spans
        )
        if p not in covered and not inside:
            for look in sorted(of & UNSEEN):
                yield look, " ".join(found.texts[p][a:b].split())


def _comments(package: Package) -> int:
    return sum(
        len(parse(package.read(name), name).findall(w("comment")))
        for name, kind in package.types.items()
        if kind.endswith("wordprocessingml.comments+xml") and package.read(name)
    )


def properties_of(package: Package) -> dict[str, str]:
    """The custom properties of a file, by name."""
    name = package.related("", "custom-properties")
    content = package.read(name) if name else b""
    if not content:
        return {}
    return {node.get("name", ""): str(node.xpath("string()")) for node in parse(content, name)}


def _field(mark: Mark, found: Scan, looks: Looks) -> Field:
    start, end = found.starts[mark], found.ends[mark]
    if mark.form.startswith(NARRATIVE):
        return _narrative(mark, found, looks)
    if start.paragraph != end.paragraph:
        return Field(mark, "", "it runs over several paragraphs: keep it in one")
    shown = found.texts[start.paragraph][start.at : end.at]
    if STRANGE in shown:
        return Field(mark, "", "it holds a picture, a note or a symbol: take that out")
    line, first, last = _line(start.paragraph, found)
    head = found.texts[start.paragraph][: start.at] if mark == first else ""
    tail = found.texts[start.paragraph][end.at :] if mark == last else ""
    return Field(mark, shown, line=line, head=head, tail=tail)


def _line(number: int, found: Scan) -> tuple[str, Mark, Mark]:
    """A paragraph with "…" for each of its fields, and the first and the last of them."""
    spans = sorted(
        (start.at, found.ends[mark].at, mark)
        for mark, start in found.starts.items()
        if start.paragraph == number
        and mark not in found.twice
        and mark in found.ends
        and found.ends[mark].paragraph == number
    )
    text = found.texts[number]
    for begin, end, _ in reversed(spans):
        text = f"{text[:begin]}…{text[end:]}"
    return text, spans[0][2], spans[-1][2]


def _narrative(mark: Mark, found: Scan, looks: Looks) -> Field:
    start, end = found.starts[mark], found.ends[mark]
    # Whole paragraphs: what is typed at either end of a bookmark may come to stand outside it.
    last = end.paragraph if end.at or end.paragraph == start.paragraph else end.paragraph - 1
    if any(STRANGE in text for text in found.texts[start.paragraph : last + 1]):
        return Field(mark, (), "it holds a picture, a note or a symbol: take that out")
    blocks = _between(found.paragraphs[start.paragraph : last + 1])
    if not blocks:
        return Field(mark, (), "it begins or ends within a table, or where another text ends")
    after = _following(last, found)

    def longer(count: int) -> tuple[Piece, ...]:
        more = [found.paragraphs[number] for number in after[:count]]
        return pieces_of([*blocks, *more], looks, mark.form[1:])

    texts = tuple(" ".join(found.texts[number].split()) for number in after)
    return Field(mark, longer(0), after=texts, longer=longer)


def _following(last: int, found: Scan) -> list[int]:
    """The paragraphs with text from one to the next field or table, in what holds it."""
    taken = found.marked()
    out = []
    element = found.paragraphs[last].getnext()
    number = last
    while element is not None and element.tag != w("tbl"):
        if element.tag == w("p"):
            number += 1
            if number in taken:
                break
            if found.texts[number].strip():
                out.append(number)
        element = element.getnext()
    return out


def _between(paragraphs: Sequence[etree._Element]) -> list[etree._Element]:
    """The blocks that hold these paragraphs, in what holds them all; empty when they cross it."""
    if not paragraphs:
        return []
    first, last = paragraphs[0], paragraphs[-1]
    above = {first, *first.iterancestors()}
    common = next(element for element in last.iterancestors() if element in above)
    if common.tag in (w("tbl"), w("tr")):
        return []
    blocks = list(_blocks(common))
    begin = next((at for at, block in enumerate(blocks) if block in above), None)
    if begin is None or last not in blocks:
        return []
    return blocks[begin : blocks.index(last) + 1]


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    for element in parent:
        if element.tag in (w("p"), w("tbl")):
            yield element
        elif element.tag in (w("sdt"), w("sdtContent"), w("customXml")):
            yield from _blocks(element)


def _sequence(fields: list[tuple[int, int]], texts: list[tuple[int, str]]) -> tuple[int | str, ...]:
    """Fields and texts as they follow each other, from the paragraph that each begins in."""
    together: list[tuple[int, int | str]] = [*texts, *fields]
    return tuple(what for _, what in sorted(together, key=lambda one: one[0]))


def _outside(found: Scan, marks: list[Mark]) -> Iterator[tuple[int, str]]:
    """Number and text of each paragraph that stands in no field, without those that are empty."""
    covered = found.narratives()
    cut: dict[int, list[tuple[int, int]]] = {}
    for mark in marks:
        start, end = found.starts[mark], found.ends[mark]
        if start.paragraph == end.paragraph and not mark.form.startswith(NARRATIVE):
            cut.setdefault(start.paragraph, []).append((start.at, end.at))
    for number, text in enumerate(found.texts):
        if number in covered:
            continue
        for begin, end_at in sorted(cut.get(number, ()), reverse=True):
            text = f"{text[:begin]}…{text[end_at:]}"  # noqa: PLW2901
        if text.strip():
            yield number, " ".join(text.split())


def _around(package: Package) -> Iterator[str]:
    for name, kind in package.types.items():
        if kind.endswith(_AROUND) and package.read(name):
            for text in scan(parse(package.read(name), name)).texts:
                if text.strip():
                    yield _DIGITS.sub("#", " ".join(text.split()))  # page numbers


__all__ = ["UNSEEN", "Field", "Reading", "properties_of", "read_document"]
