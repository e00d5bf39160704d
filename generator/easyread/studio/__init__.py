"""What a therapist works with: the words of each rule by layer, what is found in them, the sum."""

from generator.easyread.studio._coverage import Coverage, RuleState, coverage
from generator.easyread.studio._findings import RuleFinding, findings_of
from generator.easyread.studio._layers import (
    CATALOGUE,
    CHILD,
    SERVICE,
    Layers,
    bare_rule,
    layers_of,
    without_own,
)
from generator.easyread.studio._words import ROLES, LeftOut, RuleWords, kept, words_of

__all__ = [
    "CATALOGUE",
    "CHILD",
    "ROLES",
    "SERVICE",
    "Coverage",
    "Layers",
    "LeftOut",
    "RuleFinding",
    "RuleState",
    "RuleWords",
    "bare_rule",
    "coverage",
    "findings_of",
    "kept",
    "layers_of",
    "without_own",
    "words_of",
]
