"""Of whose case something typed was: a file of that name may be another child's by now."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["WHOSE", "is_of", "whose"]

WHOSE = "whose"


def whose(own: Mapping[str, Any]) -> str:
    """Marks of whose case it is, which tell nothing of the child: by its reference, by the child.

    One that is still the same is enough: a reference is corrected, a name is spelled anew.
    """
    child = own.get("child")
    held = child if isinstance(child, Mapping) else {}
    named = [held.get(name) for name in ("first_name", "last_name", "date_of_birth")]
    marks = [repr(own.get("case_id")), repr(named)]
    return " ".join(
        hashlib.sha256(one.encode("utf-8", "replace")).hexdigest()[:16] for one in marks
    )


def is_of(fields: Mapping[str, Iterable[str]], own: Mapping[str, Any]) -> bool:
    """Whether a form was opened for the child that a case is about; one that does not say is."""
    said = set(" ".join(fields.get(WHOSE, ())).split())
    return not said or not said.isdisjoint(whose(own).split())
