"""A blank form made a template: each place matched with a field, and what is sure written in."""

from collections.abc import Iterable
from dataclasses import replace

from generator.adopt._adopted import Adopted, Place
from generator.adopt._blank import is_signature, stays_empty
from generator.adopt._fields import Fields
from generator.adopt._matching import PLAIN, SURE, Guess, guesses
from generator.adopt._rows import RowGuess, row_guesses
from generator.adopt._subjects import CHILD, under
from generator.adopt._tags import Written, in_row, printed
from generator.adopt._ticks import boxes, fields_for, fits
from generator.adopt._words import key, meanings
from generator.word.blanks import Blank, Form, Rows, Stretch, Ticks
from generator.word.typecheck import Field

__all__ = ["adopt"]

_ENOUGH = 0.6
_ONLY_CHILDS = ("date_of_birth", "first_name", "last_name", "gender", "ethnicity", "known_as", "religion")
# Headings of a column that holds what the label of the row asks for.
_VALUES = key("level rating judgement details information answer response status value score entry result")
_NUMBERS = frozenset(map(key, ("no", "number", "#")))


def adopt(docx: bytes, fields: Iterable[Field], preferred: frozenset[str] = frozenset()) -> Adopted:
    """Write the tags of the fields into a blank form, and comments where it is not sure.

    `preferred` are fields that the document is known to print. Raises TemplateError for what is
    no Word file, or has tags in it.
    """
    form = Form(docx)
    return _Adopting(form, Fields(fields, preferred)).done()


class _Adopting:
    """One form on its way."""

    def __init__(self, form: Form, fields: Fields) -> None:
        self._form, self._fields = form, fields
        self._signed = _beside_signatures(form.blanks)
        self._childs = {blank.near for blank in form.blanks if self._is_childs(blank)}

    @staticmethod
    def _is_childs(blank: Blank) -> bool:
        own = {
            key(word)
            for name in _ONLY_CHILDS
            for word in meanings()["about"][CHILD].get(name, ())
        }
        over = under(blank.context)
        return key(blank.label) in own and (not over.path or over.path == CHILD)

    def done(self) -> Adopted:
        """Judge all places, then fill them from the last to the first."""
        judged = [
            self._judge(blank, beside=number in self._signed)
            for number, blank in enumerate(self._form.blanks)
        ]
        apart = self._parts_of_addresses(judged)
        notes: dict[int, str] = {}
        places: list[Place] = []
        for number in range(len(judged) - 1, -1, -1):
            blank, found = self._form.blanks[number], judged[number]
            for place in reversed(self._settle(blank, found, apart)):
                if place.commented:
                    notes[number] = "\n".join(filter(None, (_comment(place), notes.get(number))))
                places.append(place)
        content = self._form.save(dict(sorted(notes.items())))
        return Adopted(content, tuple(reversed(places)), self._form.unread)

    def _judge(self, blank: Blank, *, beside: bool = False) -> "tuple[Guess, ...] | tuple[RowGuess, ...] | str":
        """The guesses for a place, or why it stays empty."""
        why = stays_empty(blank, beside)
        if why:
            return why
        if blank.kind == "rows":
            return row_guesses(blank.columns, blank.context, self._fields)
        if blank.kind == "ticks":
            return self._of_boxes(blank)
        return self._of_text(blank)

    def _of_text(self, blank: Blank) -> tuple[Guess, ...]:
        near = blank.near in self._childs
        context = blank.context
        tried = [guesses(one, context, self._fields, child_near=near) for one in blank.hints]
        own = guesses(blank.label, context, self._fields, child_near=near)
        if blank.sentence:
            own = tuple(replace(one, certainty=min(one.certainty, 0.7)) for one in own)
        tried.append(own)
        if blank.across:
            if not key(blank.across) <= _VALUES:
                tried = [
                    tuple(replace(one, certainty=min(one.certainty, 0.6)) for one in some)
                    for some in tried
                ]
            tried.append(guesses(f"{blank.label} {blank.across}", context, self._fields))
            tried.append(guesses(blank.across, (blank.label, *context), self._fields))
        found = max(tried, key=lambda some: some[0].certainty if some else 0.0)
        sure = {some[0].path for some in tried if some and some[0].certainty >= SURE}
        if len(sure) > 1:
            return tuple(Guess(path, 0.6, "its words say different things") for path in sorted(sure))
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
            found = [one for one in alone if self._fits_box(one.path)]
            return tuple(found) or self._of_one_option(blank)
        named = guesses(
            blank.label, blank.context, self._fields, child_near=blank.near in self._childs
        ) if blank.label else ()
        if not named and blank.context:
            named = guesses(blank.context[0], blank.context[1:], self._fields)
        found = []
        for one in named:
            share = fits(one.path, options, self._fields)
            if share >= _ENOUGH:
                found.append(replace(one, certainty=max(one.certainty, PLAIN) if one.certainty >= 0.5 else one.certainty))  # noqa: E501, PLR2004
            elif share:
                found.append(replace(one, certainty=min(one.certainty, 0.6), why="not all answers fit"))
        known = {one.path for one in found}
        for path in fields_for(options, self._fields):
            if path not in known:
                childs = path.startswith("child.") and path in self._options_of_child()
                found.append(Guess(path, 0.85 if childs and not blank.label else 0.5, "the answers fit"))
        return tuple(sorted(found, key=lambda one: -one.certainty)[:3])

    @staticmethod
    def _options_of_child() -> frozenset[str]:
        return frozenset(meanings()["options"])

    def _fits_box(self, path: str) -> bool:
        field = self._fields.by_path.get(path)
        return field is not None and field.kind.startswith("yes or no")

    def _of_one_option(self, blank: Blank) -> tuple[Guess, ...]:
        """A box of its own whose heading asks and whose words are one of the answers."""
        for heading in (blank.label, *blank.context[:1]):
            for one in guesses(heading, (), self._fields) if heading else ():
                if one.certainty >= SURE and fits(one.path, blank.options, self._fields) == 1:
                    return (one,)
        return ()

    def _parts_of_addresses(self, judged: list) -> dict[str, frozenset[str]]:  # type: ignore[type-arg]
        """Which parts of each address have a place of their own somewhere in the form."""
        parts: dict[str, set[str]] = {}
        for found in judged:
            first = found[0] if found and not isinstance(found, str) else None
            if isinstance(first, Guess) and first.certainty >= SURE:
                holder, _, part = first.path.rpartition(".")
                if part in ("town", "postcode"):
                    parts.setdefault(holder, set()).add(part)
        return {holder: frozenset(some) for holder, some in parts.items()}

    def _settle(self, blank: Blank, found: object, apart: dict[str, frozenset[str]]) -> list[Place]:
        """Fill a place where that is sure; returns what is to be said of it."""
        base = Place(_name_of(blank), blank.where, "unknown", context=blank.context)
        if isinstance(found, str):
            return [replace(base, state="empty", note=found)]
        if blank.kind == "rows":
            assert isinstance(found, tuple)
            return self._settle_rows(blank, found, base, apart)
        assert isinstance(found, tuple)
        if not found:
            return [] if blank.weak else [replace(base, note="no field is like it")]
        first: Guess = found[0]
        paths = tuple(one.path for one in found)
        told = replace(base, paths=paths, certainty=first.certainty, note=first.why)
        tag = self._write(blank, first.path, apart) if first.certainty >= SURE else ""
        if tag:
            commented = first.certainty < PLAIN and not blank.part
            return [replace(told, state="written", tag=tag, commented=commented)]
        if blank.weak and first.certainty < 0.5:  # noqa: PLR2004
            return []
        return [replace(told, state="asked", commented=not blank.part)]

    def _write(self, blank: Blank, path: str, apart: dict[str, frozenset[str]]) -> str:
        """Write a field into its place; returns what was written."""
        if isinstance(blank.spot, Ticks):
            answer = blank.options
            if len(answer) == 1 and self._fits_box(path):
                answer = ("Yes",)
            texts = boxes(path, answer, self._fields)
            blank.spot.fill(texts)
            return next((text for text in texts if text), "")
        assert isinstance(blank.spot, Stretch)
        made = printed(path, self._fields, apart=apart.get(path, frozenset()))
        if made is None:
            return ""
        _fill(blank.spot, made)
        return made.text

    def _settle_rows(
        self, blank: Blank, found: tuple, base: Place, apart: dict[str, frozenset[str]]  # type: ignore[type-arg]
    ) -> list[Place]:
        first: RowGuess | None = found[0] if found else None
        if (first is None or first.guess.certainty < SURE) and blank.singles:
            judged = [(one, self._judge(one)) for one in blank.singles]
            sure = [g for _, g in judged if isinstance(g, str) or (g and g[0].certainty >= SURE)]
            if len(sure) * 2 >= len(judged):
                places = [self._settle(one, some, apart) for one, some in reversed(judged)]
                return [place for some in reversed(places) for place in some]
        if first is None:
            return [replace(base, note="no list is like it")]
        paths = tuple(one.guess.path for one in found)
        told = replace(base, paths=paths, certainty=first.guess.certainty, note=first.guess.why)
        if first.guess.certainty < SURE:
            return [replace(told, state="asked", commented=not blank.part)]
        written = [in_row(field) if field else None for field in first.columns]
        texts, blocks = [], []
        for column, made in zip(blank.columns, written, strict=True):
            number = key(column) in _NUMBERS or column.strip() in ("#", "No", "No.")
            texts.append(made.text if made else "{{ loop.index }}" if number else "")
            blocks.append(bool(made and made.block))
        spot = blank.spot
        assert isinstance(spot, Rows)
        loop = first.held.loop
        entry, _, path = loop.partition(" in ")
        spot.fill(f"{entry} in {path}|default([])", texts, blocks=blocks)
        lacking = [c for c, text in zip(blank.columns, texts, strict=True) if c and not text]
        commented = (first.guess.certainty < PLAIN or bool(lacking)) and not blank.part
        note = first.guess.why
        if lacking:
            note += f"; no field is like the column {', '.join(f'“{one}”' for one in lacking)}"
        tag = f"{{%tr for {loop} %}}"
        return [replace(told, state="written", tag=tag, commented=commented, note=note)]


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


def _fill(spot: Stretch, made: Written) -> None:
    (spot.fill_block if made.block else spot.fill)(made.text)


def _name_of(blank: Blank) -> str:
    if blank.kind == "rows":
        return " | ".join(blank.columns)
    if blank.across:
        return f"{blank.label}, {blank.across}"
    if blank.label and not blank.sentence:
        return blank.label
    hint = next(iter(blank.hints), "")
    return hint or blank.label or ", ".join(one for one in blank.options if one)


def _comment(place: Place) -> str:
    if place.state == "written":
        return (
            f"“{place.label}” was taken for {place.paths[0]} ({round(place.certainty * 100)}% sure: "
            f"{place.note}). Change the tag if it is not meant."
        )
    guesses = ", ".join(f"{{{{ {path} }}}}" for path in place.paths)
    return f"“{place.label}”: {place.note}. Nothing was written here. It may be {guesses}."
