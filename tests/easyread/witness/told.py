"""Right explanations as statements, and what the witnesses say of a statement."""

import tomllib
from pathlib import Path

from generator.easyread.witness import Statement, compared, lines_of_sentences

OFFICER = frozenset({"joanna"})
RIGHT = tomllib.loads((Path(__file__).parent / "right.toml").read_text("utf-8"))["right"]


def sentences(entry):
    return [tuple(text.split(": ", 1)) for text in entry["lines"]]


def stated(official, said, inputs=None):
    """A statement of official words, sentences with roles and details."""
    lines = lines_of_sentences(said)
    return Statement(official, inputs or {}, lines, heading="My rule", officer=OFFICER)


def found(official, said, inputs=None):
    """What the witnesses are sure of."""
    return [one for one in compared(stated(official, said, inputs)) if one.sure]
