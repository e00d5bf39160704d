"""The words of one rule as they are edited, and what the case file holds of them afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from generator.case.facts.reading import text_of
from generator.easyread._rules import said
from generator.easyread.catalogue import Sentence

__all__ = ["ROLES", "LeftOut", "RuleWords", "kept", "words_of"]

# What a sentence does, in the words of the case's schema.
ROLES: Mapping[str, str] = MappingProxyType(
    {
        "rule": "Rule",
        "must_not": "Must not",
        "exception": "Exception",
        "permission": "Permission",
        "time": "Time",
        "why": "Why",
        "help": "What helps",
    }
)
_ONE = ("heading", "picture", "question")
# Sentences of the child's own layer, in every form that a file may give them.
_SENTENCES = ("lines", "must", "must_not", "why", "what_helps")


@dataclass(frozen=True)
class LeftOut:
    """Official words that are left out on purpose, why, and who decided it."""

    words: str
    why: str
    by: str


@dataclass(frozen=True)
class RuleWords:
    """How one rule is explained, its sentences in the order in which the child reads them."""

    heading: str = ""
    sentences: tuple[Sentence, ...] = ()
    picture: str = ""
    question: str = ""
    left_out: tuple[LeftOut, ...] = ()

    @property
    def as_field(self) -> dict[str, Any]:
        """The words as the `easy_read` of a condition holds them; what is empty is left out."""
        whole = {
            "heading": self.heading,
            "lines": [_line(one) for one in self.sentences],
            "picture": self.picture,
            "question": self.question,
            "left_out": [
                {"words": one.words, "why": one.why, "by": one.by} for one in self.left_out
            ],
        }
        return {name: value for name, value in whole.items() if value}


def words_of(easy: Mapping[str, Any]) -> RuleWords:
    """The words that the `easy_read` of a condition holds."""
    declared = easy.get("left_out")
    return RuleWords(
        heading=text_of(easy, "heading"),
        sentences=tuple(Sentence(one.role, one.text, one.picture) for one in said(easy)),
        picture=text_of(easy, "picture"),
        question=text_of(easy, "question"),
        left_out=tuple(
            LeftOut(text_of(one, "words"), text_of(one, "why"), text_of(one, "by"))
            for one in (declared if isinstance(declared, (list, tuple)) else ())
        ),
    )


def kept(
    own: Mapping[str, Any], was: RuleWords, new: RuleWords, inherited: RuleWords
) -> dict[str, Any]:
    """The `easy_read` that a case file holds of a condition once its words are `new`.

    `own` is what it holds now, `was` the words as they were shown. What nobody changed stays as
    the file has it, and what says the same as the layers below is left to them.
    """
    found, whole = dict(own), new.as_field
    for name in _ONE:
        if getattr(new, name) != getattr(was, name):
            _put(found, name, whole, inherits=getattr(new, name) == getattr(inherited, name))
    if new.sentences != was.sentences:
        for name in _SENTENCES:
            found.pop(name, None)
        _put(found, "lines", whole, inherits=new.sentences == inherited.sentences)
    if new.left_out != was.left_out:
        _put(found, "left_out", whole, inherits=False)
    return found


def _put(found: dict[str, Any], name: str, whole: Mapping[str, Any], *, inherits: bool) -> None:
    found.pop(name, None)
    if name in whole and not inherits:
        found[name] = whole[name]


def _line(sentence: Sentence) -> dict[str, str]:
    pictured = {"picture": sentence.picture} if sentence.picture else {}
    return {"role": sentence.role, "text": sentence.text, **pictured}
