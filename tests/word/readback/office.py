"""Drives LibreOffice as a person would: opens a document, types into it, saves it as Word."""

import subprocess
from pathlib import Path

_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Edit(source, target, list)
  Dim asHidden(0) As New com.sun.star.beans.PropertyValue
  asHidden(0).Name = "Hidden"
  asHidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, asHidden())
  Open list For Input As #1
  Do While Not EOF(1)
    Line Input #1, how
    Line Input #1, mark
    Line Input #1, words
    spot = document.Bookmarks.getByName(mark).Anchor
    If how = "type in" Then
      place = spot.Text.createTextCursorByRange(spot.Start)
      place.goRight(1, False)
      place.Text.insertString(place, words, False)
    ElseIf how = "type over" Then
      place = spot.Text.createTextCursorByRange(spot.Start)
      place.goRight(1, False)
      place.goRight(Len(spot.String), True)
      place.String = words
    ElseIf how = "go on" Then
      place = spot.Text.createTextCursorByRange(spot.End)
      place.Text.insertString(place, words, False)
    ElseIf how = "add paragraph" Then
      place = spot.Text.createTextCursorByRange(spot.Start)
      place.gotoEndOfParagraph(False)
      place.Text.insertControlCharacter(place, 0, False)
      place.Text.insertString(place, words, False)
    ElseIf how = "embolden" Then
      place = spot.Text.createTextCursorByRange(spot.Start)
      place.gotoEndOfWord(True)
      place.CharWeight = 150
    End If
  Loop
  Close #1
  Dim asWord(0) As New com.sun.star.beans.PropertyValue
  asWord(0).Name = "FilterName"
  asWord(0).Value = "MS Word 2007 XML"
  document.storeToURL(target, asWord())
  document.close(True)
  StarDesktop.terminate()
End Sub
</script:module>
"""


def edit(soffice: str, folder: Path, data: bytes, edits: list[tuple[str, str, str]]) -> bytes:
    """The document after edits: each how ("type in"), the bookmark, and the words, in ASCII."""
    profile = folder / "profile"
    call = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    if not profile.exists():
        subprocess.run(
            [*call, "--terminate_after_init"], check=True, capture_output=True, timeout=120
        )
        (profile / "user/basic/Standard/Module1.xba").write_text(_MACRO, "utf-8")
    source, target, listed = folder / "in.docx", folder / "out.docx", folder / "edits.txt"
    source.write_bytes(data)
    target.unlink(missing_ok=True)
    listed.write_text("".join(f"{line}\n" for each in edits for line in each), "ascii")
    macro = f'macro:///Standard.Module1.Edit("{source.as_uri()}","{target.as_uri()}","{listed}")'
    subprocess.run([*call, macro], check=True, capture_output=True, timeout=180)
    return target.read_bytes()
