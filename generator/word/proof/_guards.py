"""What is known to be true or false at a point of a template."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from jinja2 import nodes

# A list stays non-empty through these.
_KEEPING = frozenset({"sort", "list", "reverse", "unique", "dictsort", "items", "batch"})
_COUNTING = frozenset({"length", "count"})
_MORE = {("gt", 0), ("ne", 0), ("gteq", 1)}
_FIRST = repr(nodes.Getattr(nodes.Name("loop", "load"), "first", "load"))
# What may come out differently when it is asked again.
_FICKLE = re.compile(r"attr='changed'")
# What may reach into a namespace by a name that is not written there.
_INDIRECT = re.compile(r"Filter\(|Call\(|arg=(?!Const\()")


class Assigned(NamedTuple):
    """What a stretch of a template assigns: `names`, and `attributes` of namespaces."""

    names: frozenset[str]
    attributes: frozenset[str]


def assigned(body: Iterable[nodes.Node]) -> Assigned:
    """What these nodes and all that stands in them assign with {% set %}."""
    names, attributes = set(), set()
    for node in body:
        inner = [node] if isinstance(node, nodes.Assign) else node.find_all(nodes.Assign)
        for each in inner:
            for target in (each.target, *each.target.find_all((nodes.Name, nodes.NSRef))):
                if isinstance(target, nodes.NSRef):
                    attributes.add(target.attr)
                elif isinstance(target, nodes.Name):
                    names.add(target.name)
    return Assigned(frozenset(names), frozenset(attributes))


class Guards:
    """Expressions known to be true, and known to be false, by their written form."""

    def __init__(
        self, true: frozenset[str] = frozenset(), false: frozenset[str] = frozenset()
    ) -> None:
        self._true, self._false = true, false

    def when(self, test: nodes.Node, outcome: bool) -> Guards:
        """What is known where a test came out so."""
        true, false = set(self._true), set(self._false)
        _learn(test, outcome, true, false)
        return Guards(frozenset(true), frozenset(false))

    def verdict(self, test: nodes.Node) -> bool | None:
        """How a test must come out; None when it may do either."""
        if isinstance(test, nodes.Not):
            inner = self.verdict(test.node)
            return None if inner is None else not inner
        subject = repr(_counted(test))
        if subject in self._true:
            return True
        return False if subject in self._false else None

    def never_runs(self, loop: nodes.For) -> bool:
        """Whether a loop is known to have nothing to run over."""
        step: nodes.Node | None = loop.iter
        while step is not None:
            if repr(step) in self._false:
                return True
            step = _source(step)
        return False

    def runs(self, loop: nodes.For) -> bool:
        """Whether a loop is known to run at least once."""
        if loop.test is not None:
            return False
        step: nodes.Node | None = loop.iter
        while step is not None:
            if repr(step) in self._true:
                return True
            step = _source(step)
        return False

    def in_loop(self, *, first: bool) -> Guards:
        """What is known in the first turn of a loop, or in a later one."""
        known = frozenset({_FIRST})
        if first:
            return Guards(self._true | known, self._false - known)
        return Guards(self._true - known, self._false | known)

    def without(self, names: Iterable[str]) -> Guards:
        """What is still known when these names may mean something else."""
        return self.within(Assigned(frozenset(names), frozenset()))

    def within(self, changes: Assigned) -> Guards:
        """What stays known all through a stretch that assigns these.

        An attribute of a namespace may be reached under any name, so no expression that
        says the attribute, or that could reach it unnamed, is kept.
        """
        if not (changes.names or changes.attributes):
            return self
        marks = [f"Name(name={name!r}," for name in changes.names]
        marks += [repr(attribute) for attribute in changes.attributes]

        def stays(expression: str) -> bool:
            if changes.attributes and _INDIRECT.search(expression):
                return False
            return not any(mark in expression for mark in marks)

        return Guards(frozenset(filter(stays, self._true)), frozenset(filter(stays, self._false)))


def mentions_first(loop: nodes.For) -> bool:
    """Whether the body of a loop, outside the loops in it, asks for its first turn."""
    waiting: list[nodes.Node] = list(loop.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, nodes.Getattr) and repr(node) == _FIRST:
            return True
        inner = [node.iter, *node.else_] if isinstance(node, nodes.For) else node.iter_child_nodes()
        waiting.extend(inner)
    return False


def _learn(test: nodes.Node, outcome: bool, true: set[str], false: set[str]) -> None:
    if isinstance(test, nodes.Not):
        _learn(test.node, not outcome, true, false)
    elif isinstance(test, (nodes.And, nodes.Or)) and isinstance(test, nodes.And) == outcome:
        _learn(test.left, outcome, true, false)
        _learn(test.right, outcome, true, false)
    else:
        subject = repr(_counted(test))
        if not _FICKLE.search(subject):
            (true if outcome else false).add(subject)
            (false if outcome else true).discard(subject)


def _counted(test: nodes.Node) -> nodes.Node:
    """The list behind `rows|length`, `rows|length > 0` and the like; else the test."""
    if isinstance(test, nodes.Compare) and len(test.ops) == 1:
        operand = test.ops[0]
        bound = operand.expr.value if isinstance(operand.expr, nodes.Const) else None
        counts = isinstance(test.expr, nodes.Filter) and test.expr.name in _COUNTING
        return _counted(test.expr) if counts and (operand.op, bound) in _MORE else test
    if isinstance(test, nodes.Filter) and test.name in _COUNTING and test.node is not None:
        return test.node
    return test


def _source(expression: nodes.Node) -> nodes.Node | None:
    """The list that a filter or a mapping's method passes on whole."""
    if isinstance(expression, nodes.Filter) and expression.name in _KEEPING:
        return expression.node
    called = expression.node if isinstance(expression, nodes.Call) else None
    if isinstance(called, nodes.Getattr) and called.attr in ("items", "keys", "values"):
        return called.node
    return None
