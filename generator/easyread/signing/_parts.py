"""What an easy-read paper is made of, part by part, each with its fingerprint.

The page itself, and what the child's reader must be able to rely on though no page shows it,
count: the official words, what is left out on purpose, the catalogue's version. The other parts
say which words or which picture of the page are other ones.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from generator.easyread.catalogue import choose, explanation
from generator.easyread.signing._fingerprint import Parts, digest
from generator.easyread.wording import in_order, known

__all__ = ["NAMING", "NOT_THE_PAPER", "paper_parts"]

# What says how the paper was explained: it is recorded after the signature.
NOT_THE_PAPER = frozenset({"signed", "taught", "explained_by", "explained_on"})
# What of a profile shows in the words and pictures of the page alone. The rest is its look.
_ON_THE_PAGE = frozenset(
    {
        "helper_names", "intro", "if_not", "who_to_ask", "teach_back", "word_list", "pictures",
        "own_pictures", "picture_swaps", "level", "words", "order", "language_notes",
    }
)  # fmt: skip
# Parts that say only where the page is another one.
NAMING = ("words/", "pictures/", "order", "helpers/", "paper/", "shown/", "fact/")
_OF_RULES = ("rules", "appointments", "helpers", "reporting", "signed")
_PROFILE_WORDS = ("intro", "if_not", "who_to_ask", "word_list", "language_notes")


def paper_parts(
    case: Mapping[str, Any],
    seen: Mapping[str, Any],
    page: Sequence[str],
    *,
    booked: Collection[str],
    facts: Mapping[str, Any],
) -> Parts:
    """The fingerprint of each part of a child's paper.

    `case` is the case with its easy words complete, `seen` what the page shows of it on the day
    of the signature, with `explained`, `page` every line and picture that it prints without
    what is booked, `booked` the fields of an appointment that are printed, and `facts` what the
    page says besides, by name.
    """
    said = dict(_parts(case, seen, page, booked))
    said |= {f"fact/{name}": value for name, value in facts.items()}
    return {name: digest(value) for name, value in said.items()}


def _parts(
    case: Mapping[str, Any], seen: Mapping[str, Any], page: Sequence[str], booked: Collection[str]
) -> Iterator[tuple[str, Any]]:
    child, easy = case["child"], case.get("easy_read", {})
    names = [child.get(name) for name in ("first_name", "last_name", "known_as")]
    yield "child", [case["case_id"], *names]
    yield from _official(case)
    yield "page", list(page)
    for name in sorted(set(easy) - NOT_THE_PAPER - _ON_THE_PAGE):
        yield f"look/{name}", easy[name]
    yield from _booked(seen, booked)
    yield from _rules(seen)
    yield from _rest(seen)


def _official(case: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The official words, what is left out of them, and where their explanation comes from."""
    conditions = case.get("supervision", {}).get("conditions", ())
    yield "conditions", [condition["id"] for condition in conditions]
    chosen = choose(
        case.get("supervision", {}).get("kind", ""), [one["official_text"] for one in conditions]
    )
    yield "lists", [[one.name, one.version] for one in chosen]
    for condition, told in zip(conditions, known(case), strict=True):
        name = condition["id"]
        yield f"official/{name}", condition["official_text"]
        if left_out := condition.get("easy_read", {}).get("left_out"):
            yield f"left-out/{name}", left_out
        if answered := condition.get("easy_read", {}).get("answered"):
            yield f"answered/{name}", answered
        entries = [part.form.explained for part in told.parts]
        yield f"catalogue/{name}", [[entry, explanation(entry).edition] for entry in entries]


def _booked(seen: Mapping[str, Any], booked: Collection[str]) -> Iterator[tuple[str, Any]]:
    """Each appointment under its day: once that is past, the page shows it no more."""
    shown = seen["explained"]
    turns: Counter[str] = Counter()
    for meeting in shown["appointments"]:
        day = meeting["date"]
        turns[day] += 1
        kept = {name: meeting[name] for name in (*booked, "shown") if name in meeting}
        yield f"booked/{day}/{turns[day]}", kept if _pictured(seen) else _without_pictures(kept)
    if first := shown.get("reporting"):
        yield f"booked/{first.get('date', 'first')}/first", first


def _rules(seen: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    conditions = in_order(seen.get("supervision", {}).get("conditions", ()), seen["easy_read"])
    named = [condition["id"] for condition in conditions if "easy_read" in condition]
    yield "order", named
    for name, rule in zip(named, seen["explained"]["rules"], strict=True):
        yield f"words/{name}", _without_pictures(rule)
        yield f"pictures/{name}", list(_pictures(rule))


def _rest(seen: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    shown, easy = seen["explained"], seen["easy_read"]
    for number, helper in enumerate(shown["helpers"], 1):
        yield f"helpers/{number}", helper
    for name in _PROFILE_WORDS:
        if name in easy:
            yield f"paper/{name}", easy[name]
    yield "paper/pictures", _pictured(seen)
    for name in sorted(set(shown) - set(_OF_RULES)):
        yield f"shown/{name}", shown[name]


def _pictured(seen: Mapping[str, Any]) -> bool:
    return bool(seen["easy_read"].get("pictures") != "off")


def _without_pictures(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _without_pictures(one) for name, one in value.items() if name != "shown"}
    return [_without_pictures(one) for one in value] if isinstance(value, list) else value


def _pictures(value: Any) -> Iterator[Any]:
    """Every picture below a value, in order."""
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield from [one] if name == "shown" else _pictures(one)
    elif isinstance(value, list):
        for one in value:
            yield from _pictures(one)
