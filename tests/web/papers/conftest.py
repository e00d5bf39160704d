"""The key of the case that most tests look at."""

import pytest


@pytest.fixture
def key(desk, folder):
    return desk.key(folder / "dto-yoi.json")
