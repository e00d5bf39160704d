"""The way from youth to adult services, in the order of its days."""

from typing import Any

from generator.case.facts.days import add_months
from generator.case.facts.record import Facts

__all__ = ["timeline"]

# The ages by which the practice guidance plans the move (nel Youth to Adult Transitions,
# bolton App. 3: transitions), in months.
_AGES = ((210, "17 years and 6 months old"), (213, "17 years and 9 months old"))


def timeline(facts: Facts) -> list[dict[str, Any]]:
    """The steps of a move, the ages before it, the 18th birthday and the day of the move.

    Steps without a day are left out, and so is all of it where no move is planned. Of one day
    the ages come first and the move last. The case is one with coded labels.
    """
    move = facts.case.get("transition")
    if move is None:
        return []
    found: list[dict[str, Any]] = []
    if facts.born is not None and facts.birthday_18 is not None:
        days = [(add_months(facts.born, months), age) for months, age in _AGES]
        days.append((facts.birthday_18, "18th birthday"))
        found += [{"date": day.isoformat(), "what": what} for day, what in days]
    for step in move.get("steps", ()):
        if "by_when" in step:
            told = {name: step[name] for name in ("who", "status", "done_on") if name in step}
            found.append({"date": step["by_when"], "what": step["step"], **told})
    if "target_date" in move:
        to = f" to {move['to_service']}" if "to_service" in move else ""
        who = {"who": move["receiving_worker"]} if "receiving_worker" in move else {}
        found.append({"date": move["target_date"], "what": f"The move{to}", **who})
    return sorted(found, key=lambda row: str(row["date"]))
