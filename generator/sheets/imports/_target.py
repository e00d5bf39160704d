"""Where a value goes in a case: `child.first_name`, `court.offences[].date`, `people[nan].name`."""

import re
from dataclasses import dataclass
from functools import cached_property

from generator.case.guide import FieldGuide, guide
from generator.spelling import nearest

__all__ = ["Step", "Target", "TargetError", "target"]

_STEP = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)(?:\[([A-Za-z0-9-]{0,32})\])?")


class TargetError(ValueError):
    """Why a path leads to no field of a case, as words that follow it."""


@dataclass(frozen=True)
class Step:
    """One step of a path.

    `entry` is None for a field or section. For a list it is what stands in its brackets: empty
    for an entry of each row, otherwise the name of one entry.
    """

    name: str
    entry: str | None
    field: FieldGuide


@dataclass(frozen=True)
class Target:
    """A field of a case that holds values. `path` is it as it was written."""

    path: str
    steps: tuple[Step, ...]

    @cached_property
    def field(self) -> FieldGuide:
        """What the schema says of it."""
        return self.steps[-1].field

    @cached_property
    def by_row(self) -> int | None:
        """How many steps lead to the list that gets an entry for each row; None without one."""
        return next((n for n, step in enumerate(self.steps, 1) if step.entry == ""), None)


def target(path: str) -> Target:
    """The field that a path leads to. Raises TargetError, with what was meant where certain."""
    at = guide()
    steps: list[Step] = []
    for part in path.split("."):
        match = _STEP.fullmatch(part)
        if match is None:
            raise TargetError("is not the path of a field. Write it like child.first_name.")
        inner = at.find((match[1],))
        if inner is None:
            raise TargetError(f"is not a field of a case{_meant(steps, at, match[1])}.")
        _check(inner, match[2])
        steps.append(Step(match[1], match[2], inner))
        at = inner
    if at.form in {"section", "list"}:
        inside = ", ".join(field.path[-1] for field in at.fields[:8])
        raise TargetError(f"holds fields of its own. Name one of them: {inside}.")
    if sum(step.entry == "" for step in steps) > 1:
        raise TargetError("has two empty pairs of brackets. Give one of the entries a name.")
    return Target(path, tuple(steps))


def _check(field: FieldGuide, entry: str | None) -> None:
    if field.form == "list" and entry is None:
        name = field.path[-1]
        raise TargetError(
            f"names no entry of {name}. Write {name}[] for one of each row, or {name}[a-name] for "
            "a single one."
        )
    if field.form != "list" and entry is not None:
        raise TargetError(f"has brackets after {field.path[-1]}, which is no list of sections.")


def _meant(steps: list[Step], at: FieldGuide, name: str) -> str:
    names = [field.path[-1] for field in at.fields]
    near = nearest(name, names)
    before = "".join(f"{_written(step)}." for step in steps)
    if near:
        return f" (did you mean {before}{near}?)"
    return f"; in {before.rstrip('.')} there are {', '.join(names[:12])}" if steps and names else ""


def _written(step: Step) -> str:
    return step.name if step.entry is None else f"{step.name}[{step.entry}]"
