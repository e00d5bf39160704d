"""What is known to be true or false at a point of a template."""

from __future__ import annotations

from jinja2 import nodes

# A list stays non-empty through these.
_KEEPING = frozenset({"sort", "list", "reverse", "unique", "dictsort", "items", "batch"})
_COUNTING = frozenset({"length", "count"})
_MORE = {("gt", 0), ("ne", 0), ("gteq", 1)}
_FIRST = repr(nodes.Getattr(nodes.Name("loop", "load"), "first", "load"))


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

    def without(self, names: set[str]) -> Guards:
        """What is still known when these names may mean something else."""
        kept = Guards(self._true, self._false)
        kept.forget(names)
        return kept

    def forget(self, names: set[str]) -> None:
        """Drop what is known about these names."""
        marks = [f"Name(name={name!r}," for name in names]
        self._true = frozenset(e for e in self._true if not any(mark in e for mark in marks))
        self._false = frozenset(e for e in self._false if not any(mark in e for mark in marks))


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
        (true if outcome else false).add(repr(_counted(test)))
        (false if outcome else true).discard(repr(_counted(test)))


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
