"""Refuses what a Word file can hold that acts on its own or reaches outside itself."""

from collections.abc import Iterator

from lxml import etree

from generator.errors import TemplateError
from generator.word.compile._codes import addresses_in
from generator.word.compile._remains import LIKE_A_TAG
from generator.word.merge._rich import safe_url
from generator.word.package._opc import Package, address_of
from generator.word.package._xml import parse, w

# The last step of a relationship's type, and what it brings in.
_DELETE = "click it in Word, press Delete, and put a picture of it there if readers need it"
_INSERT = "in Word, choose Insert, Text from File, so that its words are part of the document"
_CONTROL = "click it in Word with Developer, Design Mode on, and press Delete"
_BANNED_RELATIONS = {
    "oleObject": f"an embedded object: {_DELETE}",
    "package": f"an embedded document: {_DELETE}",
    "control": f"an ActiveX control: {_CONTROL}",
    "activeXControlBinary": f"an ActiveX control: {_CONTROL}",
    "aFChunk": f"a document that Word would import: {_INSERT}",
    "subDocument": f"a subdocument: {_INSERT}",
    "transform": "an XSL transformation: save it in Word as a Word document (*.docx) anew",
    "frame": "a frame: save it in Word as a Word document (*.docx) anew",
}
_BANNED_ELEMENTS = {
    w("object"): f"an embedded object: {_DELETE}",
    w("control"): f"an ActiveX control: {_CONTROL}",
    w("altChunk"): f"a document that Word would import: {_INSERT}",
    w("subDoc"): f"a subdocument: {_INSERT}",
}
# What to do about a field that is not allowed.
_INSTEAD = {
    "MERGEFIELD": "write {% if ... %} and {{ ... }} in place of the field round it",
    "IF": "write {% if ... %} in its stead",
    "NEXT": "write {%tr for ... %} or {%p for ... %} in its stead",
    "ADDRESSBLOCK": "write the fields of the address one by one",
    "GREETINGLINE": "write “Dear” and the field of the name",
    "INCLUDEPICTURE": "choose Insert, Pictures in its stead, so that the picture is in the file",
    "INCLUDETEXT": _INSERT,
}
_FLATTEN = "click it in Word and press Ctrl+Shift+F9, which keeps its words alone"
# Fields that show something of the document itself; all others are refused.
_FIELDS = frozenset(
    [
        "=",
        "ADVANCE",
        "AUTHOR",
        "AUTONUM",
        "BIBLIOGRAPHY",
        "CITATION",
        "COMMENTS",
        "CREATEDATE",
        "DATE",
        "DOCPROPERTY",
        "EDITTIME",
        "EQ",
        "FILENAME",
        "FILESIZE",
        "FORMCHECKBOX",
        "FORMDROPDOWN",
        "FORMTEXT",
        "HYPERLINK",
        "IF",
        "INDEX",
        "INFO",
        "KEYWORDS",
        "LASTSAVEDBY",
        "LISTNUM",
        "NOTEREF",
        "NUMCHARS",
        "NUMPAGES",
        "NUMWORDS",
        "PAGE",
        "PAGEREF",
        "PRINTDATE",
        "REF",
        "REVNUM",
        "SAVEDATE",
        "SECTION",
        "SECTIONPAGES",
        "SEQ",
        "SET",
        "STYLEREF",
        "SUBJECT",
        "SYMBOL",
        "TA",
        "TC",
        "TIME",
        "TITLE",
        "TOA",
        "TOC",
        "USERNAME",
        "XE",
    ]
)


def check(package: Package, fields: frozenset[str] = _FIELDS) -> None:
    """Refuse an unsafe template, all reasons at once; `fields` are those that it may hold.

    Raises TemplateError.
    """
    reasons = list(dict.fromkeys(_reasons(package, fields)))
    if reasons:
        raise TemplateError("The template is refused, because it holds:", reasons)


def check_form(package: Package) -> None:
    """Refuse an unsafe form: it may hold merge fields, which no one has written as tags yet."""
    check(package, _FIELDS | {"MERGEFIELD"})


def _reasons(package: Package, fields: frozenset[str]) -> Iterator[str]:
    for name, kind in package.types.items():
        if "macroEnabled" in kind or "vbaProject" in kind:
            yield f"macros ({name}): save it in Word as a Word document (*.docx)"
    for name in package.entries:
        lower = name.lower()
        if lower.endswith(".rels"):
            yield from _relations(name, package)
        elif lower.endswith((".xml", ".vml")):
            yield from _content(name, parse(package.read(name), name), fields)
        elif lower.endswith(".bin") and "printersettings" not in lower:
            yield f"a binary object ({name})"


def _relations(name: str, package: Package) -> Iterator[str]:
    for relation in parse(package.read(name), name):
        kind = relation.get("Type", "").rsplit("/", 1)[-1]
        if kind in _BANNED_RELATIONS:
            what, _, step = _BANNED_RELATIONS[kind].partition(": ")
            yield f"{what} ({name}): {step}"
        elif relation.get("TargetMode") == "External":
            target = relation.get("Target", "")
            if kind != "hyperlink":
                yield f"something that Word would fetch from elsewhere: {kind} ({name})"
            elif LIKE_A_TAG.search(address_of(relation)):
                continue  # the search for what is like a tag says it in better words
            elif safe_url(target) is None and not target.startswith("#"):
                yield f"a link that is not https:, http:, mailto: or tel: ({name})"


def _content(name: str, root: etree._Element, fields: frozenset[str]) -> Iterator[str]:
    for element in root.iter(*_BANNED_ELEMENTS):
        what, _, step = _BANNED_ELEMENTS[str(element.tag)].partition(": ")
        yield f"{what} ({name}): {step}"
    for code in field_codes(root):
        word = code.strip().partition(" ")[0]
        if word.upper() not in fields and word[:1] != "=":
            called = word.upper()[:20]
            what = f"the field {called or 'without a name'}, not allowed ({name})"
            yield f"{what}: {_INSTEAD.get(called, _FLATTEN)}"
        elif word.upper() == "HYPERLINK" and None in map(safe_url, addresses_in(code)):
            yield f"a link that is not https:, http:, mailto: or tel: ({name})"


def field_codes(root: etree._Element) -> Iterator[str]:
    """The code of each field of a part, its pieces put together.

    The code of a field within a field counts on its own; its result is left out.
    """
    for simple in root.iter(w("fldSimple")):
        yield simple.get(w("instr"), "")
    opened: list[list[str] | None] = []
    for element in root.iter(w("fldChar"), w("instrText"), w("delInstrText")):
        if element.tag != w("fldChar"):
            if opened and opened[-1] is not None:
                opened[-1].append(element.text or "")
            elif not opened or (element.text or "").strip():
                yield element.text or ""
            continue
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            opened.append([])
        elif opened and opened[-1] is not None:
            yield "".join(opened[-1])
            opened[-1] = None
        if kind == "end" and opened:
            opened.pop()
    for code in opened:
        if code is not None:
            yield "".join(code)
