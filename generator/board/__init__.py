"""The report of a quarter to the board of a youth justice service."""

from generator.board.quarter import Quarter
from generator.board.report import BACK, Report, report

__all__ = ["BACK", "Quarter", "Report", "report"]
