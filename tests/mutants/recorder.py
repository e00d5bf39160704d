"""Runs tests and takes down which lines of the code each of them runs, in a process of its own."""

import gc
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any

import coverage
import pytest

from tests.mutants.tests import ROOT, TESTS, Steady

__all__ = ["READ_IN"]

# Who runs what is run before the first test.
READ_IN = -1


class _Recorder:
    """Takes down which lines each test runs, and how long it takes.

    What one test leaves behind in a cache another would not run again, so caches are emptied
    before each function of tests. A fixture that several tests share counts for all of them.
    """

    def __init__(self, rooms: list[str]) -> None:
        self.seconds: dict[str, float] = {}
        self.failing: set[str] = set()
        self._users: dict[str, list[str]] = defaultdict(list)
        self._caches: list[Any] = []
        self._function: Any = None
        self._contexts = [""]
        self._coverage = coverage.Coverage(
            data_file=None, config_file=False, source=[str(ROOT / room) for room in rooms]
        )
        self._coverage.start()

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self._caches = [
            one
            for one in gc.get_objects()
            if isinstance(one, _lru_cache_wrapper) and one.__module__.startswith("generator")
        ]
        for item in session.items:
            for name in getattr(item, "fixturenames", ()):
                self._users[f"fixture {name}"].append(item.nodeid)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: Any) -> Iterator[None]:
        if item.function is not self._function:
            self._function = item.function
            for cache in self._caches:
                cache.cache_clear()
        started = time.process_time()
        with self._within(item.nodeid):
            result = yield
        self.seconds[item.nodeid] = time.process_time() - started
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        if fixturedef.scope == "function":
            return (yield)
        with self._within(f"fixture {fixturedef.argname}"):
            return (yield)

    @contextmanager
    def _within(self, context: str) -> Iterator[None]:
        self._contexts.append(context)
        self._coverage.switch_context(context)
        yield
        self._contexts.pop()
        self._coverage.switch_context(self._contexts[-1])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failing.add(report.nodeid)

    def seen(self) -> Iterator[tuple[str, int, set[str]]]:
        """Each file, line and who runs it; an empty name is nobody yet."""
        self._coverage.stop()
        data = self._coverage.get_data()
        for file in data.measured_files():
            for line, contexts in data.contexts_by_lineno(file).items():
                who = {test for name in contexts for test in self._users.get(name, [name])}
                yield Path(file).relative_to(ROOT).as_posix(), line, who


def _record(to: str, rooms: list[str], files: list[str]) -> None:
    recorder = _Recorder(rooms)
    pytest.main([*TESTS, *files], plugins=[Steady(), recorder])
    if recorder.failing:
        print("Left out, since they fail:", *sorted(recorder.failing), sep="\n  ", flush=True)
    tests = [name for name in recorder.seconds if name not in recorder.failing]
    number = {name: at for at, name in enumerate(tests)} | {"": READ_IN}
    seen: dict[str, dict[int, list[int]]] = defaultdict(dict)
    for path, line, who in recorder.seen():
        seen[path][line] = sorted(number[name] for name in who if name in number)
    told = {"tests": tests, "seconds": [recorder.seconds[name] for name in tests]}
    Path(to).write_text(json.dumps(told | {"seen": seen}), "utf-8")


if __name__ == "__main__":
    _record(*json.loads(sys.argv[1]))
