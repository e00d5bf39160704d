"""Checks what tags say: syntax, filters, tests, calls and statements that exist here."""

import re
from collections.abc import Iterable, Iterator, Sequence

from jinja2 import TemplateSyntaxError, nodes

from generator.spelling import nearest
from generator.word.compile._tags import Written
from generator.word.faults import Fault, Place
from generator.word.merge._environment import ENVIRONMENT, METHODS
from generator.word.part import Part
from generator.word.proof._wording import unreadable

_TAG = re.compile(r"(\{[{%]-?\n .*? -?[}%]\})")
_NEUTRAL = {"if": "if x", "elif": "elif x", "for": "for x in y", "with": "with x = 0"}
_MOST_FAULTS = 50
_DEEPEST = 60
_MOST_SETS = 300
_STATEMENTS = (nodes.Output, nodes.If, nodes.For, nodes.Assign, nodes.With, nodes.Scope)
_FUNCTIONS = frozenset({"range", "namespace"})
_NO_PART = (
    "a shared part is asked for where none can be put in",
    'Write {{p part("...") }} alone in a paragraph of the text, of a table, a header or a footer',
)
_TAKEN = frozenset({"loop", "self", "super", "caller"})
_CALLABLE = sorted({name for names in METHODS.values() for name in names})
_SCOPES = frozenset({"p", "tr", "tc", "r"})


def parsed(part: Part, tags: Sequence[Written]) -> tuple[nodes.Template | None, list[Fault]]:
    """The part's Jinja tree and its syntax faults. `tags` are its tags as written.

    A tag with a fault is put aside so that the others are read too; None when no tree
    could be had even so.
    """
    faults: list[Fault] = []
    pieces = _TAG.split(part.source)
    for _ in range(_MOST_FAULTS):
        try:
            return ENVIRONMENT.parse("".join(pieces), part.name), faults
        except TemplateSyntaxError as error:
            index = 2 * (error.lineno - 2) + 1
            if not 0 < index < len(pieces):
                faults.append(Fault(part.place(error.lineno), "the tags cannot be read"))
                break
            word = [*pieces[index].split(None, 2), ""][1]
            faults.append(_syntax(part.place(error.lineno), tags[error.lineno - 2], word))
            body = _NEUTRAL.get(word, "set x = 0")
            put_aside = "{{\n x }}" if pieces[index].startswith("{{") else f"{{%\n {body} %}}"
            if pieces[index] == put_aside:
                break
            pieces[index] = put_aside
        except RecursionError:
            faults.append(Fault(part.place(0), "a tag holds too many brackets in one another"))
            break
    return None, faults


def _syntax(place: Place, written: Written, word: str) -> Fault:
    if word in _SCOPES:
        return Fault(
            place, f"“{word}” is not a statement", f"Write {{%{word} without a space before it"
        )
    return Fault(place, *unreadable(written))


def too_deep(part: Part, tree: nodes.Template) -> list[Fault]:
    """The tag with an expression nested beyond all use, which nothing else could read."""
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > _DEEPEST:
            place = part.place(node.lineno)
            return [
                Fault(place, "the tag is too long to be read", "Split it with {% set x = ... %}")
            ]
        inner = depth + 1 if isinstance(node, nodes.Expr) else 0
        waiting.extend((child, inner) for child in node.iter_child_nodes())
    return []


def beyond_reading(part: Part) -> bool:
    """Whether a part nests so deeply, or sets so much, that reading it may not end well."""
    try:
        tree = ENVIRONMENT.parse(part.source, part.name)
    except TemplateSyntaxError:
        return False
    except (RecursionError, ValueError):  # ValueError: a number of thousands of digits
        return True
    if too_deep(part, tree):
        return True
    return sum(1 for _each in tree.find_all(nodes.Assign)) > _MOST_SETS


def vocabulary(part: Part, tree: nodes.Template) -> list[Fault]:
    """Faults in what the tags of a part say."""
    return list(_faults(part, tree))


def _faults(part: Part, tree: nodes.Template) -> Iterator[Fault]:
    sets = list(tree.find_all(nodes.Assign))
    if len(sets) > _MOST_SETS:
        place = part.place(sets[_MOST_SETS].lineno)
        yield Fault(
            place, f"more than {_MOST_SETS} {{% set %}} tags in one part", "Set fewer values"
        )
    for node in tree.find_all(nodes.Node):
        place = part.place(node.lineno or 0)  # operands of a comparison have no line
        if isinstance(node, nodes.Stmt) and not isinstance(node, _STATEMENTS):
            yield Fault(place, "this statement cannot be used in a Word template", _INSTEAD)
        elif isinstance(node, nodes.For) and node.recursive:
            yield Fault(place, "a loop cannot be recursive", "Write a loop within the loop")
        elif isinstance(node, nodes.Name) and node.ctx == "store" and node.name in _TAKEN:
            yield Fault(
                place, f"“{node.name}” has a meaning of its own", "Give it another name: entry"
            )
        elif isinstance(node, nodes.Filter) and node.name not in ENVIRONMENT.filters:
            yield _unknown(part, node, "filter", ENVIRONMENT.filters)
        elif isinstance(node, nodes.Test) and node.name not in ENVIRONMENT.tests:
            yield _unknown(part, node, "test", ENVIRONMENT.tests)
        elif isinstance(node, nodes.Call):
            yield from _call(part, node)
        elif isinstance(node, nodes.Name) and node.name.startswith("_"):
            yield Fault(place, "names cannot start with _", "Use a field of the data")
    yield from _printed(part, tree)
    yield from _unlooped(part, tree)
    yield from _spaces(part, tree)


_INSTEAD = "Use {{ ... }}, {% if %}, {% for %} and {% set x = ... %}"


_KNOWN = {
    "filter": "Write one that there is, such as upper, date, join or yesno, or take it out",
    "test": "Write “is defined” to ask whether a field is there, or compare with ==",
}


def _unknown(part: Part, node: nodes.Filter | nodes.Test, kind: str, known: Iterable[str]) -> Fault:
    near = nearest(node.name, [name for name in known if name.isidentifier()])
    suggestion = f"Did you mean “{near}”?" if near else _KNOWN[kind]
    return Fault(part.place(node.lineno), f"there is no {kind} “{node.name}”", suggestion)


def _call(part: Part, node: nodes.Call) -> Iterator[Fault]:
    called = node.node
    if isinstance(called, nodes.Name) and called.name in _FUNCTIONS:
        return
    if isinstance(called, nodes.Getattr) and called.attr in _CALLABLE:
        return
    name = getattr(called, "attr", getattr(called, "name", "this"))
    if name == "part":
        yield Fault(part.place(node.lineno), *_NO_PART)
        return
    yield Fault(
        part.place(node.lineno),
        f"{name}() cannot be called in a template",
        "Name the field alone, or write a filter after it: {{ child.name|upper }}",
    )


def _unlooped(part: Part, tree: nodes.Template) -> Iterator[Fault]:
    """Faults in tags that merge the cells of a loop, and stand in none."""
    looped = {
        id(name)
        for loop in tree.find_all(nodes.For)
        for each in loop.body
        for name in each.find_all(nodes.Name)
    }
    places: dict[Place, None] = {}
    for name in tree.find_all(nodes.Name):
        tag = part.tag(name.lineno)
        if tag is None or tag.kind not in ("attribute", "span"):
            continue
        if name.name == "loop" and id(name) not in looped:
            places[tag.place] = None
    for place in places:
        yield Fault(
            place,
            "{% vm %} and {% hm %} merge the cells that a loop makes, and no loop stands round "
            "this one, so its text would be lost",
            "Take the tag out, or merge the cells in Word",
        )


def _spaces(part: Part, tree: nodes.Template) -> Iterator[Fault]:
    """Faults in tags that print a namespace, which has no words."""
    made = {
        each.target.name
        for each in tree.find_all(nodes.Assign)
        if isinstance(each.target, nodes.Name) and _makes_space(each.node)
    }
    for output in tree.find_all(nodes.Output):
        for child in output.nodes:
            if _makes_space(child) or (isinstance(child, nodes.Name) and child.name in made):
                place = part.place(child.lineno)
                yield Fault(place, "a whole namespace is printed", "Name the field of it you want")


def _makes_space(node: nodes.Node) -> bool:
    called = node.node if isinstance(node, nodes.Call) else None
    return isinstance(called, nodes.Name) and called.name == "namespace"


def _printed(part: Part, tree: nodes.Template) -> Iterator[Fault]:
    """Faults in how narratives and pictures are printed."""
    for output in tree.find_all(nodes.Output):
        for child in output.nodes:
            tag = part.tag(child.lineno)
            if isinstance(child, nodes.TemplateData) or tag is None:
                continue
            names = {
                found.name
                for found in (child, *child.find_all(nodes.Filter))
                if isinstance(found, nodes.Filter)
            }
            if "narrative" in names and tag.kind != "blocks":
                yield Fault(
                    tag.place,
                    "a narrative is printed inside a paragraph",
                    "Write {{p ...|narrative }} alone in a paragraph of its own",
                )
    for node in tree.find_all(nodes.Filter):
        given = {argument.key for argument in node.kwargs}
        if node.name == "picture" and not given & {"alt", "decorative"}:
            yield Fault(
                part.place(node.lineno),
                "a picture has no alternative text for people who cannot see it",
                'Write picture(alt="..."), or picture(decorative=true) when it says nothing',
            )
