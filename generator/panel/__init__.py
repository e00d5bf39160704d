"""Panels: who is due, what was agreed, and whether it was done."""

from generator.panel.due import Called, Reason, who_is_due
from generator.panel.kinds import Member, PanelKind, panel_kind, panel_kinds
from generator.panel.register import Action, Change, Register, register

__all__ = [
    "Action",
    "Called",
    "Change",
    "Member",
    "PanelKind",
    "Reason",
    "Register",
    "panel_kind",
    "panel_kinds",
    "register",
    "who_is_due",
]
