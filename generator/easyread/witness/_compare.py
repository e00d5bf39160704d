"""The three witnesses of one condition held against one another."""

import re
from collections.abc import Iterator

from generator.easyread.witness._allowed import unsaid
from generator.easyread.witness._amounts import (
    amounts,
    bare_numbers,
    counts,
    in_digits,
    kind_of,
    same,
)
from generator.easyread.witness._approval import askers, both, late, unnamed, yes_added
from generator.easyread.witness._coverage import lost
from generator.easyread.witness._explanation import plain
from generator.easyread.witness._grounds import added
from generator.easyread.witness._leeway import leeway
from generator.easyread.witness._moments import strings
from generator.easyread.witness._names import names
from generator.easyread.witness._official import clauses
from generator.easyread.witness._often import often
from generator.easyread.witness._ranks import ranks
from generator.easyread.witness._record import EASY, WORDS, Difference, Statement
from generator.easyread.witness._rules import rules
from generator.easyread.witness._tables import pattern
from generator.easyread.witness._times import times
from generator.easyread.witness._unsure import may_say_number

__all__ = ["compared"]

_DIGITS = re.compile(r"\b\d+\b")
_AT_MOST = pattern("compare-at-most")
_AT_LEAST = pattern("compare-at-least")
_TOO_MUCH = re.compile(r"\b(?:more than|in excess|exceeding|over)\b", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:within|less than|closer than)\b", re.IGNORECASE)
_OFTEN = re.compile(r"\b(?:twice|times) (?:a|each|every|per) ", re.IGNORECASE)
_FURTHER = re.compile(r"\b(?:further|farther|more|longer) than\b|\bbeyond\b", re.IGNORECASE)
_CLOSER = re.compile(r"\b(?:closer|nearer|less|fewer|shorter) than\b|\bwithin\b", re.IGNORECASE)
_CAP = pattern("compare-cap")
_UNITS_OF_TIME = "hour|minute|day|night|week|month|metre|mile|yard|time"
_LIST = re.compile(r":(?!\d)")
_ONE = re.compile(r"\b(?:one|1|a|any)\b", re.IGNORECASE)


def compared(told: Statement) -> tuple[Difference, ...]:
    """Where the official words, the details and the easy words of a condition differ.

    Empty when they agree. A condition that nobody explained yet has only two witnesses.
    """
    found = [*_declared(told), *times(told), *names(told)]
    if told.lines or told.heading:
        found += [
            *_amounts(told),
            *_counts(told),
            *_numbers(told),
            *ranks(told),
            *often(told),
            *unsaid(told),
            *rules(told),
            *askers(told),
            *both(told),
            *late(told),
        ]
        found += [*leeway(told), *yes_added(told), *unnamed(told), *lost(told), *added(told)]
    return tuple(one for one in _once(found) if one.sure or not _is_answered(one, told))


def _is_answered(one: Difference, told: Statement) -> bool:
    """Whether somebody answered a question, as the check of a case writes it or by itself."""
    question = plain(one.what)
    return any(text.endswith(question) for text in told.answered)


def _once(found: list[Difference]) -> tuple[Difference, ...]:
    """Each difference once; of what is only asked, one for each sentence nothing is told of."""
    sure = [one for one in found if one.sure]
    quoted = [one.what for one in sure]
    asked: dict[str, Difference] = {}
    for one in found:
        sentence = one.what.split("“", 1)[-1].split("”", 1)[0]
        if not one.sure and not any(sentence in what for what in quoted):
            asked.setdefault(sentence, one)
    return tuple(dict.fromkeys([*sure, *asked.values()]))


def _declared(told: Statement) -> list[Difference]:
    """Words said to be left out have to stand in the official text."""
    text = told.whole.casefold()
    return [
        Difference(
            f"“{words}” is said to be left out, and the official words do not hold it.",
            (WORDS, "what is left out on purpose"),
            f"/easy_read/left_out/{number}/words",
        )
        for number, words in enumerate(told.left_out)
        if plain(words).casefold() not in text
    ]


def _amounts(told: Statement) -> list[Difference]:
    owed, held, said = amounts(told.owed), amounts(told.whole), amounts(told.easy)
    said |= {one for one in held if any(same(one, other) for other in said)}
    aside, units = amounts(told.aside), {kind_of(one) for one in said - held}
    kinds = {kind_of(one) for one in held}
    lost_kinds = {kind_of(one) for one in owed - said}
    missing = [
        Difference(
            f"The official words say {_amount(one)}, and the easy words do not.",
            (WORDS, EASY),
            "/easy_read",
            # Another amount of its kind contradicts it.
            sure=kind_of(one) in units or not (one in aside or may_say_number(told, one[1])),
        )
        for one in sorted(owed - said)
    ]
    allowed = held | {one for text in _texts(told) for one in amounts(text)}
    added = [
        Difference(
            f"The easy words say {_amount(one)}, and the official words do not.",
            (EASY, WORDS),
            told.line_with(one[0]),
            # One more where nothing is missing is no other in its place.
            sure=(kind_of(one) in kinds and kind_of(one) in lost_kinds)
            or (one[1] == "time" and bool(_OFTEN.search(told.easy))),
        )
        for one in sorted(said - allowed)
        # "Even for 1 night" of "one or more nights" is no amount of its own.
        if not any(same(one, other) for other in allowed)
        and not _is_one_of_many(one, told.whole)
        and not (one[1] == "time" and _is_number_of_something(one[0], told.whole))
    ]
    return missing + added + list(_limits(told))


def _is_one_of_many(amount: tuple[str, str], text: str) -> bool:
    """Whether "1 night" may be one of "any nights": the official words count none of the kind."""
    number, unit = amount
    if number != "1" or not _ONE.search(text):
        return False
    held = [one for one in amounts(text) if kind_of(one) == kind_of(amount)]
    return not held or bool(
        re.search(rf"\b(?:one|1|an?|any|each|every|per) (?:\w+ )?{re.escape(unit)}", text, re.I)
    )


def _is_number_of_something(number: str, text: str) -> bool:
    """Whether "2 times" may say "2 stays": the official words count something by this number."""
    counted = rf"\b{number} (?!{_UNITS_OF_TIME})[a-z]+s\b"
    return bool(re.search(counted, in_digits(text), re.IGNORECASE))


def _limits(told: Statement) -> Iterator[Difference]:
    """An amount that is the most is not the least: "200 metres or less" of "not within"."""
    for clause in clauses(told.owed):
        of_bans, of_duties = _TOO_MUCH.search(clause.text), _AT_MOST.search(clause.text)
        is_most = bool(of_bans if clause.forbids else of_duties or _WITHIN.search(clause.text))
        is_least = bool(
            _WITHIN.search(clause.text) if clause.forbids else _AT_LEAST.search(clause.text)
        )
        if is_most == is_least:
            continue
        for line in told.lines:
            if not amounts(clause.text) & amounts(line.text):
                continue
            most, least = _AT_MOST.search(line.text), _AT_LEAST.search(line.text)
            if line.kind == "must_not":
                # "Do not go further than 50 metres" makes it the most, "no closer than" the least.
                most, least = most or _FURTHER.search(line.text), least or _CLOSER.search(line.text)
            if (least and not most) if is_most else (most and not least):
                one, other = ("least", "most") if is_most else ("most", "least")
                what = f"“{line.text}” makes the {one} of what the official words make the {other}."
                yield Difference(what, (EASY, WORDS), line.place, sure=False)


def _counts(told: Statement) -> list[Difference]:
    """The most that is allowed of anything; one of a thing may be said without a number."""
    owed, said = counts(told.owed), counts(told.easy)
    numbers = {int(number) for number in _DIGITS.findall(in_digits(told.easy))}
    caps = {int(one) for found in _CAP.findall(in_digits(told.easy)) for one in found if one}
    capped = [
        Difference(
            f"The easy words say at most {most}, and the official words do not.",
            (EASY, WORDS),
            told.line_with(str(most)),
        )
        for most in sorted(caps - owed - {number for number, _ in _whole_amounts(told)})
        if owed
    ]
    missing = [
        Difference(
            f"The official words say more than {most}, and the easy words do not.",
            (WORDS, EASY),
            "/easy_read",
        )
        for most in sorted(owed)
        if most > 1 and not numbers & {most, most + 1}
    ]
    added = [
        Difference(
            f"The easy words say more than {most}, and the official words do not.",
            (EASY, WORDS),
            told.line_with(str(most)),
        )
        for most in sorted(said - owed)
        if most > 1 or owed
    ]
    return capped + missing + added


def _numbers(told: Statement) -> Iterator[Difference]:
    """A number that neither the official words nor the details hold is asked about."""
    texts = in_digits(" ".join([told.whole, *strings(told.inputs)]))
    held = frozenset(_DIGITS.findall(texts)) | {str(most + 1) for most in counts(told.whole)}
    held |= {str(value) for value in told.inputs.values() if isinstance(value, int)}
    # "4 people:" and what follows counts the list itself.
    for line in (one for one in told.lines if not _LIST.search(one.text)):
        for number in sorted(bare_numbers(line.text) - held):
            what = f"“{line.text}” says {number}. Which official words say so?"
            yield Difference(what, (EASY, WORDS), line.place, sure=False)


def _whole_amounts(told: Statement) -> set[tuple[int, str]]:
    """The whole numbers among the amounts of the official words."""
    return {(int(number), unit) for number, unit in amounts(told.whole) if number.isdigit()}


def _texts(told: Statement) -> list[str]:
    return [plain(value) for value in told.inputs.values() if isinstance(value, str)]


def _amount(one: tuple[str, str]) -> str:
    number, unit = one
    if unit == "£":
        return f"£{number}"
    if unit == "class":
        return f"Class {number}"
    if unit == "percent":
        return f"{number}%"
    if unit in {"feet", "mph", "kg"}:
        return f"{number} {unit}"
    return f"age {number}" if unit == "age" else f"{number} {unit}{'' if number == '1' else 's'}"
