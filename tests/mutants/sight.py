"""Which tests can see a line of code: a map made once by running them, and kept while it holds."""

import ast
import gc
import hashlib
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any

import coverage
import pytest
from hypothesis import Phase, settings

__all__ = ["READ_IN", "ROOT", "TESTS", "Sight", "Steady", "sight", "statement"]

ROOT = Path(__file__).resolve().parents[2]
# The rooms of Word and PDF know nothing of cases and rules, and so see none of this code.
TESTS = ["-W", "ignore::pytest.PytestAssertRewriteWarning", "-m", "not slow", "-p", "no:cacheprovider", "-s"]
TESTS += [f"--ignore={ROOT / 'tests' / room}" for room in ("mutants", "pdf", "word")]
_KEPT = ROOT / ".mutants" / "sight.json"
READ_IN = -1


class Steady:
    """Tests that draw the same examples each time, and keep none of what they find."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        usual = settings.get_profile(settings.get_current_profile_name())
        phases = (Phase.explicit, Phase.generate)
        settings.register_profile(
            "mutants", usual, derandomize=True, database=None, phases=phases
        )
        settings.load_profile("mutants")


@dataclass(frozen=True)
class Sight:
    """`tests` are ids, `seconds` how long each takes, `seen[path][line]` who runs that line.

    Who is the place of a test in the list; READ_IN stands for what runs before the first test.
    """

    tests: list[str]
    seconds: list[float]
    seen: dict[str, dict[str, list[int]]]

    def by_lines(self, path: str, lines: Iterable[int]) -> list[int]:
        """The tests that run any of the lines, quickest first."""
        by_line = self.seen.get(path, {})
        found = {test for line in lines for test in by_line.get(str(line), ())}
        return sorted(found - {READ_IN}, key=lambda test: (self.seconds[test], test))

    def by_file(self, path: str) -> list[int]:
        """The tests that run any line of a file, quickest first."""
        return self.by_lines(path, map(int, self.seen.get(path, {})))

    def read_in(self, path: str, lines: Iterable[int]) -> bool:
        """Whether any of the lines also runs before the first test."""
        by_line = self.seen.get(path, {})
        return any(READ_IN in by_line.get(str(line), ()) for line in lines)


def sight(rooms: list[str]) -> Sight:
    """The map of the code in these rooms, made anew when the code or a test has changed."""
    stamp = _stamp()
    kept = json.loads(_KEPT.read_text("utf-8")) if _KEPT.exists() else {}
    if kept.get("stamp") != stamp:
        print("Looking which tests see which lines (some minutes, once) ...", flush=True)
        _KEPT.parent.mkdir(exist_ok=True)
        asked = json.dumps({"rooms": rooms, "stamp": stamp})
        subprocess.run([sys.executable, "-m", __spec__.name, asked], cwd=ROOT, check=True)
        kept = json.loads(_KEPT.read_text("utf-8"))
    return Sight(kept["tests"], kept["seconds"], kept["seen"])


def statement(source: str, line: int) -> range:
    """The lines of the statement around a line; of one that holds others, its head alone."""
    found = range(line, line + 1)
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.stmt | ast.match_case | ast.excepthandler):
            continue
        lines = _head(node)
        if line in lines:
            found = lines
    return found


def _head(node: Any) -> range:
    if isinstance(node, ast.match_case):
        return range(node.pattern.lineno, node.body[0].lineno)
    body = getattr(node, "body", None)
    return range(node.lineno, body[0].lineno if body else node.end_lineno + 1)


def _stamp() -> str:
    digest = hashlib.sha256()
    for top in ("generator", "tests", "samples", "schemas"):
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix in {".py", ".toml", ".json"} and path.parent != Path(__file__).parent:
                digest.update(path.read_bytes())
    return digest.hexdigest()


class _Recorder:
    """Takes down which lines each test runs, and how long it takes.

    What one test leaves behind in a cache another would not run again, so caches are emptied
    before each function of tests. A fixture that several tests share counts for all of them.
    """

    def __init__(self, rooms: list[str]) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
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
        with self._within(item.nodeid):
            return (yield)

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
        self.seconds[report.nodeid] += report.duration

    def seen(self) -> Iterator[tuple[str, int, set[str]]]:
        """Each file, line and who runs it; an empty name is nobody yet."""
        self._coverage.stop()
        data = self._coverage.get_data()
        for file in data.measured_files():
            for line, contexts in data.contexts_by_lineno(file).items():
                who = {test for name in contexts for test in self._users.get(name, [name])}
                yield Path(file).relative_to(ROOT).as_posix(), line, who


def _record(asked: dict[str, Any]) -> None:
    recorder = _Recorder(asked["rooms"])
    if pytest.main([*TESTS, "tests"], plugins=[Steady(), recorder]):
        sys.exit("Some tests fail: mend them first.")
    number = {name: at for at, name in enumerate(recorder.seconds)} | {"": READ_IN}
    seen: dict[str, dict[int, list[int]]] = defaultdict(dict)
    for path, line, who in recorder.seen():
        seen[path][line] = sorted(number[name] for name in who)
    seconds = list(recorder.seconds.values())
    kept = {"stamp": asked["stamp"], "tests": list(recorder.seconds), "seconds": seconds}
    _KEPT.write_text(json.dumps(kept | {"seen": seen}), "utf-8")


if __name__ == "__main__":
    _record(json.loads(sys.argv[1]))
