"""The report of a quarter to the board of a youth justice service."""

from generator.board._report import BACK, Report, report
from generator.board.quarter import Quarter

__all__ = ["BACK", "Quarter", "Report", "report"]
