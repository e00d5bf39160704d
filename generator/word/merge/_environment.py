"""The Jinja environment of Word templates: sandboxed, bounded, data before methods."""

from __future__ import annotations

import io
import types
from collections.abc import Callable, Mapping
from typing import Any, cast

from jinja2 import nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import Template
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from generator.word.merge._bounds import (
    BOUNDED_OPERATORS,
    Made,
    bounded,
    bounded_concat,
    bounded_range,
    compared,
    light,
    stepped,
    worked,
)
from generator.word.merge._filters import AT_ONCE, FILTERS
from generator.word.merge._job import EngineError, Job
from generator.word.merge._missing import Missing
from generator.word.merge._printing import PRINTERS
from generator.word.part import Part

# The only methods that a template may call; none can grow a value without bound.
METHODS: Mapping[type, frozenset[str]] = {
    str: frozenset(
        {"lower", "upper", "strip", "lstrip", "rstrip", "split", "startswith", "endswith"}
    ),
    dict: frozenset({"items", "keys", "values", "get"}),
    list: frozenset({"index", "count"}),
    tuple: frozenset({"index", "count"}),
    LoopContext: frozenset({"cycle", "changed"}),
}
# Names that no template can write.
_STEPPED, _WORKED, _COMPARED = "loop steps", "work done", "comparing done"
_LONGEST_STRIP = 100
_NOTHING = object()
_METHOD_TYPES = (types.MethodType, types.BuiltinMethodType, types.FunctionType, type)


class RenderContext(Context):
    """A Jinja context that knows which render it belongs to."""

    job: Job


class Generator(CodeGenerator):
    """Writes each output with the number of its tag, and tells method calls from data."""

    part: Part

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._called: set[int] = set()

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        tag = self.part.tag(node.lineno)
        kind = tag.kind if tag is not None else "text"
        self.write(f"environment.{PRINTERS[kind].__name__}(context, {node.lineno - 2}, ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return node.data

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        self.write("environment.concatenated(context, (")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        if node.name in (_STEPPED, _WORKED, _COMPARED, *AT_ONCE):
            super().visit_Filter(node, frame)
            return
        self.write("environment.worked(context, ")
        super().visit_Filter(node, frame)
        self.write(")")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        if not isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self.write("environment.worked(context, ")
        super().visit_Getitem(node, frame)
        self.write(")")

    def visit_List(self, node: nodes.List, frame: Frame) -> None:  # noqa: N802
        self._weighed(lambda: super(Generator, self).visit_List(node, frame), node)

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:  # noqa: N802
        if node.ctx == "load":
            self._weighed(lambda: super(Generator, self).visit_Tuple(node, frame), node)
        else:
            super().visit_Tuple(node, frame)

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802
        self.write("environment.light(environment.made(")
        super().visit_Dict(node, frame)
        self.write("))")

    def _weighed(self, write: Callable[[], None], node: nodes.List | nodes.Tuple) -> None:
        if all(isinstance(item, nodes.Const) for item in node.items):
            write()
            return
        self.write("environment.light(")
        write()
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        look_up = "method(context, " if id(node) in self._called else "getattr("
        self.write(f"environment.{look_up}")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        if isinstance(node.node, nodes.Getattr):
            self._called.add(id(node.node))
        super().visit_Call(node, frame, forward_caller=forward_caller)


class WordEnvironment(ImmutableSandboxedEnvironment):
    """See the module. Escaping is done by the printers, for the place each tag is in."""

    intercepted_binops = frozenset(BOUNDED_OPERATORS)
    code_generator_class = Generator
    context_class = RenderContext
    concatenated = staticmethod(bounded_concat)
    light, worked, made = staticmethod(light), staticmethod(worked), Made

    def __init__(self) -> None:
        super().__init__(undefined=Missing, keep_trailing_newline=True, autoescape=False)
        self.filters = {**FILTERS, _STEPPED: stepped}
        self.filters |= {_WORKED: pass_context(worked), _COMPARED: pass_context(compared)}
        self.globals = {"range": bounded_range, "namespace": Namespace}
        self.binop_table.update(BOUNDED_OPERATORS)
        for printer in PRINTERS.values():
            setattr(self, printer.__name__, printer)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A part of a value: what a mapping holds first, never a method."""
        try:
            return obj[attribute]
        except (TypeError, LookupError):
            pass
        if isinstance(obj, Undefined):
            return getattr(obj, attribute) if not attribute.startswith("_") else obj
        if attribute.startswith("_") or isinstance(obj, (dict, Mapping)):
            return self.undefined(obj=obj, name=attribute)
        value = getattr(obj, attribute, _NOTHING)
        if value is _NOTHING or isinstance(value, _METHOD_TYPES):
            return self.undefined(obj=obj, name=attribute)
        return value

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An item of a value; a name in brackets is the same as a name after a dot."""
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        try:
            return obj[argument]
        except (TypeError, LookupError):
            return self.undefined(obj=obj, name=argument)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """An operator of the bounded ones; what it makes counts as work."""
        return worked(context, self.binop_table[operator](left, right))

    def method(self, context: Context, obj: Any, name: str) -> Callable[..., Any]:
        """A method to call, from the short list of those that are safe."""
        worked(context, obj)
        if isinstance(obj, Undefined):
            return lambda *_args, **_kwargs: obj
        for kind, names in METHODS.items():
            if isinstance(obj, kind) and name in names:
                call = cast("Callable[..., Any]", getattr(obj, name))
                return _bounded_call(context, call)
        raise EngineError(f".{name}() is not something a template may call")

    def is_safe_callable(self, obj: Any) -> bool:
        """Whatever `method` and the globals hand out; nothing that data can hold."""
        return isinstance(obj, _METHOD_TYPES)

    def compiled(self, part: Part) -> Template:
        """A part's template, ready to render. Raises jinja2.TemplateSyntaxError."""
        tree = self._parse(part.source, part.name, None)
        for loop in tree.find_all(nodes.For):
            line = [nodes.Const(loop.lineno)]
            loop.iter = nodes.Filter(loop.iter, _STEPPED, line, [], None, None, lineno=loop.lineno)
        for named in [f for f in tree.find_all(nodes.Filter) if f.name != _STEPPED]:
            if named.name not in AT_ONCE and named.node is not None:
                named.node = _charged(named.node, _WORKED)
        for compare in list(tree.find_all(nodes.Compare)):
            compare.expr = _charged(compare.expr, _COMPARED)
            for operand in compare.ops:
                operand.expr = _charged(operand.expr, _COMPARED)
        for test in [t for t in tree.find_all(nodes.Test) if t.args]:
            test.node = _charged(test.node, _COMPARED)
            test.args = [_charged(value, _COMPARED) for value in test.args]
        tree.set_environment(self)
        written = io.StringIO()
        writer = Generator(self, part.name, part.name, written, False, True)
        writer.part = part
        writer.visit(tree)
        code = self._compile(written.getvalue(), part.name)
        return Template.from_code(self, code, self.make_globals(None), None)


def _bounded_call(context: Context, call: Callable[..., Any]) -> Callable[..., Any]:
    def called(*args: Any) -> Any:
        if call.__name__.endswith("strip") and any(len(str(a)) > _LONGEST_STRIP for a in args):
            raise EngineError(f"strip() takes away at most {_LONGEST_STRIP} different characters")
        return bounded(call(*(compared(context, value) for value in args)))

    return called


def _charged(value: nodes.Expr, name: str) -> nodes.Expr:
    if isinstance(value, nodes.Const):
        return value
    return nodes.Filter(value, name, [], [], None, None, lineno=value.lineno)


ENVIRONMENT = WordEnvironment()
