"""Types minutes in LibreOffice as somebody in a hurry does. Runs under the system's Python.

Called as `hurried.py SOFFICE PROFILE JOBS`, as `desk.py`: JOBS is a JSON list of {"source",
"target", "steps"}, each step a verb of `Hurry` and its words.
"""

import json
import sys
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "word/readback"))

import desk
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK


class Hurry:
    """One document, typed in by finding a row by what one of its cells says."""

    def __init__(self, desktop, document):
        self.desktop, self.document = desktop, document

    def place(self, words):
        """The table, row and column of the cell that says this."""
        tables = self.document.TextTables
        for table in (tables.getByIndex(at) for at in range(tables.Count)):
            for name in table.CellNames:
                if table.getCellByName(name).String.strip() == words:
                    return table, int(name.lstrip("ABCDEFGH")) - 1, "ABCDEFGH".index(name[0])
        raise LookupError(words)

    def type_row(self, words, *cells):
        """Into the first empty row of the table that holds these words."""
        table, _, _ = self.place(words)
        for row in range(table.Rows.Count):
            named = [f"{'ABCDEFGH'[at]}{row + 1}" for at in range(len(cells))]
            found = [table.getCellByName(name) for name in named]
            if not any(cell is None or cell.String.strip() for cell in found):
                for cell, text in zip(found, cells, strict=True):
                    cell.insertString(cell.createTextCursor(), text, False)
                return
        raise LookupError("no empty row")

    def add_row(self, words, *cells):
        """A new row below, as the button for it does, and its cells typed."""
        table, row, _ = self.place(words)
        table.Rows.insertByIndex(row + 1, 1)
        for at, text in enumerate(cells):
            table.getCellByPosition(at, row + 1).setString(text)

    def type_over(self, words, column, text):
        """Over what a cell of that row says, within its content control where it has one."""
        table, row, _ = self.place(words)
        cell = table.getCellByPosition(column, row)
        made = cell.createTextCursor()
        made.gotoStart(False)
        said = len(cell.String)
        if column in (0, table.Columns.Count - 1):  # these hold controls
            made.goRight(1, False)
            made.goRight(said, True)
        else:
            made.gotoEnd(True)
        made.String = text

    def delete_row(self, words):
        table, row, _ = self.place(words)
        table.Rows.removeByIndex(row, 1)

    def merge_down(self, words, column):
        """The cell of that row joined with the one below."""
        table, row, _ = self.place(words)
        name = "ABCDEFGH"[column]
        cursor = table.createCursorByCellName(f"{name}{row + 1}")
        cursor.gotoCellByName(f"{name}{row + 2}", True)
        cursor.mergeRange()

    def merge_along(self, words, column):
        """The cell of that row joined with the next one."""
        table, row, _ = self.place(words)
        cursor = table.createCursorByCellName(f"{'ABCDEFGH'[column]}{row + 1}")
        cursor.gotoCellByName(f"{'ABCDEFGH'[column + 1]}{row + 1}", True)
        cursor.mergeRange()

    def strike_row(self, words):
        table, row, _ = self.place(words)
        for at in range(table.Columns.Count):
            cell = table.getCellByPosition(at, row)
            made = cell.createTextCursor()
            made.gotoStart(False)
            made.gotoEnd(True)
            made.setPropertyValue("CharStrikeout", 1)

    def below(self, heading, text):
        """A paragraph below a heading, typed with the Enter key."""
        paragraphs = self.document.Text.createEnumeration()
        count = 0
        while paragraphs.hasMoreElements():
            one = paragraphs.nextElement()
            if one.supportsService("com.sun.star.text.Paragraph") and one.String == heading:
                made = self.document.Text.createTextCursorByRange(one.End)
                self.document.Text.insertControlCharacter(made, PARAGRAPH_BREAK, False)
                self.document.Text.insertString(made, text, False)
                made.ParaStyleName = "Standard"
                return
            count += 1
        raise LookupError(heading)

    def paste_row(self, source, words, into):
        """A row copied in another document, pasted after the table row that holds `into`."""
        other = desk.opened(self.desktop, source)
        there = Hurry(self.desktop, other)
        table, row, _ = there.place(words)
        last = "ABCDEFGH"[table.Columns.Count - 1]
        other.CurrentController.select(table.getCellRangeByName(f"A{row + 1}:{last}{row + 1}"))
        copied = other.CurrentController.getTransferable()
        mine, at, _ = self.place(into)
        mine.Rows.insertByIndex(at + 1, 1)
        self.document.CurrentController.select(mine.getCellByPosition(0, at + 1).createTextCursor())
        self.document.CurrentController.insertTransferable(copied)
        other.close(True)


def done(desktop, job):
    document = desk.opened(desktop, job["source"])
    try:
        person = Hurry(desktop, document)
        for verb, *words in job["steps"]:
            getattr(person, verb)(*words)
        document.storeToURL(
            Path(job["target"]).as_uri(), (desk.value("FilterName", "MS Word 2007 XML"),)
        )
        document.close(True)
    except Exception:
        return traceback.format_exc()


def main():
    process, desktop = desk.office(sys.argv[1], sys.argv[2])
    print(json.dumps([done(desktop, job) for job in json.loads(Path(sys.argv[3]).read_text())]))
    try:
        desktop.terminate()
    except Exception:
        process.kill()
    process.wait(30)


if __name__ == "__main__":
    main()
