"""What a PDF says of itself: document information and XMP, which must agree."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from html import escape

from generator.pdf.write import _code

_PRODUCER = "Throughcare"
_ENGLISH = "en-GB"
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?")
_STANDARD = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate",
             "ModDate", "Trapped")  # fmt: skip
_SPACES = (
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("xmp", "http://ns.adobe.com/xap/1.0/"),
    ("pdf", "http://ns.adobe.com/pdf/1.3/"),
    ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/"),
    ("pdfx", "http://ns.adobe.com/pdfx/1.3/"),
)


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself; empty where it says nothing. PDF/UA asks for a title.

    `lang` is English when it is no language's tag. `modified` is a date, or a date and time, in
    ISO form, taken as UTC; one that is not is left out. `properties` are the custom ones: they go
    to document information and XMP (pdfx). Only an `accessible` one says that it is PDF/UA.
    """

    title: str
    author: str = ""
    subject: str = ""
    keywords: str = ""
    lang: str = _ENGLISH
    modified: str = ""
    properties: dict[str, str] = field(default_factory=dict)
    accessible: bool = True

    @property
    def language(self) -> str:
        """The language that the file says."""
        return _code.language(self.lang) or _ENGLISH


def information(about: About) -> str:
    """The document information dictionary."""
    said = {
        "Title": about.title, "Author": about.author, "Subject": about.subject,
        "Keywords": about.keywords, "Producer": _PRODUCER,
    }  # fmt: skip
    date = _date(about.modified)
    if date:
        said["CreationDate"] = said["ModDate"] = "D:" + re.sub(r"\D", "", date) + "Z"
    own = {k: v for k, v in about.properties.items() if k and k not in _STANDARD}
    entries = [f"/{k}{_code.text(v)}" for k, v in said.items() if v]
    entries += [f"{_code.name(k)}{_code.text(v)}" for k, v in own.items()]
    return f"<<{''.join(entries)}>>"


def xmp(about: About) -> bytes:
    """The metadata, as XMP."""
    parts = ["<dc:format>application/pdf</dc:format>"]
    if about.accessible:
        parts.insert(0, "<pdfuaid:part>1</pdfuaid:part>")
    parts.append(_listed("dc:title", "Alt", about.title, ' xml:lang="x-default"'))
    parts.append(_listed("dc:creator", "Seq", about.author))
    parts.append(_listed("dc:description", "Alt", about.subject, ' xml:lang="x-default"'))
    parts.append(_listed("dc:language", "Bag", about.language))
    parts.append(_said("pdf:Keywords", about.keywords))
    parts.append(_said("pdf:Producer", _PRODUCER))
    date = _date(about.modified)
    parts.append(_said("xmp:CreateDate", date))
    parts.append(_said("xmp:ModifyDate", date))
    own = {_xml_name(k): v for k, v in about.properties.items() if k}
    parts += [_said(f"pdfx:{k}", v) for k, v in own.items()]
    spaces = "".join(f' xmlns:{k}="{v}"' for k, v in _SPACES)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{spaces}>{"".join(parts)}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def _date(words: str) -> str:
    """A date and time as XMP writes them; empty when the words are none."""
    found = _DATE.match(words)
    if not found:
        return ""
    try:
        return f"{datetime.fromisoformat(found[0]).isoformat()}Z"
    except ValueError:
        return ""


def _said(tag: str, words: str) -> str:
    if not words:
        return ""
    return f"<{tag}>{escape(_code.without_controls(words), quote=False)}</{tag}>"


def _listed(tag: str, kind: str, words: str, more: str = "") -> str:
    if not words:
        return ""
    item = escape(_code.without_controls(words), quote=False)
    return f"<{tag}><rdf:{kind}><rdf:li{more}>{item}</rdf:li></rdf:{kind}></{tag}>"


def _xml_name(words: str) -> str:
    name = re.sub(r"[^A-Za-z0-9_.-]", "_", words)
    return name if name[:1].isalpha() else f"_{name}"
