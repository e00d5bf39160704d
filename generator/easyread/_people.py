"""Whom a child means by a name."""

import re
from collections.abc import Mapping
from typing import Any

ROLE = re.compile(r"\s*\([^)]*\)\s*$")
_WORD = re.compile(r"\w+(?:[-’']\w+)*")


def person_named(name: str, people: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Whom a name means: by the whole name, else by a first name that only one person has."""
    plain = ROLE.sub("", name).casefold()
    words = set(_WORD.findall(plain))
    whole = [person for person in people if person["name"].casefold() == plain]
    first = [person for person in people if person["name"].split()[0].casefold() in words]
    for found in (whole, first):
        if len(found) == 1:
            return found[0]
    return {}
