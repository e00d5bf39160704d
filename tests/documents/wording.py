"""Looks at the words of a made document as a reader does: what no careful writer would send out."""

import io
import re
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2 as pdfium
from lxml import etree

from tests.documents.pages import Fault

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = re.compile(r"word/(document|header|footer)\d*\.xml$")
FAMILY = {"child", "parent"}
_HARD = tomllib.loads((Path(__file__).parent / "family_words.toml").read_text())
_INITIALS = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, _HARD['initials']))})(?!\w)")
_HARD_WORDS = re.compile(
    rf"\b({'|'.join(map(re.escape, _HARD['words']))})(?! institution)", re.IGNORECASE
)
# Sentences of so many words are not written twice by chance.
_LONG = 10
# How a source is cited, which several rows may do.
_CITED = re.compile(r"[a-z]+: ")
_ENDS = re.compile(r"(?<=[.!?])[”’)\"]*\s+(?=[“‘(]?[A-Z0-9])")
_ONE = re.compile(r"(?<!Level )(?<!Stage )(?<!Year )(?<!Part )(?<!Unit )\b1 ([a-z]+s)\b")
# Words in -s of which there may be one.
_SINGULAR = {"address", "always", "bus", "class", "is", "has", "was", "pass", "less", "plus"}
_SAME_TWICE = {"had", "that", "her", "very", "no", "bye", "ha", "in", "on"}

# What is wrong, and the words by which it is known.
_NEVER: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a gap is shown", re.compile(r"\bNot recorded\b")),
    ("a missing value is printed", re.compile(r"^None$|[:,;] None(?:$|[,;])|\bUndefined\b")),
    ("two full stops", re.compile(r"(?<!\.)\.\.(?!\.)|\.”\.|[?!]\.(?= |$)")),
    ("two marks in a row", re.compile(r",[,.;:]|;[,.;:]|:[,.;]|\.[,;:](?! [a-z])")),
    ("a space before a mark", re.compile(r"\w [,.;:?!](?= |$)")),
    ("empty brackets", re.compile(r"\(\s*\)|\[\s*\]")),
    ("no number where one should be", re.compile(r"\bAt \d+ [A-Z]\w+ (was|were)\b")),
    ("a sentence starts small", re.compile(r"[a-z]{3}[.?!] (?!e\.g|i\.e)[a-z]{2,}\b")),
)
_FOR_A_CHILD: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a late mark is shown to the family", re.compile(r"\(late\)", re.IGNORECASE)),
)
# The kind that asks the same of every child.
FOR_EVERY_CHILD = "panel-agenda"
_THE_CHILD = re.compile(r"\b[Tt]he child(?:[’']s)?\b(?! (?:and adolescent|trafficking|protection))")


def word_text(docx: bytes) -> list[str]:
    """The paragraphs of a Word file: body, then headers and footers."""
    found = []
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        names = [
            n for n in archive.namelist() if re.match(r"word/(document|header|footer)\d*\.", n)
        ]
        for name in sorted(names):
            for paragraph in etree.fromstring(archive.read(name)).iter(f"{W}p"):
                nodes = paragraph.iter(f"{W}t", f"{W}tab", f"{W}br")
                found.append("".join(n.text or "" if n.tag == f"{W}t" else " " for n in nodes))
    return [text.strip() for text in found if text.strip()]


def pdf_text(pdf: bytes) -> str:
    """All text of a PDF, white space made one space and words put together again."""
    with pdfium.PdfDocument(pdf) as opened:
        text = "\n".join(page.get_textpage().get_text_range() for page in opened)
    text = re.sub(r"(?<=\w)[\u00ad\ufffe]\s*", "", text)
    return re.sub(r"\s+", " ", text.replace("\xa0", " "))


def faults(
    paragraphs: Iterable[str],
    audience: Iterable[str],
    *,
    recurring: bool = False,
    official: Iterable[str] = (),
    several: bool = False,
) -> list[Fault]:
    """What is wrong with the words of a document for that audience.

    `recurring` is for lists of duties and of rules, which say one again for each date or rule.
    `official` is what must be printed word for word, such as the conditions of a licence.
    `several` is for what asks the same of every child, and so names none.
    """
    texts = list(paragraphs)
    as_issued = list(official)
    family = FAMILY & set(audience)
    found = [*_apostrophes(texts), *(() if recurring else _repeated(texts))]
    found += _quotations(texts)
    for text in texts:
        found += _in_words(text, several=several)
        if family and not any(words in text for words in as_issued):
            found += _for_family(text)
    return found


def in_pdf(pdf: bytes) -> list[Fault]:
    """What only the drawn text can show: both apostrophes, and a gap."""
    text = pdf_text(pdf)
    found = list(_apostrophes([text]))
    found += [
        Fault(0, what, _around(text, hit))
        for what, kind in _NEVER[:2]
        if (hit := kind.search(text))
    ]
    return found


def _in_words(text: str, *, several: bool) -> Iterator[Fault]:
    for what, kind in _NEVER:
        if hit := kind.search(text):
            yield Fault(0, what, _around(text, hit))
    for hit in _ONE.finditer(text):
        if hit[1] not in _SINGULAR:
            yield Fault(0, "one of several", _around(text, hit))
    for hit in re.finditer(r"\b([a-z]+) \1\b", text, re.IGNORECASE):
        if hit[1].lower() not in _SAME_TWICE:
            yield Fault(0, "a word stands twice", _around(text, hit))
    if not several and (hit := _THE_CHILD.search(text)):
        yield Fault(0, "the child has a name", _around(text, hit))
    if text.count("(") != text.count(")"):
        yield Fault(0, "a bracket has no other", text)


def _quotations(texts: list[str]) -> Iterator[Fault]:
    """Quotations that do not end; one over several paragraphs opens again in each of them."""
    is_open = False
    for number, text in enumerate(texts):
        after = texts[number + 1] if number + 1 < len(texts) else ""
        opened, closed = text.count("“"), text.count("”")
        if opened == closed + 1 and after.startswith("“"):
            is_open = True
        elif opened != closed and not (is_open and opened == closed + 1):
            yield Fault(0, "a quotation mark has no other", text)
            is_open = False
        else:
            is_open = False


def _for_family(text: str) -> Iterator[Fault]:
    for what, kind in _FOR_A_CHILD:
        if hit := kind.search(text):
            yield Fault(0, what, _around(text, hit))
    for kind in (_INITIALS, _HARD_WORDS):
        for hit in kind.finditer(text):
            yield Fault(0, f"families do not know “{hit[1]}”", _around(text, hit))


def _repeated(texts: list[str]) -> Iterator[Fault]:
    """Long sentences that stand in the document more than once."""
    counted: Counter[str] = Counter()
    for text in texts:
        for sentence in _ENDS.split(text):
            if len(sentence.split()) >= _LONG and not _CITED.match(sentence):
                counted[re.sub(r"^\W+|\W+$", "", sentence)] += 1
    for sentence, times in counted.items():
        if times > 1:
            yield Fault(0, f"stands {times} times", sentence)


def _apostrophes(texts: list[str]) -> Iterator[Fault]:
    """Straight apostrophes and quotation marks in a document that has curly ones."""
    if not any(mark in text for text in texts for mark in "’“”"):
        return
    for text in texts:
        if hit := re.search(r"['\"]", text):
            yield Fault(0, "a straight mark beside curly ones", _around(text, hit))


def _around(text: str, hit: re.Match[str]) -> str:
    return text[max(0, hit.start() - 30) : hit.end() + 40]
