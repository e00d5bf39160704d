"""How much a page draws, told before any library draws it."""

import re

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from generator.errors import PdfError

# Bytes of drawing of one page, forms in forms each time they are drawn: who draws it takes
# thirty times as much memory. And the same with patterns, each time they fill something.
MOST = 12 * 2**20
MOST_FILLED = 512 * 2**20
_NAME = rb"/([^\s/<>\[\](){}%]+)\s+"
_PLACED = re.compile(_NAME + rb"Do\b")
_PATTERN = re.compile(_NAME + rb"(?:scn|SCN)\b")
_PAINTS = re.compile(rb"\s(?:[fFbBSs]\*?|T[jJ]|'|\")(?=\s|$)")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_DEEPEST = 60
# What one more form costs who draws it, as if it were so many bytes.
_EACH = 150
_Sizes = tuple[int, int]


def check_drawn(pdf: pikepdf.Pdf, name: str) -> None:
    """Raise PdfError for a page that draws far more than a page does, as forms in forms may."""
    measure = _Measure()
    for number, page in enumerate(pdf.pages, 1):
        contents = page.obj.get(Name.Contents)
        held = list(contents) if isinstance(contents, Array) else [contents]
        data = b"\n".join(one.read_bytes() for one in held if isinstance(one, Stream))
        drawn, filled = measure.of(data, _inherited(page.obj, Name.Resources), 0)
        for mark in _faces(page.obj):
            more, most = measure.of_stream(mark, 0)
            drawn, filled = drawn + more, filled + most
        if drawn > MOST or filled > MOST_FILLED:
            raise PdfError(
                f"{name} has far more drawn on page {number} than a page holds: open it in a PDF "
                "reader, print that page to a new PDF as a picture, and use that."
            )


class _Measure:
    """The bytes that contents draw: by themselves, and with the patterns that fill."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], _Sizes] = {}

    def of_stream(self, stream: Stream, depth: int) -> _Sizes:
        """The sizes of a form or pattern; nothing for one that draws itself."""
        key = stream.objgen
        if key not in self._known:
            self._known[key] = (0, 0)
            data = stream.read_bytes()
            self._known[key] = self.of(data, stream.get(Name.Resources), depth)
        return self._known[key]

    def of(self, data: bytes, resources: Object | None, depth: int) -> _Sizes:
        """The sizes of contents with what they name."""
        drawn = filled = len(data)
        if depth > _DEEPEST:
            return MOST + 1, MOST_FILLED + 1
        for form in _named(data, _PLACED, resources, Name.XObject):
            if form.get(Name.Subtype) == Name.Form:
                more, most = self.of_stream(form, depth + 1)
                drawn, filled = drawn + more + _EACH, filled + most + _EACH
        patterns = _named(data, _PATTERN, resources, Name.Pattern)
        if patterns:
            most = max(self.of_stream(one, depth + 1)[1] for one in patterns)
            filled += most * len(_PAINTS.findall(data))
        return drawn, filled


def _named(
    data: bytes, uses: re.Pattern[bytes], resources: Object | None, kind: Name
) -> list[Stream]:
    """The streams of one kind that contents use, each as often as they do."""
    known = resources.get(kind) if isinstance(resources, Dictionary) else None
    if not isinstance(known, Dictionary):
        return []
    streams = {
        str(key).encode("latin-1", "replace"): one
        for key, one in known.items()
        if isinstance(one, Stream)
    }
    used = (b"/" + _unescaped(name) for name in uses.findall(data))
    return [streams[name] for name in used if name in streams]


def _unescaped(name: bytes) -> bytes:
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), name)


def _inherited(page: Object, key: Name) -> Object | None:
    for _ in range(_DEEPEST):
        if key in page:
            return page[key]
        parent = page.get(Name.Parent)
        if not isinstance(parent, Dictionary):
            return None
        page = parent
    return None


def _faces(page: Object) -> list[Stream]:
    """What the marks of a page look like."""
    marks = page.get(Name.Annots)
    faces = []
    for mark in marks if isinstance(marks, Array) else ():
        held = mark.get(Name.AP) if isinstance(mark, Dictionary) else None
        face = held.get(Name.N) if isinstance(held, Dictionary) else None
        if isinstance(face, Stream):
            faces.append(face)
        elif isinstance(face, Dictionary):
            faces += [one for one in face.values() if isinstance(one, Stream)]
    return faces
