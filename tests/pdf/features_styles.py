"""Feature documents of styles, themes, typefaces and languages."""

from tests.pdf.pieces import LOREM, heading, line, spacing
from tests.pdf.wordfile import HEADER_ROW, cell, p, r, row, table, word

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _style(kind: str, name: str, based: str, inner: str) -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/>{inner}</w:style>'
    )


def _theme(major: str, minor: str, **colours: str) -> dict[str, bytes]:
    """The parts that give a Word file a theme."""
    scheme = "".join(f'<a:{k}><a:srgbClr val="{v}"/></a:{k}>' for k, v in colours.items())
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f"</a:{kind}Font>"
        for kind, face in (("major", major), ("minor", minor))
    )
    theme = (
        f'<a:theme xmlns:a="{_DRAWING}" name="Made"><a:themeElements><a:clrScheme name="Made">'
        f'{scheme}</a:clrScheme><a:fontScheme name="Made">{fonts}</a:fontScheme>'
        '<a:fmtScheme name="Made"/></a:themeElements></a:theme>'
    )
    names = {"styles": "styles", "settings": "settings", "theme": "theme/theme1"}
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{_RELATIONS}/{kind}" Target="{target}.xml"/>'
        for kind, target in names.items()
    )
    return {
        "word/theme/theme1.xml": theme.encode(),
        "word/_rels/document.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>"
        ).encode(),
    }


def theme() -> bytes:
    parts = _theme(
        "Cambria", "Calibri", dk1="000000", lt1="FFFFFF", dk2="1F497D", lt2="EEECE1",
        accent1="4F81BD", accent2="C0504D", accent3="9BBB59", accent4="8064A2", accent5="4BACC6",
        accent6="F79646", hlink="0000FF", folHlink="800080",
    )  # fmt: skip
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" '
        'w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:sz w:val="22"/></w:rPr>'
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="200" w:line="276" '
        'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    major = '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>'
    title = (
        f'<w:pPr><w:spacing w:after="300" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr>{major}'
        '<w:color w:val="17365D" w:themeColor="text2" w:themeShade="BF"/><w:sz w:val="52"/></w:rPr>'
    )
    body = p("A themed title", '<w:pStyle w:val="Themed"/>') + p(LOREM)
    body += p("In the font of headings. " + LOREM, rpr=major)
    colours = {
        "accent1": "4F81BD", "accent2": "C0504D", "accent6": "F79646", "dark2": "1F497D",
        "text1": "000000",
    }  # fmt: skip
    for name, value in colours.items():
        body += p(f"Coloured {name}", rpr=f'<w:color w:val="{value}" w:themeColor="{name}"/>')
    shifted = {'Tint="99"': "95B3D7", 'Shade="80"': "244061", 'Tint="33"': "DBE5F1"}
    for shift, value in shifted.items():
        said = f'<w:color w:val="{value}" w:themeColor="accent1" w:theme{shift}/>'
        body += p(f"Shifted by {shift[-3:-1]}", rpr=said)
    fill = '<w:shd w:val="clear" w:color="auto" w:fill="9BBB59" w:themeFill="accent3"/>'
    body += table(row(cell("Filled", fill), "b", "c"), row("d", "e", "f"))
    styles = _style("paragraph", "Themed", "Normal", title)
    return word(body + p("End"), styles=styles, defaults=defaults, raw=parts)


def cascade() -> bytes:
    """Styles over styles: what the nearest says wins."""
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" '
        'w:hAnsi="Times New Roman"/><w:sz w:val="20"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="80" w:line="252" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )
    arial = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'
    styles = "".join((
        _style("paragraph", "First", "Normal", '<w:pPr><w:spacing w:before="120"/><w:ind '
               f'w:left="360"/></w:pPr><w:rPr>{arial}<w:color w:val="1F5C7A"/></w:rPr>'),
        _style("paragraph", "Second", "First", '<w:pPr><w:spacing w:after="240"/></w:pPr>'
               '<w:rPr><w:i/><w:sz w:val="26"/></w:rPr>'),
        _style("paragraph", "Third", "Second", '<w:pPr><w:ind w:left="0" w:firstLine="720"/>'
               '</w:pPr><w:rPr><w:i w:val="0"/><w:u w:val="single"/></w:rPr>'),
        _style("character", "Strong", "DefaultParagraphFont", "<w:rPr><w:b/></w:rPr>"),
        _style("character", "Loud", "Strong", '<w:rPr><w:caps/><w:color w:val="C00000"/></w:rPr>'),
    ))  # fmt: skip
    body = heading("Cascade") + p(LOREM)
    for name in ("First", "Second", "Third"):
        strong = r("a strong word", '<w:rStyle w:val="Strong"/>')
        loud = r("a loud one", '<w:rStyle w:val="Loud"/>')
        plain = r("one made plain", '<w:rStyle w:val="Strong"/><w:b w:val="0"/>')
        said = f'<w:pStyle w:val="{name}"/>'
        body += line(f"{name} style, ", strong, ", ", loud, ", ", plain, ". " + LOREM, ppr=said)
    own = '<w:pStyle w:val="Second"/><w:spacing w:before="0" w:after="0"/><w:ind w:left="1440"/>'
    body += p("Said directly. " + LOREM, own, '<w:sz w:val="18"/><w:i w:val="0"/>')
    return word(body, styles=styles, defaults=defaults)


def conditional() -> bytes:
    """A table style over another, with all its conditions, and what a table asks of them."""
    rule = '<w:{} w:val="single" w:sz="{}" w:space="0" w:color="4F81BD"/>'.format
    lines = rule("top", 8) + rule("left", 8) + rule("bottom", 8) + rule("right", 8)
    base = (
        '<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblStyleColBandSize w:val="1"/>'
        f"<w:tblBorders>{lines}{rule('insideH', 4)}{rule('insideV', 4)}</w:tblBorders></w:tblPr>"
    )
    said = '<w:pPr><w:spacing w:before="40" w:after="40"/></w:pPr><w:rPr><w:sz w:val="20"/></w:rPr>'
    shades = {
        "firstRow": ("<w:b/><w:sz w:val='24'/>", "DBE5F1"), "lastRow": ("<w:b/>", "B8CCE4"),
        "firstCol": ("<w:b/>", ""), "lastCol": ("<w:i/>", ""), "band1Horz": ("", "EEF3FA"),
        "band1Vert": ("", "F2F2F2"), "nwCell": ('<w:color w:val="C00000"/>', ""),
        "seCell": ('<w:color w:val="00B050"/>', ""),
    }  # fmt: skip
    derived = "".join(
        f'<w:tblStylePr w:type="{kind}"><w:rPr>{rpr}</w:rPr><w:tcPr>'
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else "")
        + "</w:tcPr></w:tblStylePr>"
        for kind, (rpr, fill) in shades.items()
    )
    styles = _style("table", "Base", "TableNormal", base) + _style(
        "table", "Derived", "Base", said + derived
    )
    looks = ("04A0", "01E0", "0600", "0360")
    body = heading("Conditions")
    for look in looks:
        rows = [row(f"Row {n}", "words in it", str(n), "last") for n in range(1, 4)]
        head = row("Head", "Two", "Three", "Four", trpr=HEADER_ROW)
        body += table(
            head, *rows, row("Total", "", "6", "last"), style="Derived",
            tblpr=f'<w:tblLook w:val="{look}"/>', grid=(2200, 2200, 2200, 2200),
        ) + p("Between")  # fmt: skip
    return word(body, styles=styles)


def typefaces() -> bytes:
    """The typefaces that come with Word, in their usual styles and sizes."""
    body = heading("Typefaces")
    for face in ("Calibri", "Times New Roman", "Cambria", "Courier New", "Arial"):
        fonts = f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:cs="{face}"/>'
        body += p(face, '<w:pStyle w:val="Heading2"/>', fonts)
        body += p(LOREM, spacing(after=120), fonts)
        body += p(
            LOREM, spacing(after=120, line=276, lineRule="auto"), fonts + '<w:sz w:val="24"/>'
        )
        mixed = (r(f"{name} words ", fonts + said) for name, said in (
            ("plain", ""), ("bold", "<w:b/>"), ("italic", "<w:i/>"), ("both", "<w:b/><w:i/>"),
            ("large", '<w:sz w:val="32"/>'), ("small", '<w:sz w:val="15"/>'),
        ))  # fmt: skip
        body += line(*mixed, r("£25.50, 3½ – “quoted” café", fonts))
    return word(body)


def languages() -> bytes:
    """A language for each run, in scripts that are read from left to right."""
    words = {
        "en-GB": "Everyone has the right to education.",
        "cy-GB": "Mae gan bawb hawl i addysg, ŵyth tŷ.",
        "fr-FR": "Toute personne a droit à l’éducation, où qu’elle soit.",
        "de-DE": "Jeder hat das Recht auf Bildung, auch größere Kinder.",
        "pl-PL": "Każdy człowiek ma prawo do nauki, także łódź i źdźbło.",
        "ro-RO": "Orice persoană are dreptul la învățătură și școală.",
        "tr-TR": "Herkes eğitim hakkına sahiptir, ışık İstanbul.",
        "lt-LT": "Kiekvienas žmogus turi teisę į mokslą, ąčęėįšųūž.",
        "el-GR": "Καθένας έχει δικαίωμα να εκπαιδεύεται.",
        "uk-UA": "Кожна людина має право на освіту, її ґанок.",
        "vi-VN": "Mọi người đều có quyền được hưởng giáo dục.",
    }
    body = heading("Languages")
    for face in ("Arial", "Calibri", "Times New Roman"):
        fonts = f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:cs="{face}"/>'
        said = (r(text + " ", f'{fonts}<w:lang w:val="{lang}"/>') for lang, text in words.items())
        body += line(*said, ppr=spacing(after=120))
    return word(body)


def right_to_left() -> bytes:
    """Paragraphs and a table that run from right to left, with Latin words in them."""
    arabic = "لكل شخص الحق في التعليم، ويجب أن يوفر التعليم بالمجان."
    hebrew = "כל אדם זכאי לחינוך, וחינוך ניתן חינם."
    said = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="{}"/><w:rtl/><w:lang w:bidi="{}"/>'
    ar, he = said.format("Amiri", "ar-SA"), said.format("Noto Sans Hebrew", "he-IL")
    body = heading("Right to left") + p("Plain English before.")
    body += p("English in a paragraph from right to left.", "<w:bidi/>")
    body += p(LOREM, '<w:bidi/><w:ind w:left="720" w:right="360"/>')
    body += p("At its start, which is on the right.", '<w:bidi/><w:jc w:val="left"/>')
    body += p(arabic, "<w:bidi/>", ar) + p(hebrew, "<w:bidi/>", he)
    body += line(r(hebrew + " ", he), "Anna Smith", r(" " + hebrew, he), ppr="<w:bidi/>")
    body += table(row("right", "middle", "left"), row("1", "2", "3"), tblpr="<w:bidiVisual/>")
    return word(body + p("Plain English after."))


ALL = (theme, cascade, conditional, typefaces, languages, right_to_left)
