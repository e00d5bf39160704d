"""Proves that a part gives sound XML whatever the data: every branch, every loop count.

The Jinja tree is walked once with the stack of open XML elements in hand. Both branches
of an `if` start from one stack and must end with one stack; a loop must end with the
stack it began with, since it may run no times or many. A block may close and open again
what it stands in up to its paragraph, never a cell, row or table. For each open cell,
row, table, header or note the walk also holds what it may contain by now, and on closing
it checks that a cell surely ends with a paragraph, a row has a cell, a table a row.

Conditions count as independent, but for those that guard: inside `if rows` a loop over
`rows` runs at least once. A name that is assigned anywhere in what a condition holds
guards nothing there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import nodes

from generator.word.faults import Fault
from generator.word.part import Part
from generator.word.proof._guards import Guards, assigned, mentions_first

_TOKEN = re.compile(r"<(/?)([^\s/>]+)([^>]*?)(/?)>")
_IN_ATTRIBUTES = frozenset({"attribute", "span", "colour"})
_STORIES = frozenset({"w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:comment", "w:txbxContent"})
_FENCES = frozenset({"w:tc", "w:tr", "w:tbl", "w:body", "w:sdtContent"}) | _STORIES
_HOLDERS = frozenset({"w:tc"}) | _STORIES
_EMPTY, _PARAGRAPH, _TABLE, _FULL = "empty", "paragraph", "table", "full"

_LEVELS = (
    "Start and end it at the same level: both in one paragraph, or each alone in a paragraph "
    "as {%p ... %}, in a row as {%tr ... %} or in a cell as {%tc ... %}"
)
_THE_LIST = "{%p if ... %} with the list of the loop"
_LOOP = re.compile(r" for .+? in ([^|]+?) -?%\}")
_LACKS = {
    "w:tc": (
        "this cell may end up without a paragraph at its end, which Word cannot open",
        "Leave an empty paragraph after the last {%p ... %} tag or table in the cell",
    ),
    "w:tr": (
        "this row may end up without any cell, which Word cannot open",
        "Keep one cell outside the {%tc ... %} tags",
    ),
    "w:tbl": (
        "this table may end up without any row, which Word cannot open",
        f"Keep a heading row outside the loop, or put {_THE_LIST} before the table and "
        "{%p endif %} after it",
    ),
}
_STORY_LACKS = (
    "this header, footer, note or text box may end up without a paragraph, which Word cannot open",
    "Leave an empty paragraph outside the {%p ... %} tags",
)


@dataclass
class _Frame:
    """An open element and what it may hold by now."""

    name: str
    holds: frozenset[str] = frozenset({_EMPTY})
    line: int = 0  # of the first tag in it


@dataclass
class _State:
    stack: list[_Frame]
    fields: int = 0

    def copy(self) -> _State:
        return _State(
            [_Frame(frame.name, frame.holds, frame.line) for frame in self.stack], self.fields
        )

    def names(self) -> list[str]:
        return [frame.name for frame in self.stack]

    def fits(self, other: _State) -> bool:
        return self.names() == other.names() and self.fields == other.fields

    def join(self, other: _State) -> None:
        """Take in what else may be held."""
        for mine, theirs in zip(self.stack, other.stack, strict=True):
            mine.holds |= theirs.holds


class _BrokenError(Exception):
    """The walk cannot go on: the stack no longer means anything."""


def structure(part: Part, tree: nodes.Template) -> list[Fault]:
    """The structural faults of a part, in order; empty when all its outputs are sound."""
    walk = _Walk(part)
    state = _State([])
    try:
        walk.sequence(tree.body, state, 0, Guards())
        if state.stack:
            walk.fault("a block leaves the file unfinished", _LEVELS)
    except _BrokenError:
        pass
    return list(dict.fromkeys(walk.faults))


class _Walk:
    def __init__(self, part: Part) -> None:
        self._part = part
        self._line = 0
        self.faults: list[Fault] = []

    def fault(self, message: str, suggestion: str, line: int = 0) -> None:
        self.faults.append(Fault(self._part.place(line or self._line), message, suggestion))

    def sequence(
        self, body: Sequence[nodes.Node], state: _State, floor: int, guards: Guards
    ) -> None:
        """Walk nodes one after another; `state` changes, frames below `floor` must stay."""
        for node in body:
            if isinstance(node, nodes.Output):
                self._output(node, state, floor)
            elif isinstance(node, nodes.If):
                self._if(node, state, guards)
            elif isinstance(node, nodes.For):
                self._for(node, state, guards)
            elif isinstance(node, nodes.With):
                inner = guards.without(names_set(node.targets))
                self.sequence(node.body, state, floor, inner)

    def _at(self, line: int, state: _State) -> int:
        """Note that the tag on a line has been reached."""
        self._line = line
        for frame in reversed(state.stack):
            if frame.line:
                break
            frame.line = line
        return line

    def _output(self, node: nodes.Output, state: _State, floor: int) -> None:
        xml = ""
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                xml += child.data
                continue
            tag = self._part.tag(child.lineno)
            if tag is not None and tag.kind in _IN_ATTRIBUTES:
                continue  # the element that the value stands in goes on after it
            self._xml(xml, state, floor)
            xml = ""
            self._at(child.lineno, state)
            if tag is not None and tag.kind == "blocks":
                _note(state, "w:p")
        self._xml(xml, state, floor)

    def _if(self, node: nodes.If, state: _State, guards: Guards) -> None:
        line = self._at(node.lineno, state)
        ends: list[_State] = []
        alternatives = [(node.test, node.body), *((e.test, e.body) for e in node.elif_)]
        decided = False
        for test, body in alternatives:
            known = guards.verdict(test)
            if known is not False:
                ends.append(self._branch(body, state, guards.when(test, True)))
            if known is True:
                decided = True
                break
            guards = guards.when(test, False)
        if not decided:
            ends.append(self._branch(node.else_, state, guards))
        if any(not end.fits(ends[0]) for end in ends):
            self.fault(
                "this {% if %} starts and ends at different levels of the document, so some "
                "of its outcomes would break it",
                _LEVELS,
                line,
            )
            raise _BrokenError
        for end in ends[1:]:
            ends[0].join(end)
        state.stack, state.fields = ends[0].stack, ends[0].fields

    def _branch(self, body: Sequence[nodes.Node], state: _State, guards: Guards) -> _State:
        inner = state.copy()
        self.sequence(body, inner, _floor(inner), guards.within(assigned(body)))
        return inner

    def _for(self, node: nodes.For, state: _State, guards: Guards) -> None:
        line = self._at(node.lineno, state)
        none = self._branch(node.else_, state, guards.when(node.iter, False))
        if guards.never_runs(node):
            state.stack, state.fields = none.stack, none.fields
            return
        inside = guards.when(node.iter, True).without({*names_set([node.target]), "loop"})
        first = self._branch(node.body, state, inside.in_loop(first=True))
        turns = [first]
        # What one more turn adds is what the first one did, but for loop.first.
        if mentions_first(node):
            start = first if first.fits(state) else state
            turns.append(self._branch(node.body, start, inside.in_loop(first=False)))
        if any(not end.fits(state) for end in (none, *turns)):
            self.fault(
                "this {% for %} starts and ends at different levels of the document, so it "
                "would break it",
                _LEVELS,
                line,
            )
            raise _BrokenError
        first.join(turns[-1])
        if not guards.runs(node):
            first.join(none)
        state.stack = first.stack

    def _xml(self, text: str, state: _State, floor: int) -> None:
        stack = state.stack
        for close, name, rest, empty in _TOKEN.findall(text):
            if close:
                if len(stack) <= floor or not stack or stack[-1].name != name:
                    self._crossing(name)
                self._closed(stack.pop())
                continue
            if name == "w:fldChar":
                state.fields += 'fldCharType="begin"' in rest
                state.fields -= 'fldCharType="end"' in rest
            _note(state, name)
            if not empty:
                stack.append(_Frame(name))

    def _crossing(self, name: str) -> None:
        words = {"w:tc": "a cell", "w:tr": "a row", "w:tbl": "a table"}.get(name)
        self.fault(
            f"a block reaches across the end of {words}"
            if words
            else "a block starts and ends at different levels of the document",
            _LEVELS,
        )
        raise _BrokenError

    def _closed(self, frame: _Frame) -> None:
        sound = {_PARAGRAPH} if frame.name == "w:tc" else {_FULL, _PARAGRAPH, _TABLE}
        lacks = _LACKS.get(frame.name, _STORY_LACKS if frame.name in _STORIES else None)
        if lacks is None or frame.holds <= sound:
            return
        message, advice = lacks
        looped = _LOOP.match(self._part.source.split("\n")[frame.line - 1]) if frame.line else None
        if frame.name == "w:tbl" and looped is not None:
            advice = advice.replace(_THE_LIST, f"{{%p if {looped[1]} %}}")
        self.fault(message, advice, frame.line)


def names_set(targets: Sequence[nodes.Node]) -> set[str]:
    """The names that assignments to these targets change."""
    return {
        name.name
        for target in targets
        for name in (target, *target.find_all(nodes.Name))
        if isinstance(name, nodes.Name)
    }


def _floor(state: _State) -> int:
    """How much of the stack a block that starts here must leave alone."""
    for index in range(len(state.stack) - 1, -1, -1):
        if state.stack[index].name in _FENCES:
            return index + 1
    return 0


def _note(state: _State, name: str) -> None:
    """Note a new element in the open element that counts such."""
    if name in ("w:p", "w:tbl"):
        within, held = _HOLDERS, _PARAGRAPH if name == "w:p" else _TABLE
    elif name == "w:tr":
        within, held = frozenset({"w:tbl"}), _FULL
    elif name == "w:tc":
        within, held = frozenset({"w:tr"}), _FULL
    else:
        return
    for frame in reversed(state.stack):
        if frame.name in within:
            frame.holds = frozenset({held})
            return
        if frame.name == "w:tc":
            return
