"""What nobody has confirmed for a year: records of a pack, and facts of law."""

from dataclasses import dataclass
from datetime import date

from generator.case.facts.days import add_months
from generator.case.facts.terms import terms
from generator.rules._records import Pack

__all__ = ["Stale", "stale"]

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Stale:
    """A rule, check or fact of law to look at again.

    `confirmed_on` is the day somebody last did; None when nobody has. `confirm` says what has
    changed or may have; empty when nothing is known to have.
    """

    id: str
    words: str
    source: str
    confirmed_on: date | None
    confirm: str = ""


def stale(pack: Pack, today: date) -> tuple[Stale, ...]:
    """Everything not confirmed in the year before today, the longest ago first."""
    held = [
        Stale(rule.id, rule.what, rule.cited, rule.confirmed_on or pack.confirmed_on, rule.confirm)
        for rule in pack.rules.values()
    ]
    held += [
        Stale(
            check.id,
            check.what_to_do,
            check.cited,
            check.confirmed_on or pack.confirmed_on,
            check.confirm,
        )
        for check in pack.checks.values()
    ]
    held += [
        Stale(key, row["words"], row["source"], row.get("confirmed_on"), row.get("confirm", ""))
        for key, row in terms().items()
    ]
    since = add_months(today, -_MONTHS)
    old = [one for one in held if one.confirmed_on is None or one.confirmed_on < since]
    return tuple(sorted(old, key=lambda one: (one.confirmed_on or date.min, one.id)))
