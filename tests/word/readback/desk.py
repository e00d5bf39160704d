"""Edits Word files in LibreOffice as a person at a desk does. Runs under the system's Python.

Called as `desk.py SOFFICE PROFILE JOBS`: JOBS is a JSON list of {"source", "target", "how",
"mark", "words", "other"}. Each source is opened, edited one way and saved as .docx. Marks are
names of bookmarks. Prints a JSON list of what went wrong, null where nothing did.
"""

import json
import subprocess
import sys
import time
import traceback
from pathlib import Path

import uno
from com.sun.star.awt import Size
from com.sun.star.beans import PropertyValue
from com.sun.star.text.ControlCharacter import LINE_BREAK, PARAGRAPH_BREAK

PIPE = f"throughcare-desk-{Path(sys.argv[2]).parent.name}-{time.monotonic_ns()}"


def value(name, of):
    made = PropertyValue()
    made.Name, made.Value = name, of
    return made


def office(soffice, profile):
    process = subprocess.Popen(
        [soffice, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore",
         f"--accept=pipe,name={PIPE};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(240):
        try:
            there = resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
            break
        except Exception:
            time.sleep(0.25)
    else:
        process.kill()
        raise SystemExit("LibreOffice did not start")
    return process, there.ServiceManager.createInstance("com.sun.star.frame.Desktop")


class Desk:
    """One document on the desk, with the verbs of a person."""

    def __init__(self, desktop, document, job):
        self.desktop, self.document = desktop, document
        self.mark, self.words, self.other = job.get("mark"), job.get("words", ""), job.get("other")

    def spot(self, name=None):
        return self.document.Bookmarks.getByName(name or self.mark).Anchor

    def cursor(self, *, whole=True):
        """On the text of the field, inside its bookmark."""
        spot = self.spot()
        made = spot.Text.createTextCursorByRange(spot.Start)
        made.gotoRange(spot.End, whole)
        return made

    def first(self):
        """A cursor on the first word of the field."""
        spot = self.spot()
        made = spot.Text.createTextCursorByRange(spot.Start)
        if not made.isStartOfWord():
            made.gotoNextWord(False)
        made.gotoEndOfWord(True)
        return made

    def type_in(self):
        made = self.first()
        made.collapseToEnd()
        made.Text.insertString(made, self.words, False)

    def type_over(self):
        spot = self.spot()
        made = spot.Text.createTextCursorByRange(spot.Start)
        made.goRight(1, False)
        made.goRight(len(spot.String), True)
        made.String = self.words

    def replace_first_word(self):
        self.first().String = self.words

    def go_on(self):
        made = self.cursor(whole=False)
        made.Text.insertString(made, self.words, False)

    def delete_first_word(self):
        self.first().String = ""

    def delete_text(self):
        self.cursor().String = ""

    def add_paragraph(self):
        made = self.spot().Text.createTextCursorByRange(self.spot().Start)
        made.gotoEndOfParagraph(False)
        made.Text.insertControlCharacter(made, PARAGRAPH_BREAK, False)
        made.Text.insertString(made, self.words, False)

    def add_paragraph_at_the_end(self):
        made = self.spot().Text.createTextCursorByRange(self.spot().End)
        made.gotoEndOfParagraph(False)
        made.Text.insertControlCharacter(made, PARAGRAPH_BREAK, False)
        made.Text.insertString(made, self.words, False)

    def delete_paragraph(self):
        made = self.spot().Text.createTextCursorByRange(self.spot().Start)
        made.gotoStartOfParagraph(False)
        made.gotoEndOfParagraph(True)
        made.goRight(1, True)
        made.String = ""

    def split(self):
        made = self.first()
        made.collapseToEnd()
        made.Text.insertControlCharacter(made, PARAGRAPH_BREAK, False)

    def line_break(self):
        made = self.first()
        made.collapseToEnd()
        made.Text.insertControlCharacter(made, LINE_BREAK, False)

    def join(self):
        made = self.spot().Text.createTextCursorByRange(self.spot().Start)
        made.gotoEndOfParagraph(False)
        made.goRight(1, True)
        made.String = " "

    def look(self, **looks):
        made = self.first()
        for name, of in looks.items():
            made.setPropertyValue(name, of)

    def strike(self):
        self.look(CharStrikeout=1)

    def strike_all(self):
        self.cursor().setPropertyValue("CharStrikeout", 1)

    def hide(self):
        self.look(CharHidden=True)

    def hide_all(self):
        self.cursor().setPropertyValue("CharHidden", True)

    def whiten(self):
        self.look(CharColor=0xFFFFFF)

    def underline(self):
        self.look(CharUnderline=1)

    def highlight(self):
        self.look(CharBackColor=0xFFFF00)

    def redden(self):
        self.look(CharColor=0xC00000)

    def raise_up(self):
        self.look(CharEscapement=33, CharEscapementHeight=58)

    def capitals(self):
        self.look(CharCaseMap=1)

    def bold(self):
        self.look(CharWeight=150.0)

    def italic(self):
        self.look(CharPosture=uno.Enum("com.sun.star.awt.FontSlant", "ITALIC"))

    def link(self):
        self.look(HyperLinkURL="https://www.example.org/")

    def footnote(self):
        made = self.document.createInstance("com.sun.star.text.Footnote")
        spot = self.first()
        spot.collapseToEnd()
        spot.Text.insertTextContent(spot, made, False)
        made.setString(self.words)

    def text_box(self):
        made = self.document.createInstance("com.sun.star.text.TextFrame")
        made.setSize(Size(4000, 1000))
        spot = self.first()
        spot.collapseToEnd()
        spot.Text.insertTextContent(spot, made, False)
        made.getText().insertString(made.getText().createTextCursor(), self.words, False)

    def track_typing(self):
        self.document.RecordChanges = True
        self.type_in()

    def track_deleting(self):
        self.document.RecordChanges = True
        self.delete_first_word()

    def track_bold(self):
        self.document.RecordChanges = True
        self.bold()

    def replace_everywhere(self):
        how = self.document.createReplaceDescriptor()
        how.SearchString, how.ReplaceString = self.other, self.words
        how.SearchCaseSensitive = True
        if not self.document.replaceAll(how):
            raise LookupError(self.other)

    def heading(self):
        self.cursor().setPropertyValue("ParaStyleName", "Heading 2")

    def row(self):
        table = self.spot().TextTable
        name = self.spot().Cell.CellName
        return table, int("".join(c for c in name if c.isdigit())) - 1

    def delete_row(self):
        table, at = self.row()
        table.Rows.removeByIndex(at, 1)

    def add_row(self):
        table, at = self.row()
        table.Rows.insertByIndex(at + 1, 1)
        table.getCellByPosition(0, at + 1).setString(self.words)

    def edit_header(self):
        style = self.document.StyleFamilies.getByName("PageStyles")
        for name in style.ElementNames:
            page = style.getByName(name)
            if page.isInUse() and page.FooterIsOn:
                text = page.FooterText
                text.insertString(text.createTextCursor(), self.words, False)

    def fixed_text(self):
        text = self.document.Text
        made = text.createTextCursor()
        made.gotoStart(False)
        text.insertString(made, self.words, False)

    def new_paragraph_anywhere(self):
        text = self.document.Text
        made = text.createTextCursor()
        made.gotoEnd(False)
        text.insertControlCharacter(made, PARAGRAPH_BREAK, False)
        text.insertString(made, self.words, False)

    def strike_fixed(self):
        text = self.document.Text
        made = text.createTextCursor()
        made.gotoStart(False)
        made.gotoEndOfParagraph(True)
        made.setPropertyValue("CharStrikeout", 1)

    def delete_fixed(self):
        made = self.document.Text.createTextCursor()
        made.gotoStart(False)
        made.gotoEndOfParagraph(True)
        made.String = ""

    def copy_of(self, document, mark):
        """What is copied when the text of a field is selected."""
        controller = document.CurrentController
        spot = document.Bookmarks.getByName(mark).Anchor
        made = spot.Text.createTextCursorByRange(spot.Start)
        made.gotoRange(spot.End, True)
        controller.select(made)
        return controller.getTransferable()

    def paste(self, transferable, made):
        self.document.CurrentController.select(made)
        self.document.CurrentController.insertTransferable(transferable)

    def paste_older(self):
        """Over the text of a field, the same field of an older document."""
        older = opened(self.desktop, self.other["source"])
        copied = self.copy_of(older, self.other["mark"])
        self.paste(copied, self.cursor())
        older.close(True)

    def paste_older_after(self):
        older = opened(self.desktop, self.other["source"])
        copied = self.copy_of(older, self.other["mark"])
        made = self.cursor(whole=False)
        made.collapseToEnd()
        self.paste(copied, made)
        older.close(True)

    def copy_to(self):
        """The text of another field of the same document over this one."""
        copied = self.copy_of(self.document, self.other)
        self.paste(copied, self.cursor())

    def move_to(self):
        """The text of another field of the same document cut, and pasted at the end of this one."""
        copied = self.copy_of(self.document, self.other)
        spot = self.spot(self.other)
        taken = spot.Text.createTextCursorByRange(spot.Start)
        taken.gotoRange(spot.End, True)
        taken.String = ""
        made = self.cursor(whole=False)
        self.paste(copied, made)

    def nothing(self):
        pass


def opened(desktop, path):
    return desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, ())


def done(desktop, job):
    document = opened(desktop, job["source"])
    try:
        getattr(Desk(desktop, document, job), job["how"])()
        document.storeToURL(
            Path(job["target"]).as_uri(), (value("FilterName", "MS Word 2007 XML"),)
        )
        document.close(True)
    except Exception:
        return traceback.format_exc()


def main():
    process, desktop = office(sys.argv[1], sys.argv[2])
    out = []
    for job in json.loads(Path(sys.argv[3]).read_text()):
        out.append(done(desktop, job))
        if out[-1]:  # it may have come to harm: a fresh one for the next
            process.kill()
            process.wait(30)
            process, desktop = office(sys.argv[1], sys.argv[2])
    print(json.dumps(out))
    try:
        desktop.terminate()
    except Exception:
        process.kill()
    process.wait(30)


if __name__ == "__main__":
    main()
