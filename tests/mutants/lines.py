"""Where a line stands in a source: in which statement, and whether in a function."""

import ast
from typing import Any

__all__ = ["inside_function", "kept_answer", "statement"]

_KEEPERS = {"cache", "lru_cache"}


def statement(source: str, line: int) -> range:
    """The lines of the statement around a line; of one that holds others, its head alone."""
    found = range(line, line + 1)
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.stmt | ast.match_case | ast.excepthandler):
            continue
        lines = _head(node)
        if line in lines:
            found = lines
    return found


def _head(node: Any) -> range:
    if isinstance(node, ast.match_case):
        return range(node.pattern.lineno, node.body[0].lineno)
    body = getattr(node, "body", None)
    return range(node.lineno, body[0].lineno if body else node.end_lineno + 1)


def inside_function(source: str, line: int) -> bool:
    """Whether a line is run when a function is called, and not when its module is read in."""
    return any(
        node.body[0].lineno <= line <= (node.end_lineno or 0)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def kept_answer(source: str, line: int) -> bool:
    """Whether a line stands in a function whose answers are kept, so that one caller runs it."""
    return any(
        node.lineno <= line <= (node.end_lineno or 0)
        and any(_name(each) in _KEEPERS for each in node.decorator_list)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
    )


def _name(decorator: ast.expr) -> str:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return str(getattr(called, "id", ""))
