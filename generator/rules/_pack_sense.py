"""Whether a pack hangs together: rules that exist, spans that go together, codes of a case."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from generator.case import told
from generator.rules._data import pack_names, pack_path, read_toml
from generator.rules._happenings import HAPPENINGS, titles
from generator.rules._pack_found import Found, meant
from generator.rules._records import Pack, Rule
from generator.rules._spans import about_days
from generator.rules.checks import FAMILIES
from generator.spelling import nearest

__all__ = ["Record", "sense_faults"]

_OPTIONAL = {"face_to_face", "rule"}
_NEEDS_OFFSET = {"within", "before", "last", "at-age"}
_FAMILY_OF = {each: number for number, _, found in FAMILIES for each in found}


@dataclass(frozen=True)
class Record:
    """A record of a pack: the `fields` that are soundly written, and the names of the others."""

    kind: str
    number: int
    fields: Mapping[str, Any]
    broken: frozenset[str]

    @property
    def id(self) -> str:
        """Its id; empty when it has no sound one."""
        return str(self.fields.get("id", ""))

    def sound(self, *names: str) -> bool:
        """Whether none of these fields is wrongly written."""
        return not self.broken & set(names)

    def fault(self, key: str, says: str) -> Found:
        """A fault in one of its fields, as a sentence about the record."""
        name = self.id or f"number {self.number + 1}"
        return Found((self.kind, self.number, key), f"The {self.kind} {name} {says}.")


def sense_faults(
    raw: Mapping[str, Any], rules: Sequence[Record], checks: Sequence[Record], base: Pack | None
) -> Iterator[Found]:
    """What does not hang together; fields that are wrongly written are left out of it."""
    extends = raw.get("extends")
    lost = extends is not None and base is None
    if lost:
        held = ", ".join(pack_names())
        says = f"The pack extends {extends}, which is not held ({held})."
        if extends in pack_names():
            says = f"The pack extends {extends} and has its name: give the file another name."
        yield Found(("extends",), says)
    named = raw.get("sources")
    sources = {*(named if isinstance(named, dict) else ()), *(base.sources if base else ())}
    known = {one.id for one in rules} | {*(base.rules if base else ())} - {""}
    for kind in (rules, checks):
        times = Counter(one.id for one in kind if one.id)
        for one in kind:
            if times[one.id] > 1:
                yield one.fault("id", f"is there {times[one.id]} times: keep one")
            yield from _common_faults(one, sources, lost)
    for one in rules:
        yield from _time_faults(one)
        # Without the pack below nobody can say which rules there are.
        yield from _name_faults(one, None if lost else known)
        yield from _nearly_named(one, base)
    for one in checks:
        yield from _check_faults(one, None if lost else known)
    yield from _circles(rules, base)


def _common_faults(record: Record, sources: set[str], lost: bool) -> Iterator[Found]:
    fields = record.fields
    source = fields.get("source")
    if source is not None and source not in sources and not lost:
        says = f"cites {source}, which is not among the sources{meant(source, sources)}"
        yield record.fault("source", says)
    first, last = fields.get("effective_from"), fields.get("effective_to")
    if isinstance(first, date) and isinstance(last, date) and last < first:
        yield record.fault("effective_to", "ends before it takes effect")


def _nearly_named(record: Record, base: Pack | None) -> Iterator[Found]:
    """A new rule with an id that is a slip of one it was meant to replace."""
    if base is None or not record.id or record.id in base.rules:
        return
    near = nearest(record.id, base.rules)
    if near:
        hint = "Give it that id to replace it, or another to stand beside it"
        yield record.fault("id", f"is nearly called as {near} of {base.name}. {hint}")


def _time_faults(record: Record) -> Iterator[Found]:
    """Anchor, direction, offset and rhythm that do not go together."""
    fields = record.fields
    direction, anchor = fields.get("direction"), fields.get("anchor", "")
    if direction and record.sound("offset", "unit"):
        has = {"offset", "unit"} & {*fields}
        if direction in _NEEDS_OFFSET and len(has) < 2:
            yield record.fault("direction", "needs an offset and a unit")
        elif direction not in _NEEDS_OFFSET and has:
            says = f"has an offset or a unit, which means nothing with {direction}"
            yield record.fault("direction", says)
    aged = (anchor, fields.get("unit")) == ("birth", "months")
    if direction == "at-age" and not aged and record.sound("anchor", "unit"):
        says = "counts an age, so its anchor is birth and its unit months"
        yield record.fault("anchor", says)
    if direction == "throughout" and "ends_with" not in fields and record.sound("ends_with"):
        yield record.fault("direction", "holds throughout, so it needs ends_with")
    yield from _rhythm_faults(record)
    opens = fields.get("not_before")
    if opens and "offset" in fields and "unit" in fields and _days(opens) >= _days(fields):
        says = "may be done only after it is due: its not_before is the later"
        yield record.fault("not_before", says)
    when = fields.get("when", {})
    if when.get("at_least_months", 0) >= when.get("below_months", 10**6):
        says = "applies to no sentence: at_least_months is not below below_months"
        yield record.fault("when", says)


def _rhythm_faults(record: Record) -> Iterator[Found]:
    every = record.fields.get("every", ())
    ended = {"ends_with", "at_most"} & {*record.fields}
    if every and not ended and record.sound("ends_with", "at_most"):
        yield record.fault("every", "recurs, so it needs ends_with or at_most")
    if any("for_months" not in one for one in every[:-1]):
        says = "has a rhythm after one that never ends: give each but the last its for_months"
        yield record.fault("every", says)
    if every and "for_months" in every[-1]:
        says = "has for_months in its last rhythm, which goes on: take it out, or add what follows"
        yield record.fault("every", says)


def _days(span: Mapping[str, Any]) -> float:
    return about_days(span["offset"], span["unit"])


def _name_faults(record: Record, known: set[str] | None) -> Iterator[Found]:
    """Rules and codes it names that do not exist; `known` is None when rules cannot be told."""
    fields = record.fields
    kind, _, code = fields.get("anchor", "").partition(":")
    if kind == "rule" and known is not None and code not in known:
        says = f"counts from {code}, which is not a rule{meant(code, known)}"
        yield record.fault("anchor", says)
    if kind in HAPPENINGS:
        for says in _code_faults(kind, code, "counts from"):
            yield record.fault("anchor", says)
    first = fields.get("after")
    if first and known is not None and first not in known:
        yield record.fault("after", f"follows {first}, which is not a rule{meant(first, known)}")
    for proof in fields.get("done_by", ()):
        kind, _, code = (proof if isinstance(proof, str) else proof["record"]).partition(":")
        for says in _code_faults(kind, code, "is done by"):
            yield record.fault("done_by", says)


def _code_faults(kind: str, code: str, verb: str) -> Iterator[str]:
    if kind in HAPPENINGS:
        codes = titles(HAPPENINGS[kind])
        if code not in codes:
            hint = meant(code, codes)
            yield f"{verb} {kind}:{code}, and no {kind} of a case is of that type{hint}"
    elif kind == "date" and told({}, tuple(code.split("."))).form != "Date":
        yield f"{verb} date:{code}, and a case has no date there"


def _check_faults(record: Record, known: set[str] | None) -> Iterator[Found]:
    if not record.id:
        return
    if record.id not in _FAMILY_OF:
        hint = meant(record.id, _FAMILY_OF)
        yield record.fault("id", f"is not one the toolkit can make{hint}")
        return
    family = record.fields.get("family")
    if family is not None and family != _FAMILY_OF[record.id]:
        says = f"is of family {_FAMILY_OF[record.id]} and not {family}"
        yield record.fault("family", says)
    if record.sound("values"):
        for says in _value_faults(record.id, record.fields.get("values", {}), known):
            yield record.fault("values", says)


def _value_faults(key: str, values: Mapping[str, Any], known: set[str] | None) -> Iterator[str]:
    needed = _values_in_use().get(key, frozenset())
    absent = sorted(needed - values.keys() - _OPTIONAL)
    if absent:
        yield f"needs {', '.join(absent)} among its values"
    for name in sorted(values.keys() - needed):
        yield f"does not go by {name}: take it out of its values"
    for name in ("events", "meetings"):
        codes = told({}, (name, 0, "type")).choices
        for code in values.get(name, ()):
            if code not in codes:
                yield f"names {code}, which is no type of {name}{meant(code, codes)}"
    rule = values.get("rule")
    if rule and known is not None and rule not in known:
        yield f"goes by {rule}, which is not a rule{meant(rule, known)}"


@cache
def _values_in_use() -> Mapping[str, frozenset[str]]:
    """What each check goes by, as the shipped packs set it."""
    found: dict[str, frozenset[str]] = {}
    for name in pack_names():
        for record in read_toml(pack_path(name)).get("check", ()):
            keys = frozenset(record.get("values", ()))
            found[record["id"]] = found.get(record["id"], frozenset()) | keys
    return found


def _circles(rules: Sequence[Record], base: Pack | None) -> Iterator[Found]:
    """Rules that count from, or follow, themselves by way of others."""
    leads: dict[str, set[str]] = {}
    for rule in _below(base):
        leads.setdefault(rule.id, set()).update(_led_to(rule.anchor, rule.after))
    own = {one.id: one for one in rules if one.id}
    for key, one in own.items():
        mine = _led_to(one.fields.get("anchor", ""), one.fields.get("after", ""))
        # A national must is still counted, by its own anchor, beside what replaces it.
        kept = leads.get(key, set()) if base and key in _musts(base) else set()
        leads[key] = mine | kept
    for key in sorted(leads):
        if (by := _way_back(key, leads)) is not None:
            says = f"The rule {key} counts from itself, by way of {by}."
            place = ("rule", own[key].number, "anchor") if key in own else ()
            yield Found(place, says)


def _below(base: Pack | None) -> Iterator[Rule]:
    if base is not None:
        yield from base.rules.values()
        yield from base.minimum.values()


def _musts(base: Pack) -> set[str]:
    return {*base.minimum, *(key for key, rule in base.rules.items() if rule.strength == "must")}


def _led_to(anchor: str, after: str) -> set[str]:
    start = {anchor.removeprefix("rule:")} if anchor.startswith("rule:") else set()
    return start | ({after} if after else set())


def _way_back(start: str, leads: Mapping[str, set[str]]) -> str | None:
    """The last rule on a way from a rule back to itself; None when there is none."""
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        here = ahead.pop()
        for following in sorted(leads.get(here, ())):
            if following == start:
                return here
            if following not in seen:
                seen.add(following)
                ahead.append(following)
    return None
