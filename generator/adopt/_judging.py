"""What a place may mean: the guesses for it, by its kind and by what stands round it."""

from dataclasses import replace

from generator.adopt._blank import is_signature, stays_empty
from generator.adopt._doubts import CERTAIN, doubt
from generator.adopt._fields import Fields
from generator.adopt._matching import PLAIN, SURE, Guess, beside, guesses
from generator.adopt._rows import row_guesses
from generator.adopt._subjects import CHILD, NOBODY, about, under
from generator.adopt._tags import printed
from generator.adopt._ticks import fields_for, fits
from generator.adopt._words import key, meanings
from generator.word.blanks import Blank

__all__ = ["Judge", "Judged"]

# The guesses, the likeliest first; or why the place stays empty.
Judged = tuple[Guess, ...] | str

_ENOUGH = 0.6
# How many places before and after one tell whose it is.
_NEAR = 2
# How many labels before one on its line may tell whose it is.
_BEFORE = 12
_QUESTION, _RUNNING, _HALF, _BY_ANSWERS = 0.6, 0.7, 0.5, 0.85
_CLOSING = key("sincerely faithfully regards")
_ONLY_CHILDS = ("date_of_birth", "first_name", "last_name", "gender", "ethnicity", "known_as")
# Headings of a column that holds what the label of the row asks for.
_VALUES = key("level rating judgement details information answer response status value score")


class Judge:
    """Judges the places of one form."""

    def __init__(self, blanks: tuple[Blank, ...], fields: Fields) -> None:
        self._blanks, self._fields = blanks, fields
        self._signed = _beside_signatures(blanks)
        self._near = _near_the_childs(blanks)
        self._number = {id(blank): number for number, blank in enumerate(blanks)}

    def all(self) -> list[Judged]:
        """What each place may mean, in the order of the form."""
        return [
            self.one(blank, signed=number in self._signed)
            for number, blank in enumerate(self._blanks)
        ]

    def one(self, blank: Blank, *, signed: bool = False) -> Judged:
        """What a place may mean. `signed` is whether one for a signature stands beside it."""
        why = stays_empty(blank, signed)
        if why:
            return why
        if blank.kind == "rows":
            found: tuple[Guess, ...] = row_guesses(blank.columns, blank.context, self._fields)
        else:
            found = self._of_boxes(blank) if blank.kind == "ticks" else self._of_text(blank)
        before = self._before(blank)
        judged = [_limited(one, doubt(one.path, blank, before)) for one in found]
        return tuple(sorted(judged, key=lambda one: -one.certainty))

    def _before(self, blank: Blank) -> list[str]:
        """The labels that stand before a place on its line, the nearest first."""
        line, number = _line_of(blank), self._number.get(id(blank), 0)
        found: list[str] = []
        while number and len(found) < _BEFORE and _line_of(self._blanks[number - 1]) == line:
            number -= 1
            if self._blanks[number].context == blank.context:
                found.append(self._blanks[number].label)
        return found

    def _of_text(self, blank: Blank) -> tuple[Guess, ...]:
        number = self._number.get(id(blank), -1)
        near, context = number in self._near, blank.context
        tried = [guesses(one, context, self._fields, child_near=near) for one in blank.hints]
        own = guesses(blank.label, context, self._fields, child_near=near)
        if key(blank.label) & _CLOSING:
            return (Guess("team.case_manager.name", _QUESTION, "it may be who signs the letter"),)
        if blank.sentence:
            own = tuple(replace(one, certainty=min(one.certainty, _RUNNING)) for one in own)
        if number > 0 and _line_of(self._blanks[number - 1]) == _line_of(blank):
            tried.append(beside(blank.label, self._blanks[number - 1].label))
        tried.append(own)
        if blank.across:
            if not key(blank.across) <= _VALUES:
                tried = [
                    tuple(replace(one, certainty=min(one.certainty, _QUESTION)) for one in some)
                    for some in tried
                ]
            tried.append(guesses(f"{blank.label} {blank.across}", context, self._fields))
            tried.append(guesses(blank.across, (blank.label, *context), self._fields))
        found = max(tried, key=lambda some: some[0].certainty if some else 0.0)
        sure = {some[0].path for some in tried if some and some[0].certainty >= SURE}
        if len(sure) > 1:
            return tuple(
                Guess(path, _QUESTION, "its words say different things") for path in sorted(sure)
            )
        return tuple(one for one in found if self._fits_kind(blank, one.path))

    def _fits_kind(self, blank: Blank, path: str) -> bool:
        field = self._fields.by_path.get(path)
        if blank.kind == "date":
            return field is not None and field.kind == "a date"
        if blank.kind == "yesno":
            return field is not None and field.kind.startswith("yes or no")
        return field is None or printed(path, self._fields) is not None

    def _of_boxes(self, blank: Blank) -> tuple[Guess, ...]:
        options = blank.options
        if len(options) == 1 and options[0]:
            context = (blank.label, *blank.context) if blank.label else blank.context
            alone = guesses(options[0], context, self._fields)
            found = [one for one in alone if self.is_box(one.path)]
            return tuple(found) or self._of_one_option(blank)
        near = self._number.get(id(blank), -1) in self._near
        named = guesses(blank.label, blank.context, self._fields, child_near=near)
        if not named and blank.context:
            named = guesses(blank.context[0], blank.context[1:], self._fields)
        found = [self._with_options(one, options) for one in named]
        found = [one for one in found if one.certainty]
        known = {one.path for one in found}
        for path in fields_for(options, self._fields):
            if path not in known:
                telling = path in meanings()["options"] and not blank.label
                sure = _BY_ANSWERS if telling else _HALF
                found.append(Guess(path, sure, "the answers fit"))
        return tuple(sorted(found, key=lambda one: -one.certainty)[:3])

    def _with_options(self, guess: Guess, options: tuple[str, ...]) -> Guess:
        """A guess by the label, once the answers are seen."""
        share = fits(guess.path, options, self._fields)
        if share >= _ENOUGH:
            sure = max(guess.certainty, PLAIN) if guess.certainty >= _HALF else guess.certainty
            return replace(guess, certainty=sure)
        low = min(guess.certainty, _QUESTION) if share else 0.0
        return replace(guess, certainty=low, why="not all answers fit")

    def is_box(self, path: str) -> bool:
        """Whether one box can stand for a field: one that is yes or no."""
        field = self._fields.by_path.get(path)
        return field is not None and field.kind.startswith("yes or no")

    def _of_one_option(self, blank: Blank) -> tuple[Guess, ...]:
        """A box of its own whose heading asks and whose words are one of the answers."""
        for heading in (blank.label, *blank.context[:1]):
            for one in guesses(heading, (), self._fields) if heading else ():
                if one.certainty >= SURE and fits(one.path, blank.options, self._fields) == 1:
                    return (one,)
        return ()


def _limited(guess: Guess, limit: float) -> Guess:
    if guess.certainty <= limit:
        return guess
    why = "the words round it may speak for somebody or something else"
    return replace(guess, certainty=limit, why=why)


def _near_the_childs(blanks: tuple[Blank, ...]) -> frozenset[int]:
    """The numbers of the places with one beside them that can only be the child's.

    None that also has one beside it which names somebody else.
    """
    own = {key(word) for name in _ONLY_CHILDS for word in meanings()["about"][CHILD].get(name, ())}
    childs: set[int] = set()
    others: set[int] = set()
    for number, blank in enumerate(blanks):
        named = about(blank.label)
        if named is not None and named.path.startswith(("team.", NOBODY)):
            others.add(number)
        elif key(blank.label) in own and under(blank.context).path in ("", CHILD):
            clear = doubt(f"{CHILD}.date_of_birth", blank) == CERTAIN
            (childs if clear else others).add(number)
    near = set()
    for number, blank in enumerate(blanks):
        around = [n for n in range(number - _NEAR, number + _NEAR + 1) if 0 <= n < len(blanks)]
        together = {n for n in around if blanks[n].near == blank.near}
        if together & childs and not together & others:
            near.add(number)
    return frozenset(near)


def _beside_signatures(blanks: tuple[Blank, ...]) -> frozenset[int]:
    """The numbers of the places that stand with one for a signature."""
    signed = [number for number, blank in enumerate(blanks) if is_signature(blank.label)]
    found = set()
    for number in signed:
        line = _line_of(blanks[number])
        for other in range(max(number - 3, 0), min(number + 4, len(blanks))):
            blank, apart = blanks[other], abs(other - number)
            same = _line_of(blank) == line
            day = key(blank.label) == key("date")
            if blank.near == blanks[number].near and (same or apart == 1 or day):
                found.add(other)
    return frozenset(found)


def _line_of(blank: Blank) -> str:
    """The row or paragraph that a place stands in."""
    return blank.where.partition(", cell")[0]
