"""Three Word files that are not ours: python-docx makes them from the template it comes with.

A letter, a report and a form, of features that the shipped templates do not use. LETTER and
REPORT hold the words by themselves, so that other makers of PDFs can set the same.
"""

import io
import zipfile
from collections.abc import Callable, Iterable
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

# The kind of a block ("h1", "h2", "p", "ul", "ol", "table") and its words or rows.
Block = tuple[str, Any]

LETTER: dict[str, Any] = {
    "sender": "Harrowgate District Council",
    "address": ["Housing and Support Services", "14 Market Street", "Harrowgate HG4 2QT"],
    "contact": ["Telephone: 01632 960 118", "housing@harrowgate.example", "Our reference: HS/4471"],
    "to": ["Ms Rebecca Lindqvist", "27 Orchard Terrace", "Harrowgate", "HG2 7LP"],
    "date": "14 April 2026",
    "greeting": "Dear Ms Lindqvist,",
    "subject": "Your application for a place at Millbrook House",
    "blocks": [
        ("p", "Thank you for coming to see us on 2 April, and for the papers that you sent after "
              "it. I am pleased to say that the panel has offered you a self-contained flat at "
              "Millbrook House from Monday 11 May. This letter says what the offer is, what it "
              "costs and what we ask of you before you move in."),
        ("p", "The flat is on the second floor and has one bedroom. Staff are in the building from "
              "8am to 10pm each day; at night a warden answers the telephone. The tenancy is for "
              "six months at first, and we meet every four weeks to see how things are going."),
        ("p", "Before 1 May, please let us have:"),
        ("ul", ["a copy of your passport, or of another document with your picture on it;",
                "a letter from your college that confirms the days on which you study there;",
                "your bank details, on the form enclosed, for the deposit of £150.00;",
                "the name of somebody whom we may call in an emergency."]),
        ("p", "The rent is £96.40 a week, which includes heating and water. If you receive "
              "Universal Credit you can ask for help with it, and Daniel Osei in our benefits team "
              "will gladly go through the claim with you. He has time on 23 April at 2:30pm."),
        ("p", "If you would rather not take the flat, or if any of this is unclear, please ring me "
              "within fourteen days. You also have the right to ask for a review of the decision; "
              "the leaflet enclosed explains how that is done and who can help you."),
    ],
    "close": ["Yours sincerely,", "", "Margaret Holloway", "Senior Housing Officer"],
}  # fmt: skip

_FIGURES = [
    ("Measure", "2023", "2024", "2025"), ("People who were referred", "412", "438", "467"),
    ("Seen within ten days", "61%", "68%", "74%"), ("Plans agreed", "305", "341", "388"),
    ("Moved on as planned", "188", "214", "251"), ("Returned within a year", "57", "49", "41"),
    ("Cost for each person", "£2,940", "£2,870", "£2,815"),
]  # fmt: skip
_RISKS = [
    ("Risk", "Likelihood", "What is done about it"),
    ("Too few flats for one person", "High", "An agreement with two housing associations by July, "
     "and a search for leases in the north of the district"),
    ("Staff leave in the first year", "Medium", "A mentor for each new worker, and time for study"),
    ("Late information from hospitals", "Medium", "One mailbox, read daily, and a named nurse"),
    ("Costs of energy rise", "Low", "A fixed price until March 2027"),
]  # fmt: skip
_LONG = (
    "The service was set up in 2019 to help people who leave hospital, care or custody without a "
    "settled home. It works from two offices and, since last autumn, from a room in the county "
    "hospital. Each person has one worker, who begins before the day on which they leave and stays "
    "for up to a year. The work is practical: identity papers, a doctor, money, a tenancy, and "
    "somebody to ring in the evening. "
)
_MORE = (
    "Those whom we asked said that the first fortnight decides a great deal. Where a worker had "
    "met them before they left, nine in ten kept their first appointment; where none had, fewer "
    "than six did. The difference holds when age, history and the distance from the office are "
    "taken into account, and it has not become smaller over the three years that were looked at. "
)
REPORT: list[Block] = [
    ("h1", "Summary"), ("p", _LONG), ("p", _MORE),
    ("ol", ["Keep the team in the hospital for three more years.",
            "Agree on one form of referral with all partners by September.",
            "Publish the waiting times each quarter, by area.",
            "Ask those who use the service to judge it, twice a year."]),
    ("h1", "What the service does"), ("h2", "Who is helped"), ("p", _LONG), ("p", _MORE),
    ("ul", ["People who leave hospital after four weeks or more",
            "Young people who leave care between 17 and 21",
            "People who leave custody without an address"]),
    ("h2", "How it is run"), ("p", _MORE), ("p", _LONG), ("p", _MORE),
    ("h1", "Three years in figures"),
    ("p", "The table shows the years to 31 December. Numbers under five are left out."),
    ("table", _FIGURES), ("p", _LONG), ("h2", "What the figures do not show"), ("p", _MORE),
    ("p", _LONG), ("h1", "Risks"), ("p", _MORE), ("table", _RISKS), ("p", _LONG),
    ("h1", "What comes next"), ("p", _LONG), ("p", _MORE),
    ("ol", ["The board discusses this report on 12 May.", "Partners answer by the end of June.",
            "A plan with costs comes back to the board in September."]),
    ("h2", "How this report was made"), ("p", _LONG), ("p", _MORE), ("p", _MORE + _LONG),
]  # fmt: skip
TITLE = "Settled: three years of the moving-on service"
# Where the headings of the report stand, as Word saves it in the contents.
_ON = {"Summary": 1, "What the service does": 1, "Three years in figures": 2}


def letter() -> bytes:
    document = docx.Document()
    document.core_properties.title = LETTER["subject"]
    normal = document.styles["Normal"]
    _typeface(normal, "Calibri", 11)
    normal.paragraph_format.space_after = Pt(6)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2)
    head = document.add_table(rows=1, cols=2)
    head.alignment = WD_TABLE_ALIGNMENT.CENTER
    left, right = head.rows[0].cells
    name = left.paragraphs[0].add_run(LETTER["sender"])
    _typeface(name, "Times New Roman", 18)
    name.bold, name.font.color.rgb = True, RGBColor(0x1F, 0x3A, 0x5F)
    for cell, lines, side in (
        (left, LETTER["address"], WD_ALIGN_PARAGRAPH.LEFT),
        (right, LETTER["contact"], WD_ALIGN_PARAGRAPH.RIGHT),
    ):
        for line in lines:
            paragraph = cell.add_paragraph(line)
            paragraph.alignment, paragraph.paragraph_format.space_after = side, Pt(0)
            paragraph.runs[0].font.size = Pt(9)
    _rule(document.add_paragraph())
    for line in LETTER["to"]:
        document.add_paragraph(line).paragraph_format.space_after = Pt(0)
    document.add_paragraph(LETTER["date"]).paragraph_format.space_before = Pt(12)
    document.add_paragraph(LETTER["greeting"])
    subject = document.add_paragraph().add_run(LETTER["subject"])
    _typeface(subject, "Times New Roman", 13)
    subject.bold = True
    _fill(document, LETTER["blocks"])
    for line in LETTER["close"]:
        document.add_paragraph(line).paragraph_format.space_after = Pt(0)
    return _saved(document)


def report() -> bytes:
    document = docx.Document()
    document.core_properties.title = TITLE
    document.add_heading(TITLE, 0)
    document.add_paragraph("Report to the partnership board, 12 May 2026", style="Subtitle")
    _contents(document, [words for kind, words in REPORT if kind == "h1"])
    _fill(document, REPORT)
    footer = document.sections[0].footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("Page ")
    _field(footer, "PAGE", "1")
    footer.add_run(" of ")
    _field(footer, "NUMPAGES", "4")
    return _saved(document)


def form() -> bytes:
    document = docx.Document()
    document.core_properties.title = "Request for support"
    document.add_heading("Request for support", 1)
    document.add_paragraph("Please fill in every part. Cross the boxes that apply.")
    table = document.add_table(rows=8, cols=4, style="Table Grid")
    parts = ("About you", None, None, "What you need", None, None, "Signed", None)
    for number, (row, part) in enumerate(zip(table.rows, parts, strict=True)):
        cells = row.cells
        if part:
            whole = cells[0].merge(cells[3])
            whole.text, whole.paragraphs[0].runs[0].bold = part, True
            _shade(whole, "D9E2F3")
        elif number in (1, 2):
            names = (("Family name", "Given name"), ("Born on", "Telephone"))[number - 1]
            cells[0].text, cells[2].text = names
            cells[1].text, cells[3].text = (("Aldous", "Priya"), ("3 June 2004", "01632 960 455"))[
                number - 1
            ]
        elif number in (4, 5):
            wide = cells[1].merge(cells[3])
            cells[0].text = ("Kind of help", "In your own words")[number - 4]
            if number == 4:
                for box, words in zip("☒☐☒☐", ("Housing", "Money", "Health", "Work"), strict=True):
                    _box(wide.add_paragraph(), box == "☒", words)
            else:
                wide.text = _MORE
        else:
            cells[0].text, cells[2].text, cells[3].text = "Name", "Date", "9 March 2026"
    down = table.cell(4, 0).merge(table.cell(5, 0))
    _shade(down, "F2F2F2")
    document.add_paragraph()
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_heading("What has been done so far", 2)
    wide = document.add_table(rows=1, cols=5, style="Medium Shading 1 Accent 1")
    for cell, words in zip(
        wide.rows[0].cells, ("When", "Who", "What", "Result", "Next"), strict=True
    ):
        cell.text = words
    for number in range(1, 7):
        cells = wide.add_row().cells
        cells[0].text, cells[1].text = f"{number} February 2026", ("Nurse", "Worker")[number % 2]
        cells[2].text, cells[3].text = _LONG[: 30 + 12 * number], "Agreed"
        cells[4].text = "Look again in a fortnight"
    return _saved(document)


def _fill(document: Any, blocks: Iterable[Block]) -> None:
    lists = {"ul": "List Bullet", "ol": "List Number"}
    number = 0
    for kind, words in blocks:
        if kind == "p":
            document.add_paragraph(words)
        elif kind in lists:
            for item in words:
                document.add_paragraph(item, style=lists[kind])
        elif kind == "table":
            table = document.add_table(rows=0, cols=len(words[0]), style="Light Grid Accent 1")
            for row in words:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
            table.rows[0]._tr.get_or_add_trPr().append(_xml("<w:tblHeader {}/>"))
            document.add_paragraph()
        else:
            heading = document.add_heading(words, int(kind[1]))
            name = f'{{}} w:id="{number}" w:name="_Toc{number}"'
            heading._p.insert(1, _xml(f"<w:bookmarkStart {name}/>"))
            heading._p.append(_xml(f'<w:bookmarkEnd {{}} w:id="{number}"/>'))
            number += 1


def _contents(document: Any, headings: list[str]) -> None:
    style = document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.paragraph_format.tab_stops.add_tab_stop(
        Cm(15.2), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
    )
    style.paragraph_format.space_after = Pt(4)
    for number, words in enumerate(headings):
        paragraph = document.add_paragraph(style=style)
        if number == 0:
            _mark(paragraph, "begin")
            _instruction(paragraph, 'TOC \\o "1-1" \\h')
            _mark(paragraph, "separate")
        paragraph.add_run(f"{words}\t{_ON.get(words, 3)}")
        if number == len(headings) - 1:
            _mark(paragraph, "end")


def _typeface(styled: Any, name: str, size: float) -> None:
    styled.font.name, styled.font.size = name, Pt(size)
    fonts = styled.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs"):
        fonts.set(qn(script), name)


def _xml(code: str) -> Any:
    return parse_xml(code.format(nsdecls("w", "w14")))


def _mark(paragraph: Any, kind: str) -> None:
    paragraph.add_run()._r.append(_xml(f'<w:fldChar {{}} w:fldCharType="{kind}"/>'))


def _instruction(paragraph: Any, code: str) -> None:
    words = code.replace('"', "&quot;")
    text = f'<w:instrText {{}} xml:space="preserve"> {words} </w:instrText>'
    paragraph.add_run()._r.append(_xml(text))


def _field(paragraph: Any, code: str, result: str) -> None:
    _mark(paragraph, "begin")
    _instruction(paragraph, code)
    _mark(paragraph, "separate")
    paragraph.add_run(result)
    _mark(paragraph, "end")


def _rule(paragraph: Any) -> None:
    line = '<w:bottom w:val="single" w:sz="8" w:space="1" w:color="1F3A5F"/>'
    paragraph._p.get_or_add_pPr().append(_xml(f"<w:pBdr {{}}>{line}</w:pBdr>"))


def _shade(cell: Any, colour: str) -> None:
    shade = _xml(f'<w:shd {{}} w:val="clear" w:color="auto" w:fill="{colour}"/>')
    cell._tc.get_or_add_tcPr().append(shade)


def _box(paragraph: Any, checked: bool, words: str) -> None:
    """A check box as Word's content control."""
    face = '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic"/>'
    paragraph._p.append(_xml(
        f'<w:sdt {{}}><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(checked)}"/>'
        f"</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>{face}</w:rPr><w:t>"
        f"{'☒' if checked else '☐'}</w:t></w:r></w:sdtContent></w:sdt>"
    ))  # fmt: skip
    paragraph.add_run(" " + words)


def _saved(document: Any) -> bytes:
    """The file, the same bytes at any time."""
    made, out = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            new.writestr(entry, old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


ALL: dict[str, Callable[[], bytes]] = {
    "outside letter": letter, "outside report": report, "outside form": form,
}  # fmt: skip
