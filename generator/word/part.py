"""One part of a template that holds tags, as the proof and the type checker read it."""

from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import nodes

from generator.word.faults import Place


@dataclass(frozen=True)
class Tag:
    """One tag of a part.

    `kind` says how its value is printed: "text" in a run, "runs" between runs ({{r }}),
    "blocks" in place of a paragraph ({{p }}), "attribute", "address" (of a link), "span" (a
    column count), "colour" (six hex digits), "plain" (a document property) or "statement" ({% %}).
    `lead` holds, for "blocks", the paragraph and run properties of the paragraph that
    the tag stood in.
    """

    kind: str
    place: Place
    lead: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Part:
    """One rendered part: `name` is its name in the zip, `source` its Jinja source.

    Tag number k (from 0) of `tags` is on line k + 2 of `source`, alone: a line break
    stands right after its opening braces, so every node that Jinja parses from it has
    that line as `lineno`. No other line breaks are in `source`.
    """

    name: str
    source: str
    tags: Sequence[Tag]

    @property
    def tree(self) -> nodes.Template:
        """The parsed source; a new tree that the caller may change.

        Raises jinja2.TemplateSyntaxError where `Template.prove` reports a syntax fault.
        """
        from generator.word.merge._environment import ENVIRONMENT  # noqa: PLC0415 (costly, lazy)

        return ENVIRONMENT.parse(self.source, self.name)

    def tag(self, line: int) -> Tag | None:
        """The tag on a line of `source`; None when no tag stands there."""
        return self.tags[line - 2] if 2 <= line < len(self.tags) + 2 else None

    def place(self, line: int) -> Place:
        """The place of the tag on a line of `source` (a node's `lineno`)."""
        tag = self.tag(line)
        return tag.place if tag else Place(self.name)
