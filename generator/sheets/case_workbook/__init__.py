"""A case as a workbook: written for people to fill in, and read whatever they did to it."""
