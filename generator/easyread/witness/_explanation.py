"""The third witness: an explanation as sentences, each with what kind of thing it says."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.case.facts.reading import text_of
from generator.easyread.witness._tables import pattern

__all__ = ["Line", "explanation_of", "heading_of", "lines_of_sentences", "plain"]

_NOT = pattern("explanation-not")
_MAY = pattern("explanation-may")
_ASKED = re.compile(
    r"\bask(?:s|ed|ing)?\b|\bsays? yes|\bsaid yes|permission|\bagrees?\b|\bapprov(?!ed premises)"
    r"|\ballows? (?:it|you)|\bunless\b|\bexcept\b"
    r"|\bsays? (?:that )?(?:it is|it's|you can)|\bsays? (?:so|no)\b|\b(?:a|her|his|their) yes\b"
    r"|\byes from\b|\bcheck with\b"
    r"|\b(?:to|would|could|can|must|may|might|her|his|their|the|an) OK\b|\bOKs\b|'s OK\b"
    r"|\bsays? [^.]*\b(?:is|are) (?:ok|okay|fine|all right)\b"
    r"|\b(?:can|may|might) (?:let you|tell you that you)\b",
    re.I,
)
_TELLS = re.compile(r"^(?:always )?(?:tell|text|ring|call|let \w+ (?:know|have)|ask|wait)\b", re.I)
_WHICH = pattern("explanation-which")
_NEED_NOT = pattern("explanation-need-not")
_CONDITION = re.compile(
    r"\b(?:if|when|unless|because|so(?! (?:do not|don't|never)\b))\b.*", re.IGNORECASE
)
_OPENING = re.compile(r"^(?:if|when)\b[^,]*,?", re.IGNORECASE)
# "Got school tomorrow? Then no internet": the answer says the rule.
_ASKS = re.compile(r"^[^?]*\?\s*(?:then,? )?", re.IGNORECASE)
# Roles of sentences that explain or help.
_ASIDE = frozenset({"why", "help"})
# A question belongs to the sentence that answers it; “and do not” begins another one.
_SPLIT = re.compile(r"(?<=[.!])\s+(?=[A-Z])|,? and (?=(?:do not|don't|never)\b)")


@dataclass(frozen=True)
class Line:
    """One sentence of an explanation. `kind` is must, must_not or may.

    `asks` is true where it makes something wait for somebody's yes, `tells` where what it asks
    for is only to tell or ask. `listed` is must, must_not, or aside for a why and what helps, which
    say no rule. `place` is a pointer below the condition.
    """

    text: str
    place: str
    kind: str
    asks: bool
    tells: bool
    listed: str


def plain(text: str) -> str:
    """The text with straight quotes, plain hyphens and single spaces."""
    for curly, straight in (("’", "'"), ("‘", "'"), ("–", "-"), ("—", "-"), ("‑", "-")):
        text = text.replace(curly, straight)
    return " ".join(text.split())


def explanation_of(condition: Mapping[str, Any]) -> tuple[Line, ...]:
    """The sentences in their order: `lines` with a role, `must`, `must_not`; not the question."""
    easy = condition.get("easy_read")
    if not isinstance(easy, Mapping):
        return ()
    held = easy.get("lines")
    with_roles = tuple(
        line
        for number, one in enumerate(held if isinstance(held, (list, tuple)) else ())
        if isinstance(one, Mapping)
        for line in _sentences(
            text_of(one, "text"), f"/easy_read/lines/{number}/text", _listed(text_of(one, "role"))
        )
    )
    return with_roles + tuple(
        line
        for listed in ("must", "must_not")
        for number, text in enumerate(_texts(easy.get(listed)))
        for line in _sentences(text, f"/easy_read/{listed}/{number}", listed)
    )


def heading_of(condition: Mapping[str, Any]) -> str:
    """The heading of the explanation; empty without one."""
    easy = condition.get("easy_read")
    return plain(text_of(easy, "heading")) if isinstance(easy, Mapping) else ""


def lines_of_sentences(sentences: Iterable[tuple[str, str]]) -> tuple[Line, ...]:
    """The lines of sentences with a role."""
    return tuple(
        line
        for number, (role, text) in enumerate(sentences)
        for line in _sentences(text, f"/easy_read/lines/{number}/text", _listed(role))
    )


def _sentences(text: str, place: str, listed: str) -> Iterator[Line]:
    """The sentences of one line; what stands under must not is the first of them."""
    for number, sentence in enumerate(_SPLIT.split(plain(text))):
        if sentence:
            yield _line(sentence, place, "must" if number and listed == "must_not" else listed)


def _listed(role: str) -> str:
    if role in _ASIDE:
        return "aside"
    return "must_not" if role == "must_not" else "must"


def _texts(held: object) -> list[str]:
    return (
        [text for text in held if isinstance(text, str)] if isinstance(held, (list, tuple)) else []
    )


def _line(text: str, place: str, listed: str) -> Line:
    return Line(
        text, place, _kind(text), bool(_ASKED.search(text)), bool(_TELLS.match(text)), listed
    )


def _kind(text: str) -> str:
    text = _ASKS.sub("", text) or text
    # "You do not have to" and "you can" allow; "you can only go if" and "you cannot" do not.
    if _NEED_NOT.search(text):
        return "may"
    main = _without_conditions(text)
    if _NOT.search(main):
        return "must_not"
    return "may" if _MAY.search(main) else "must"


def _without_conditions(text: str) -> str:
    """The main clause: what follows if, when or unless is not what is asked for.

    Nor is “each place that you may use”, which only says which.
    """
    text = _WHICH.sub("", text)
    main = _CONDITION.sub("", text, count=1).strip()
    return main or _OPENING.sub("", text).strip()
