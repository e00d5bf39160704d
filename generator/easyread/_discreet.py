"""A child's view without what a stranger must not read on a phone: address, and who others are."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.easyread._people import ROLE, person_named
from generator.easyread._rules import forbids

_ADDRESS, _ONE, _SEVERAL = "your address", "the person in your paper", "the people in your paper"
# The sections of a view that an easy-read page prints sentences from.
_SECTIONS = ("supervision", "easy_read")
_BETWEEN = r"(?:,? (?:and|or|nor|with) |, )"
# Where names are what does something: “if Kai or Leon sends” goes with one of several.
_DOES = r"(?P<does>\b(?:[Ii]f|[Ww]hen|[Uu]nless) |^)?"
_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"


def discreet(seen: Mapping[str, Any]) -> dict[str, Any]:
    """The same view of a child, of which somebody else may see the page.

    The child's address is “your address”; whom a rule names is “the person in your paper”. Those
    who help, and everybody else of the case, go by their first names and without their roles and
    photographs. The child's own photograph is left out.
    """
    people = seen.get("people", ())
    helpers = list(_helpers(seen, people))
    veil = _veil(seen, [person for _, person in helpers])
    child = {name: value for name, value in seen.get("child", {}).items() if name != "photo"}
    shown = {**seen, "child": child}
    shown |= {name: _veiled(seen[name], veil) for name in _SECTIONS if name in seen}
    if "easy_read" in shown:
        names = [name for name, _ in helpers]
        shown["easy_read"] = {**shown["easy_read"], "helper_names": names}
    shown["people"] = [
        _veiled({**_plain(person), "name": name}, veil) for name, person in helpers if person
    ]
    return shown


def _plain(person: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in person.items() if key != "photo"}


def _helpers(
    seen: Mapping[str, Any], people: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Who helps, each by the shortest name that tells them apart, with what is known of them."""
    held = [
        (ROLE.sub("", name), person_named(name, list(people)))
        for name in seen.get("easy_read", {}).get("helper_names", ())
    ]
    short = [_first(name) if name == person.get("name") else name for name, person in held]
    for (name, person), shorter in zip(held, short, strict=True):
        yield (shorter if short.count(shorter) == 1 else name), person


def _veil(seen: Mapping[str, Any], helpers: Sequence[Mapping[str, Any]]) -> Callable[[str], str]:
    """What takes address and names out of a sentence."""
    others = _named_by_rules(seen)
    kept = {_first(str(person.get("name", ""))) for person in helpers}
    own = seen.get("child", {}).get("name", "")
    forms = [*others, *(first for one in others if (first := _first(one)) not in {*kept, own})]
    hidden = _any(forms)
    known = {str(person["name"]) for person in seen.get("people", ()) if "name" in person}
    known -= set(others)
    whole = _any(known)
    homes = [_home(parts) for parts in _addresses(seen)]

    def veil(text: str) -> str:
        for home in homes:
            text = home.sub(_ADDRESS, text)
        if hidden is not None:
            one = hidden.pattern
            text = re.sub(
                rf"{_DOES}{one}(?:{_BETWEEN}{one})*", lambda found: _who(found, hidden), text
            )
        if whole is not None:
            text = whole.sub(lambda found: _first(found[0]), text)
        return text

    return veil


def _who(found: re.Match[str], names: re.Pattern[str]) -> str:
    does = found["does"]
    said = _ONE if len(names.findall(found[0])) == 1 else _SEVERAL
    if does is not None and said is _SEVERAL and " or " in found[0]:
        said = f"one of {said}"
    return f"{does or ''}{said}" if does or found.start() else said[0].upper() + said[1:]


def _named_by_rules(seen: Mapping[str, Any]) -> list[str]:
    conditions = seen.get("supervision", {}).get("conditions", ())
    held = (one.get("inputs", {}) for one in conditions if forbids(one.get("easy_read", {})))
    return list(dict.fromkeys(name for inputs in held for name in inputs.get("names", ())))


def _addresses(seen: Mapping[str, Any]) -> Iterator[list[str]]:
    """The parts of each address that is the child's: lines, town, postcode."""
    home = seen.get("child", {}).get("home_address", {})
    if home:
        rest = [home[name] for name in ("town", "postcode") if name in home]
        yield [*home.get("lines", ()), *rest]
    for condition in seen.get("supervision", {}).get("conditions", ()):
        address = condition.get("inputs", {}).get("address")
        if address:
            yield [part.strip() for part in address.split(",") if part.strip()]


def _home(parts: Sequence[str]) -> re.Pattern[str]:
    """Finds an address by its first line, with whatever of the rest follows it."""
    rest = "|".join([*map(re.escape, parts[1:]), _POSTCODE])
    return re.compile(rf"(?<!\w){re.escape(parts[0])}(?!\w)(?:,? (?:{rest})(?!\w))*")


def _any(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of the names, the longest first; None for none."""
    ordered = sorted(filter(None, names), key=len, reverse=True)
    if not ordered:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")


def _first(name: str) -> str:
    """The first name, with a title left out: “Dr Petra Lind” is Petra."""
    words = re.sub(r"^(?:Mr|Mrs|Ms|Miss|Mx|Dr|PC|DC|Sgt|Prof)\.? ", "", name).split()
    return words[0] if words else ""


def _veiled(value: Any, veil: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return veil(value)
    if isinstance(value, Mapping):
        return {key: _veiled(one, veil) for key, one in value.items()}
    if not isinstance(value, (list, tuple)):
        return value
    made = [_veiled(one, veil) for one in value]
    # Sentences that differed in a name only are one now.
    return (
        made if made == list(value) else [one for n, one in enumerate(made) if one not in made[:n]]
    )
