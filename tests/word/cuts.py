"""Draws templates whose text is cut as Word cuts it, with what each must say.

What a document must say is worked out here letter by letter, without any template engine:
the letters typed, less the blanks that Word does not show, and a value for each tag.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from xml.sax.saxutils import escape

VALUES = {"name": "Jo", "place": "Leeds & Bradford", "lead": " two  blanks ", "count": 3}
_TAGS: tuple[tuple[str, str], ...] = (
    ("{{ name }}", "Jo"),
    ("{{name}}", "Jo"),
    ("{{ place }}", "Leeds & Bradford"),
    ("{{ lead }}", " two  blanks "),
    ("{{ count * 2 }}", "6"),
    ("{{ name|upper }}", "JO"),
    ("{{ 'a b' if count == 3 else 'c' }}", "a b"),
    ("{% if name %}", ""),
    ("{% for i in [1, 2] %}", ""),
    ("{# a remark #}", ""),
)
_INSIDE = {"{% if name %}": ("{% endif %}", 1), "{% for i in [1, 2] %}": ("{% endfor %}", 2)}
_WORDS = ("Dear", "and family,", "met", "at 10 o’clock", "(see", "below)", "Fish & chips", "a", ".")
_LOOKS = ("", "", "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/></w:rPr>")
_NUMBERS = ("", ' w:rsidR="00AB12CD"', ' w:rsidR="00EF34AB" w:rsidRPr="00AB12CD"')
# What Word writes between two pieces of one word: inside a run, or between two.
_WITHIN = ("", "", "<w:lastRenderedPageBreak/>")
_BETWEEN: tuple[Callable[[int], str], ...] = (
    lambda _: "",
    lambda _: '<w:proofErr w:type="spellStart"/>',
    lambda _: '<w:proofErr w:type="spellEnd"/><w:proofErr w:type="gramStart"/>',
    lambda n: f'<w:bookmarkStart w:id="{n}" w:name="b{n}"/><w:bookmarkEnd w:id="{n}"/>',
    lambda _: "<w:r><w:lastRenderedPageBreak/></w:r>",
)
_BEGINS, _ENDS = "\ue000", "\ue001"


@dataclass(frozen=True)
class Letter:
    """A letter as typed: what it prints itself, or the part of a tag that it is."""

    typed: str
    printed: str
    tag: bool = False


def paragraph(pick: random.Random) -> tuple[str, str]:
    """The XML of a drawn paragraph, and what a merge of it with VALUES must show."""
    letters, nested = _typed(pick)
    pieces = _cut(letters, pick)
    xml, shown = [], []
    for number, piece in enumerate(pieces):
        kept = _kept(piece)
        bare = pick.random() < 0.6 and not _parts_a_tag(piece, kept)
        text = escape("".join(letter.typed for letter in piece))
        space = "" if bare else ' xml:space="preserve"'
        element = f"{pick.choice(_WITHIN)}<w:t{space}>{text}</w:t>"
        shown += kept if bare else piece
        if number and pick.random() < 0.25:
            xml.append(element)
        else:
            closing = "</w:r>" if number else ""
            between = pick.choice(_BETWEEN)(pick.randrange(10**6)) if number else ""
            xml.append(
                f"{closing}{between}<w:r{pick.choice(_NUMBERS)}>{pick.choice(_LOOKS)}{element}"
            )
    return f"<w:p>{''.join(xml)}</w:r></w:p>", _printed(shown, nested)


def _typed(pick: random.Random) -> tuple[list[Letter], int]:
    """Letters of words and tags, and how often those between the two marks of a block come."""
    letters: list[Letter] = []
    closing, times = "", 1
    for _ in range(pick.randint(2, 7)):
        if pick.random() < 0.5:
            letters += [Letter(c, c) for c in pick.choice(_WORDS)]
        else:
            tag, value = pick.choice(_TAGS)
            if tag in _INSIDE:
                if closing:
                    continue
                closing, times = _INSIDE[tag]
                value = _BEGINS
            letters += _tag(tag, value)
        letters += [Letter(c, c) for c in pick.choice(("", " ", " ", "  "))]
    if closing:
        letters += _tag(closing, _ENDS)
        letters += [Letter(c, c) for c in pick.choice(("", " ", " and so on"))]
    return letters, times


def _tag(written: str, value: str) -> list[Letter]:
    return [Letter(c, "" if at else value, True) for at, c in enumerate(written)]


def _cut(letters: list[Letter], pick: random.Random) -> list[list[Letter]]:
    ends = sorted({pick.randrange(1, len(letters)) for _ in range(pick.randint(1, 6))})
    return [letters[a:b] for a, b in zip([0, *ends], [*ends, len(letters)], strict=True)]


def _kept(piece: list[Letter]) -> list[Letter]:
    """The letters of an element that does not say that its outer blanks count."""
    start, end = 0, len(piece)
    while start < end and piece[start].typed == " ":
        start += 1
    while end > start and piece[end - 1].typed == " ":
        end -= 1
    return piece[start:end]


def _parts_a_tag(piece: list[Letter], kept: list[Letter]) -> bool:
    """Whether a blank that is not shown stands within a tag, where it may mean something."""
    return sum(letter.tag for letter in piece) > sum(letter.tag for letter in kept)


def _printed(letters: list[Letter], times: int) -> str:
    text = "".join(letter.printed for letter in letters)
    before, opened, rest = text.partition(_BEGINS)
    inside, _, after = rest.partition(_ENDS)
    return before + inside * times + after if opened else text
