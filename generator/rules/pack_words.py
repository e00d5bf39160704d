"""Packs in words: what one record says, and what differs between two packs."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from generator.case.facts.words import and_list, day_words
from generator.errors import RulesError
from generator.rules._check_words import threshold_words
from generator.rules._data import pack_names
from generator.rules._records import Check, Pack, Rule, Span
from generator.rules._rule_words import done_words, for_whom, is_later, stage_words, when_words
from generator.rules.pack import load_pack
from generator.spelling import nearest

__all__ = ["Change", "diff_packs", "explain", "later_than_must"]


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
    blocks = [_rule_lines(rule, pack)] if rule else []
    blocks += [_check_lines(check, pack)] if check else []
    return "\n\n".join("\n".join(lines) for lines in blocks)


def _rule_lines(rule: Rule, pack: Pack) -> list[str]:
    lines = [
        f"{rule.id}: {rule.what}",
        f"Who: {rule.who}",
        f"When: {when_words(rule, pack)}",
        f"Stages: {stage_words(rule)}",
    ]
    if rule.when:
        lines.append(f"Only where: {'; '.join(for_whom(rule.when))}")
    if rule.after:
        lines.append(f"Only after: {pack.rules[rule.after].what} ({rule.after})")
    lines += ["Completed by:", *(f"- {each}" for each in done_words(rule))]
    return [*lines, *_ending(rule, rule.strength, pack), *_elsewhere(rule, pack)]


def _check_lines(check: Check, pack: Pack) -> list[str]:
    lines = [f"{check.id}: a check", f"What to do: {check.what_to_do}"]
    if found := list(threshold_words(check.values, pack)):
        lines += ["Goes by:", *(f"- {each}" for each in found)]
    if check.blocks:
        lines.append(f"Holds back: {and_list(check.blocks)}")
    return [*lines, *_ending(check, check.severity, pack)]


def _ending(record: Rule | Check, strength: str, pack: Pack) -> list[str]:
    lines = [
        f"Strength: {strength}",
        f"Source: {record.cited} (pack {record.pack})",
        f"That is: {pack.sources[record.source]}",
    ]
    if record.effective_from or record.effective_to:
        since = day_words(record.effective_from) if record.effective_from else "the start"
        until = day_words(record.effective_to) if record.effective_to else "now"
        lines.append(f"In force: {since} to {until}")
    lines += [f"Note: {record.note}"] if record.note else []
    return [*lines, *([f"Confirm: {record.confirm}"] if record.confirm else [])]


def _elsewhere(rule: Rule, pack: Pack) -> list[str]:
    """The national must that stays beside it, or what the shipped local packs set instead."""
    least = pack.minimum.get(rule.id)
    if least is not None:
        return [
            f"National must: {when_words(least, pack)} ({least.cited}). {_stays(rule, least, pack)}"
        ]
    others = [load_pack(name) for name in pack_names() if name != pack.name]
    local = [
        f"- {one.name}: {when_words(found, one)} ({found.strength})"
        for one in others
        if (found := one.rules.get(rule.id)) is not None and found.pack == one.name != rule.pack
    ]
    return ["Differs locally:", *local] if local and rule.pack == pack.name else []


def later_than_must(rule: Rule, pack: Pack) -> str:
    """The national must that a local rule is looser than, in words; empty when it is not."""
    least = pack.minimum.get(rule.id)
    if least is None or not is_later(rule, least):
        return ""
    return (
        f"looser than the national must, which is shown beside it: {when_words(rule, pack)}, "
        f"where {least.cited} has {when_words(least, pack)}"
    )


def _stays(rule: Rule, least: Rule, pack: Pack) -> str:
    if when_words(rule, pack) == when_words(least, pack):
        return "The local rule sets the same time."
    if is_later(rule, least):
        return "The local rule allows more time, so both dates are shown."
    return "It stays: where it falls sooner, both dates are shown."
