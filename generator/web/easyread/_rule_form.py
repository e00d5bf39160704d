"""The form of one rule: what was typed, and what its buttons do to that."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, Protocol

from generator.easyread.catalogue import Sentence
from generator.easyread.studio import ROLES, LeftOut, RuleWords

__all__ = ["Asked", "RuleForm", "acted", "field_of", "fields_of", "rule_form", "tidy"]

_MOST = 200
_BLANK = Sentence("rule", "")
_POINTER = re.compile(
    r".*/easy_read/(?:(heading|question|picture)|lines/(\d+)(?:/(role|text|picture))?"
    r"|left_out/(\d+)(?:/(words|why|by))?)$"
)


class Fields(Protocol):
    """The fields of a form, by name."""

    def text(self, name: str, default: str = "") -> str:
        """The value of a field."""

    def names(self) -> tuple[str, ...]:
        """The names of the fields."""


@dataclass(frozen=True)
class Asked:
    """What a button asks for: `what` is done, `to` what it is done to."""

    what: str
    to: str = ""

    @property
    def number(self) -> int:
        """The entry that it is done to, from 0; -1 for none."""
        return int(self.to) if self.to.isascii() and self.to.isdecimal() else -1


@dataclass(frozen=True)
class RuleForm:
    """What was typed. `state` is that of the file it started from.

    `seeking` is the sentence that a picture is looked for, from 0, `rule` for the rule itself, or
    empty; `find` are the words it is looked for by.
    """

    words: RuleWords
    state: str
    asked: Asked
    seeking: str = ""
    find: str = ""


def rule_form(form: Fields) -> RuleForm:
    """What a form says, blank entries too."""
    what, _, to = form.text("do", "check").partition(":")
    names = set(form.names())
    lines = (number for number in _numbers(names, "text"))
    left = (number for number in _numbers(names, "words"))
    return RuleForm(
        RuleWords(
            heading=_line(form.text("heading")),
            sentences=tuple(_sentence(form, number) for number in lines),
            picture=form.text("picture").strip(),
            question=_line(form.text("question")),
            left_out=tuple(
                LeftOut(*(_line(form.text(f"{name}-{at}")) for name in ("words", "why", "by")))
                for at in left
            ),
        ),
        state=form.text("state"),
        asked=Asked(what, to),
        seeking=form.text("seeking"),
        find=_line(form.text("find")),
    )


def acted(form: RuleForm) -> RuleForm:
    """The form after its button did what it does without the file; others change nothing."""
    words, asked = form.words, form.asked
    lines, left, at = list(words.sentences), list(words.left_out), asked.number
    if asked.what == "seek":
        return replace(form, seeking=asked.to, find="")
    if asked.what == "close":
        return replace(form, seeking="", find="")
    if asked.what == "choose":
        return replace(_pictured(form, asked.to), seeking="", find="")
    if asked.what == "add" and len(lines) < _MOST:
        lines.insert(at + 1 if 0 <= at < len(lines) else len(lines), _BLANK)
    elif asked.what == "remove" and 0 <= at < len(lines):
        del lines[at]
    elif asked.what in ("up", "down"):
        _move(lines, at, -1 if asked.what == "up" else 1)
    elif asked.what == "leave" and len(left) < _MOST:
        left.append(LeftOut("", "", ""))
    elif asked.what == "unleave" and 0 <= at < len(left):
        del left[at]
    after = replace(words, sentences=tuple(lines), left_out=tuple(left))
    # Sentences may stand elsewhere now.
    return form if after == words else replace(form, words=after, seeking="")


def tidy(words: RuleWords) -> RuleWords:
    """The words without entries in which nothing was typed."""
    return replace(
        words,
        sentences=tuple(one for one in words.sentences if one.text or one.picture),
        left_out=tuple(one for one in words.left_out if one.words or one.why or one.by),
    )


def fields_of(words: RuleWords) -> dict[str, str]:
    """The fields of the form that say these words: what `rule_form` reads."""
    found: dict[str, Any] = {
        "heading": words.heading,
        "picture": words.picture,
        "question": words.question,
    }
    for at, one in enumerate(words.sentences):
        found |= {f"role-{at}": one.role, f"text-{at}": one.text, f"picture-{at}": one.picture}
    for at, left in enumerate(words.left_out):
        found |= {f"words-{at}": left.words, f"why-{at}": left.why, f"by-{at}": left.by}
    return found


def field_of(pointer: str) -> str:
    """The field of the form that a pointer into the case leads to; empty for none of them."""
    found = _POINTER.fullmatch(pointer)
    if found is None:
        return ""
    one, line, part, left, said = found.groups()
    if one:
        return one
    return f"{part or 'text'}-{line}" if line else f"{said or 'words'}-{left}"


def _numbers(names: set[str], name: str) -> Sequence[int]:
    """The numbers from 0 that a field is there for, without a gap."""
    last = next(at for at in count() if f"{name}-{at}" not in names or at >= _MOST)
    return range(last)


def _sentence(form: Fields, at: int) -> Sentence:
    role = form.text(f"role-{at}")
    return Sentence(
        role if role in ROLES else "rule",
        _line(form.text(f"text-{at}")),
        form.text(f"picture-{at}").strip(),
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _move(lines: list[Sentence], at: int, by: int) -> None:
    to = at + by
    if 0 <= at < len(lines) and 0 <= to < len(lines):
        lines[at], lines[to] = lines[to], lines[at]


def _pictured(form: RuleForm, code: str) -> RuleForm:
    """The form with a picture for what one was looked for."""
    words, at = form.words, Asked("", form.seeking).number
    if form.seeking == "rule":
        return replace(form, words=replace(words, picture=code))
    if not 0 <= at < len(words.sentences):
        return form
    lines = list(words.sentences)
    lines[at] = replace(lines[at], picture=code)
    return replace(form, words=replace(words, sentences=tuple(lines)))
