"""What every test shares: outside tools, samples, and a cache and notes that are not the user's."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# Speed belongs to bench/: no test fails for being slow on a busy machine.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

ROOT = Path(__file__).resolve().parent.parent


def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run that all its processes share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    # What one process compiled, the others need not: the cache is made for several programs.
    os.environ["THROUGHCARE_CACHE"] = str(shared_folder(tmp_path_factory) / "cache")
    os.environ["THROUGHCARE_STATE"] = str(tmp_path_factory.mktemp("state"))


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


@pytest.fixture(scope="session")
def p12(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A service's own certificate, made for the tests; its password is `opens it`."""
    from tests.certificates import packed

    return packed(tmp_path_factory.mktemp("keys") / "service.p12")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests/pdf/test_fidelity.py measured, from however many processes."""
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    lines = [v for report in reports for name, v in report.user_properties if name == "fidelity"]
    if lines:
        terminalreporter.section("Beside LibreOffice")
        terminalreporter.write_line(
            f"{'document':22} {'pages':>4}, there  words  in 4 pt   order    look  known miss"
        )
        for line in sorted(lines):
            terminalreporter.write_line(line)
