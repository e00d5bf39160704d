"""A form opened: its places in their order, and the file again once they are filled."""

from collections.abc import Mapping

from lxml import etree

from generator.errors import TemplateError
from generator.word.blanks._commenting import comment
from generator.word.blanks._finding import Around, Finder
from generator.word.blanks._headings import levels_of
from generator.word.blanks._model import Blank
from generator.word.compile._disarm import disarm
from generator.word.compile._safety import check_form
from generator.word.package._main import FURNITURE, MAIN, main_part
from generator.word.package._opc import Package
from generator.word.package._places import Places
from generator.word.package._xml import parse, w
from generator.word.package._zip import Bundle, read_zip

__all__ = ["Form"]


class Form:
    """A Word file with places to fill in.

    `blanks` are those found, in the order of the file. `unread` says in words what was not
    looked at, and `left_out` what was taken out as unsafe. Raises TemplateError for what is no
    Word file, for one that is unsafe still, and for one with tags in it.
    """

    def __init__(self, docx: bytes) -> None:
        self._package = Package(read_zip(docx))
        self.left_out = tuple(disarm(self._package))
        check_form(self._package)
        self._main = main_part(self._package)
        self._package.add_type(self._main, MAIN)
        styles = self._package.related(self._main, "styles")
        content = self._package.read(styles)
        levels = levels_of(parse(content, styles) if content else None)
        self._roots: dict[str, etree._Element] = {}
        self.blanks: tuple[Blank, ...] = ()
        self.unread: tuple[str, ...] = ()
        for name in self._parts():
            root = self._roots[name] = parse(self._package.read(name), name)
            if any("{{" in text or "{%" in text for text in root.itertext(w("t"))):
                raise TemplateError(
                    "This form has tags in it already, such as {{ child.name }}. Check it with "
                    "`throughcare template check` instead."
                )
            finder = Finder(Places(root, name), levels, "" if name == self._main else name)
            body = root.find(w("body")) if name == self._main else root
            if body is not None:
                finder.blocks(body, Around())
            self.blanks += tuple(finder.found)
            if any(
                "".join(map(str, box.itertext(w("t")))).strip()
                for box in root.iter(w("txbxContent"))
            ):
                self.unread += (f"What stands in text boxes of {_in_words(name, self._main)}",)

    def _parts(self) -> list[str]:
        others = [n for n, kind in self._package.types.items() if kind in FURNITURE]
        return [self._main, *(name for name in others if name in self._package.entries)]

    def save(self, notes: Mapping[int, str]) -> bytes:
        """The file as it is now, with comments: `notes` by the number of the place."""
        told = [
            (self.blanks[number].spot.paragraph, text)
            for number, text in notes.items()
            if not self.blanks[number].part
        ]
        comment(self._package, self._main, told)
        for name, root in self._roots.items():
            self._package.put(name, root)
        return Bundle(self._package.entries.values()).with_([])


def _in_words(name: str, main: str) -> str:
    return "the text" if name == main else "the page header or footer"
