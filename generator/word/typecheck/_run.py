"""One run of the checker: what is known at a point of the template, and what has been found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from jinja2 import nodes

from generator.word.faults import Place
from generator.word.part import Part
from generator.word.typecheck._reading import Types
from generator.word.typecheck._tables import row_loops
from generator.word.typecheck._types import (
    ABSENT,
    Function,
    Path,
    Type,
    Value,
    joined,
    may_be_absent,
)

Severity = Literal["fault", "advice"]


@dataclass(frozen=True, slots=True)
class TypeFault:
    """One thing that does not fit the schema, and what to write instead.

    `code` is stable and names the rule. A fault gives a wrong document or none; an advice may
    be meant that way. `place` is the file as a whole for what no single tag is to blame for;
    `line` is then 0, else the line of the part's Jinja source. `fields` are those that may be
    missing where the tag needs them (`*` stands for any entry of a list).
    """

    code: str
    severity: Severity
    message: str
    remedy: str
    place: Place
    line: int
    fields: tuple[Path, ...] = ()


class Env:
    """What the names of a template stand for at one point of it."""

    __slots__ = ("facts", "names")

    def __init__(self, names: dict[str, Value], facts: dict[str, Type]) -> None:
        self.names = names
        # What guards have found out about a name; a new value for the name ends it.
        self.facts = facts

    def copy(self) -> Env:
        """Return a copy that can go its own way."""
        return Env(self.names.copy(), self.facts.copy())

    def bind(self, name: str, value: Value) -> None:
        """Give a name a new value."""
        self.names[name] = value
        self.facts.pop(name, None)

    def join(self, ends: Sequence[Env]) -> None:
        """Go on from wherever one of several branches ended. What their guards knew is over."""
        before = self.names
        changed = {
            name
            for end in ends
            for name, value in end.names.items()
            if before.get(name) is not value
        }
        missing = Value(ABSENT)
        self.names = before | {
            name: joined(end.names.get(name, missing) for end in ends) for name in changed
        }
        for name in changed:
            self.facts.pop(name, None)


Infer = Callable[["Run", nodes.Node, Env], Value]


class Run:
    """The state of one check: settings, findings and the fields that were used."""

    def __init__(
        self,
        types: Types,
        audience: frozenset[str],
        parts: Sequence[Part],
        handlers: Mapping[type[nodes.Node], Infer],
    ) -> None:
        self.types = types
        self.root = types.root
        self.audience = audience
        self.uses: set[Path] = set()
        self.printed: set[Path] = set()
        self.macros: dict[nodes.Macro, Function] = {}
        self.called: set[nodes.Node] = set()
        self.parts = parts
        # Where the fields of each name are, worked out when a message first needs it.
        self.places: dict[str, list[Path]] | None = None
        self._part = 0
        self._tree = nodes.Template([])
        self._handlers = handlers
        self._found: dict[TypeFault, int] = {}
        self._silent = 0
        self._trails: list[list[Path] | None] = []
        self._bare: dict[int, frozenset[int]] = {}

    @property
    def findings(self) -> list[TypeFault]:
        """Everything found so far, in the order of the template."""
        return sorted(self._found, key=lambda one: (self._found[one], one.line))

    def trees(self) -> Iterator[nodes.Template]:
        """Go through the parts; what is noted meanwhile is noted for the current one."""
        for place, part in enumerate(self.parts):
            self._part = place
            self._tree = part.tree
            self.macros.clear()
            yield self._tree

    def tag_kind(self, node: nodes.Node) -> str | None:
        """Return the kind of the tag that a node is in, or None when it is in no known tag."""
        tag = self.parts[self._part].tag(node.lineno)
        return None if tag is None else tag.kind

    def bound_elsewhere(self, name: str) -> Literal["loop", "set"] | None:
        """Tell how a name that is not known here is bound in some other place of the part."""
        for loop in self._tree.find_all(nodes.For):
            if name in {one.name for one in _targets(loop.target)}:
                return "loop"
        for setting in self._tree.find_all((nodes.Assign, nodes.AssignBlock)):
            if isinstance(setting, nodes.Assign | nodes.AssignBlock) and name in {
                one.name for one in _targets(setting.target)
            }:
                return "set"
        return None

    def infer(self, node: nodes.Node, env: Env) -> Value:
        """Return what an expression is, noting its faults and the fields it uses."""
        value = self._handlers[type(node)](self, node, env)
        if value.origins and not self._silent:
            self.uses.update(value.origins)
            trail = self._trails[-1] if self._trails else None
            if trail is not None:
                self.printed.update(value.origins)
                if may_be_absent(value.type):
                    trail.extend(value.origins)
        return value

    def show(self, origins: Iterable[Path]) -> None:
        """Note fields that are printed, if something is being printed."""
        if self._trails and self._trails[-1] is not None and not self._silent:
            self.printed.update(origins)

    @contextmanager
    def printing(self) -> Iterator[list[Path]]:
        """Look at what is printed; gives the fields in it that may be missing, as they are met."""
        trail: list[Path] = []
        self._trails.append(trail)
        try:
            yield trail
        finally:
            self._trails.pop()

    @contextmanager
    def choosing(self) -> Iterator[None]:
        """Look at what decides what is printed, and is not printed itself."""
        self._trails.append(None)
        try:
            yield
        finally:
            self._trails.pop()

    def makes_table(self, node: nodes.Node) -> bool:
        """Tell whether a table would be left with its header rows alone without this loop."""
        if self._part not in self._bare:
            self._bare[self._part] = row_loops(self.parts[self._part].source)
        return node.lineno in self._bare[self._part]

    def fault(self, node: nodes.Node, code: str, message: str, remedy: str) -> None:
        """Note a fault; the same one at the same place is noted once."""
        self._note("fault", node, code, message, remedy)

    def advise(
        self,
        node: nodes.Node,
        code: str,
        message: str,
        remedy: str,
        *,
        fields: Iterable[Path] = (),
    ) -> None:
        """Note an advice."""
        self._note("advice", node, code, message, remedy, fields=tuple(dict.fromkeys(fields)))

    @contextmanager
    def silently(self) -> Iterator[None]:
        """Look at something without noting anything."""
        self._silent += 1
        try:
            yield
        finally:
            self._silent -= 1

    def _note(
        self,
        severity: Severity,
        node: nodes.Node,
        code: str,
        message: str,
        remedy: str,
        *,
        fields: tuple[Path, ...] = (),
    ) -> None:
        if not self._silent:
            place = self.parts[self._part].place(node.lineno)
            found = TypeFault(code, severity, message, remedy, place, node.lineno, fields)
            self._found.setdefault(found, self._part)


def _targets(node: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(node, nodes.Name):
        yield node
    yield from node.find_all(nodes.Name)
