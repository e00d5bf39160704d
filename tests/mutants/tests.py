"""The tests by which changes are judged, and how they are run."""

from pathlib import Path

import pytest
from hypothesis import Phase, settings

__all__ = ["LEFT_OUT", "ROOT", "TESTS", "Steady"]

ROOT = Path(__file__).resolve().parents[2]
# Word and PDF know nothing of this code. Tests that make whole documents take long, and are no
# place to hold a rule: what they alone would find is better told.
LEFT_OUT = ("mutants", "pdf", "word", "cli", "documents", "readback", "test_seeded_faults.py")
TESTS = ["-m", "not slow", "-s", "-p", "no:cacheprovider"]
TESTS += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
TESTS += [f"--ignore={ROOT / 'tests' / room}" for room in LEFT_OUT]


class Steady:
    """Tests that draw the same examples each time, and keep none of what they find."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        usual = settings.get_profile(settings.get_current_profile_name())
        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("mutants", usual, derandomize=True, database=None, phases=phases)
        settings.load_profile("mutants")
