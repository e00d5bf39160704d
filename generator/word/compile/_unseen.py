"""Names what a template carries that its reader does not see: comments, changes, hidden text.

A template is often an old report with the child's words taken out, and these hold some
of them still.
"""

from collections.abc import Iterable, Iterator

from lxml import etree

from generator.word.compile._accept import accept
from generator.word.faults import Fault, Place
from generator.word.package._names import ADOPTER, ANNOTATOR
from generator.word.package._opc import Package
from generator.word.package._places import Places
from generator.word.package._xml import parse, w
from generator.word.sight import Sight

_RANGES = ("customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
_KINDS = {
    "insertion": ("ins",),
    "deletion": ("del",),
    "move": ("moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart"),
    "formatting change": ("rPrChange", "pPrChange", "sectPrChange", "numberingChange"),
    "table change": (
        *("tblPrChange", "tcPrChange", "trPrChange", "tblPrExChange"),
        *("cellIns", "cellDel", "cellMerge"),
    ),
    "change of custom XML": tuple(f"{name}RangeStart" for name in _RANGES),
}
_KIND_OF = {w(name): kind for kind, names in _KINDS.items() for name in names}
_AUTHOR, _VALUE = w("author"), w("val")
_SIGNS = (b"Change", b"Range", b"comment", b":ins", b":del", b":move", b":cell")
_OFF = ("0", "false", "off", "none")
_MEANT = "Delete what is not meant, and give the rest"
_UNSEEN = {
    "hidden": (
        "hidden text",
        "Mark all (Ctrl+A), choose Font (Ctrl+D), take the tick off Hidden, and delete what is "
        "not meant",
    ),
    "tiny": ("text too small or too narrow to be read", f"{_MEANT} a size that can be read"),
    "faint": ("text almost in the colour of its ground", f"{_MEANT} a darker colour"),
    "off the page": ("text beside the page", f"{_MEANT} a place on the page"),
}


def unseen(package: Package, main: str) -> tuple[list[Fault], list[Fault]]:
    """What keeps a template from being merged, and what is settled and named.

    Hidden text and the copies that name faults are of the first kind. Comments and tracked
    changes are of the second: no document gets them, but the author should look.
    """
    stops: list[Fault] = []
    named: list[Fault] = []
    styles = package.related(main, "styles")
    sight = Sight(parse(package.read(styles), styles) if package.read(styles) else None)
    for name in list(package.entries):
        if not name.startswith("word/") or not name.endswith(".xml") or "/glossary/" in name:
            continue
        root = parse(package.read(name), name)
        stops += _hidden(root, name, sight)
        found = [*_comments(root, name, package, main), *_changes(root, name)]
        (stops if any(not fault.place.part for fault in found) else named).extend(found)
    return stops, named


def settle(package: Package) -> None:
    """Accept the tracked changes of all parts, and take the marks of comments out."""
    for name in list(package.entries):
        content = package.read(name) if name.startswith("word/") else b""
        if name.endswith(".xml") and any(sign in content for sign in _SIGNS):
            root = parse(content, name)
            accept(root)
            package.put(name, root)


def _comments(root: etree._Element, name: str, package: Package, main: str) -> Iterator[Fault]:
    comments = [each for each in root.iter(w("comment")) if each.get(_AUTHOR) != ADOPTER]
    if not comments:
        return
    authors = {comment.get(_AUTHOR, "") for comment in comments}
    if ANNOTATOR in authors:
        yield Fault(
            Place(),
            "this is a copy that “template check --annotate” wrote, with a comment for each fault",
            "Use the template that it was made of, or mend the faults here and choose Review, "
            "Delete, Delete All Comments in Word",
        )
        return
    body = parse(package.read(main), main)
    first = next(body.iter(w("commentReference")), None)
    place = Places(body, main).of(first) if first is not None else Place(name)
    what = _counted(len(comments), "comment")
    yield Fault(
        place,
        f"the template holds {what}{_by(authors)} (the first one here); no document gets them",
        "In Word choose Review, Delete, Delete All Comments in Document, and save",
    )


def _changes(root: etree._Element, name: str) -> Iterator[Fault]:
    found: dict[str, list[etree._Element]] = {}
    for element in root.iter(*_KIND_OF):
        found.setdefault(_KIND_OF[str(element.tag)], []).append(element)
    places = Places(root, name) if found else None
    for kind, elements in found.items():
        assert places is not None
        authors = {element.get(_AUTHOR, "") for element in elements}
        yield Fault(
            places.of(elements[0]),
            f"the template holds {_counted(len(elements), f'tracked {kind}')}{_by(authors)} "
            "(the first one here); documents are made as if all were accepted",
            "In Word choose Review, Accept, Accept All Changes and Stop Tracking, and save",
        )


def _hidden(root: etree._Element, name: str, sight: Sight) -> Iterator[Fault]:
    found: dict[str, list[etree._Element]] = {}
    for run in root.iter(w("r")):
        why = sight.unseen(run) if _shows(run) else ""
        if why:
            found.setdefault(why, []).append(run)
    rows = [each for each in root.iter(w("hidden")) if _on(each)]
    if rows:
        found.setdefault("hidden", []).extend(rows)
    places = Places(root, name) if found else None
    for why, elements in found.items():
        assert places is not None
        what, advice = _UNSEEN[why]
        yield Fault(
            places.of(elements[0]),
            f"{what} stands in {_counted(len(elements), 'place')} (the first one here), "
            "which would go out in every document unseen",
            advice,
        )


def _shows(run: etree._Element) -> bool:
    """Whether a run would show something, were it not hidden."""
    return any(
        child.tag in (w("drawing"), w("pict"), w("sym")) or (child.text or "").strip()
        for child in run
        if child.tag not in (w("rPr"), w("instrText"))
    )


def _on(element: etree._Element) -> bool:
    return element.get(_VALUE, "on").lower() not in _OFF


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number > 1 else ''}"


def _by(authors: Iterable[str]) -> str:
    names = sorted(author for author in authors if author)
    return f" by {', '.join(names)}" if names else ""
