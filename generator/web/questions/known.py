"""What a form knows of the case around it, and what the controls of a field are called."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.case.guide import FieldGuide
from generator.case.pages import Names

__all__ = ["AT", "BOXES", "OTHER", "Controls", "Known"]

Controls = Mapping[str, tuple[str, ...]]
"""The values of each control, by what its name has behind the name of the field."""

BOXES = ("-day", "-month", "-year")
OTHER, AT = "-other", "-at-"


@dataclass(frozen=True)
class Known:
    """What a form knows of the case around it.

    `named` are the entries that a field may name, by the list they are in: ids with readable
    names. `people` are the plain names of people by their ids: a name that only one of them has
    stands for that person. `today` settles years of two digits.
    """

    today: date
    named: Mapping[Names, Mapping[str, str]] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)

    def of(self, asked: FieldGuide) -> Mapping[str, str]:
        """The choices of a field: codes with titles, or ids with names."""
        if asked.form == "yes-no":
            return {"yes": "Yes", "no": "No"}
        return asked.choices or self.named.get(asked.refers_to, {})

    def meant(self, asked: FieldGuide, text: str) -> str:
        """The id of the person that an id or a name stands for; empty for anybody else."""
        if text in self.of(asked):
            return text
        theirs = [one for one, name in self.people.items() if name == text]
        return theirs[0] if len(theirs) == 1 else ""
