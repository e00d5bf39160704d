"""Packs in words: what one record says, and what differs between two packs."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from generator.case.facts.stages import STAGES
from generator.case.facts.words import and_list, count, day_words
from generator.errors import RulesError
from generator.rules._records import Check, Pack, Rule, Span
from generator.spelling import nearest

__all__ = ["Change", "diff_packs", "explain"]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two packs: `kind` is `added`, `removed` or `changed`."""

    id: str
    kind: str
    words: str


def diff_packs(old: Pack, new: Pack) -> tuple[Change, ...]:
    """What differs between two packs, by id: what was added, removed and changed, in words."""
    changes = []
    before: dict[str, Rule | Check] = {**old.rules, **old.checks}
    after: dict[str, Rule | Check] = {**new.rules, **new.checks}
    for key in sorted({*before, *after}):
        was, now = before.get(key), after.get(key)
        if was is None and now is not None:
            changes.append(Change(key, "added", f"Added, from {now.cited}."))
        elif now is None and was is not None:
            changes.append(Change(key, "removed", f"Removed; it came from {was.cited}."))
        elif was is not None and now is not None and (words := _differences(was, now)):
            changes.append(Change(key, "changed", words))
    return tuple(changes)


def _differences(was: Rule | Check, now: Rule | Check) -> str:
    if type(was) is not type(now):
        return "A rule became a check, or a check a rule."
    found = [
        f"{item.name.replace('_', ' ')}: {_shown(a)} -> {_shown(b)}"
        for item in fields(was)
        if item.name != "pack" and (a := getattr(was, item.name)) != (b := getattr(now, item.name))
    ]
    return "; ".join(found)


def _shown(value: object) -> str:
    if isinstance(value, Span):
        return f"{value.offset} {value.unit}"
    if isinstance(value, tuple):
        return ", ".join(_shown(item) for item in value) or "none"
    if isinstance(value, Mapping):
        said = [
            key.replace("_", " ") + ("" if item is True else f" {_shown(item)}")
            for key, item in value.items()
        ]
        return ", ".join(said) or "none"
    return str(value) if value or value == 0 else "none"


_EDGES = {
    "before": "at least {span} before",
    "within": "within {span} of",
    "last": "in the last {span} before",
    "on": "on the day of",
    "throughout": "all the time from",
}
_ANCHORS = {
    "custody-entry": "entering custody",
    "sentence": "sentence",
    "sentence-hearing": "the sentencing hearing",
    "remand": "remand",
    "placement-confirmed": "the placement being confirmed",
    "early-release": "the early release date",
    "supervision-end": "the end of supervision",
    "18th-birthday": "the 18th birthday",
    "failure-to-comply": "each failure to comply",
    "serious-incident": "each serious incident",
    "significant-event": "each significant event",
    "transfer": "each move to another establishment",
    "urgent-transfer": "each move that was not planned",
    "temporary-release": "the first day of temporary release",
    "transition": "the move to the other service",
    "quarter-end": "the end of each quarter in custody",
    "december": "the end of each December in custody",
}


def explain(record_id: str, pack: Pack) -> str:
    """What a rule or check of the pack says, who says so and what it replaces, as lines of text.

    Raises RulesError when the pack holds no such record.
    """
    rule, check = pack.rules.get(record_id), pack.checks.get(record_id)
    if rule is None and check is None:
        near = nearest(record_id, (*pack.rules, *pack.checks))
        hint = f"Did you mean '{near}'? " if near else ""
        raise RulesError(
            f"The pack {pack.name} has no rule or check called {record_id!r}.",
            [f"{hint}`throughcare rules {pack.name}` lists all there are."],
        )
    blocks = [_rule_lines(rule)] if rule else []
    blocks += [_check_lines(check)] if check else []
    return "\n\n".join("\n".join(lines) for lines in blocks)


def _rule_lines(rule: Rule) -> list[str]:
    lines = [f"{rule.id}: {rule.what}", f"Who: {rule.who}", f"When: {_when(rule)}"]
    named = [words for stage, words in STAGES.items() if stage in rule.stages]
    lines.append(f"Stages: {and_list([word[0].lower() + word[1:] for word in named])}")
    if rule.when:
        lines.append(f"Applies: {_shown(rule.when)}")
    if rule.done_by:
        proofs = and_list([str(proof) for proof in rule.done_by])
        lines.append(f"Done by: {proofs}; or an event noted [{rule.id}]")
    return [*lines, *_ending(rule, rule.strength)]


def _check_lines(check: Check) -> list[str]:
    lines = [f"{check.id}: a check", f"What to do: {check.what_to_do}"]
    if check.values:
        lines.append(f"Thresholds: {_shown(check.values)}")
    if check.blocks:
        lines.append(f"Holds back: {and_list(check.blocks)}")
    return [*lines, *_ending(check, check.severity)]


def _ending(record: Rule | Check, strength: str) -> list[str]:
    lines = [f"Strength: {strength}", f"Source: {record.cited} (pack {record.pack})"]
    if record.effective_from or record.effective_to:
        since = day_words(record.effective_from) if record.effective_from else "the start"
        until = day_words(record.effective_to) if record.effective_to else "now"
        lines.append(f"In force: {since} to {until}")
    lines += [f"Confirm: {record.confirm}"] if record.confirm else []
    return [*lines, *([f"Note: {record.note}"] if record.note else [])]


def _when(rule: Rule) -> str:
    if rule.direction == "at-age":
        years, months = divmod(rule.offset, 12)
        over = f" and {count(months, 'month')}" if months else ""
        return f"at the age of {count(years, 'year')}{over}"
    anchor = rule.anchor
    named = f"the rule {anchor[5:]}" if anchor.startswith("rule:") else _ANCHORS.get(anchor, anchor)
    said = _EDGES[rule.direction].format(span=_span(Span(rule.offset, rule.unit)))
    for rhythm in rule.every:
        said_for = f" for {count(rhythm.for_months, 'month')}" if rhythm.for_months else ""
        named += f", then every {_span(rhythm)}{said_for}"
    until = f", until {_ANCHORS.get(rule.ends_with, rule.ends_with)}" if rule.ends_with else ""
    return f"{said} {named}{until}"


def _span(span: Span) -> str:
    return count(span.offset, span.unit.removesuffix("s").replace("-", " "))
