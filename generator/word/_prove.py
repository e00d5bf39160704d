"""The proof: a template without faults can only give files that Word opens."""

from generator.word._blocks import block_faults
from generator.word._lift import Lift
from generator.word._structure import structure
from generator.word._vocabulary import parsed, too_deep, vocabulary
from generator.word.faults import Fault
from generator.word.part import Part


def prove(lift: Lift, part: Part) -> list[Fault]:
    """All faults of one part, those found while lifting its tags among them."""
    if lift.broken:
        return lift.faults
    blocks = block_faults(lift.written)
    tree, faults = parsed(part) if not blocks else (None, [])
    if lift.faults or blocks:
        return [*lift.faults, *blocks, *faults]
    if tree is None:
        return faults
    deep = too_deep(part, tree)
    if deep:
        return [*faults, *deep]
    return [*faults, *vocabulary(part, tree), *structure(part, tree)]
