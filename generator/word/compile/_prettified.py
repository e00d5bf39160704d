"""Reads a tag as it was typed before Word capitalised and prettified it.

Only what could not stand there otherwise is taken for something else: a full-width brace beside
another one, a long dash at the end of a tag, a capital in a word of the template language. Texts
in quotation marks stay as they are.
"""

import re

from lxml import etree

from generator.word.package._xml import w

WIDE = "｛｝﹛﹜"
_NARROW = str.maketrans(f"{WIDE}％﹪＃", "{}{}%%#")
_WIDE_TAG = re.compile(
    r"[{｛﹛][{｛﹛%％﹪#＃][^{}｛｝﹛﹜]*[}｝﹜%％﹪#＃][}｝﹜]|[{｛﹛]\s*[^\W\d][\w.]*\s*[}｝﹜]"
)
_STRING = re.compile(r"'[^']*'|\"[^\"]*\"")
_DASHES = re.compile("^[\u2010-\u2015\u2212]|[\u2010-\u2015\u2212]$")
_MARKS = str.maketrans(
    # The full-width forms of what is on an English keyboard.
    {0xFF01 + place: 0x21 + place for place in range(0x5E)}
    | dict.fromkeys("«»″", '"')
    | dict.fromkeys("‹›′", "'")
    | dict.fromkeys("\u2010\u2011\u2012–—―−", "-")
    | dict.fromkeys("\u2060\u200c\u200d\u200e\u200f", "")
    | {"≠": "!=", "≤": "<=", "≥": ">=", "×": "*", "÷": "/"}
)
_BLOCKS = ("if", "elif", "else", "endif", "for", "endfor", "set", "with", "endwith")
_SPOKEN = (*_BLOCKS, "raw", "endraw", "colspan", "cellbg", "vm", "hm")
_FIRST = re.compile(rf"({'|'.join(_SPOKEN)})(?=\s|$)", re.IGNORECASE)
_SPACED_SCOPE = {
    "%": re.compile(rf"\s*(p|tr|tc|r)\s+(?=(?:{'|'.join(_BLOCKS)})\b)", re.IGNORECASE),
    "{": re.compile(r"\s*(p|r)\s+(?!(?:if|else|in|is|and|or|not)\b)(?=[^\W\d])", re.IGNORECASE),
    "#": re.compile(r"(p|tr|tc|r)\s+(?=\S)", re.IGNORECASE),
}
# A word between two values, or before one: no field's name can stand there.
_BETWEEN = re.compile(
    r"(?<=[\w)\]'\"]\s)(AND|And|OR|Or|IN|In|IS|Is|ELSE|Else|IF|If|NOT|Not)"
    r"(?=\s+(?!(?:and|or|in|is|else|if)\b)[\w('\"\[{])"
)
_BEFORE = re.compile(r"(^|\(|\b(?:if|elif|and|or|is)\s+)(?:NOT|Not)(?=\s+[\w(])")
_SAID = re.compile(r"(?<![.\w])(TRUE|FALSE|NONE)\b(?!\s*[(.=](?!=))")


def narrowed(root: etree._Element) -> None:
    """Write the full-width braces of tags as plain ones, over all runs of a paragraph."""
    if not any(brace in (text.text or "") for text in root.iter(w("t")) for brace in (*WIDE, "％")):
        return
    for paragraph in root.iter(w("p")):
        texts = [text for text in paragraph.iter(w("t")) if text.text]
        whole = "".join(text.text or "" for text in texts)
        made = _WIDE_TAG.sub(lambda found: found.group().translate(_NARROW), whole)
        at = 0
        for text in texts if made != whole else ():
            length = len(text.text or "")
            text.text = made[at : at + length]
            at += length


def spoken(mark: str, body: str) -> tuple[str, str]:
    """The scope and the rest of a tag's body, as they were meant.

    `mark` is "{", "%" or "#". The scope is empty, "p", "tr", "tc" or "r".
    """
    found = _SPACED_SCOPE[mark].match(body)
    scope = found[1].lower() if found is not None else ""
    body = body[found.end() :].strip() if found is not None else body.strip()
    if mark == "#":
        return scope, body
    pieces = [piece.translate(_MARKS) for piece in _STRING.split(body)]
    body = _rejoined(pieces, _STRING.findall(body))
    # Each text stands as an empty one while the words beside it are looked at.
    pieces = _of_language(_STRING.sub("''", body)).split("''")
    body = _rejoined(pieces, _STRING.findall(body))
    if mark == "%":
        body = body.strip("% ")
        first = _FIRST.match(body)
        body = body[first.end() :] if first is not None else body
        body = first.group().lower() + body if first is not None else body
    return scope, body.strip()


def trimmed(body: str) -> str:
    """A tag's body with a plain hyphen at an end for the long dash that Word made of it."""
    return _DASHES.sub("-", body)


def _rejoined(pieces: list[str], texts: list[str]) -> str:
    return "".join(a + b for a, b in zip(pieces, [*texts, ""], strict=True))


def _of_language(text: str) -> str:
    text = _BETWEEN.sub(lambda word: word.group().lower(), text)
    text = _BEFORE.sub(r"\1not", text)
    return _SAID.sub(lambda word: word.group().lower(), text)
