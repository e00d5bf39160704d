"""List numbering: the definitions of numbering.xml and the counting of a document's lists."""

from collections.abc import Callable
from dataclasses import dataclass, field

from generator.pdf.read._properties import Said, paragraph_properties, run_properties
from generator.pdf.read._symbols import readable
from generator.pdf.read._theme import Theme
from generator.pdf.read._xml import Node, W, child, children, is_on, number, val

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = (
    "zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def _roman(n: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        count, n = divmod(n, size)
        text += letters * count
    return text


def _words(n: int) -> str:
    if n < 20:
        return _ONES[n]
    if n < 100:
        return _TENS[n // 10] + (f"-{_ONES[n % 10]}" if n % 10 else "")
    rest = f" {_words(n % 100)}" if n % 100 else ""
    return f"{_words(n // 100)} hundred{rest}" if n < 1000 else str(n)


def _ordinal_words(n: int) -> str:
    head, dash, last = _words(n).rpartition("-")
    front, space, last = last.rpartition(" ")
    ordinal = _ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return head + dash + front + space + ordinal


def _letters(n: int) -> str:
    return chr(97 + (n - 1) % 26) * ((n - 1) // 26 + 1)


def _ordinal(n: int) -> str:
    ending = "th" if 10 < n % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


_SPELLED: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "decimalZero": lambda n: f"{n:02d}",
    "numberInDash": lambda n: f"- {n} -",
    "ordinal": _ordinal,
    "cardinalText": lambda n: _words(n).capitalize(),
    "ordinalText": lambda n: _ordinal_words(n).capitalize(),
}
FORMATS = frozenset({"decimal", "bullet", "none", *_SPELLED})


def spell(n: int, form: str) -> str:
    """The number in a w:numFmt's form; an unknown form counts in digits."""
    if form in ("bullet", "none"):
        return ""
    return _SPELLED[form](n) if form in _SPELLED and 0 < n <= 30_000 else str(n)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int
    form: str
    text: str
    after: str
    align: str
    legal: bool
    restart: int | None
    style: str
    paragraph: Said
    run: Said


@dataclass(slots=True)
class ListDefinition:
    """A list: its levels by number, and where a w:num starts them anew. `abstract` counts."""

    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    abstract: str = ""


class Numbering:
    """The lists that a template defines; nothing in it changes from document to document."""

    def __init__(self, root: Node | None, theme: Theme, linked: dict[str, str]) -> None:
        """Read numbering.xml (may be absent). `linked` maps numbering styles to their numId."""
        self._theme = theme
        self._linked = linked
        self._abstracts = {a.get(f"{W}abstractNumId", ""): a for a in children(root, "abstractNum")}
        self._nums = {number(n.get(f"{W}numId"), -1): n for n in children(root, "num")}
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[int, ListDefinition | None] = {}

    def list_of(self, num_id: int) -> ListDefinition | None:
        """A list's definition, read when first asked for: templates carry many that none uses."""
        if num_id not in self._lists:
            num = self._nums.get(num_id)
            self._lists[num_id] = None if num is None else self._read(num)
        return self._lists[num_id]

    def _read(self, num: Node) -> ListDefinition | None:
        abstract_id = val(num, "abstractNumId")
        abstract = self._abstracts.get(abstract_id)
        link = val(abstract, "numStyleLink")
        if link and link in self._linked:
            other = self._nums.get(number(self._linked[link], -1))
            abstract_id = val(other, "abstractNumId", abstract_id)
            abstract = self._abstracts.get(abstract_id, abstract)
        if abstract is None:
            return None
        if abstract_id not in self._levels:
            self._levels[abstract_id] = {
                number(lvl.get(f"{W}ilvl")): self._level(lvl) for lvl in children(abstract, "lvl")
            }
        made = ListDefinition(dict(self._levels[abstract_id]), abstract=abstract_id)
        for override in children(num, "lvlOverride"):
            at = number(override.get(f"{W}ilvl"))
            lvl_ = child(override, "lvl")
            if lvl_ is not None:
                made.levels[at] = self._level(lvl_)
            start = child(override, "startOverride")
            if start is not None:
                made.starts[at] = number(val(override, "startOverride"), 1)
        return made

    def _level(self, lvl: Node) -> Level:
        run = run_properties(child(lvl, "rPr"), self._theme)
        restart = child(lvl, "lvlRestart")
        return Level(
            start=number(val(lvl, "start"), 0),
            form=val(lvl, "numFmt", "decimal"),
            text=readable(val(lvl, "lvlText"), str(run.get("font", ""))),
            after=val(lvl, "suff", "tab"),
            align=val(lvl, "lvlJc", "left"),
            legal=is_on(child(lvl, "isLgl")),
            restart=None if restart is None else number(val(lvl, "lvlRestart")),
            style=val(lvl, "pStyle"),
            paragraph=paragraph_properties(child(lvl, "pPr"), self._theme),
            run=run,
        )

    def level(self, num_id: int, at: int) -> Level | None:
        """The definition of a level, or None when the file has none for it."""
        found = self.list_of(num_id)
        return found.levels.get(at) if found else None

    def level_of_style(self, num_id: int, style: str) -> int:
        """The level that a paragraph style is tied to; 0 when to none."""
        found = self.list_of(num_id)
        for at, level in found.levels.items() if found else ():
            if level.style == style:
                return at
        return 0


class ListCounts:
    """How far the lists of one document have counted."""

    def __init__(self, numbering: Numbering) -> None:
        """Begin to count the lists that are defined there."""
        self._numbering = numbering
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()

    def label(self, num_id: int, at: int) -> str:
        """Count one paragraph of the list on and give its number or bullet as text.

        Call it once a paragraph, in reading order.
        """
        found = self._numbering.list_of(num_id)
        if found is None:
            return ""
        counts = self._counts.setdefault(found.abstract, {})
        level = found.levels[at]
        for upper in range(at):
            if upper not in counts and upper in found.levels:
                counts[upper] = found.starts.get(upper, found.levels[upper].start)
        if at in found.starts and (num_id, at) not in self._begun:
            counts[at] = found.starts[at]
        else:
            counts[at] = counts.get(at, level.start - 1) + 1
        self._begun.add((num_id, at))
        for deeper in [d for d in counts if d > at]:
            below = found.levels.get(deeper)
            if below is None or below.restart is None or at < below.restart:
                del counts[deeper]
        return self._written(found, level, counts)

    @staticmethod
    def _written(found: ListDefinition, level: Level, counts: dict[int, int]) -> str:
        if level.form == "bullet":
            return level.text
        text, i = "", 0
        while i < len(level.text):
            letter = level.text[i]
            following = level.text[i + 1 : i + 2]
            if letter == "%" and following.isdigit() and following != "0":
                at = int(following) - 1
                shown = found.levels.get(at)
                form = shown.form if shown else "decimal"
                if level.legal and form not in ("bullet", "none", "decimalZero"):
                    form = "decimal"
                text += spell(counts.get(at, shown.start if shown else 1), form)
                i += 2
            else:
                text += letter
                i += 1
        return text
