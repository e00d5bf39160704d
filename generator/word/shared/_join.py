"""Puts the shared parts that a Word file asks for into it, so that it is one file again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree

from generator.errors import TemplateError
from generator.spelling import nearest
from generator.word.faults import Fault, Place
from generator.word.package._main import FURNITURE, main_part
from generator.word.package._opc import Package
from generator.word.package._places import Places
from generator.word.package._xml import parse
from generator.word.package._zip import Bundle, read_zip
from generator.word.shared._blocks import faults_of_blocks, put_in
from generator.word.shared._calls import Call, blank, calls
from generator.word.shared._receiving import Receiving

_MOST = 300
_MOST_FAULTS = 100


@dataclass(frozen=True)
class Joined:
    """A Word file with its shared parts in it.

    `content` is the file itself, byte for byte, where it asks for none. `parts` names those that
    were put in, parts of parts too, in the order of the alphabet. `faults` says which could not be;
    in their place nothing stands.
    """

    content: bytes
    parts: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


def join(docx: bytes, parts: Mapping[str, bytes]) -> Joined:
    """Put the parts that a Word file asks for into it; `parts` holds their files by name.

    The same bytes give the same file. Raises TemplateError when `docx` is no Word file.
    """
    return _joined(docx, tuple(sorted(parts.items())))


def title_of(docx: bytes) -> str:
    """The title in the properties of a Word file; empty when it has none.

    Raises TemplateError when it is no Word file.
    """
    package = Package(read_zip(docx))
    name = package.related("", "core-properties")
    root = parse(package.read(name), name) if package.read(name) else None
    title = None if root is None else root.find("{http://purl.org/dc/elements/1.1/}title")
    return "" if title is None else (title.text or "").strip()


@lru_cache(maxsize=128)
def _joined(docx: bytes, parts: tuple[tuple[str, bytes], ...]) -> Joined:
    joining = _Joining(dict(parts))
    package = Package(read_zip(docx))
    main = main_part(package)
    names = [main, *(n for n, kind in package.types.items() if kind in FURNITURE)]
    joining.fill(package, main, [name for name in names if name in package.entries], ())
    if not joining.used and not joining.faults:
        return Joined(docx)
    content = Bundle(package.entries.values()).with_([])
    return Joined(content, tuple(sorted(joining.used)), tuple(joining.faults[:_MOST_FAULTS]))


@dataclass(frozen=True)
class _Where:
    """What asks for a part: its name in the package, its places, the parts it stands in itself."""

    part: str
    places: Places
    receiving: Receiving
    trail: tuple[str, ...]


class _Joining:
    """One joining: `faults` and `used` grow as it goes.

    `_held` counts what each part holds, parts of parts too, and so what stands in the whole ("").
    """

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self._whole: dict[str, tuple[Package, str] | None] = {}
        self._count = 0
        self._held: dict[str, int] = {}
        self.faults: list[Fault] = []
        self.used: set[str] = set()

    def fill(self, package: Package, main: str, names: list[str], trail: tuple[str, ...]) -> None:
        """Put all parts in that these parts of a package ask for; `trail` is what it stands in."""
        receiving: Receiving | None = None
        for name in names:
            root = parse(package.read(name), name)
            found = list(calls(root))
            if not found:
                continue
            receiving = receiving or Receiving(package, main)
            where = _Where(name, Places(root, name), receiving, trail)
            for call in found:
                root = self._answer(call, where)
            package.put(name, root)
        if receiving is not None:
            receiving.finish()

    def _answer(self, call: Call, where: _Where) -> etree._Element:
        """Put one part in; returns the root of what it was put into, which may be a new one."""
        trail, place = where.trail, where.places.of(call.paragraph, call.near)
        place = replace(place, part="", shared=trail[-1]) if trail else place
        trouble = call.trouble or self._trouble(call.name, trail)
        whole = None if trouble else self._opened(call.name, place, trail)
        if trouble is not None:
            self.faults.append(Fault(place, *trouble))
        if whole is None:
            blank(call.paragraph)
            return call.paragraph.getroottree().getroot()
        self.used.add(call.name)
        self._count += 1
        outer = trail[-1] if trail else ""
        self._held[outer] = self._held.get(outer, 0) + 1 + self._held.get(call.name, 0)
        return put_in(call, whole, where.receiving, where.part, self._count)

    def _trouble(self, name: str, trail: tuple[str, ...]) -> tuple[str, str] | None:
        """Why a part cannot be put in: what is wrong, and what to do."""
        if name not in self._parts:
            near = nearest(name, self._parts)
            hint = f"Did you mean “{near}”?" if near else "Take it out, or make it in parts"
            return f"there is no shared part “{name}”", hint
        if name in trail:
            first, *ring = [f"“{each}”" for each in (*trail[trail.index(name) :], name)]
            held = ", which holds ".join(ring)
            return f"the part {first} holds {held} again, without end", "Take one of them out"
        outer = trail[-1] if trail else ""
        if self._held.get(outer, 0) >= _MOST:
            return f"more than {_MOST} shared parts stand in one another", "Ask for fewer"
        return None

    def _opened(
        self, name: str, place: Place, trail: tuple[str, ...]
    ) -> tuple[Package, str] | None:
        """A part with its own parts in it; None when it cannot be used, which is then a fault."""
        if name not in self._whole:
            self._whole[name] = None
            try:
                package = Package(read_zip(self._parts[name]))
                main = main_part(package)
            except TemplateError as error:
                what = f"the part “{name}” cannot be used. {error}"
                self.faults.append(Fault(place, what))
                return None
            self.fill(package, main, [main], (*trail, name))
            found = list(faults_of_blocks(package, main, name))
            self.faults += found
            self._whole[name] = None if found else (package, main)
        return self._whole[name]
