"""What a filter was given: its subject, its arguments and the means to complain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jinja2 import nodes

from generator.word.typecheck._run import Env, Run
from generator.word.typecheck._types import Value


@dataclass(frozen=True, slots=True)
class Given:
    """One use of a filter. `subject` is what stands before the bar."""

    run: Run
    env: Env
    node: nodes.Filter
    subject: nodes.Expr
    value: Value
    positional: tuple[Value, ...]
    named: dict[str, Value]
    params: tuple[str, ...]
    # Checks another filter by its name on another value: `map('upper')`.
    again: Callable[[Given, str, Value], Value]

    def get(self, name: str) -> Value | None:
        """Return an argument, however it was given; None when it was not."""
        if name in self.named:
            return self.named[name]
        place = self.params.index(name)
        return self.positional[place] if place < len(self.positional) else None

    def word(self, name: str) -> str | None:
        """Return an argument that is one known text; None otherwise."""
        value = self.get(name)
        values = getattr(value.type, "values", None) if value else None
        return values[0] if values and len(values) == 1 and isinstance(values[0], str) else None

    def is_true(self, name: str) -> bool:
        """Tell whether a switch such as `reverse=true` is on."""
        value = self.get(name)
        return value is not None and getattr(value.type, "values", None) == (True,)

    def fault(self, code: str, message: str, remedy: str) -> None:
        """Note a fault of this filter."""
        self.run.fault(self.node, code, message, remedy)


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter's signature. `loose`: what follows is passed on to something else."""

    apply: Callable[[Given], Value]
    params: tuple[str, ...] = ()
    least: int = 0
    loose: bool = False
