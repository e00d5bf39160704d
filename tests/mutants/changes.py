"""Small changes to a module's source, each a fault that somebody could make.

Most are mutmut's own. Ours are those that it lacks: a condition dropped, the first fact taken for
the last, a statement or an argument left out. Words for people, annotations, decorators and
docstrings stay as they are.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import libcst as cst
from libcst import matchers
from libcst.metadata import MetadataWrapper, ParentNodeProvider, PositionProvider
from mutmut.mutation import mutators

__all__ = ["Change", "changes"]

# A key, a code or a mark; what has a space in it is said to people.
_KEY = re.compile(r"""^[rb]?["'][^\s\\]+["']$""")
_OTHER_NAMES = {"min": "max", "any": "all", "bisect_left": "bisect_right", "startswith": "endswith"}
_OTHER_NAMES |= {new: old for old, new in _OTHER_NAMES.items()}
_LISTS_OF_NAMES = {"__all__", "__slots__"}
_EMPTY = {"None", "False", '""', "0", "()", "[]", "{}"}
_TRUTHS = cst.Comparison | cst.UnaryOperation
_TESTS = cst.If | cst.While | cst.CompIf | cst.BooleanOperation | cst.UnaryOperation
_LEAVES = matchers.Return() | matchers.Break()


@dataclass(frozen=True, slots=True)
class Change:
    """`text` instead of what stands from `start` to `stop` (characters) in the file at `path`.

    `line` counts from 1. `was` and `becomes` are the lines concerned, as one line each.
    """

    path: str
    line: int
    start: int
    stop: int
    text: str
    was: str
    becomes: str

    def made(self, source: str) -> str:
        """The source with the change."""
        return source[: self.start] + self.text + source[self.stop :]


def changes(path: str, source: str) -> list[Change]:
    """All changes to a module in the order of its source; a few of them do not compile."""
    wrapper = MetadataWrapper(cst.parse_module(source), unsafe_skip_copy=True)
    visitor = _Visitor(path, source, wrapper.module)
    wrapper.visit(visitor)
    return [visitor.found[key] for key in sorted(visitor.found)]


class _Visitor(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider, ParentNodeProvider)

    def __init__(self, path: str, source: str, module: cst.Module) -> None:
        super().__init__()
        self.found: dict[tuple[int, int, str], Change] = {}
        self._path, self._source, self._module = path, source, module
        self._lines = [0]
        for line in source.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.Annotation | cst.Decorator | cst.Import | cst.ImportFrom):
            return False
        if isinstance(node, cst.Expr) and isinstance(node.value, cst.BaseString):
            return False
        if isinstance(node, cst.Assign):
            name = node.targets[0].target
            if isinstance(name, cst.Name) and name.value in _LISTS_OF_NAMES:
                return False
        for kind, operator in _OPERATORS:
            if isinstance(node, kind):
                for part, new in operator(node):
                    self._add(*self._span(part), self._module.code_for_node(new))
        if isinstance(node, cst.BooleanOperation) and self._is_value(node):
            turned = node.with_changes(left=node.right, right=node.left)
            self._add(*self._span(node), self._module.code_for_node(turned))
        if isinstance(node, cst.Call):
            self._leave_out_arguments(node)
        return True

    def _is_value(self, node: cst.BooleanOperation) -> bool:
        """Whether an `or` gives the first of two values, and not only whether one is there."""
        if not isinstance(node.operator, cst.Or):
            return False
        if any(isinstance(side, _TRUTHS) for side in (node.left, node.right)):
            return False
        parent: Any = self.get_metadata(ParentNodeProvider, node)
        if isinstance(parent, _TESTS):
            return False
        if isinstance(parent, cst.IfExp):
            return parent.test is not node
        while isinstance(parent, cst.Return | cst.BaseSuite | cst.BaseStatement):
            if isinstance(parent, cst.FunctionDef):
                return getattr(getattr(parent.returns, "annotation", None), "value", "") != "bool"
            parent = self.get_metadata(ParentNodeProvider, parent, None)
        return True

    def _leave_out_arguments(self, call: cst.Call) -> None:
        spans = [self._span(argument) for argument in call.args]
        for at, argument in enumerate(call.args):
            if argument.keyword is None:
                continue
            start, stop = spans[at]
            if at + 1 < len(spans):
                stop = spans[at + 1][0]
            elif at:
                start = spans[at - 1][1]
            self._add(start, stop, "")

    def _span(self, node: cst.CSTNode) -> tuple[int, int]:
        place: Any = self.get_metadata(PositionProvider, node)
        start, end = place.start, place.end
        return self._lines[start.line - 1] + start.column, self._lines[end.line - 1] + end.column

    def _add(self, start: int, stop: int, text: str) -> None:
        line = self._source.count("\n", 0, start) + 1
        opens = self._lines[line - 1]
        made = self._source[:start] + text + self._source[stop:]
        was, becomes = (
            _one_line(self._source, opens, stop),
            _one_line(made, opens, start + len(text)),
        )
        if was != becomes:
            change = Change(self._path, line, start, stop, text, was, becomes)
            self.found[start, stop, text] = change


def _one_line(source: str, start: int, stop: int) -> str:
    end = source.find("\n", stop)
    return " ".join(source[start : end if end >= 0 else len(source)].split())


# What follows gives pairs: a part of the source, and what stands there instead.
_Pairs = Iterator[tuple[cst.CSTNode, cst.CSTNode]]


def _by(*operators: Callable[[Any], Any]) -> Callable[[Any], _Pairs]:
    """Operators of mutmut's, which give new nodes for one."""
    return lambda node: ((node, new) for operator in operators for new in operator(node))


def _number(node: cst.Integer) -> _Pairs:
    for other in (node.evaluated_value + 1, node.evaluated_value - 1):
        yield node, cst.parse_expression(str(other))


def _string(node: cst.SimpleString) -> _Pairs:
    if _KEY.match(node.value):
        yield node, next(iter(mutators.operator_string(node)))


def _name(node: cst.Name) -> _Pairs:
    if node.value in _OTHER_NAMES:
        yield node, node.with_changes(value=_OTHER_NAMES[node.value])


def _comparison(node: cst.ComparisonTarget) -> _Pairs:
    for operator in mutators.operator_keywords(node.operator):
        yield node, node.with_changes(operator=operator)


def _operands(node: cst.BooleanOperation) -> _Pairs:
    yield node, node.left
    yield node, node.right


def _test(node: cst.If | cst.While) -> _Pairs:
    if not isinstance(node.test, cst.Comparison | cst.BooleanOperation | cst.UnaryOperation):
        yield node.test, cst.UnaryOperation(cst.Not(), node.test)


def _filter(node: cst.CompIf) -> _Pairs:
    yield node.test, cst.Name("True")


def _order(node: cst.Call) -> _Pairs:
    name = getattr(node.func, "value", "")
    if name in {"sorted", "reversed"}:
        first = node.args[0].with_changes(comma=cst.MaybeSentinel.DEFAULT)
        yield node, node.with_changes(func=cst.Name("list"), args=[first])
    if name == "next" and isinstance(node.args[0].value, cst.GeneratorExp):
        source = node.args[0].value.for_in.iter
        yield source, _reversed(source)


def _loop(node: cst.For) -> _Pairs:
    if matchers.findall(node.body, _LEAVES):
        yield node.iter, _reversed(node.iter)


def _reversed(node: cst.BaseExpression) -> cst.BaseExpression:
    return cst.Call(cst.Name("reversed"), [cst.Arg(cst.Call(cst.Name("list"), [cst.Arg(node)]))])


def _statement(node: cst.CSTNode) -> _Pairs:
    yield node, cst.Pass()


def _assignment(node: cst.Assign) -> _Pairs:
    if isinstance(node.targets[0].target, cst.Subscript | cst.Attribute):
        yield node, cst.Pass()


def _return(node: cst.Return) -> _Pairs:
    if node.value is None:
        yield node, cst.Pass()
    elif cst.Module([]).code_for_node(node.value) not in _EMPTY:
        yield node, cst.Return(cst.Name("None"))


_OPERATORS: list[tuple[Any, Callable[[Any], _Pairs]]] = [
    (cst.Integer, _number),
    (cst.SimpleString, _string),
    (cst.Name, _name),
    (cst.Name, _by(mutators.operator_name)),
    (cst.ComparisonTarget, _comparison),
    (
        cst.ComparisonTarget | cst.BooleanOperation | cst.BinaryOperation | cst.AugAssign,
        _by(mutators.operator_swap_op),
    ),
    (cst.BooleanOperation, _operands),
    (cst.UnaryOperation, _by(mutators.operator_remove_unary_ops)),
    (cst.IfExp, _by(mutators.operator_if_exp)),
    (
        cst.Call,
        _by(
            mutators.operator_symmetric_string_methods_swap,
            mutators.operator_unsymmetrical_string_methods_swap,
        ),
    ),
    (cst.Call, _order),
    (cst.If | cst.While, _test),
    (cst.CompIf, _filter),
    (cst.For, _loop),
    (cst.Return, _return),
    (cst.Assign, _assignment),
    (cst.Expr | cst.AugAssign | cst.Raise | cst.Continue | cst.Break, _statement),
]
