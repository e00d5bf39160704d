"""Every fault of a file against its schema, as sentences, in the order of the file."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from generator.case._fault import Fault
from generator.case._meaning import choice, code_meant, field_meant
from generator.case._schema import Place, Schema, root, validator
from generator.case._words import in_sentence, pointer, shown, title_of, where
from generator.case.facts.words import capital
from generator.spelling import nearest

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

Steps = tuple[str | int, ...]

_TYPES = {
    "object": "a section in curly brackets { }",
    "array": "a list in square brackets [ ]",
    "string": "text in double quotation marks",
    "integer": "a whole number, without quotation marks",
    "number": "a number, without quotation marks",
    "boolean": "true or false, without quotation marks",
}
_FORMS = {
    "Date": ("is not written as a date", "Write year, month and day, like this: 2026-03-03."),
    "Time": ("is not written as a time", "Use the 24-hour clock, like this: 14:30."),
    "Postcode": ("is not a postcode", "Write it like this: ZZ1 1ZZ."),
    "Picture code": (
        "is not the code of a picture",
        "Look it up on openmoji.org and write it like this: 1F3E0.",
    ),
    "Colour": ("is not a colour", "Write six hexadecimal digits, like this: 1D5B79."),
    "Identifier": (
        "is not a short name we can use",
        "Use letters, digits and hyphens, 2 to 32 of them, like this: visit-1.",
    ),
    "Line": (
        "holds a line break or a character that cannot be printed",
        "Keep it on one line.",
    ),
}
_NULL = ("is null", "Leave the field out when there is nothing to say.")
_UNPRINTABLE = ("holds a character that cannot be printed", "Type that part anew.")


# Enough for a person, and a bound on what a hostile file can make us do.
MOST_DRAFTS = 500


@dataclass(frozen=True)
class Draft:
    """A fault before its place is put in words: `says` follows the field's name."""

    path: Steps
    says: str
    suggestion: str = ""
    # The codes that may stand there, with their titles, when no single one is suggested.
    choices: tuple[tuple[str, str], ...] = ()
    # True when the sentence begins with the section around the field, not with the field.
    about_parent: bool = False


def schema_drafts(name: str, data: Any) -> list[Draft]:
    """What the schema of that short name (case, panel) finds wrong: the first 500 drafts."""
    place = root(name)
    errors = validator(name).iter_errors(data)
    return list(islice((d for error in errors for d in drafts_of(error, place)), MOST_DRAFTS))


def faults_in(name: str, data: Any, further: Iterable[Draft] = ()) -> tuple[Fault, ...]:
    """Every fault of data by the schema of that short name, and `further` ones, in its order."""
    return finish(root(name), data, [*schema_drafts(name, data), *islice(further, MOST_DRAFTS)])


def finish(place: Place, data: Any, drafts: Iterable[Draft]) -> tuple[Fault, ...]:
    """Faults in the order of the file, one for a place: the first draft given for it wins."""
    first: dict[Steps, Draft] = {}
    for draft in drafts:
        first.setdefault(draft.path, draft)
    ordered = sorted(first.values(), key=lambda draft: _order(data, draft.path))
    listed: dict[tuple[tuple[str, str], ...], str] = {}
    return tuple(_fault(place, data, draft, listed) for draft in ordered)


def close(word: str, known: Iterable[str]) -> str | None:
    """The one known word that this is a misspelling of, None when that is not certain."""
    return nearest(word, known)


def drafts_of(error: "ValidationError", place: Place) -> Iterator[Draft]:
    """The drafts of one schema error; none for an echo of a fault told elsewhere."""
    path: Steps = tuple(error.instance_path)
    at = at_path(place, path)
    kind, details = error.kind.name, error.kind.as_dict()
    if at is None:
        return
    if kind == "required":
        name = str(details["property"])
        wanted = at.step(name)
        title = in_sentence(title_of(wanted, name))
        constant = wanted.says("const") if wanted else None
        what = f'the line "{name}": "{constant}".' if constant else f'it as "{name}".'
        yield Draft((*path, name), f"has no {title}.", f"Add {what}", about_parent=True)
    elif kind in ("additionalProperties", "unevaluatedProperties"):
        yield from (
            _unknown(path, name, at) for name in details["unexpected"] if name not in at.names
        )
    elif not path:
        yield Draft(path, f"must be {_TYPES['object']}.", "Start from a sample.")
    elif kind == "oneOf" and error.instance is not None and at.codes:
        yield _code(path, error.instance, at)
    elif kind in _SENTENCES:
        says, suggestion = _SENTENCES[kind](details, error.instance, at)
        yield Draft(path, f"{says}.", suggestion)
    else:
        yield Draft(path, "does not fit what we expect here.", "Compare it with a sample.")


def _unknown(path: Steps, name: str, at: Place) -> Draft:
    found = field_meant(name, at.names)
    known = ", ".join(at.names)
    hint = f"Take it out, or use one of: {known}."
    if found:
        hint = f"Did you mean {' or '.join(repr(each) for each in found)}?"
    return Draft((*path, name), f"'{shown(name)}' is not a field we know.", hint, about_parent=True)


def _type(details: Schema, value: Any, _: Place) -> tuple[str, str]:
    if value is None:
        return _NULL
    return f"must be {' or '.join(_TYPES[name] for name in details['types'])}", ""


def _code(path: Steps, value: Any, at: Place) -> Draft:
    if not isinstance(value, str):
        return Draft(path, "must be one of our codes.", choices=(*at.codes.items(),))
    found = code_meant(value, at.codes)
    if found is None:
        return Draft(path, "is not one of the choices.", choices=(*at.codes.items(),))
    title = at.codes[found]
    stands_for = "" if choice(found, title) == found else f" ({title})"
    says = f"'{shown(value)}' is not one of the choices."
    return Draft(path, says, f"Did you mean '{found}'{stands_for}?")


def _pattern(_: Schema, value: Any, at: Place) -> tuple[str, str]:
    if isinstance(value, str) and not value.strip():
        return "holds only spaces", "Leave the field out when there is nothing to say."
    return _FORMS.get(at.schemas[-1][0].get("title", ""), _UNPRINTABLE)


def _too_long(details: Schema, value: Any, _: Place) -> tuple[str, str]:
    says = f"is {len(value)} characters long, and at most {details['limit']} fit"
    return says, "Shorten it, or put the detail in a field for longer text."


_SENTENCES: Mapping[str, Callable[[Schema, Any, Place], tuple[str, str]]] = {
    "type": _type,
    "oneOf": lambda *_: _NULL,
    "const": lambda details, _, __: (
        "is not what this kind of file says here",
        f'Write "{details["expected_value"]}".',
    ),
    "pattern": _pattern,
    "format": lambda *_: (
        "is not a day in the calendar (there is no 31 February)",
        "Check the day and the month.",
    ),
    "minLength": lambda *_: ("is empty", "Leave the field out when there is nothing to say."),
    "maxLength": _too_long,
    "minimum": lambda details, *_: (f"must be {details['limit']} or more", ""),
    "maximum": lambda details, *_: (f"must be {details['limit']} or less", ""),
    "minItems": lambda details, *_: (f"needs at least {_lines(details['limit'])}", ""),
    "maxItems": lambda details, *_: (f"has room for no more than {_lines(details['limit'])}", ""),
    "uniqueItems": lambda *_: ("names the same thing twice", "Keep each of them once."),
}


def _lines(count: int) -> str:
    return "one entry" if count == 1 else f"{count} entries"


def _fault(
    place: Place, data: Any, draft: Draft, listed: dict[tuple[tuple[str, str], ...], str]
) -> Fault:
    *parent, last = draft.path or ("",)
    named = not draft.about_parent and isinstance(last, str) and draft.path
    if not named or _is_section(place, draft.path):
        words = where(place, data, parent if draft.about_parent else draft.path)
        subject = capital(words)
    else:
        words = where(place, data, parent)
        joint = "of" if any(isinstance(step, int) for step in parent) else "in"
        subject = f"“{title_of(at_path(place, draft.path), last)}”"
        subject += f" {joint} {words}" if parent else ""
    colon = ":" if draft.says.startswith("'") else ""
    suggestion = draft.suggestion
    if draft.choices and draft.choices in listed:
        suggestion = f"The choices are those listed for {listed[draft.choices]}."
    elif draft.choices:
        listed[draft.choices] = words
        suggestion = f"The choices are: {'; '.join(choice(*each) for each in draft.choices)}."
    return Fault(words, pointer(draft.path), f"{subject}{colon} {draft.says}", suggestion)


def _is_section(place: Place, path: Steps) -> bool:
    at = at_path(place, path)
    return len(path) == 1 and at is not None and at.says("type") in ("object", "array")


def at_path(place: Place, path: Steps) -> Place | None:
    """The place a path leads to; None where the schemas know of none."""
    at: Place | None = place
    for step in path:
        at = at.step(step) if at else None
    return at


def _order(data: Any, path: Steps) -> list[int]:
    """Where a path stands in the file; what is missing comes just before its neighbours."""
    key = []
    value = data
    for step in path:
        if isinstance(value, Mapping) and step in value:
            key.append(list(value).index(step))
            value = value[step]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            key.append(step)
            value = value[step]
        else:
            key.append(-1)
            break
    return key
