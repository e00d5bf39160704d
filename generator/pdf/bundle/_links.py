"""Links and bookmarks inside a part: kept as page numbers while its pages are copied."""

from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

_MOST_BOOKMARKS = 5_000
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Target:
    """A page of a part, from 0, and how it is to be shown: the rest of a destination."""

    page: int
    view: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark; a target of None only holds others."""

    title: str
    target: Target | None
    inside: "tuple[Bookmark, ...]"


class Places:
    """Finds where the destinations of a part lead."""

    def __init__(self, part: pikepdf.Pdf) -> None:
        """Index the pages and named destinations of a part."""
        self._pages = {page.obj.objgen: at for at, page in enumerate(part.pages)}
        self._count = len(part.pages)
        self._named: dict[str, Object] = {}
        names = part.Root.get(Name.Names)
        tree = names.get(Name.Dests) if isinstance(names, Dictionary) else None
        if isinstance(tree, Dictionary):
            self._named = {str(k): v for k, v in pikepdf.NameTree(tree).items()}
        old = part.Root.get(Name.Dests)
        if isinstance(old, Dictionary):
            self._named |= {str(k)[1:]: v for k, v in old.items()}

    def of(self, holder: Dictionary) -> Target | None:
        """Where a link or bookmark leads; None when not inside its part."""
        action = holder.get(Name.A)
        found = holder.get(Name.Dest)
        if found is None and isinstance(action, Dictionary) and action.get(Name.S) == Name.GoTo:
            found = action.get(Name.D)
        if isinstance(found, Name):
            found = self._named.get(str(found)[1:])
        elif isinstance(found, pikepdf.String):
            found = self._named.get(str(found))
        if isinstance(found, Dictionary):
            found = found.get(Name.D)
        if not isinstance(found, Array) or not len(found):
            return None
        first = found[0]
        if isinstance(first, Dictionary) and first.is_indirect:
            page = self._pages.get(first.objgen)
        else:
            page = int(first) if isinstance(first, int) and 0 <= first < self._count else None
        if page is None:
            return None
        view = tuple(
            v
            for v in list(found)[1:]
            if v is None or isinstance(v, Name | int | float) or _is_number(v)
        )
        return Target(page, view or (Name.Fit,))


def _is_number(value: object) -> bool:
    try:
        float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False
    return True


def take_links(part: pikepdf.Pdf, places: Places) -> list[tuple[int, int, Target]]:
    """Take the inner destinations off a part's links: page, place among its annotations, target."""
    found = []
    for number, page in enumerate(part.pages):
        annotations = page.obj.get(Name.Annots)
        for at, link in enumerate(annotations if isinstance(annotations, Array) else ()):
            if not isinstance(link, Dictionary) or link.get(Name.Subtype) != Name.Link:
                continue
            target = places.of(link)
            action = link.get(Name.A)
            if Name.Dest in link:
                del link[Name.Dest]
            if isinstance(action, Dictionary) and action.get(Name.S) == Name.GoTo:
                del link[Name.A]
            if target is not None:
                found.append((number, at, target))
    return found


def put_links(pdf: pikepdf.Pdf, links: list[tuple[int, int, Target]], first: int) -> None:
    """Give the links of a part, whose pages now start at `first`, their destinations again."""
    for page, at, target in links:
        link = pdf.pages[first + page].obj.Annots[at]
        link.Dest = Array([pdf.pages[first + target.page].obj, *target.view])


def bookmarks(part: pikepdf.Pdf, places: Places) -> tuple[Bookmark, ...]:
    """The bookmarks of a part."""
    outlines = part.Root.get(Name.Outlines)
    seen: set[tuple[int, int]] = set()

    def level(holder: Dictionary, depth: int) -> tuple[Bookmark, ...]:
        made = []
        at = holder.get(Name.First)
        while isinstance(at, Dictionary) and at.objgen not in seen and len(seen) < _MOST_BOOKMARKS:
            seen.add(at.objgen)
            inside = level(at, depth + 1) if depth < _DEEPEST else ()
            title = " ".join(str(at.get(Name.Title, "")).split())
            if title:
                made.append(Bookmark(title, places.of(at), inside))
            at = at.get(Name.Next)
        return tuple(made)

    return level(outlines, 0) if isinstance(outlines, Dictionary) else ()
