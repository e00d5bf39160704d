"""What in one line is to be filled in, and what stands before and behind it."""

import re
from dataclasses import dataclass

from generator.word.blanks._grid import words_of
from generator.word.blanks._line import HOLDER, RULE, TICK, Line
from generator.word.blanks._model import Kind

__all__ = ["Gap", "boxes_of", "gaps_of", "is_ruled", "label_of"]

_PART = r"(?:_{1,8}|\.{1,8}|…+|[\ue002]+|[dDmMyYxX]{1,4}|20(?:_{2,}|\.{2,}|…)?|\s+)"
_JOINT = r"\s?[/\\]\s?"
_DATE = rf"(?<![\w/]){_PART}{_JOINT}{_PART}{_JOINT}(?:{_PART}|(?=$|\s))(?![\w/])"
_DOTS = r"_(?:\s?_){2,}|(?:[.·]\s?){4,}[.·]|…(?:\s?…)*(?:\.*)|[\ue002](?:[\s_]*[\ue002])*|_{2,}"
_YES_NO = (
    r"\b(?:yes|y)\s*[/|]\s*(?:no|n)\b(?:\s*[/|]\s*(?:n/?a|not (?:known|sure|applicable)|unknown|"
    r"don.?t know))?(?:\s*[(\[*]\s*(?:please\s+)?(?:delete|circle|tick|strike|cross)[^)\]]*[)\]]?)?"
)
_PROMPT = (
    r"\[(?:please |insert |enter |add |type )?[^\[\]{}]{2,60}\]|<(?:insert|enter|add) [^<>]{2,60}>"
)
_GAP = re.compile(
    f"(?P<date>{_DATE})|(?P<yesno>{_YES_NO})|(?P<dots>{_DOTS})|(?P<holder>{HOLDER})|(?P<prompt>{_PROMPT})",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s*\(([^()]{2,60})\)")
_PARTS = re.compile(r"\t+|\n|;| {3,}|(?<=[a-z)])[.] (?=[A-Z])")
_OPTION = re.compile(r"\t|\n| {3,}|\bif\b|\(|[:;]|__|\.\.|/(?=\s|$)|,\s*$", re.IGNORECASE)
_QUESTION = re.compile(r"[?:\t]| {3,}|\)\s")
_LONG = 8
_LEAST_DATE = 3
_MOST = 4000


@dataclass(frozen=True)
class Gap:
    """What is to be filled in, from `start` up to `end` of a line's text.

    `before` is what stands before it since the gap before, `behind` what stands in brackets
    behind it, up to `close`, `names` what the gap itself is called.
    """

    start: int
    end: int
    kind: Kind
    before: str
    behind: str = ""
    names: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    prompt: bool = False
    close: int = 0


def gaps_of(line: Line) -> list[Gap]:
    """The gaps of a line in their order, those to tick not among them."""
    text = line.text
    if len(text) > _MOST:
        return []
    found: list[Gap] = []
    last = 0
    for match in _GAP.finditer(text):
        kind = match.lastgroup or ""
        start, end = match.span()
        start += len(match[0]) - len(match[0].lstrip())
        end -= len(match[0]) - len(match[0].rstrip())
        if _is_in_brackets(text, start, end) or (kind == "date" and not _is_date(match[0])):
            continue
        if kind == "dots" and len(match[0]) < 6 and text[:start][-1:].isalpha() and "." in match[0]:
            continue
        behind = _BEHIND.match(text, end)
        atoms = line.atoms[start:end] if kind == "holder" else []
        names = tuple(name for atom in atoms for name in atom.names)
        if kind == "prompt":
            names = (re.sub(r"(?i)^(please |insert |enter |add |type )+", "", match[0][1:-1]),)
        sort: Kind = "date" if kind == "date" else "yesno" if kind == "yesno" else "text"
        options = tuple(option for atom in atoms for option in atom.options)
        found.append(
            Gap(
                start,
                end,
                sort,
                text[last:start],
                behind[1] if behind else "",
                names,
                options,
                kind == "prompt",
                behind.end() if behind else end,
            )
        )
        last = behind.end() if behind else end
    return found


def _is_in_brackets(text: str, start: int, end: int) -> bool:
    return text[:start].rstrip()[-1:] in ("(", "[") and text[end:].lstrip()[:1] in (")", "]")


def _is_date(text: str) -> bool:
    """Whether two strokes part what may be days, months and years: not “and / or / none”."""
    parts = [part.strip() for part in re.split(r"[/\\]", text)]
    written = [part for part in parts if part]
    plain = all(set(part.lower()) <= set("dmyx_.…20\ue002") for part in written)
    return len(parts) == _LEAST_DATE and plain


def is_ruled(line: Line) -> bool:
    """Whether a line holds nothing but dots or a rule."""
    rest = re.sub(r"[_.…·\ue002\s]", "", line.text)
    return not rest and bool(re.search(r"[_.…·\ue002]{3}|…|\ue002", line.text.replace(" ", "")))


def label_of(before: str) -> tuple[str, bool]:
    """The label that stands before a gap, and whether it is only the words of a sentence."""
    pieces = [
        piece for piece in _PARTS.split(words_keeping(before)) if words_of(piece).strip(" .,:;-–*")
    ]
    if not pieces:
        return "", False
    label = words_of(pieces[-1]).strip(" .,;-–*•")
    words = label.rstrip(": ").split()
    if label.endswith((":", "?")) or len(words) <= _LONG:
        return label.rstrip(": "), len(words) > _LONG
    return " ".join(words[-_LONG:]), True


def words_keeping(text: str) -> str:
    """A text without the characters that stand for places; tabs and lines stay."""
    return re.sub(f"[{HOLDER}{RULE}{TICK}\ufffc]", "   ", text)


def boxes_of(line: Line) -> tuple[str, list[tuple[int, str]]]:
    """The question before the boxes of a line, and each box with the words of its choice."""
    text = line.text
    at = [index for index, char in enumerate(text) if char == TICK]
    if not at:
        return "", []
    first, tail = text[: at[0]], text[at[-1] + 1 :]
    behind = bool(words_of(_OPTION.split(tail, maxsplit=1)[0]).strip(" ."))
    if behind or not first.strip():
        ends = [*at[1:], len(text)]
        options = [text[start + 1 : end] for start, end in zip(at, ends, strict=True)]
        return words_of(first).strip(" .,;-–*•"), [
            (start, _choice(option)) for start, option in zip(at, options, strict=True)
        ]
    starts = [0, *(index + 1 for index in at[:-1])]
    options = [text[start:end] for start, end in zip(starts, at, strict=True)]
    parts = [match.end() for match in _QUESTION.finditer(options[0].rstrip(" \t:"))]
    question = options[0][: parts[-1]] if parts else ""
    options[0] = options[0][len(question) :]
    return words_of(question).strip(" .,;-–*•"), [
        (index, words_of(option).strip(" .,:;/")) for index, option in zip(at, options, strict=True)
    ]


def _choice(option: str) -> str:
    parts = [part for part in _OPTION.split(words_keeping(option)) if part.strip()]
    return words_of(parts[0]).strip(" .,;/-–") if parts else ""
