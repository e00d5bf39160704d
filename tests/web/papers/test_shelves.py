"""What is kept of a case while nothing changes: always what would be found anew."""

import random

import pytest

from generator.documents.fingerprint import untouched
from generator.web.papers import shelves
from generator.web.papers.shelves import case_at, shelf_at
from tests.sweeps import times
from tests.web.conftest import ON
from tests.web.papers.editing import with_words

KINDS = ("cart-proforma", "statutory-dates")


def told(shelf):
    return [
        (
            one.kind.name,
            one.ready,
            one.state,
            one.missing,
            [(v.on, v.number, v.state, v.reasons) for v in one.versions],
        )
        for one in shelf.papers
    ]


def make(desk, key, rng):
    kinds = [rng.choice(KINDS)]
    documents = desk.toolkit.generate(desk.case(key), kinds, on=ON)
    desk.toolkit.write_versions(documents, shelves.documents_of(desk))


def change_the_case(desk, key, rng):
    path = desk.path(key)
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("Larch", "Oak") if "Larch" in text else text.replace("Oak", "Larch")
    )


def edit(desk, key, rng):
    found = sorted(shelves.documents_of(desk).glob("cart-proforma_*.docx"))
    found = [path for path in found if untouched(path.read_bytes())]
    if found:
        path = rng.choice(found)
        path.write_bytes(with_words(path.read_bytes(), "Honest", "Honest "))


def take_away(desk, key, rng):
    found = sorted(shelves.documents_of(desk).glob("*"))
    if found:
        rng.choice(found).unlink()


def nothing(desk, key, rng):
    pass


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in range(1, times(3, 60)))]
)
def test_it_is_what_would_be_found_anew(desk, key, seed):
    rng = random.Random(seed)
    for _ in range(6):
        rng.choice([make, make, change_the_case, edit, take_away, nothing])(desk, key, rng)
        kept = told(shelf_at(desk, key))
        shelves._shelves.clear()
        shelves._cases.clear()
        assert told(shelf_at(desk, key)) == kept


def test_it_is_kept_while_nothing_changes(desk, key):
    assert case_at(desk, key) is case_at(desk, key)
    assert shelf_at(desk, key) is shelf_at(desk, key)


def test_it_keeps_few_cases(desk, folder):
    for path in sorted(folder.glob("*.json")):
        case_at(desk, desk.key(path))
    assert len(shelves._cases) <= 4
