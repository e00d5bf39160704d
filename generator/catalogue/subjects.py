"""What documents are made from, as the one list of it: a new subject is a line here."""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["SUBJECTS", "Subject"]


@dataclass(frozen=True)
class Subject:
    """What a kind is made from.

    `view` is the short name of the schema of what its templates see, `words` says what it is, and
    `is_file` whether `throughcare generate` can be given it.
    """

    view: str
    words: str
    is_file: bool = True


SUBJECTS: Mapping[str, Subject] = {
    "case": Subject("view", "a case file"),
    "panel": Subject("panel-view", "a panel file"),
    "caseload": Subject("caseload-view", "a folder of case files", is_file=False),
    "register": Subject("register-view", "a folder of cases with its panels", is_file=False),
}
