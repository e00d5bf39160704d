"""Which test found a change the last time, so that it is asked first the next time."""

import json

from tests.mutants.changes import Change
from tests.mutants.tests import ROOT

__all__ = ["Kills"]

_KEPT = ROOT / ".mutants" / "kills.json"


class Kills:
    """Only a hint: a test that has gone, or no longer sees the line, is not asked."""

    def __init__(self) -> None:
        self._by: dict[str, str] = {}
        if _KEPT.exists():
            self._by = json.loads(_KEPT.read_text("utf-8"))

    def of(self, change: Change) -> str:
        """The id of the test that found it, "" where none has."""
        return self._by.get(_key(change), "")

    def add(self, change: Change, test: str) -> None:
        """Keep at once who found a change: a run may be stopped."""
        if test and self._by.get(_key(change)) != test:
            self._by[_key(change)] = test
            _KEPT.parent.mkdir(exist_ok=True)
            _KEPT.write_text(json.dumps(self._by), "utf-8")


def _key(change: Change) -> str:
    return "\n".join((change.path, change.was, change.becomes))
