"""A quarter of a year, as boards report it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from generator.case.facts.words import day_words
from generator.errors import FaultyInputError

__all__ = ["Quarter"]

_WRITTEN = re.compile(r"(\d{4})\s*-?\s*[Qq]([1-4])")
_MONTHS = (("January", "March"), ("April", "June"), ("July", "September"), ("October", "December"))


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months of a calendar year; `number` is 1 for January to March."""

    year: int
    number: int

    @classmethod
    def read(cls, text: str) -> "Quarter":
        """A quarter written as 2026Q1. Raises FaultyInputError for anything else."""
        found = _WRITTEN.fullmatch(text.strip())
        if found is None or not 2000 <= int(found[1]) <= 2099:
            raise FaultyInputError(
                f"{text} is no quarter. Write the year and the quarter, such as 2026Q1 for January "
                "to March 2026."
            )
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter that a day lies in."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after.first - timedelta(days=1)

    @property
    def after(self) -> "Quarter":
        """The next quarter."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def words(self) -> str:
        """Its months and year, such as "January to March 2026"."""
        first, last = _MONTHS[self.number - 1]
        return f"{first} to {last} {self.year}"

    @property
    def days(self) -> str:
        """Its first and last day in words."""
        return f"{day_words(self.first)} to {day_words(self.last)}"

    def __str__(self) -> str:
        """As it is written on the command line."""
        return f"{self.year}Q{self.number}"
