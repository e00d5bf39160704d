"""What a kind can be given besides the record it is made from: a new thing is a line here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = ["GIVEN", "Given", "as_gives"]


@dataclass(frozen=True)
class Given:
    """A named thing that a kind lists under `gives` in its document.toml.

    `words` says what it is. `subjects` are what a kind that is given it may be made from, keys of
    SUBJECTS. `fields` are those of the view that it fills, whose types stand in the schema of the
    view: a template may name them if, and only if, its kind is given this. `formats` are those
    that it can be shown in by itself, without a Word template. `may_lack` is whether it may find
    nothing to give, so that a template must ask before it shows it.
    """

    words: str
    subjects: tuple[str, ...] = ("case",)
    fields: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    may_lack: bool = False


GIVEN: Mapping[str, Given] = {
    "deadlines": Given("what is still due by the rules", fields=("deadlines",)),
    "findings": Given("what the checks found", fields=("findings",)),
    "agenda": Given(
        "every date, the done ones too; of a panel, who is heard when and why",
        ("case", "panel"),
        ("agenda",),
    ),
    "journey": Given("the line of the sentence as a picture", fields=("journey",)),
    "pictures": Given("the child's rules and days with easy-read pictures", fields=("explained",)),
    "calendar": Given("attendance by month as a picture", fields=("calendar",), may_lack=True),
    "network": Given("the people round the child as a picture", fields=("network",), may_lack=True),
    "home": Given("the steps to a home as a picture", fields=("home",), may_lack=True),
    "evidence": Given("where each inspected standard is shown", fields=("evidence",)),
    "located": Given("where each field stands in the case, so that it can be read back"),
    "dates": Given("every date, as a workbook or a calendar", formats=("xlsx", "ics")),
    "next_meeting": Given("the next planning meeting, as a calendar", formats=("ics",)),
    "answers": Given("the whole case, to be filled in by hand", formats=("xlsx",)),
    "quarter": Given("a quarter's numbers", ("caseload",), formats=("xlsx",)),
    "actions": Given(
        "the actions of all meetings", ("register",), fields=("actions",), formats=("xlsx",)
    ),
    "escalations": Given(
        "what was raised higher", ("register",), fields=("escalations",), formats=("xlsx",)
    ),
}

# How older versions of document.toml said it: each true or false.
_BEFORE = {
    "deadlines": "deadlines",
    "agenda": "agenda",
    "findings": "findings",
    "pictures": "pictures",
    "journey": "journey",
    "read_back": "located",
}


def as_gives(settings: Mapping[str, object]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The yes-or-no settings of an older document.toml, and what `gives` now holds instead.

    Both are empty where the file has none of them.
    """
    old = tuple(name for name in _BEFORE if name in settings)
    kept = settings.get("gives", ())
    there: Iterable[object] = kept if isinstance(kept, list) else ()
    asked = [_BEFORE[name] for name in old if settings[name] is True]
    names = dict.fromkeys([*map(str, there), *asked])
    return old, tuple(names) if old else ()
