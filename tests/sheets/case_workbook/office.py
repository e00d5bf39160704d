"""Drives LibreOffice as a person would: opens a workbook, works in it, saves it."""

import subprocess

_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Edit(source, target, list)
  Dim asHidden(0) As New com.sun.star.beans.PropertyValue
  asHidden(0).Name = "Hidden"
  asHidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(source, "_blank", 0, asHidden())
  Open list For Input As #1
  Do While Not EOF(1)
    Line Input #1, how
    Line Input #1, sheet
    Line Input #1, place
    Line Input #1, words
    page = book.Sheets.getByName(sheet)
    If how = "type" Then
      page.getCellRangeByName(place).setString(words)
    ElseIf how = "day" Then
      page.getCellRangeByName(place).setValue(CDbl(words))
    ElseIf how = "formula" Then
      page.getCellRangeByName(place).setFormula(words)
    ElseIf how = "insert row" Then
      page.Rows.insertByIndex(CLng(place) - 1, 1)
    ElseIf how = "move" Then
      at = page.getCellRangeByName(words).getCellAddress()
      page.moveRange(at, page.getCellRangeByName(place).getRangeAddress())
    ElseIf how = "sort" Then
      Dim fields(0) As New com.sun.star.table.TableSortField
      fields(0).Field = CLng(words)
      fields(0).IsAscending = False
      Dim how2(1) As New com.sun.star.beans.PropertyValue
      how2(0).Name = "SortFields"
      how2(0).Value = fields()
      how2(1).Name = "ContainsHeader"
      how2(1).Value = False
      page.getCellRangeByName(place).sort(how2())
    End If
  Loop
  Close #1
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "Calc MS Excel 2007 XML"
  If Right(target, 3) = "ods" Then filter(0).Value = "calc8"
  If Right(target, 3) = "xls" Then filter(0).Value = "MS Excel 97"
  book.storeToURL(target, filter())
  book.close(True)
  StarDesktop.terminate()
End Sub
</script:module>
"""


def edit(soffice, folder, data, edits, form="xlsx"):
    """The workbook after edits: each how ("type"), the sheet, the cell, and the words, in ASCII."""
    profile = folder / "profile"
    call = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    if not profile.exists():
        subprocess.run(
            [*call, "--terminate_after_init"], check=True, capture_output=True, timeout=300
        )
        (profile / "user/basic/Standard/Module1.xba").write_text(_MACRO, "utf-8")
    source, target, listed = folder / "in.xlsx", folder / f"out.{form}", folder / "edits.txt"
    source.write_bytes(data)
    target.unlink(missing_ok=True)
    listed.write_text("".join(f"{line}\n" for each in edits for line in each), "ascii")
    macro = f'macro:///Standard.Module1.Edit("{source.as_uri()}","{target.as_uri()}","{listed}")'
    subprocess.run([*call, macro], check=True, capture_output=True, timeout=300)
    return target.read_bytes()
