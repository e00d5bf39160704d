"""The dates of a case on paper: arranged for a reader, as a workbook, as a calendar file."""
