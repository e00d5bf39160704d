"""The easy-read paper as it is signed, and the mark on it while it is not."""

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from generator.case import told
from generator.catalogue import Kind
from generator.documents.finished import text_of
from generator.documents.printed import printed
from generator.easyread.signing import NOT_THE_PAPER, Parts, Verdict, paper_parts
from generator.word import Template

__all__ = ["PAPER", "UNSIGNED", "mark", "page_of", "parts_of", "without_bookings"]

PAPER = "licence-easy-read"
UNSIGNED = Verdict(None, ("Nobody has signed it yet.",))
_MEDIA = "word/media/"
_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)
# Sections whose words are parts of their own, or none of the paper's.
_ELSEWHERE = frozenset({"document", "easy_read", "explained"})


def mark(context: dict[str, Any], found: Verdict, *, is_paper: bool) -> None:
    """Show who signed the easy-read paper, or that nobody checked it as it now is.

    A signature that does not hold is shown nowhere. `is_paper` for the paper itself, which is a
    draft on every page until it is signed.
    """
    easy = {name: value for name, value in context["easy_read"].items() if name != "signed"}
    context["easy_read"] = easy
    if found.holds and found.signed is not None:
        easy["signed"] = found.signed
        if is_paper:
            context["explained"]["signed"] = {"by": found.who, "on": found.signed["on"]}
    elif is_paper:
        context["document"] = {**context["document"], "draft": True}


def without_bookings(seen: Mapping[str, Any]) -> dict[str, Any]:
    """What the paper shows without what is booked, and without what came after the signature.

    An appointment leaves the page when it is past, and so is a part of its own.
    """
    dropped = {"appointments", "reporting", "signed"}
    held, easy = seen.get("supervision", {}), seen.get("easy_read", {})
    return {
        **seen,
        "supervision": {name: value for name, value in held.items() if name not in dropped},
        "easy_read": {name: value for name, value in easy.items() if name not in NOT_THE_PAPER},
    }


def page_of(template: Template, context: Mapping[str, Any]) -> list[str]:
    """Every line that the paper prints, and every picture by its fingerprint."""
    made = template.fill(context, modified=_ANY_DAY)()
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        drawn = sorted(
            hashlib.sha256(archive.read(name)).hexdigest()
            for name in archive.namelist()
            if name.startswith(_MEDIA)
        )
    return [*text_of(made), *drawn]


def parts_of(
    kind: Kind, case: Mapping[str, Any], seen: Mapping[str, Any], page: Sequence[str]
) -> Parts:
    """The fingerprint of each part of a paper; `case` has its easy words complete."""
    used = _used(kind)
    facts = {".".join(path): value for path in used for value in _at(seen, path)}
    return paper_parts(case, seen, page, booked=_booked(kind), facts=facts)


@lru_cache(maxsize=8)
def _booked(kind: Kind) -> tuple[str, ...]:
    """The fields of an appointment that the paper prints, without its picture."""
    at = ("explained", "appointments", "*")
    found = {path[3] for path in printed(kind).used if path[:3] == at and len(path) > len(at)}
    return tuple(sorted(found - {"shown"}))


@lru_cache(maxsize=8)
def _used(kind: Kind) -> tuple[tuple[str, ...], ...]:
    """The fields of a case that the paper prints or goes by; of a list, the list."""
    found = {
        path[: path.index("*")] if "*" in path else path
        for path in printed(kind).used
        if path[0] not in _ELSEWHERE and path[:2] != ("supervision", "signed")
    }
    return tuple(sorted(path for path in found if len(path) > 1 and told({}, path).form))


def _at(value: Any, path: tuple[str, ...]) -> Iterator[Any]:
    for step in path:
        if not isinstance(value, Mapping) or step not in value:
            return
        value = value[step]
    yield value
