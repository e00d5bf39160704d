"""A PDF in the making: its pages, tags, fonts and pictures, and the file at the end."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from generator.pdf.faces import Face
from generator.pdf.write import _code
from generator.pdf.write._about import About, information, xmp
from generator.pdf.write._element import Element, Made
from generator.pdf.write._file import File, squeezed
from generator.pdf.write._fonts import Used, add_fonts
from generator.pdf.write._images import Image, image_of
from generator.pdf.write._outline import Outline, Place
from generator.pdf.write._page import Page

_OPENED_BY_READERS = re.compile(r"(https?|mailto|tel|sms|ftp):", re.IGNORECASE)
_PRINTED = "".join(map(chr, range(0x21, 0x7F)))


class _Later:
    """An object whose code is known when the file is written."""

    def __init__(self, made: Made) -> None:
        made.append(self)
        self.reference = f"{len(made)} 0 R"
        self.text = "null"

    def code(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class _Link:
    """A link, which leads to the destination `name` unless `head` holds its address."""

    later: _Later
    page: Page
    element: Element
    head: str
    name: str


class Pdf:
    """A PDF that conforms to PDF/UA-1 when all that is drawn belongs to elements or is furniture.

    `root` is the Document element.
    """

    def __init__(self, about: About) -> None:
        self._about = about
        self._made = Made()
        self._catalog = _Later(self._made)
        self._tree = _Later(self._made)
        self._leaves = _Later(self._made)
        self._fonts_here = _Later(self._made)
        self.root = Element(self._made, self._tree.reference, "Document")
        self._pages: list[tuple[Page, _Later]] = []
        self._fonts: dict[Face, Used] = {}
        self._chosen: dict[tuple[Face, float], tuple[Callable[[str], None], str]] = {}
        self._images: dict[Image, str] = {}
        self._opacities: dict[str, str] = {}
        self._outline = Outline()
        self._places: dict[str, Place] = {}
        self._links: list[_Link] = []

    def page(self, width: float, height: float) -> Page:
        """A new last page, in points."""
        later = _Later(self._made)
        made = Page(self, len(self._pages) + 1, later.reference, width, height)
        self._pages.append((made, later))
        return made

    def image(self, data: bytes, gain: float = 1.0, lift: float = 0.0, grey: bool = False) -> Image:
        """A picture: PNG, JPEG, GIF, BMP, TIFF, WebP or a plain SVG, which stays a drawing.

        Each of its colours is multiplied by `gain` and moved by `lift`, of 1, after it is made
        `grey`; a drawing's are not. The same bytes give the same picture. PdfError when it is
        damaged, too large or in another format; NotPlainError for an SVG that holds more than
        filled outlines.
        """
        if (gain, lift, grey) == (1.0, 0.0, False):
            return image_of(data)
        from generator.pdf.write._toned import toned  # noqa: PLC0415 - loads Pillow

        return image_of(toned(data, gain, lift, grey=grey))

    def heading(self, level: int, words: str, page: Page, y: float) -> None:
        """Add a bookmark, nested by level (1 and on)."""
        self._outline.add(level, words, Place(page.reference, page.flipped(y)))

    def destination(self, name: str, page: Page, y: float) -> None:
        """Say where links to `name` lead; the first time counts."""
        self._places.setdefault(name, Place(page.reference, page.flipped(y)))

    def chosen(self, face: Face, size: float) -> tuple[Callable[[str], None], str]:
        """Where to note the words set in a face, and the code that chooses it."""
        found = self._chosen.get((face, size))
        if found is None:
            used = self._fonts.setdefault(face, Used(face, len(self._fonts) + 1))
            found = used.keep, f"/{used.name} {_code.number(size)} Tf\n"
            self._chosen[face, size] = found
        return found

    def picture_name(self, image: Image) -> str:
        """What pages call a picture."""
        return self._images.setdefault(image, f"I{len(self._images) + 1}")

    def opacity_name(self, opacity: float) -> str:
        """What pages call an opacity, from 0 to 1."""
        shown = _code.number(max(0.0, min(1.0, opacity)))
        return self._opacities.setdefault(shown, f"G{len(self._opacities) + 1}")

    def add_link(  # noqa: PLR0917 - as it comes from Page.link
        self, page: Page, box: str, element: Element, description: str, url: str, name: str
    ) -> None:
        """Take in a link, unless its address is one that no reader should open."""
        if url and not _OPENED_BY_READERS.match(url):
            return
        later = _Later(self._made)
        said = next(
            filter(str.strip, map(_code.without_controls, (description, url, name))), "Link"
        )
        head = (
            f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F 4/Contents{_code.text(said)}"
        )
        if url:
            head += f"/A<</S/URI/URI{_code.ascii_string(quote(url, _PRINTED, errors='replace'))}>>"
        self._links.append(_Link(later, page, element, head, "" if url else name))
        element.hold(page.reference, later.reference)

    def written(self) -> bytes:
        """The whole file; the same bytes for the same content.

        PdfError when words hold letters that their face lacks.
        """
        file = File(len(self._made))
        letters = [used.letters() for used in self._fonts.values()]
        contents = [file.stream("", squeezed(page.content())) for page, _ in self._pages]
        metadata = file.stream("/Type/Metadata/Subtype/XML", xmp(self._about), packed=False)
        pictures = {name: self._add_picture(file, image) for image, name in self._images.items()}
        fonts = add_fonts(file, list(zip(self._fonts, letters, strict=True)))
        named = [f"/{used.name} {file.add(code)}"
                 for used, code in zip(self._fonts.values(), fonts, strict=True)]  # fmt: skip
        self._fonts_here.text = f"<<{''.join(named)}>>"
        owners = [f"[{' '.join(page.owners)}]" for page, _ in self._pages]
        owners += self._write_links(len(owners))
        self._write_pages(contents, pictures)
        self._write_tree(owners)
        bookmarks = [file.add(code) for code in self._outline.codes(file.next_number())]
        outline = f"/Outlines {bookmarks[0]}" if bookmarks else ""
        self._catalog.text = (
            f"<</Type/Catalog/Pages {self._leaves.reference}/Metadata {metadata}"
            f"/Lang{_code.ascii_string(self._about.language)}/MarkInfo<</Marked true>>"
            f"/StructTreeRoot {self._tree.reference}"
            f"/ViewerPreferences<</DisplayDocTitle true>>{outline}>>"
        )
        info = file.add(information(self._about))
        return file.written(
            [made.code() for made in self._made],
            f"/Root {self._catalog.reference}/Info {info}",
        )

    def close(self) -> None:
        """Let go of what was made: nothing can be added or written any more.

        Its parts know the file that they are in; without this circle they go as soon as it does.
        """
        self._made.clear()
        self._made.notes.clear()
        self._pages.clear()
        self._links.clear()

    @staticmethod
    def _add_picture(file: File, image: Image) -> str:
        if image.form:
            return file.stream(f"/Type/XObject/Subtype/Form{image.entries}", squeezed(image.data))
        mask = f"/SMask {Pdf._add_picture(file, image.mask)}" if image.mask else ""
        entries = f"/Type/XObject/Subtype/Image/Width {image.width}/Height {image.height}{mask}"
        return file.stream(f"{entries}{image.entries}", image.data, packed=False)

    def _write_links(self, first: int) -> list[str]:
        """Write the links; whom each belongs to. Those that lead nowhere are left out."""
        owners: list[str] = []
        for page, _ in self._pages:
            page.annotations.clear()
        for link in self._links:
            place = self._places.get(link.name)
            if link.name and place is None:
                link.element.drop(link.later.reference)
                continue
            where = f"/Dest{place.code()}" if place else ""
            link.later.text = f"{link.head}{where}/StructParent {first + len(owners)}>>"
            link.page.annotations.append(link.later.reference)
            owners.append(link.element.reference)
        return owners

    def _write_pages(self, contents: Sequence[str], pictures: Mapping[str, str]) -> None:
        tree = self._leaves.reference
        seen = "".join([f"/{name}<</ca {o}/CA {o}>>" for o, name in self._opacities.items()])
        if seen:
            seen = f"/ExtGState<<{seen}>>"
        for content, (page, later) in zip(contents, self._pages, strict=True):
            drawn = "".join([f"/{name} {pictures[name]}" for name in page.pictures])
            if drawn:
                drawn = f"/XObject<<{drawn}>>"
            linked = " ".join(page.annotations)
            if linked:
                linked = f"/Annots[{linked}]"
            later.text = (
                f"<</Type/Page/Parent {tree}/MediaBox[0 0 {page.box}]/Contents {content}"
                f"/Resources<</Font {self._fonts_here.reference}{drawn}{seen}>>"
                f"/StructParents {page.number - 1}/Tabs/S{linked}>>"
            )
        kids = " ".join([page.reference for page, _ in self._pages])
        self._leaves.text = f"<</Type/Pages/Count {len(self._pages)}/Kids[{kids}]>>"

    def _write_tree(self, owners: Sequence[str]) -> None:
        """Write the root of the tags, and the trees that lead from pages and names to tags."""
        numbers = " ".join([f"{n} {owner}" for n, owner in enumerate(owners)])
        notes = self._made.notes
        names = ""
        if notes:
            found = " ".join([f"({note.identifier}){note.reference}" for note in notes])
            names = f"/IDTree<</Names[{found}]>>"
        self._tree.text = (
            f"<</Type/StructTreeRoot/K {self.root.reference}/ParentTree<</Nums[{numbers}]>>"
            f"/ParentTreeNextKey {len(owners)}{names}>>"
        )
