"""Actions on their way to those who do them: a workbook of all, and a file for each owner."""
