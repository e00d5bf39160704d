"""Dates and checks that practice documents set, as pure functions over a case.

Nothing here reads a clock or draws at random: today is always given, and packs are read once.
"""

from generator.case.facts.days import add_months
from generator.rules._account import FINISHED
from generator.rules._data import pack_names
from generator.rules._records import Check, Pack, Rule, Span
from generator.rules.checks import Finding, checks, without_the_file
from generator.rules.deadlines import Deadline, ReleaseRow, compare_release, deadlines
from generator.rules.dto import DtoDates, dto_dates, refuse_reason
from generator.rules.line import Stretch, line
from generator.rules.milestones import Milestone, milestones
from generator.rules.pack import check_pack, load_pack
from generator.rules.pack_words import Change, diff_packs, explain, later_than_must
from generator.rules.sources import SourceDocument, Statement, gaps, source_documents
from generator.rules.stale import Stale, stale
from generator.rules.working_days import WorkingDays

__all__ = [
    "FINISHED",
    "Change",
    "Check",
    "Deadline",
    "DtoDates",
    "Finding",
    "Milestone",
    "Pack",
    "ReleaseRow",
    "Rule",
    "SourceDocument",
    "Span",
    "Stale",
    "Statement",
    "Stretch",
    "WorkingDays",
    "add_months",
    "check_pack",
    "checks",
    "compare_release",
    "deadlines",
    "diff_packs",
    "dto_dates",
    "explain",
    "gaps",
    "later_than_must",
    "line",
    "load_pack",
    "milestones",
    "pack_names",
    "refuse_reason",
    "source_documents",
    "stale",
    "without_the_file",
]
