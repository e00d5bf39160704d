"""The log of who made, read back, changed and signed what. It holds no case data."""

from generator.web.audit._entry import Entry
from generator.web.audit._head import Head, heads_folder
from generator.web.audit._intent import told_of_broken_off, under_way
from generator.web.audit._log import Audit
from generator.web.audit._verify import Verdict, verify

__all__ = [
    "Audit",
    "Entry",
    "Head",
    "Verdict",
    "heads_folder",
    "told_of_broken_off",
    "under_way",
    "verify",
]
