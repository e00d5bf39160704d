"""What was done to an edited document that a case file cannot hold: looks, order, comments."""

from collections import Counter
from collections.abc import Iterator

from generator.case import Case, told
from generator.readback.fields import places
from generator.word.readback.reading import UNSEEN, Reading

_MOST = 10
_LONGEST = 60


def looks(reading: Reading, fresh: Reading, case: Case) -> Iterator[str]:
    """A sentence for each; `fresh` is the document as it would be made now."""
    yield from _unseen(reading, fresh)
    yield from _of_fields(reading, fresh, case)
    made = [number for number in fresh.order if number in reading.order]
    if made and [number for number in reading.order if number in made] != made:
        yield (
            "Fields stand in another order than they were printed in, which is not read back: "
            "change their order in the case file."
        )
    more = reading.comments - fresh.comments
    if more > 0:
        said = "1 comment, which is" if more == 1 else f"{more} comments, which are"
        yield f"The document holds {said} not read back."


def _unseen(reading: Reading, fresh: Reading) -> Iterator[str]:
    new = list((Counter(reading.unseen) - Counter(fresh.unseen)).elements())
    for look, text in new[:_MOST]:
        short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
        yield f"This text in no field is {look}, which is not read back: {short}"
    if len(new) > _MOST:
        yield f"So are {len(new) - _MOST} more."


def _of_fields(reading: Reading, fresh: Reading, case: Case) -> Iterator[str]:
    known = places(case)
    before = {(field.mark.place, field.mark.form): field.looks for field in fresh.fields}
    for field in reading.fields:
        path = known.get(field.mark.place)
        plain = before.get((field.mark.place, field.mark.form))
        if plain is None:
            continue
        new = sorted({_said(look) for look in field.looks - plain - UNSEEN})
        if new and path is not None:
            where = told(case.data, path).where
            yield f"{where[:1].upper()}{where[1:]}: that words are {_listed(new)} is not kept."


def _said(look: str) -> str:
    return look if look.islower() else "coloured"


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
