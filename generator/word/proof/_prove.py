"""The proof: a template without faults can only give files that Word opens."""

from generator.word.compile._lift import Lift
from generator.word.faults import Fault
from generator.word.part import Part
from generator.word.proof._blocks import block_faults
from generator.word.proof._structure import structure
from generator.word.proof._vocabulary import parsed, too_deep, vocabulary


def prove(lift: Lift, part: Part) -> list[Fault]:
    """All faults of one part, those found while lifting its tags among them."""
    if lift.broken:
        return lift.faults
    blocks = block_faults(lift.written)
    if blocks:
        return [*lift.faults, *blocks]
    tree, faults = parsed(part, [written for written, _tag in lift.written])
    if lift.faults:
        return [*lift.faults, *faults]
    if tree is None:
        return faults
    deep = too_deep(part, tree)
    if deep:
        return [*faults, *deep]
    return [*faults, *vocabulary(part, tree), *structure(part, tree)]
