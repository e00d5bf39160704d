"""What every test shares: outside tools, samples, and a cache that is not the user's."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["THROUGHCARE_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def needs() -> Callable[[str], str]:
    """The path of an outside program; the test is skipped where it is absent, except in CI."""

    def find(program: str) -> str:
        path = shutil.which(program)
        if path:
            return path
        message = f"{program} is not installed"
        if os.environ.get("THROUGHCARE_REQUIRE_TOOLS"):
            pytest.fail(message)
        pytest.skip(message)

    return find


@pytest.fixture(scope="session")
def samples() -> Path:
    return ROOT / "samples"
