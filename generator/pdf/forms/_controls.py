"""Finds the content controls of a Word file and puts a linked mark in the place of each."""

import io
import zipfile
from collections.abc import Collection, Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from generator.errors import PdfError
from generator.pdf.forms._faults import name_faults
from generator.pdf.forms._sizes import Sizes
from generator.pdf.read._open import WordPackage
from generator.pdf.read._xml import Element, W, child, children, is_on, local, number, points, val

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
ADDRESS = "https://form.invalid/"
_CONTAINERS = frozenset({
    "docPartObj", "docPartList", "group", "repeatingSection", "repeatingSectionItem", "citation",
    "bibliography", "equation",
})  # fmt: skip
_KINDS = {
    "text": "text",
    "date": "date",
    "checkbox": "checkbox",
    "dropDownList": "choice",
    "comboBox": "choice",
}
_FEWEST_LINES = 4
_LEADING = 14 / 11  # from line to line, of the size of the letters


@dataclass(frozen=True, slots=True)
class Control:
    """A content control that becomes a field.

    `kind` is text, date, checkbox, choice or signature. `value` is what stands in it, "" for its
    placeholder; a ticked checkbox holds "1". `options` are pairs of what is stored and shown.
    `height` is the least height of a field of several lines, in points, else 0. `size` is that of
    its letters in points, as large as those round it.
    """

    name: str
    label: str
    kind: str
    value: str = ""
    options: tuple[tuple[str, str], ...] = ()
    editable: bool = False
    multiline: bool = False
    required: bool = False
    height: float = 0.0
    alone: bool = False
    size: float = 11.0


def anchored(docx: bytes, apart: Collection[int] = ()) -> tuple[bytes, list[Control]]:
    """The Word file with marks for its controls, and the controls in their order.

    The controls numbered in `apart` start a line of their own. PdfError lists all controls that
    cannot become fields.
    """
    package = WordPackage(docx)
    root = deepcopy(package.xml(package.main))
    sizes = Sizes(package)
    body = child(root, "body")
    controls: list[Control] = []
    faults: list[str] = []
    for sdt in list(_fillable(root if body is None else body)):
        try:
            control = _control(sdt, len(controls) + 1, sizes.of(sdt))
        except PdfError as fault:
            faults.append(fault.summary)
            continue
        _replace(sdt, control, len(controls), apart=len(controls) in apart)
        controls.append(control)
    faults += name_faults((c.name, c.kind) for c in controls)
    if faults:
        raise PdfError("This Word file cannot become a form:", faults)
    if not controls:
        raise PdfError(
            "This Word file has no content controls, so there is nothing to fill in. In Word, add "
            "them on the Developer tab, and give each a title and a tag."
        )
    return _with_main(docx, package, root), controls


def _fillable(root: Element) -> Iterator[Element]:
    for sdt in root.iter(f"{W}sdt"):
        properties = child(sdt, "sdtPr")
        content = child(sdt, "sdtContent")
        if content is None:
            continue
        kinds = {local(e) for e in properties} if properties is not None else set()
        if kinds & _CONTAINERS or content.find(f".//{W}sdt") is not None:
            continue
        named = bool(val(properties, "tag") or val(properties, "alias"))
        plain = not kinds & (_KINDS.keys() | {"picture"})
        if plain and (not named or content.find(f".//{W}tbl") is not None):
            continue
        if content.find(f"{W}tr") is None and sum(1 for _ in children(content, "tc")) <= 1:
            yield sdt


def _control(sdt: Element, number_: int, size: float) -> Control:
    properties = child(sdt, "sdtPr")
    assert properties is not None
    title, tag = (val(properties, key) or "" for key in ("alias", "tag"))
    title, tag = title.strip(), tag.strip(" .")
    if not title and not tag:
        raise PdfError(f"Content control {number_} has neither a title nor a tag: give it both.")
    kinds = {local(e): e for e in properties}
    if "picture" in kinds:
        raise PdfError(f"The control '{title or tag}' is for a picture, which a form cannot take.")
    kind = next((_KINDS[k] for k in _KINDS if k in kinds), "rich")
    signature = (tag or title).casefold().startswith("signature")
    multiline = kind == "rich" or is_on_attribute(kinds.get("text"), "multiLine")
    multiline = multiline and not signature
    listed = kinds.get("dropDownList", kinds.get("comboBox"))
    empty = is_on(child(properties, "showingPlcHdr")) or signature
    value = "" if empty else _words(sdt)
    if kind == "checkbox":
        state = kinds["checkbox"].find(f"{W14}checked")
        value = "1" if state is not None and state.get(f"{W14}val") in ("1", "true", "on") else ""
    required = title.endswith("*") or title.casefold().endswith("(required)")
    return Control(
        name=tag or title.rstrip("* ").replace(".", " "),
        label=title or tag.replace("_", " ").replace(".", ", "),
        kind="signature" if signature else "text" if kind == "rich" else kind,
        value=value,
        options=_options(listed),
        editable="comboBox" in kinds,
        multiline=multiline,
        required=required,
        height=_height(sdt, size) if multiline else 0.0,
        alone=_alone(sdt),
        size=size,
    )


def is_on_attribute(element: Element | None, name: str) -> bool:
    """Whether an element is there and says yes in an attribute."""
    return element is not None and element.get(f"{W}{name}") in ("1", "true", "on")


def _options(listed: Element | None) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for item in children(listed, "listItem"):
        shown = item.get(f"{W}displayText") or item.get(f"{W}value") or ""
        stored = item.get(f"{W}value") or shown
        # The first entry of a Word list is often its prompt, which stands for no value.
        if item.get(f"{W}value") and shown.strip():
            found.setdefault(stored, shown)
    return tuple(found.items())


def _words(sdt: Element) -> str:
    paragraphs = list(sdt.iter(f"{W}p")) or [sdt]
    lines = []
    for paragraph in paragraphs:
        pieces = []
        for e in paragraph.iter():
            if local(e) == "t":
                pieces.append(e.text or "")
            elif local(e) in ("br", "cr"):
                pieces.append("\n")
        lines.append("".join(pieces))
    return "\n".join(lines).strip()


def _height(sdt: Element, size: float) -> float:
    """Room for as many lines as stand there, no fewer than four, and no less than its row has."""
    lines = max(_FEWEST_LINES, _words(sdt).count("\n") + 1)
    row = next(iter(sdt.iterancestors(f"{W}tr")), None)
    said = child(child(row, "trPr"), "trHeight")
    tall = points(said.get(f"{W}val")) if said is not None else 0.0
    return max(lines * _LEADING * size, min(700.0, (tall or 0.0) - 4.0))


def _alone(sdt: Element) -> bool:
    paragraph = next(iter(sdt.iterancestors(f"{W}p")), None)
    if paragraph is None:
        return True
    own = set(sdt.iter(f"{W}t"))
    return not any((t.text or "").strip() for t in paragraph.iter(f"{W}t") if t not in own)


def _replace(sdt: Element, control: Control, at: int, *, apart: bool) -> None:
    """Put a link around a mark in the control's place; its address says which it is."""
    content = child(sdt, "sdtContent")
    assert content is not None
    parent = sdt.getparent()
    assert parent is not None
    cell = child(content, "tc")
    holder = cell if cell is not None else content
    paragraph = child(holder, "p")
    mark = _mark(sdt, at)
    if paragraph is None and cell is None and parent.tag != f"{W}tr" and _in_paragraph(sdt):
        before = [_break()] if (apart or control.height) and _has_text_before(sdt) else []
        new: list[Element] = [*before, mark]
    else:
        fresh = etree.Element(f"{W}p")
        properties = child(paragraph, "pPr")
        if properties is not None:
            fresh.append(deepcopy(properties))
        fresh.append(mark)
        new = [fresh]
        if cell is not None:
            kept = etree.Element(f"{W}tc")
            cell_properties = child(cell, "tcPr")
            if cell_properties is not None:
                kept.append(deepcopy(cell_properties))
            kept.append(fresh)
            new = [kept]
    place = parent.index(sdt)
    parent.remove(sdt)
    for n, element in enumerate(new):
        parent.insert(place + n, element)


def _in_paragraph(sdt: Element) -> bool:
    return next(iter(sdt.iterancestors(f"{W}p")), None) is not None


def _has_text_before(sdt: Element) -> bool:
    paragraph = next(iter(sdt.iterancestors(f"{W}p")), None)
    if paragraph is None:
        return False
    for e in paragraph.iter():
        if e is sdt:
            return False
        if local(e) in ("br", "cr"):
            continue
        if local(e) in ("t", "tab", "drawing", "fldSimple") and (
            local(e) != "t" or (e.text or "").strip()
        ):
            return True
    return False


def _break() -> Element:
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}br")
    return run


def _mark(sdt: Element, at: int) -> Element:
    field = etree.Element(f"{W}fldSimple")
    field.set(f"{W}instr", f' HYPERLINK "{ADDRESS}{at}" ')
    run = etree.SubElement(field, f"{W}r")
    first = next(iter(sdt.iter(f"{W}r")), None)
    properties = child(first, "rPr")
    size = child(properties, "sz")
    if size is not None and 12 <= number(size.get(f"{W}val")) <= 56:
        etree.SubElement(run, f"{W}rPr").append(deepcopy(size))
    etree.SubElement(run, f"{W}t").text = f"\ue000{at}\ue001"
    return field


def _with_main(docx: bytes, package: WordPackage, root: Element) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w") as new:
        for name in dict.fromkeys(name.lstrip("/") for name in old.namelist()):
            same = name != package.main
            data = package.read(name) if same else etree.tostring(root, encoding="UTF-8")
            new.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()
