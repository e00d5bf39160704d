"""What a case says of a child and a sentence, answered once for documents, rules and sheets.

Pure: no clock (the day is always given), and no file but the dated table that ships beside it.
`words` says dates, counts and names; `days` counts months, birthdays and hours; `reading` takes
values out of a case with nothing taken for granted; `record` answers questions about a whole
case, such as when release is; `sentences` and `terms` hold what is so of each sentence.
"""
