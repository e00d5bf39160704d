"""Runs the tests on one change after another, each in a copy of a process that is warm.

Every module and test is read in once. A change then lives in a forked child alone: the code of
the function that it touches is put in place of the old. What runs while modules are read in, such
as a table or a default, is judged in a child that reads the project in anew. Nothing is written
into the checkout.
"""

import gc
import os
import resource
import shutil
import signal
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from inspect import CO_OPTIMIZED
from itertools import pairwise
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest

from tests.mutants.changes import Change
from tests.mutants.kills import Kills
from tests.mutants.lines import inside_function, kept_answer, statement
from tests.mutants.sight import Sight
from tests.mutants.tests import ROOT, TESTS, Steady

__all__ = ["Runner"]

_BYTES = 6 * 2**30
_LIVED, _KILLED, _OURS = 0, 1, 2
# In a child's own folder: the test that it is at.
_ASKED = "asked"


class Runner:
    """A pytest plugin that, instead of running the tests, judges changes by them.

    `told` gets each change, whether it lived, and how many tests could see it. `seconds` bounds
    the tests that are run for one change, by how long they take unchanged.
    """

    def __init__(
        self,
        changes: list[Change],
        sight: Sight,
        told: Callable[[Change, bool, int], None],
        *,
        processes: int,
        seconds: float,
    ) -> None:
        self._changes, self._sight, self._told = changes, sight, told
        self._processes, self._seconds = processes, seconds
        self._kills = Kills()
        self._sources = {one.path: (ROOT / one.path).read_text("utf-8") for one in changes}
        self._items: dict[str, pytest.Item] = {}
        self._functions: dict[str, list[FunctionType]] = defaultdict(list)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self._items = {item.nodeid: item for item in session.items}
        for one in gc.get_objects():
            if isinstance(one, FunctionType):
                self._functions[one.__code__.co_filename].append(one)
        gc.freeze()
        running: dict[int, tuple[Change, int, str]] = {}
        for change in self._changes:
            tests = self._chosen(change)
            if not tests:
                self._told(change, True, 0)
                continue
            if len(running) == self._processes:
                self._wait(running)
            scratch = tempfile.mkdtemp(prefix="mutant-")
            child = os.fork()
            if child == 0:
                self._judge(change, tests, scratch)
            running[child] = change, len(tests), scratch
        while running:
            self._wait(running)
        return True

    def _wait(self, running: dict[int, tuple[Change, int, str]]) -> None:
        child, status = os.wait()
        change, tests, scratch = running.pop(child)
        if status != _LIVED:
            self._kills.add(change, _asked_last(scratch))
        shutil.rmtree(scratch, ignore_errors=True)
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) == _OURS:
            raise RuntimeError(f"This change cannot be judged: {change}")
        self._told(change, status == _LIVED, tests)

    def _chosen(self, change: Change) -> list[int]:
        """The tests that can see a change, as long as there is time for them.

        First come those that found it, or others of its file, before; then the quickest.
        """
        seen, source = self._sight, self._sources[change.path]
        left, chosen = self._seconds, []
        tests = seen.by_lines(change.path, statement(source, change.line))
        if not tests or kept_answer(source, change.line):
            tests = seen.by_file(change.path)
        for test in sorted(tests, key=lambda one: self._kills.rank(change, seen.tests[one])):
            left -= seen.seconds[test]
            if left < 0:
                break
            chosen.append(test)
        return chosen

    def _judge(self, change: Change, tests: list[int], scratch: str) -> None:
        """In a child, which it ends: with _LIVED when every test passed."""
        try:
            _keep_apart(scratch)
            source = self._sources[change.path]
            limits = {self._sight.tests[at]: 1 + 10 * self._sight.seconds[at] for at in tests}
            warm = inside_function(source, change.line)
            if warm:
                self._swap(change, source)
                self._run(limits, scratch)
            lines = statement(source, change.line)
            if not warm or self._sight.read_in(change.path, lines):
                _run_anew(change, source, limits, scratch)
        except BaseException:
            # No test has failed: the fault is ours.
            os._exit(_OURS)
        os._exit(_LIVED)

    def _swap(self, change: Change, source: str) -> None:
        """Put the changed code into the functions that are there already."""
        path = str(ROOT / change.path)
        new = dict(zip(_codes(source, path), _codes(change.made(source), path), strict=True))
        for function in self._functions[path]:
            function.__code__ = new.get(function.__code__, function.__code__)

    def _run(self, limits: dict[str, float], scratch: str) -> None:
        items = [self._items[name] for name in limits]
        items[0].config.pluginmanager.register(_Ending(limits, scratch))
        for item, following in pairwise([*items, None]):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


def _run_anew(change: Change, source: str, limits: dict[str, float], scratch: str) -> None:
    for name in list(sys.modules):
        room, _, rest = name.partition(".")
        if room == "generator" or (room == "tests" and rest and not rest.startswith("mutants")):
            del sys.modules[name]
    sys.meta_path.insert(0, _Changed(change, source))
    files = sorted({name.partition("::")[0] for name in limits})
    status = pytest.main([*TESTS, *files], plugins=[Steady(), _Ending(limits, scratch)])
    if status == pytest.ExitCode.NO_TESTS_COLLECTED:
        os._exit(_OURS)
    if status:
        os._exit(_KILLED)


def _codes(source: str, path: str) -> Iterator[CodeType]:
    """The code of every function of a module that stands in no other function."""
    waiting = [compile(source, path, "exec", dont_inherit=True)]
    for code in waiting:
        for one in code.co_consts:
            if not isinstance(one, CodeType):
                continue
            # Only the code of a class, which is run at once, has no fast locals.
            if one.co_flags & CO_OPTIMIZED:
                yield one
            else:
                waiting.append(one)


def _keep_apart(scratch: str) -> None:
    """Bound what a child writes, says and takes."""
    os.environ["PYTEST_DEBUG_TEMPROOT"] = os.environ["TMPDIR"] = tempfile.tempdir = scratch
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (_BYTES, _BYTES))


def _asked_last(scratch: str) -> str:
    """The test that a child ran last; "" when it came to none."""
    asked = Path(scratch, _ASKED)
    return asked.read_text("utf-8") if asked.exists() else ""


class _Ending:
    """Runs the tests named, in their order, and ends the process with the first that fails.

    A test that takes longer than its limit, in seconds of the processor, fails as well.
    """

    def __init__(self, limits: dict[str, float], scratch: str) -> None:
        self._limits, self._scratch = limits, scratch
        self._order = {name: at for at, name in enumerate(limits)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        mine = [item for item in items if item.nodeid in self._order]
        items[:] = sorted(mine, key=lambda item: self._order[item.nodeid])

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        Path(self._scratch, _ASKED).write_text(nodeid, "utf-8")
        # Both signals end a process that does not ask for them.
        signal.setitimer(signal.ITIMER_PROF, self._limits[nodeid])
        signal.setitimer(signal.ITIMER_REAL, 20 * self._limits[nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            os._exit(_KILLED)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            os._exit(_KILLED)


class _Changed(SourceFileLoader):
    """Finds and loads the one module that has the change."""

    def __init__(self, change: Change, source: str) -> None:
        module = change.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        super().__init__(module, str(ROOT / change.path))
        self._made = change.made(source)

    def find_spec(self, name: str, *_: Any) -> ModuleSpec | None:
        if name != self.name:
            return None
        inner = [str(ROOT / name.replace(".", "/"))] if self.is_package(name) else None
        return spec_from_file_location(
            name, self.path, loader=self, submodule_search_locations=inner
        )

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._made, self.path, "exec", dont_inherit=True)
