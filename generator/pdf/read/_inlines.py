"""Reads what is inside a paragraph: runs, breaks, links, marks, notes, pictures and fields."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from generator.pdf.read import _drawing, _vml
from generator.pdf.read._fields import (
    LIVE,
    Field,
    is_safe,
    kind_of,
    levels_of,
    link_of,
    live,
    shown_without_result,
    stray_marks,
)
from generator.pdf.read._model import Break, Contents, Inline, Link, Mark, Note, RunStyle, Tab, Text
from generator.pdf.read._plain import Taken
from generator.pdf.read._styles import TableSaid
from generator.pdf.read._symbols import is_symbol_font, readable, symbol
from generator.pdf.read._xml import MC, NAMES, Node, R, W, child, children, is_on, number, val

if TYPE_CHECKING:
    from generator.pdf.read._reading import Reading

_RPR = f"{W}rPr"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_THROUGH = frozenset({
    "ins", "smartTag", "customXml", "bdo", "dir", "sdtContent", "moveTo", "subDoc",
})  # fmt: skip
_SILENT = frozenset({
    "pPr", "rPr", "sdtPr", "sdtEndPr", "proofErr", "bookmarkEnd", "permStart", "permEnd",
    "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "del",
    "lastRenderedPageBreak", "customXmlPr", "smartTagPr", "delText", "delInstrText", "separator",
    "continuationSeparator", "customXmlInsRangeStart", "customXmlInsRangeEnd",
    "customXmlDelRangeStart", "customXmlDelRangeEnd", "moveFromRangeEnd", "moveToRangeEnd",
    "moveFrom", "moveFromRangeStart", "moveToRangeStart",
    "noBreakHyphen", "contentPart",
})  # fmt: skip
_REFUSED = {
    "oMath": "an equation, which the PDF route cannot draw: put it as text or as a picture",
    "oMathPara": "an equation, which the PDF route cannot draw: put it as text or as a picture",
    "subDoc": "a linked sub-document: paste its text instead",
    "contentPart": "an ink drawing, which the PDF route cannot draw",
}
# What a choice may ask for; ink, new kinds of charts and the like have a picture beside them.
_KNOWN = frozenset({"wps", "wpg", "wpc", "wp14", "w14", "w15", "w16", "a14", "pic", "v"})
_OLD_DATES = frozenset({
    "dayLong", "dayShort", "monthLong", "monthShort", "yearLong", "yearShort",
})  # fmt: skip
_FILE = re.compile(r"file:|[A-Za-z]:[\\/]|\\\\|[^:]*$", re.IGNORECASE)
_LETTERS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_BREAKS: dict[str | None, Literal["page", "column"]] = {"page": "page", "column": "column"}
_PIECES: dict[str, Callable[[Node, RunStyle], Inline]] = {
    "tab": lambda _, style: Tab(style),
    "ptab": lambda e, style: Tab(
        style, e.get(f"{W}alignment", "left"), e.get(f"{W}leader", "none")
    ),
    "br": lambda e, _: Break(_BREAKS.get(e.get(f"{W}type"), "line")),
    "cr": lambda _, __: Break(),
    "pgNum": lambda _, style: live("PAGE", "PAGE", style, ""),
}


class InlineReader:
    """Reads one paragraph's content. Fields that stay open go on in the next paragraph."""

    __slots__ = ("_reading", "_style_id", "_table", "_targets")

    def __init__(self, reading: "Reading", style_id: str, table: TableSaid) -> None:
        """Read on in `reading`, for a paragraph of this style, in a cell with this table style."""
        self._reading = reading
        self._style_id = style_id
        self._table = table
        self._targets: list[list[Inline]] = [[]]
        for field in reading.fields:
            if field.is_link:
                self._targets.append([])

    def read(self, paragraph: Node) -> list[Inline]:
        """The inlines of a w:p."""
        self._content(paragraph)
        return self._all()

    def read_plain(self, taken: Taken, number: int) -> list[Inline]:
        """The inlines of a plain paragraph that was taken out of its part."""
        first = taken.texts[number]
        if first is not None:
            self._words(taken.said[number], first)
        for said, text, name in taken.more[number]:
            if name:
                self._put(Mark(name))
            else:
                self._words(said, text)
        return self._all()

    def _words(self, said: str | None, text: str) -> None:
        style = self._reading.styles.plain_run(self._style_id, said, self._table)
        if not style.hidden:
            self._put_text(text, style)

    def _all(self) -> list[Inline]:
        for field in reversed(self._reading.fields):
            if field.is_link:
                self._close_link(field)
        return self._targets[0]

    def _content(self, parent: Node) -> None:
        for e in parent:
            name = NAMES[e.tag]
            if name == "r":
                self._run(e)
            elif name != "pPr":
                self._part(e, name)

    def _part(self, e: Node, name: str) -> None:
        """One child of a paragraph that is no run."""
        if name in _REFUSED:
            self._reading.trail.report(_REFUSED[name])
        if name == "hyperlink":
            self._hyperlink(e)
        elif name == "fldSimple":
            self._simple_field(e)
        elif name == "sdt":
            content = child(e, "sdtContent")
            self._content(e if content is None else content)
        elif name == "bookmarkStart":
            self._put(Mark(e.get(f"{W}name", "")))
        elif name in _THROUGH:
            self._content(e)
        elif name == "AlternateContent":
            self._alternate(e, None)
        elif name not in _SILENT and name not in _REFUSED:
            self._reading.trail.report(f"an element of the text that is not known ({name})")

    def _alternate(self, e: Node, style: RunStyle | None) -> None:
        chosen = chosen_of(e)
        if chosen is None:
            return
        if style is None:
            self._content(chosen)
        else:
            self._run_content(chosen, style)

    def _run(self, run: Node) -> None:
        style = self._reading.styles.run(self._style_id, run.find(_RPR), self._table)
        self._run_content(run, style)

    def _run_content(self, run: Node, style: RunStyle) -> None:
        for e in run:
            name = NAMES[e.tag]
            if name == "t":
                if not style.hidden:
                    self._put_text(_shown(e), style)
            elif name == "fldChar":
                self._field_mark(e, style)
            elif name == "instrText":
                if self._reading.fields:
                    self._reading.fields[-1].code += e.text or ""
            elif not style.hidden and name != "rPr":
                self._piece(e, name, style)

    def _piece(self, e: Node, name: str, style: RunStyle) -> None:
        """One child of a run."""
        if name in _LETTERS:
            self._put_text(_LETTERS[name], style)
        elif name in _PIECES:
            self._put(_PIECES[name](e, style))
        elif name == "sym":
            self._symbol(e, style)
        elif name in ("drawing", "pict", "object"):
            reader = _drawing.drawing if name == "drawing" else _vml.drawing
            drawn = reader(e, self._reading)
            if drawn is not None:
                self._put(drawn)
        elif name in ("footnoteReference", "endnoteReference"):
            self._note(e, name, style)
        elif name in ("footnoteRef", "endnoteRef"):
            self._put_text(self._reading.note_number, style)
        elif name == "AlternateContent":
            self._alternate(e, style)
        elif name in _REFUSED:
            self._reading.trail.report(_REFUSED[name])
        elif name == "ruby":
            self._ruby(e)
        elif name in _OLD_DATES:
            self._reading.trail.alter(
                "a part of today's date as old Word shows it: it is left out, write the date"
            )
        elif name not in _SILENT:
            self._reading.trail.report(f"an element of the text that is not known ({name})")

    def _put_text(self, text: str, style: RunStyle) -> None:
        text = text.replace("\r", " ").replace("\n", " ").replace("\t", " ")
        if is_symbol_font(style.font):
            text = readable(text, style.font)
        if text:
            self._put(Text(text, style))

    def _put(self, inline: Inline) -> None:
        if self._reading.fields and not self._is_shown(inline):
            return
        target = self._targets[-1]
        if target and isinstance(inline, Text):
            last = target[-1]
            # Equal styles of a document are one object.
            if isinstance(last, Text) and last.style is inline.style:
                target[-1] = Text(last.text + inline.text, inline.style)
                return
        target.append(inline)

    def _is_shown(self, inline: Inline) -> bool:
        """Whether open fields let what stands in them be seen; a live one only remembers it."""
        for field in self._reading.fields:
            if not field.showing:
                return False
            if field.kind in LIVE:
                if isinstance(inline, Text):
                    field.cached += inline.text
                    field.style = field.style or inline.style
                return False
        return True

    def _symbol(self, e: Node, style: RunStyle) -> None:
        font = e.get(f"{W}font", "")
        try:
            found = symbol(int(e.get(f"{W}char", ""), 16), font)
        except ValueError:
            found = None
        if found is None:
            self._reading.trail.report(f"a symbol of the font {font or 'Symbol'} that is not known")
        else:
            self._put(Text(found, style))

    def _hyperlink(self, e: Node) -> None:
        relation = self._reading.relations.get(e.get(f"{R}id", ""))
        anchor = e.get(f"{W}anchor", "")
        url = relation.target if relation and relation.external else ""
        self._targets.append([])
        self._content(e)
        inside = tuple(self._targets.pop())
        if inside:
            self._link(inside, url + (f"#{anchor}" if url and anchor else ""), anchor)

    def _link(self, inside: tuple[Inline, ...], url: str, bookmark: str) -> None:
        if not is_safe(url):
            self._reading.trail.alter(
                f"a link to {_leads(url)}, which no reader opens: its words stand without it"
            )
            for inline in inside:
                self._put(inline)
            return
        self._put(Link(inside, url, bookmark))

    def _simple_field(self, e: Node) -> None:
        field = Field(e.get(f"{W}instr", ""))
        self._reading.fields.append(field)
        self._show(field)
        self._content(e)
        self._end(field)

    def _field_mark(self, e: Node, style: RunStyle) -> None:
        kind = e.get(f"{W}fldCharType")
        fields = self._reading.fields
        if self._reading.stray is None:
            self._reading.stray = stray_marks(self._reading.story)
        if e in self._reading.stray:
            return
        if kind == "begin":
            fields.append(Field(style=style, box=_form_box(e), chosen=_form_choice(e)))
        elif kind == "separate" and fields:
            self._show(fields[-1])
        elif kind == "end" and fields:
            field = fields[-1]
            if not field.showing:
                self._show(field)
            self._end(field)

    def _show(self, field: Field) -> None:
        field.kind = kind_of(field.code)
        field.showing = True
        field.is_link = link_of(field.code) is not None
        field.begun = (self, len(self._targets[-1]))
        if field.kind == "PAGEREF":
            for outer in self._reading.fields:
                outer.holds_pages = True
        if field.is_link:
            self._targets.append([])

    def _end(self, field: Field) -> None:
        self._reading.fields.remove(field)
        if field.is_link:
            self._close_link(field)
        elif field.kind in LIVE:
            style = field.style or self._reading.styles.run(self._style_id, None, self._table)
            if not style.hidden:
                self._put(live(field.kind, field.code, style, field.cached))
        elif field.kind == "TOC" and not field.holds_pages and field.begun:
            reader, at = field.begun
            if reader is self:
                # Nothing but Word's "update me" is there: the headings are listed in its place.
                del self._targets[-1][at:]
                self._targets[-1].append(Contents(*levels_of(field.code)))
        elif field.kind == "FORMCHECKBOX" and field.style:
            self._put(Text("☒" if field.box else "☐", field.style))
        elif field.kind == "FORMDROPDOWN" and field.chosen and field.style:
            if field.begun == (self, len(self._targets[-1])):
                self._put(Text(field.chosen, field.style))
        elif shown_without_result(field.kind) and not any(self._targets):
            self._reading.trail.report(
                f"a {field.kind} field without its result: update the fields in Word and save"
            )

    def _close_link(self, field: Field) -> None:
        inside = tuple(self._targets.pop())
        url, bookmark = link_of(field.code) or ("", "")
        if inside:
            self._link(inside, url, bookmark)

    def _ruby(self, e: Node) -> None:
        """Words with a guide to how they are said above them: it follows them, in brackets."""
        self._reading.trail.alter("a phonetic guide: it stands after its words, in brackets")
        base, guide = child(e, "rubyBase"), child(e, "rt")
        if base is not None:
            self._content(base)
        said = "" if guide is None else "".join(t.text or "" for t in guide.iter(f"{W}t"))
        if said:
            style = self._reading.styles.run(self._style_id, None, self._table)
            self._put_text(f" ({said})", style)

    def _note(self, e: Node, name: str, style: RunStyle) -> None:
        kind = name.removesuffix("Reference")
        note = self._reading.note(kind, e.get(f"{W}id", ""), own_mark=is_on_custom(e))
        if note is not None:
            self._put(Note(*note, style))


def _leads(url: str) -> str:
    """Where a link leads that no reader should open, in words."""
    return "a file" if _FILE.match(url) else "an address that is no web, mail or telephone one"


def chosen_of(e: Node) -> Node | None:
    """The choice of an mc:AlternateContent that can be drawn, else what stands in for it."""
    fallback = e.find(f"{MC}Fallback")
    choices = e.findall(f"{MC}Choice")
    known = (c for c in choices if _KNOWN.issuperset(c.get("Requires", "").split()))
    choice = next(known, None)
    if choice is None and (fallback is None or not len(fallback)):
        choice = next(iter(choices), None)
    return fallback if choice is None else choice


def is_on_custom(e: Node) -> bool:
    """Whether a note reference brings its own mark."""
    return e.get(f"{W}customMarkFollows") in ("1", "true", "on")


def _form_box(e: Node) -> bool:
    box = child(child(e, "ffData"), "checkBox")
    if box is None:
        return False
    checked = child(box, "checked")
    return is_on(checked) if checked is not None else val(box, "default", "0") in ("1", "true")


def _form_choice(e: Node) -> str:
    """The entry that an old drop-down shows: the one chosen, else its default, else the first."""
    listed = child(child(e, "ffData"), "ddList")
    if listed is None:
        return ""
    entries = [entry.get(f"{W}val", "") for entry in children(listed, "listEntry")]
    at = number(val(listed, "result") or val(listed, "default", "0"))
    return entries[at] if 0 <= at < len(entries) else ""


def _shown(e: Node) -> str:
    """The text of a w:t; its outer blanks count only where it says so, as in Word."""
    text = e.text or ""
    return text if e.get(_SPACE) == "preserve" else text.strip(" \t\r\n")
