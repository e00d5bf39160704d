"""The forms of a child's profile: how the paper looks, and the words around the rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

__all__ = ["CHOICES", "LINES", "look_changes", "moved", "pairs", "sentences_of", "word_changes"]


class Fields(Protocol):
    """The fields of a form, by name."""

    def text(self, name: str, default: str = "") -> str:
        """The value of a field."""

    def texts(self, name: str) -> tuple[str, ...]:
        """Every value of a field."""


@dataclass(frozen=True)
class Choice:
    """A field of the profile with few values; the first stands where the case says nothing."""

    name: str
    title: str
    values: Mapping[str, str]
    hint: str = ""


CHOICES = (
    Choice(
        "level",
        "How much is said",
        {
            "2": "Level 2: what most children need",
            "1": "Level 1: the fewest words",
            "3": "Level 3: the most reasons",
        },
        "Changes the catalogue’s words. Sentences written for this child stay as they are.",
    ),
    Choice("pictures", "Pictures", {"on": "Pictures on", "off": "Pictures off"}),
    Choice("font", "Letters", {"arimo": "Arimo, like Arial", "atkinson": "Atkinson Hyperlegible"}),
    Choice(
        "tint",
        "Colour of the page",
        {
            "white": "White",
            "cream": "Cream",
            "yellow": "Yellow",
            "peach": "Peach",
            "pink": "Pink",
            "green": "Green",
            "blue": "Blue",
            "grey": "Grey",
        },
    ),
    Choice("spacing", "Space between lines", {"usual": "Usual", "wide": "Wide"}),
    Choice(
        "one_rule_a_page",
        "Rules on a page",
        {"no": "Several rules on a page", "yes": "One rule a page"},
    ),
)
# Sentences around the rules, one on each line of a box.
LINES = (
    ("intro", "First words", "They open the paper."),
    (
        "language_notes",
        "Language notes",
        "Such as who reads it out in Welsh. After the first words.",
    ),
    ("helper_names", "Who can help", "A name on each line, as in the people of the case."),
    ("if_not", "What happens if I do not follow my rules", "Say what helps too."),
    ("teach_back", "Questions to check", "For the end of the paper."),
)
_YES_OR_NO = frozenset({"one_rule_a_page"})
_NUMBERS = frozenset({"level", "size"})


def look_changes(form: Fields, easy: Mapping[str, Any]) -> dict[str, Any]:
    """What the form of the look changes of a profile; a first choice that it never named stays so.

    None takes a field out. A size that is no number is kept as text, for the case to refuse.
    """
    found: dict[str, Any] = {}
    for choice in CHOICES:
        usual = next(iter(choice.values))
        value = form.text(choice.name, usual)
        if value == usual and choice.name not in easy:
            continue
        found[choice.name] = _typed(choice.name, value)
    size = form.text("size").strip()
    found["size"] = _typed("size", size) if size else None
    return {name: value for name, value in found.items() if value != easy.get(name)}


def _typed(name: str, value: str) -> Any:
    if name in _YES_OR_NO:
        return value == "yes"
    if name in _NUMBERS and value.isascii() and value.isdecimal():
        return int(value)
    return value


def sentences_of(text: str) -> list[str]:
    """The lines of a box, without blank ones."""
    return [line for row in text.splitlines() if (line := " ".join(row.split()))]


def pairs(form: Fields, names: Sequence[str], first: str) -> list[dict[str, str]]:
    """The rows of a table of a form; a row is kept when its first cell says something."""
    columns = [form.texts(name) for name in names]
    rows = [
        {
            name: said
            for name, value in zip(names, row, strict=True)
            if (said := " ".join(value.split()))
        }
        for row in zip(*columns, strict=False)
    ]
    return [row for row in rows if first in row]


def word_changes(form: Fields) -> dict[str, Any]:
    """What the form of the words around the rules holds; None takes a field out."""
    found: dict[str, Any] = {name: sentences_of(form.text(name)) or None for name, _, _ in LINES}
    found["who_to_ask"] = " ".join(form.text("who_to_ask").split()) or None
    found["explained_by"] = " ".join(form.text("explained_by").split()) or None
    found["words"] = pairs(form, ("avoid", "say"), "avoid") or None
    found["word_list"] = pairs(form, ("word", "meaning"), "word") or None
    return found


def moved(order: Sequence[str], name: str, by: int) -> list[str]:
    """An order of rules with one of them a place earlier or later."""
    found = list(order)
    if name in found:
        at = found.index(name)
        to = min(max(at + by, 0), len(found) - 1)
        found.insert(to, found.pop(at))
    return found
