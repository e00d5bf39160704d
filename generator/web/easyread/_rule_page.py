"""What the page of one rule shows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.easy_studio import EasyRule
from generator.easyread.pictures import Found
from generator.easyread.studio import CATALOGUE, CHILD, ROLES, SERVICE, RuleFinding, RuleWords
from generator.web.easyread._here import Here

__all__ = ["LAYERS", "SEVERITIES", "Noted", "RulePage", "SentenceRow", "choices", "differing"]

LAYERS: Mapping[str, str] = {
    CATALOGUE: "Catalogue",
    SERVICE: "Your service",
    CHILD: "This child",
}
# How grave a finding is: its words, and the colour of its tag.
SEVERITIES: Mapping[str, tuple[str, str]] = {
    "must": ("Put right", "red"),
    "consider": ("Consider", "yellow"),
    "ask": ("Read again", "blue"),
}
_PARTS = (
    ("heading", "Heading"),
    ("sentences", "Sentences"),
    ("picture", "Picture"),
    ("question", "Question to check"),
    ("left_out", "Left out on purpose"),
)


@dataclass(frozen=True)
class Noted:
    """A finding as it is shown."""

    at: str
    tag: str
    colour: str
    message: str
    suggestion: str
    source: str


@dataclass(frozen=True)
class SentenceRow:
    """A sentence as it is edited; `printed` is what the child reads where that is not the same."""

    at: int
    role: str
    text: str
    picture: str
    alt: str
    image: str
    layer: str
    printed: str
    forbids: bool


@dataclass(frozen=True)
class RulePage:
    """One rule with what was typed: `rule` is that rule as if the file said it.

    `rows` are all typed sentences, blank ones too.
    """

    rule: EasyRule
    typed: RuleWords
    rows: tuple[SentenceRow, ...]
    image: str
    alt: str
    findings: Mapping[str, Sequence[Noted]]

    @classmethod
    def of(cls, at: Here, rule: EasyRule, typed: RuleWords) -> "RulePage":
        """The page of a rule whose words as typed, without blanks, are those of `rule`."""
        codes = {one.picture for one in typed.sentences if one.picture} | {typed.picture}
        alts = at.toolkit.picture_words([code for code in codes if code], at.path)
        return cls(
            rule,
            typed,
            tuple(_rows(at, rule, typed, alts)),
            at.picture(typed.picture) if alts.get(typed.picture) else "",
            alts.get(typed.picture, ""),
            found_rows(rule, typed),
        )

    def found(self, name: str) -> Sequence[Noted]:
        """What was found at a part of the form."""
        return self.findings.get(name, ())

    @property
    def sum(self) -> str:
        """How much was found, in words."""
        every = [one for several in self.findings.values() for one in several]
        must = sum(one.colour == "red" for one in every)
        if not every:
            return "Nothing to put right in these words."
        return f"{must} to put right, {len(every) - must} to consider or read again."


def found_rows(rule: EasyRule, typed: RuleWords) -> dict[str, list[Noted]]:
    """What was found, by the part of the form: lines are those of the form, blank ones counted."""
    kept = [n for n, one in enumerate(typed.sentences) if one.text or one.picture]
    found: dict[str, list[Noted]] = {}
    for one in rule.findings:
        name = _on_form(one.at, kept)
        found.setdefault(name, []).append(_noted(one, name))
    return found


def _on_form(at: str, kept: Sequence[int]) -> str:
    if at.startswith("line-") and (number := int(at.removeprefix("line-"))) < len(kept):
        return f"line-{kept[number]}"
    return at or "rule"


def _noted(one: RuleFinding, at: str) -> Noted:
    tag, colour = SEVERITIES[one.severity]
    return Noted(at, tag, colour, one.message, one.suggestion, one.source)


def _rows(
    at: Here, rule: EasyRule, typed: RuleWords, alts: Mapping[str, str]
) -> Iterable[SentenceRow]:
    whole = zip(rule.layers.sentences, rule.words.sentences, rule.printed.sentences, strict=False)
    known = {(one.role, one.text, one.picture): (layer, read.text) for layer, one, read in whole}
    for number, one in enumerate(typed.sentences):
        layer, read = known.get((one.role, one.text, one.picture), (CHILD, one.text))
        alt, forbids = alts.get(one.picture, ""), one.role == "must_not"
        yield SentenceRow(
            number,
            one.role,
            one.text,
            one.picture,
            alt,
            at.picture(one.picture, is_barred=forbids) if alt else "",
            LAYERS[layer],
            read if read != one.text else "",
            forbids,
        )


def differing(mine: RuleWords, theirs: RuleWords) -> list[dict[str, Any]]:
    """Each part in which two people's words of a rule differ, with both in lines."""
    return [
        {
            "name": name,
            "title": title,
            "mine": _beside(getattr(mine, name), getattr(theirs, name)),
            "theirs": _beside(getattr(theirs, name), getattr(mine, name)),
        }
        for name, title in _PARTS
        if getattr(mine, name) != getattr(theirs, name)
    ]


def _beside(value: Any, other: Any) -> list[tuple[str, bool]]:
    """Lines of a part, each with whether the other side has it not."""
    others = _lines(other)
    return [(line, line not in others) for line in _lines(value)]


def _lines(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value] if value else ["(nothing)"]
    said = [
        f"{ROLES[one.role]}: {one.text}"
        if hasattr(one, "role")
        else f"“{one.words}”: {one.why} ({one.by})"
        for one in value
    ]
    return said or ["(nothing)"]


def choices(at: Here, found: Sequence[Found]) -> list[dict[str, str]]:
    """Pictures to choose from, each with its address."""
    return [
        {"code": one.code, "words": one.words, "set": one.set, "image": at.picture(one.code)}
        for one in found
    ]
