"""What the catalogue knows of each condition: entries that its words are, and what is left."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.case.facts.reading import text_of
from generator.easyread.catalogue import (
    ConditionList,
    Form,
    Match,
    Near,
    choose,
    form_named,
    lists,
    match,
    official_sentences,
)
from generator.easyread.wording._details import from_details

__all__ = ["Known", "Part", "known"]

# No published condition has more sentences.
_MOST_TOGETHER = 8


@dataclass(frozen=True)
class Part:
    """An entry that a condition or some sentences of it are, with the values of its slots."""

    form: Form
    slots: Mapping[str, str]


@dataclass(frozen=True)
class Known:
    """What is known of a condition.

    `rest` are sentences of it that no list holds; what they are near to is for a person to
    confirm, never used by itself. `confirm` says that the list of the paper is unknown, or that no
    official one is published. `lacking` are slots of a confirmed entry that neither the words nor
    the details fill.
    """

    parts: tuple[Part, ...] = ()
    rest: tuple[str, ...] = ()
    confirm: bool = False
    lacking: tuple[str, ...] = ()
    unknown: tuple[Match, ...] = field(default=(), repr=False)

    @property
    def near(self) -> tuple[Near, ...]:
        """The entries nearest to what is left."""
        return tuple(near for one in self.unknown for near in one.near)


def known(case: Mapping[str, Any]) -> tuple[Known, ...]:
    """What the catalogue knows of each condition of a case, in their order.

    An unknown paper is looked up sentence by sentence in every list.
    """
    held = case.get("supervision")
    conditions = held.get("conditions") if isinstance(held, Mapping) else None
    if not isinstance(held, Mapping) or not isinstance(conditions, (list, tuple)):
        return ()
    rules = [one if isinstance(one, Mapping) else {} for one in conditions]
    texts = [text_of(one, "official_text") for one in rules]
    chosen = choose(text_of(held, "kind"), [text for text in texts if text])
    return tuple(
        _of_condition(rule, text, chosen or lists(), is_known=bool(chosen))
        for rule, text in zip(rules, texts, strict=True)
    )


def _of_condition(
    rule: Mapping[str, Any], text: str, chosen: Sequence[ConditionList], *, is_known: bool
) -> Known:
    """What is known of one condition; `is_known` says that the list of its paper is."""
    if not text:
        return Known()
    easy = rule.get("easy_read")
    named = text_of(easy, "same_as") if isinstance(easy, Mapping) else ""
    whole = match(text, chosen)
    if part := _part(whole):
        return Known((part,), confirm=whole.confirm or not is_known)
    anywhere = match(text, lists())
    if anywhere.form is not None and anywhere.form.explained == named:
        return Known((Part(anywhere.form, anywhere.slots),))
    form = form_named(named, chosen)
    if form is not None:
        slots = from_details(form, rule)
        lacking = tuple(name for name in form.slots if name not in slots)
        return Known(() if lacking else (Part(form, slots),), lacking=lacking)
    told = list(_by_sentence(text, chosen))
    if len(told) < 2:
        return Known(rest=(text,), confirm=True, unknown=(whole,))
    parts = tuple(part for _, one in told if (part := _part(one)))
    left = [(said, one) for said, one in told if _part(one) is None]
    return Known(
        parts,
        tuple(said for said, _ in left),
        confirm=True,
        unknown=tuple(one for _, one in left),
    )


def _by_sentence(text: str, chosen: Sequence[ConditionList]) -> Iterator[tuple[str, Match]]:
    """Runs of sentences that are an entry, the longest first, and each other sentence alone."""
    left = official_sentences(text)
    while left:
        for length in range(min(len(left), _MOST_TOGETHER), 0, -1):
            said = " ".join(left[:length])
            told = match(said, chosen)
            if length == 1 or _part(told):
                yield said, told
                left = left[length:]
                break


def _part(told: Match) -> Part | None:
    return Part(told.form, told.slots) if told.form is not None else None
