"""A case with every condition in easy words, each from the nearest of three layers."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.easyread.catalogue import Sentence, filled, nearest_level
from generator.easyread.sentences import sentences
from generator.easyread.wording._known import Known, Part, known
from generator.easyread.wording._layers import Wording, wording_of
from generator.easyread.wording._officer import officer_of
from generator.easyread.wording._paper import paper_words
from generator.easyread.wording._swaps import swapping

__all__ = ["DEFAULT_LEVEL", "completed", "worded"]

DEFAULT_LEVEL = 2
_SENTENCES = ("lines", "must", "must_not")
# A line of the child's own layer that stands in the place of the inherited ones of its role.
_OWN_LINES = (("why", "why"), ("what_helps", "help"))
_ONE = ("heading", "question", "why", "what_helps")
_SEVERAL = ("must", "must_not")
_OF_PAPER = ("intro", "if_not", "who_to_ask", "teach_back")


def worded(case: Mapping[str, Any], service: Path | None = None) -> dict[str, Any]:
    """The case with every condition's `easy_read` completed from the nearest layer.

    What the case says itself stands; of the rest the wording of the service's folder, else the
    catalogue's, at the level of the child's profile, with the words that the child uses. A
    condition whose official words are in no list, and that nobody confirmed to say the same as one
    that is (`same_as`), stays as it is. The case given is not changed.
    Raises FaultyInputError for faults of the service's wording.
    """
    whole = completed(case, service)
    if not _rules(case):
        return whole
    easy = case.get("easy_read")
    swapped = swapping(easy if isinstance(easy, Mapping) else {})
    held = whole["supervision"]
    return {
        **whole,
        "supervision": {
            **held,
            "conditions": [_in_words(one, swapped) for one in held["conditions"]],
        },
        "easy_read": _paper(whole["easy_read"], swapped),
    }


def completed(case: Mapping[str, Any], service: Path | None = None) -> dict[str, Any]:
    """The case with the words of the nearest layer, before those that the child uses are put in.

    It is what is written into a case file, to be changed for the child. Raises as `worded` does.
    """
    conditions = _rules(case)
    if not conditions:
        return dict(case)
    profile = case.get("easy_read")
    easy: Mapping[str, Any] = profile if isinstance(profile, Mapping) else {}
    made = [
        _completed(condition, told, case, easy, service)
        for condition, told in zip(conditions, known(case), strict=True)
    ]
    return {
        **case,
        "supervision": {**case["supervision"], "conditions": made},
        "easy_read": _opened(case, easy),
    }


def _opened(case: Mapping[str, Any], easy: Mapping[str, Any]) -> dict[str, Any]:
    """The child's profile with our first and last words where it has none of its own."""
    ours = paper_words(case)
    if easy.get("intro"):
        # Our word list is for our own first words.
        ours.pop("word_list", None)
    return {**ours, **{name: value for name, value in easy.items() if value != []}}


def _rules(case: Mapping[str, Any]) -> Sequence[Any]:
    """The conditions of a case; none where something else stands there."""
    held = case.get("supervision")
    conditions = held.get("conditions") if isinstance(held, Mapping) else None
    return conditions if isinstance(conditions, (list, tuple)) else ()


def _completed(
    condition: Any,
    told: Known,
    case: Mapping[str, Any],
    easy: Mapping[str, Any],
    service: Path | None,
) -> Any:
    """A condition with the words that it has not itself."""
    own = condition.get("easy_read", {}) if isinstance(condition, Mapping) else None
    if not isinstance(own, Mapping) or not told.parts:
        return condition
    level, officer = easy.get("level"), officer_of(case)
    said = [
        _explained(
            wording_of(part.form.explained, service),
            part,
            officer,
            level if isinstance(level, int) else DEFAULT_LEVEL,
        )
        for part in told.parts
    ]
    inherited = said[0]
    if any(own.get(name) for name in _SENTENCES):
        del inherited["lines"]
    else:
        replaced = {role for name, role in _OWN_LINES if own.get(name)}
        lines = {line["text"]: line for one in said for line in one["lines"]}
        kept = [one for one in lines.values() if one["role"] not in replaced]
        # The reasons and tips of a condition stand after all that it says.
        inherited["lines"] = kept if len(said) == 1 else sorted(kept, key=_comes_after)
    given = {name: value for name, value in own.items() if value}
    return {**condition, "easy_read": {**inherited, **given}}


def _explained(wording: Wording, part: Part, officer: str, level: int) -> dict[str, Any]:
    """The inherited words of a condition, in the shape of the case file."""

    def said(text: str) -> str:
        return filled(text, part.form, part.slots, officer)

    lines = list(nearest_level(wording.levels, level))
    roles = {line.role for line in lines}
    for role, text in (("why", wording.why), ("help", wording.helps)):
        if role not in roles:
            lines += [Sentence(role, one) for one in sentences(text)]
    return {
        "heading": said(wording.heading),
        "lines": [_line(one, said(one.text)) for one in lines],
        "picture": wording.picture,
        "question": said(wording.question),
    }


def _comes_after(line: Mapping[str, str]) -> bool:
    return line["role"] in ("why", "help")


def _line(sentence: Sentence, text: str) -> dict[str, str]:
    pictured = {"picture": sentence.picture} if sentence.picture else {}
    return {"role": sentence.role, "text": text, **pictured}


def _in_words(condition: Any, swapped: Callable[[str], str]) -> Any:
    """A condition in the child's words."""
    rule = condition.get("easy_read") if isinstance(condition, Mapping) else None
    if not isinstance(rule, Mapping):
        return condition
    new = dict(rule)
    new |= {name: swapped(rule[name]) for name in _ONE if isinstance(rule.get(name), str)}
    new |= {name: _each(rule[name], swapped) for name in _SEVERAL if name in rule}
    if isinstance(rule.get("lines"), (list, tuple)):
        new["lines"] = [
            {**line, "text": swapped(line["text"])}
            if isinstance(line, Mapping) and isinstance(line.get("text"), str)
            else line
            for line in rule["lines"]
        ]
    return {**condition, "easy_read": new}


def _paper(easy: Mapping[str, Any], swapped: Callable[[str], str]) -> dict[str, Any]:
    """What opens and closes the paper in the child's words, with the language notes."""
    new = {**easy, **{name: _each(easy[name], swapped) for name in _OF_PAPER if name in easy}}
    if isinstance(easy.get("word_list"), list):
        new["word_list"] = [
            {**one, "meaning": swapped(one["meaning"])} for one in easy["word_list"]
        ]
    notes = _each(easy.get("language_notes"), swapped)
    if isinstance(new.get("intro"), list) and isinstance(notes, list):
        new["intro"] += [note for note in notes if note not in new["intro"]]
    return new


def _each(held: Any, swapped: Callable[[str], str]) -> Any:
    if isinstance(held, str):
        return swapped(held)
    if isinstance(held, Sequence):
        return [swapped(one) if isinstance(one, str) else one for one in held]
    return held
