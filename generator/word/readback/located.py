"""Values that know their place in the data, so that what is printed of them can be read back."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

# How a value is shown, as one letter: it stands in the name of the field's bookmark.
TEXT, CODE, DATE, SHORT_DATE, TIME, YES_NO, NARRATIVE = "t", "c", "d", "s", "h", "y", "n"
_FORMS = {"date": DATE, "shortdate": SHORT_DATE, "time": TIME, "yesno": YES_NO}


class Located(str):
    """A text that knows where it comes from; in every other way the text that it is.

    `place` is whatever tells the place in the data, the same each time and no two alike.
    `called` is what people call the field. `form` is how the text shows the value.
    `label` is the words for a code, located too; the text itself when it is no code.
    """

    __slots__ = ("_words", "called", "form", "place")

    place: str
    called: str
    form: str
    _words: str

    def __new__(
        cls, text: str, place: str, called: str = "", form: str = TEXT, words: str = ""
    ) -> Located:
        """The text at its place; `words` are those for a code, empty when it is none."""
        made = super().__new__(cls, text)
        made.place, made.called, made.form, made._words = place, called, form, words
        return made

    def __getnewargs__(self) -> tuple[str, str, str, str, str]:  # type: ignore[override]
        return str.__str__(self), self.place, self.called, self.form, self._words

    @property
    def label(self) -> Located:
        """The words for a code; the text itself when it is no code."""
        return Located(self._words, self.place, self.called, CODE) if self._words else self


class Anchor(Located):
    """A text by which a place is found again whose content stands elsewhere: a heading, a row.

    `held` is what that place held when it was printed, None for what the text itself shows.
    `choices` are what a person may choose in its place, from a list that drops down.
    """

    __slots__ = ("choices", "held")

    held: str | None
    choices: tuple[str, ...]

    def __new__(
        cls,
        text: str,
        place: str,
        called: str = "",
        *,
        held: str | None = None,
        choices: tuple[str, ...] = (),
    ) -> Anchor:
        """The text that names a place."""
        made = cast("Anchor", super().__new__(cls, text, place, called))
        made.held, made.choices = held, choices
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str, str, str], dict[str, Any]]:
        kept = {"held": self.held, "choices": self.choices}
        return (str.__str__(self), self.place, self.called), kept


class Flag(int):
    """A yes or no that knows where it comes from; true and false as bool is."""

    place: str
    called: str

    def __new__(cls, value: bool, place: str, called: str = "") -> Flag:
        """The answer at its place."""
        made = super().__new__(cls, value)
        made.place, made.called = place, called
        return made

    def __getnewargs__(self) -> tuple[bool, str, str]:  # type: ignore[override]
        return bool(self), self.place, self.called

    def __str__(self) -> str:
        return str(bool(self))


def keeping_place(shows: Callable[..., Any]) -> Callable[..., Any]:
    """A filter of templates whose result knows the place of its value.

    Only without arguments: with them the text could not be turned back into the value.
    """
    form = _FORMS[shows.__name__]

    @wraps(shows)
    def kept(value: Any, *args: Any, **kwargs: Any) -> Any:
        shown = shows(value, *args, **kwargs)
        if isinstance(value, (Located, Flag)) and not args and not kwargs:
            return Located(shown, value.place, value.called, form)
        return shown

    return kept
