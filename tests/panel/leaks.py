"""Facts of another child, each as people write it, and files of every format to hide it in."""

import base64
import io
import re
import zipfile
from datetime import date
from email.message import EmailMessage
from urllib.parse import quote

import pikepdf
from icalendar import Alarm, Calendar, Event
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from generator.case.names.lists import sentence
from generator.pdf import to_pdf
from tests.case.names.panels import child_case

FIRST = "Zoë Callum Renée Tariq Brannagh Siobhán Kacper Oluwaseun D’Andre Mirembe Xanthe Eoghan"
LAST = "O’Dwyer Carter-Okoro Lisowski Adeyemi Stennett Quayle Bangura Ó’Riordan Vance-Pryor"
KNOWN = "Zozo Callo Rennie Taz Bran Shiv Kaz Olu Dre Mimi Xan Eoggy"
KIN = "Yvette Delroy Fatmata Gwenllian Tomasz Bronagh Marcia Isatu"
STREETS = ["Saltmarsh Road", "Fennel Close", "Tanner’s Row", "Coopergate Terrace", "Dunlin Avenue"]
SCHOOLS = ["Brackenfield High School", "Wending Hill Academy", "St Oswin’s College"]


def family(pick):
    """The child whose file it is, another child of the panel, and who is at the panel."""
    at = pick.randrange(12)
    first, known = FIRST.split()[at], KNOWN.split()[at]
    last, kin = pick.choice(LAST.split()), pick.choice(KIN.split())
    number = pick.randrange(2000, 9000)
    other = child_case(
        f"TC-{number}",
        first,
        last,
        child={
            "known_as": known,
            "former_names": [f"{first} Wrexley"],
            "date_of_birth": date(2009, 1, 1)
            .replace(month=pick.randrange(1, 13), day=pick.randrange(1, 29))
            .isoformat(),
            "home_address": {
                "lines": [f"{pick.randrange(2, 99)} {pick.choice(STREETS)}", "Eastbank"],
                "town": "Northmoor",
                "postcode": f"ZZ{pick.randrange(1, 9)} {pick.randrange(1, 9)}QT",
            },
            "education": {"school": pick.choice(SCHOOLS)},
        },
        court={
            "name": "Northmoor Youth Court",
            "case_number": f"NM-2026-{pick.randrange(10000, 99999)}",
            "co_defendants": ["Rhydian Thackeray"],
            "offences": [{"offence": "Theft", "date": "2026-01-08"}],
        },
    )
    other["people"] += [
        {
            "id": "kin",
            "name": f"{kin} Haverstock",
            "role": "parent",
            "phone": f"07700 900{pick.randrange(100, 999)}",
            "email": f"{kin.lower()}.h{pick.randrange(10, 99)}@post.example",
        },
        {"id": "sol", "name": "Anneka Rossiter", "role": "solicitor", "phone": "01632 960777"},
    ]
    ours = child_case(
        "TC-1001", "James", "McAllister", child={"education": {"school": "Harbour Lane Academy"}}
    )
    present = [{"name": "Samira Khan", "role": "Case manager", "status": "present"}]
    return ours, other, present


def _birth(pick, case):
    born = date.fromisoformat(case["child"]["date_of_birth"])
    nth = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}.get(born.day, "th")
    month = born.strftime("%B")
    return pick.choice(
        [
            f"{born.day} {month} {born.year}",
            f"{born.day}{nth} {month[:3]} {born.year}",
            f"{born.day}{nth} of {month}, ’{born:%y}",
            f"{month} {born.day}{nth}, {born.year}",
            f"{born:%d/%m/%Y}",
            f"{born.day}.{born.month}.{born:%y}",
            f"{born:%Y-%m-%d}",
            f"{born:%Y%m%d}",
            f"{born:%d%m%Y}",
            f"{born:%d%m%y}",
            f"{born:%d-%b-%Y}",
            f"{born:%d/%b/%y}",
            f"{born:%A} {born.day} {month} {born.year}",
            f"{born:%Y/%m/%d}",
            f"{born:%d %m %Y}",
        ]
    )


def _phone(pick, case, who=1):
    digits = case["people"][who]["phone"].replace(" ", "")
    return pick.choice(
        [
            case["people"][who]["phone"],
            digits,
            f"+44 {digits[1:5]} {digits[5:]}",
            f"+44 (0){digits[1:5]} {digits[5:8]} {digits[8:]}",
            f"0044{digits[1:]}",
            f"{digits[:4]}-{digits[4:7]}-{digits[7:]}",
            f"({digits[:5]}) {digits[5:]}",
        ]
    )


def _address(pick, case):
    line = case["child"]["home_address"]["lines"][0]
    short = line.replace("Road", "Rd").replace("Close", "Cl.").replace("Terrace", "Terr")
    number, street = line.split(" ", 1)
    return pick.choice(
        [
            line,
            short,
            line.replace(" ", ", ", 1),
            f"No. {line}",
            f"{number}  {street}",
            line.upper(),
        ]
    )


def _postcode(pick, case):
    code = case["child"]["home_address"]["postcode"]
    return pick.choice([code, code.replace(" ", ""), code.lower(), code.replace(" ", "-")])


def _full(pick, case, key="first_name"):
    child = case["child"]
    one, two = child[key], child["last_name"]
    return pick.choice([f"{one} {two}", f"{two}, {one}", f"{one[0]}. {two}", f"{one}{two}"])


def _initials(pick, case):
    one, two = case["child"]["first_name"][0], case["child"]["last_name"].lstrip("Ó")[0]
    two = "O" if two in "’" else two
    dotted = [f"{one}.{two}.", f"{one}. {two}."]
    # What is an everyday abbreviation as well, such as SO and RA, is told by its points alone.
    if f"{one}{two}".lower() in sentence()["acronyms"]:
        return pick.choice(dotted)
    return pick.choice([*dotted, f"{one}{two}", f"{one}{two}’s"])


def _reference(pick, case):
    number = case["case_id"]
    return pick.choice([number, number.lower(), number.replace("-", ""), number.replace("-", " ")])


# Facts that certainly tell the other child, and those that may: what each would look like.
CERTAIN = {
    "first name": lambda pick, case: case["child"]["first_name"],
    "known as": lambda pick, case: case["child"]["known_as"],
    "former name": lambda pick, case: "Wrexley",
    "surname": lambda pick, case: case["child"]["last_name"],
    "full name": _full,
    "relative": lambda pick, case: pick.choice(
        [case["people"][1]["name"], case["people"][1]["name"].split()[0], "Ms Haverstock"]
    ),
    "address": _address,
    "postcode": _postcode,
    "school": lambda pick, case: case["child"]["education"]["school"],
    "birth date": _birth,
    "case reference": _reference,
    "court number": lambda pick, case: pick.choice(
        [case["court"]["case_number"], case["court"]["case_number"].replace("-", "/")]
    ),
    "telephone": _phone,
    "email": lambda pick, case: case["people"][1]["email"],
    "co-defendant": lambda pick, case: pick.choice(["Rhydian Thackeray", "Thackeray, Rhydian"]),
}
POSSIBLE = {
    "initials": _initials,
    "their worker": lambda pick, case: "Anneka Rossiter",
    "worker’s telephone": lambda pick, case: _phone(pick, case, 2),
    "street of a friend": lambda pick, case: (
        f"friend in {case['child']['home_address']['lines'][0].split(' ', 1)[1]}"
    ),
    "school in short": lambda pick, case: " ".join(
        case["child"]["education"]["school"].split()[:2]
    ),
}


def _hyphenated(text):
    """Broken at the end of a line inside its longest word."""
    word = max(re.findall(r"[^\W\d_]+", text) or [""], key=len)
    return text.replace(word, f"{word[:-3]}-\n{word[-3:]}", 1) if len(word) > 6 else text


_PLAINER = str.maketrans({"ë": "e", "é": "e", "á": "a", "Ó": "O", "’": "'"})
DISGUISES = {
    "as it is": lambda text: text,
    "capitals": str.upper,
    "small letters": str.lower,
    "no accents": lambda text: text.translate(_PLAINER),
    "soft hyphens": "\u00ad".join,
    "no break": lambda text: text.replace(" ", "\u00a0").replace("-", "\u2011"),
    "broken line": _hyphenated,
    "two lines": lambda text: text.replace(" ", "\n", 1),
}
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_DOCUMENT = """<w:document xmlns:w="{w}" xmlns:wp="p" xmlns:r="r"><w:body>
<w:p><w:r><w:t>@text@</w:t></w:r></w:p><w:p>@runs@</w:p>
<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>@hidden@</w:t></w:r></w:p>
<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r><w:t>@row@</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:del w:id="1" w:author="A"><w:r><w:delText>@deleted@</w:delText></w:r></w:del></w:p>
<w:p><w:bookmarkStart w:id="2" w:name="@bookmark@"/><w:bookmarkEnd w:id="2"/></w:p>
<w:sdt><w:sdtPr><w:alias w:val="@alias@"/><w:tag w:val="@tag@"/></w:sdtPr><w:sdtContent/></w:sdt>
<w:p><w:fldSimple w:instr="HYPERLINK &quot;@field@&quot;"/>
<wp:docPr id="3" name="x" descr="@alt@"/></w:p>
</w:body></w:document>"""
_PARTS = {
    "word/document.xml": _DOCUMENT,
    "word/header1.xml": '<w:hdr xmlns:w="{w}"><w:p><w:r><w:t>@header@</w:t></w:r></w:p></w:hdr>',
    "word/footnotes.xml": '<w:ftr xmlns:w="{w}"><w:p><w:r><w:t>@note@</w:t></w:r></w:p></w:ftr>',
    "word/comments.xml": '<w:comments xmlns:w="{w}"><w:comment w:author="@author@"><w:p><w:r>'
    "<w:t>@comment@</w:t></w:r></w:p></w:comment></w:comments>",
    "word/_rels/document.xml.rels": '<Relationships xmlns="r"><Relationship Id="r1" '
    'Target="https://x.example/@link@" TargetMode="External"/></Relationships>',
    "docProps/core.xml": '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>@title@</dc:title>'
    "</cp:coreProperties>",
    "docProps/custom.xml": '<Properties xmlns="q" xmlns:vt="v"><property name="Made from">'
    "<vt:lpwstr>@property@</vt:lpwstr></property></Properties>",
    "customXml/item1.xml": "<data><value>@data@</value></data>",
}
WORD = (
    *("text", "runs", "hidden", "row", "deleted", "bookmark", "alias", "tag", "field", "alt"),
    *("header", "note", "author", "comment", "link", "title", "property", "data"),
)
_AS_NAME = {"bookmark", "tag"}
_AS_LINK = {"link", "field"}


def _escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _named(text):
    """A text as the name of a bookmark or a range of cells."""
    return re.sub(r"\W+", "_", text.replace("\u00ad", "").replace("-\n", ""))


def _put(place, text):
    if place in _AS_NAME:
        text = _named(text)
    if place in _AS_LINK:
        text = quote(text)
    if place == "runs":
        return "".join(f"<w:r><w:t>{_escaped(each)}</w:t></w:r>" for each in text)
    return _escaped(text).replace("\n", "<w:br/>" if place in ("text", "hidden", "row") else " ")


def word_file(place, text):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in _PARTS.items():
            said = part.replace("{w}", _W)
            for each in WORD:
                said = said.replace(f"@{each}@", _put(each, text if each == place else "plan"))
            archive.writestr(name, _XML + said)
    return out.getvalue()


PDF = ("page", "info", "xmp", "bookmark", "alt", "link", "note", "attached")
_MADE = {}


def _page(text):
    import docx

    document = docx.Document()
    document.core_properties.title = "Plan"
    for line in text.split("\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return to_pdf(out.getvalue())


def pdf_file(place, text):
    if place == "page":
        return _page(text)
    plain = _MADE.setdefault("pdf", _page("The plan is going well."))
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        page = pdf.pages[0]
        if place == "info":
            pdf.docinfo["/Subject"] = text
        elif place == "xmp":
            with pdf.open_metadata() as data:
                data["dc:description"] = text.replace("\n", " ")
        elif place == "bookmark":
            with pdf.open_outline() as outline:
                outline.root.append(pikepdf.OutlineItem(text, 0))
        elif place == "alt":
            root = pdf.Root.StructTreeRoot
            root.Alt = pikepdf.String(text)
        elif place == "attached":
            pdf.attachments["x"] = pikepdf.AttachedFileSpec(pdf, b"x", filename=text)
        else:
            target = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(quote(text)))
            note = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Rect=[0, 0, 9, 9], Subtype=pikepdf.Name.Link, A=target
            )
            if place == "note":
                note.Contents = pikepdf.String(text)
                del note["/A"]
            page.Annots = pdf.make_indirect(pikepdf.Array([note]))
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


CALENDAR = ("summary", "description", "location", "attendee", "categories", "alarm", "note")


def calendar_file(place, text):
    book, event, alarm = Calendar(), Event(), Alarm()
    event.add("uid", "panel-1")
    if place == "attendee":
        event.add("attendee", "mailto:x@y.example", parameters={"CN": text.replace("\n", " ")})
    elif place == "alarm":
        alarm.add("description", f"{'Bring the papers. ' * 4}{text}")
    elif place == "note":
        event.add("x-note", text.replace("\n", " "))
    elif place == "summary":
        event.add("summary", text)
    else:
        event.add(place, f"{'See the plan. ' * 5}{text}")
    event.add_component(alarm)
    book.add_component(event)
    return book.to_ical()


SHEETS = (
    *("cell", "hidden row", "hidden sheet", "sheet name", "comment", "list", "header"),
    *("property", "link", "name"),
)


def workbook_file(place, text):
    book = Workbook()
    sheet = book.active
    sheet["A1"] = "Action"
    if place == "cell":
        sheet["B2"] = text
    elif place == "hidden row":
        sheet["B9"] = text
        sheet.row_dimensions[9].hidden = True
    elif place == "hidden sheet":
        more = book.create_sheet("x")
        more.sheet_state = "veryHidden"
        more["A1"] = text
    elif place == "sheet name":
        short = (
            text.replace("He was with ", "")
            .replace("It is ", "")
            .replace("-\n", "")
            .replace("\u00ad", "")
        )
        sheet.title = re.sub(r"[\\*?:/\[\]\n]", "_", short)[:31].strip("'")
    elif place == "comment":
        sheet["A1"].comment = Comment(text, "x")
    elif place == "list":
        found = DataValidation(type="list", formula1=f'"{text}"')
        found.add("C1")
        sheet.add_data_validation(found)
    elif place == "header":
        sheet.oddHeader.center.text = text
    elif place == "property":
        book.properties.keywords = text
    elif place == "link":
        sheet["A1"].hyperlink = f"https://x.example/{quote(text)}"
    else:
        from openpyxl.workbook.defined_name import DefinedName

        name = f"n_{_named(text)}"
        book.defined_names[name] = DefinedName(name, attr_text="Sheet!$A$1")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


MAIL = ("subject", "text", "encoded", "html", "attached")


def mail_file(place, text):
    mail = EmailMessage()
    mail["Subject"] = text.replace("\n", " ") if place == "subject" else "Your actions"
    mail.set_content(text if place == "text" else "Hello.", cte="quoted-printable")
    if place == "html":
        mail.add_alternative(f"<p>{_escaped(text)}</p>", subtype="html")
    if place == "encoded":
        mail.add_attachment(base64.b64encode(b"x").decode() + text, filename="x.txt", cte="base64")
    if place == "attached":
        mail.add_attachment(b"x", "application", "pdf", filename=text.replace("\n", " "))
    return bytes(mail)


FORMATS = {
    "docx": (WORD, word_file),
    "pdf": (PDF, pdf_file),
    "ics": (CALENDAR, calendar_file),
    "xlsx": (SHEETS, workbook_file),
    "eml": (MAIL, mail_file),
}


def leak(pick, kind, form):
    """A file of a format with one fact of another child in it, with who they are and where."""
    ours, other, present = family(pick)
    fact = {**CERTAIN, **POSSIBLE}[kind](pick, other)
    way = pick.choice(list(DISGUISES))
    # Initials and a worker's name are told by their capitals, and have no end of line within.
    if kind in POSSIBLE and way in ("small letters", "capitals", "broken line", "two lines"):
        way = "as it is"
    places, write = FORMATS[form]
    place = pick.choice(places)
    # No full stop stands in such a name, and "SO" without its stops is an everyday abbreviation.
    if kind == "initials" and "." in fact and place in ("bookmark", "tag", "name", "sheet name"):
        place = places[0]
    said = pick.choice(["{}", "He was with {} then.", "It is ({})."]).format(DISGUISES[way](fact))
    return ours, other, present, (place, way, said), write(place, said)
