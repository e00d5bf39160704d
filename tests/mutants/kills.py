"""Which tests have found changes, so that they are asked first the next time."""

import json
from collections import Counter, defaultdict

from tests.mutants.changes import Change
from tests.mutants.tests import ROOT

__all__ = ["Kills"]

_KEPT = ROOT / ".mutants" / "kills.json"


class Kills:
    """Only a hint: a test that has gone, or no longer sees the line, is not asked."""

    def __init__(self) -> None:
        self._by: dict[str, str] = {}
        self._in_file: dict[str, Counter[str]] = defaultdict(Counter)
        if _KEPT.exists():
            self._by = json.loads(_KEPT.read_text("utf-8"))
        for key, test in self._by.items():
            self._in_file[key.partition("\n")[0]][test] += 1

    def rank(self, change: Change, test: str) -> int:
        """Less for a test that should be asked sooner; most tests have 0.

        First comes the one that found the change, then those that found others of its file.
        """
        if self._by.get(_key(change)) == test:
            return -len(self._by) - 1
        return -self._in_file[change.path][test]

    def add(self, change: Change, test: str) -> None:
        """Keep at once who found a change: a run may be stopped."""
        if test and self._by.get(_key(change)) != test:
            self._by[_key(change)] = test
            self._in_file[change.path][test] += 1
            _KEPT.parent.mkdir(exist_ok=True)
            _KEPT.write_text(json.dumps(self._by), "utf-8")


def _key(change: Change) -> str:
    return "\n".join((change.path, change.was, change.becomes))
