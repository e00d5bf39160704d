"""Text of a template's own that would be printed as a tag."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jinja2 import nodes

from generator.word.typecheck._run import Run

_LIKE_A_TAG = re.compile(r"\{[{%]|[}%]\}")
_ELEMENT = re.compile(r"<[^>]*>")
_UNKNOWN = "\ufffc"  # stands for what only the data can tell


def check_braces(run: Run, tree: nodes.Template) -> None:
    """Note a fault where constants, alone or one after the other, read as the marks of a tag.

    A raw block is a constant too. What the data holds is never looked at.
    """
    told: set[int] = set()
    for output in tree.find_all(nodes.Output):
        _one_after_the_other(run, output.nodes, told)
    for node in tree.find_all((nodes.Const, nodes.Concat, nodes.Add)):
        if _LIKE_A_TAG.search(_constant(node)):
            _note(run, node, told)


def _one_after_the_other(run: Run, printed: Sequence[nodes.Node], told: set[int]) -> None:
    text = ""
    for node in printed:
        if isinstance(node, nodes.TemplateData):
            text += _ELEMENT.sub("", node.data.replace("</w:p>", "\n"))
            continue
        text += _constant(node)
        if _LIKE_A_TAG.search(text):
            _note(run, node, told)
            text = ""


def _constant(node: nodes.Node) -> str:
    return "".join(_pieces(node))


def _pieces(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Const):
        yield node.value if isinstance(node.value, str) else _UNKNOWN
    elif isinstance(node, nodes.Concat):
        for each in node.nodes:
            yield from _pieces(each)
    elif isinstance(node, nodes.Add):
        yield from _pieces(node.left)
        yield from _pieces(node.right)
    else:
        yield _UNKNOWN


def _note(run: Run, node: nodes.Node, told: set[int]) -> None:
    if node.lineno in told:
        return
    told.add(node.lineno)
    run.fault(
        node,
        "braces-in-text",
        "This text would be printed as a tag: it holds {{, }}, {% or %}.",
        "Take the braces out, or take the quotes or the raw block away so that it is a tag.",
    )
