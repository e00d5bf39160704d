"""Many cases at once."""

from generator.batch.caseload import CaseLine, caseload
from generator.batch.glance import Glance, glance
from generator.batch.index import CaseIndex, Row

__all__ = ["CaseIndex", "CaseLine", "Glance", "Row", "caseload", "glance"]
