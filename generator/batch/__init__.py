"""Many cases at once."""

from generator.batch.caseload import CaseLine, caseload

__all__ = ["CaseLine", "caseload"]
