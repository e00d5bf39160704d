"""A folder of cases: what is in it, and how a case file is written when several people work."""

from generator.store._changing import change_case
from generator.store._drafts import Draft, Drafts
from generator.store._folder import CaseFolder, Held
from generator.store._panels import HeldPanel, PanelFolder
from generator.store._writing import rewrite_case, write_case

__all__ = [
    "CaseFolder",
    "Draft",
    "Drafts",
    "Held",
    "HeldPanel",
    "PanelFolder",
    "change_case",
    "rewrite_case",
    "write_case",
]
