"""Which rules are new, stopped or different, and what else a child has to know."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from generator.case.facts.words import weekday_words
from generator.easyread._rules import affirms, can_be_barred, forbids, only_forbids, said
from generator.easyread.wording import in_order
from generator.errors import FaultyInputError

__all__ = ["Change", "Compared", "compared"]

_HEADINGS = {
    "new": "These rules are new",
    "stopped": "These rules have stopped",
    "different": "These rules are different now",
    "reworded": "We say these rules in a new way. The rules are the same",
}


class Line(NamedTuple):
    """A sentence, and whether it forbids something."""

    text: str
    forbids: bool


@dataclass(frozen=True)
class Change:
    """One rule that is not as it was.

    `kind` is new, stopped, different (its official words are other ones) or reworded (the same
    rule in other easy words). `before` and `now` are its easy words in order: all of a new rule,
    and of one that is different the sentences that differ. One that has stopped says only that,
    so that nobody takes its words for a rule. `picture` is the code of its picture, empty where
    it has none; `is_barred` says that it stands under a bar. `is_same_words` says that a rule is
    different and its easy words are not: they have to be looked at, and are not told as new.
    """

    kind: str
    heading: str
    before: tuple[Line, ...] = ()
    now: tuple[Line, ...] = ()
    picture: str = ""
    is_barred: bool = False
    is_same_words: bool = False


@dataclass(frozen=True)
class Compared:
    """All that changed: of the rules in the child's order, and `facts` as sentences.

    `name` is what the child is called, `paper` licence or notice of supervision.
    """

    name: str
    paper: str
    changes: tuple[Change, ...]
    facts: tuple[str, ...]

    def parts(self) -> Iterator[tuple[str, tuple[Change, ...]]]:
        """The changes of each kind under their heading; kinds without one are left out."""
        for kind, heading in _HEADINGS.items():
            found = tuple(change for change in self.changes if change.kind == kind)
            if found:
                yield heading, found


_STOPPED = Line("You do not have to follow this rule any more.", forbids=False)
_ASK = (
    Line("Your legal paper says this rule in new words.", forbids=False),
    Line("Ask your worker about it.", forbids=False),
)


def compared(old: Mapping[str, Any], new: Mapping[str, Any]) -> Compared:
    """What changed for a child between two cases, both with their easy words complete.

    Raises FaultyInputError for cases of two children.
    """
    if _whose(old) != _whose(new):
        raise FaultyInputError(
            "These are the cases of two children, or one of them has another reference. Compare "
            "two states of one case."
        )
    child = new["child"]
    papers = {"licence": "licence", "notice-of-supervision": "notice of supervision"}
    return Compared(
        child.get("known_as") or child["first_name"],
        papers[new["supervision"]["kind"]],
        tuple(_changes(old, new)),
        tuple(_facts(old["supervision"], new["supervision"])),
    )


def _whose(case: Mapping[str, Any]) -> tuple[str, str]:
    return case["case_id"], case["child"]["date_of_birth"]


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    """New and changed rules in the child's order, then those that stopped."""
    was, now = _rules(old), _rules(new)
    pairs = _pairs(was, now)
    for name, rule in now.items():
        before = was[pairs[name]] if name in pairs else None
        if before is None:
            yield _change("new", rule, (), _words(rule))
        elif _plain(before["official_text"]) != _plain(rule["official_text"]):
            yield _different("different", before, rule)
        elif _words(before) != _words(rule):
            yield _different("reworded", before, rule)
    for name, rule in was.items():
        if name not in pairs.values():
            yield Change("stopped", _heading(rule), now=(_STOPPED,))


def _rules(case: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    conditions = case.get("supervision", {}).get("conditions", ())
    return {one["id"]: one for one in in_order(conditions, case.get("easy_read", {}))}


def _pairs(
    was: Mapping[str, Mapping[str, Any]], now: Mapping[str, Mapping[str, Any]]
) -> dict[str, str]:
    """Which rule each rule was: the one with the same official words, else with the same id."""
    left = dict(was)
    found: dict[str, str] = {}
    for name, rule in now.items():
        text = _plain(rule["official_text"])
        same = [each for each, one in left.items() if _plain(one["official_text"]) == text]
        if same:
            found[name] = name if name in same else same[0]
            del left[found[name]]
    for name in now:
        if name not in found and name in left:
            found[name] = name
            del left[name]
    return found


def _different(kind: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> Change:
    was, is_now = _words(before), _words(now)
    gone = tuple(line for line in was if line not in is_now)
    fresh = tuple(line for line in is_now if line not in was)
    if kind == "different" and not (gone or fresh):
        # Its easy words may be those of a time or place that is past.
        return replace(_change(kind, now, (), _ASK), is_same_words=True)
    return _change(kind, now, gone, fresh)


def _change(
    kind: str, rule: Mapping[str, Any], before: tuple[Line, ...], now: tuple[Line, ...]
) -> Change:
    easy = rule.get("easy_read", {})
    code = easy.get("picture", "")
    if affirms(code) and forbids(easy):
        code = ""
    is_barred = only_forbids(easy) and can_be_barred(code)
    return Change(kind, _heading(rule), before, now, code, bool(code) and is_barred)


def _heading(rule: Mapping[str, Any]) -> str:
    return str(rule.get("easy_read", {}).get("heading") or rule["official_text"])


def _words(rule: Mapping[str, Any]) -> tuple[Line, ...]:
    """The easy words of a rule without reasons and tips, which change nothing of it.

    A rule without easy words has its official ones.
    """
    found = tuple(
        Line(one.text, one.shown_as == "must_not")
        for one in said(rule.get("easy_read", {}))
        if one.shown_as not in ("why", "help")
    )
    return found or (Line(rule["official_text"], forbids=False),)


def _facts(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for name, says in (("starts", "Your rules start on"), ("ends", "Your rules end on")):
        if old.get(name) != new.get(name) and name in new:
            yield f"{says} {_day(new[name])}. Before, it was {_day(old[name])}."
    worker = new.get("supervising_officer")
    if worker and old.get("supervising_officer") not in (None, worker):
        yield f"{worker} is your worker now."


def _day(text: str) -> str:
    return weekday_words(date.fromisoformat(text))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".")
