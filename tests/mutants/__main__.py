"""How many small faults in the code do the tests find? Changes it in memory, and tells."""

import argparse
import random
import time
from collections import Counter
from itertools import islice

import pytest

from tests.mutants.changes import Change, changes
from tests.mutants.known import Known, known
from tests.mutants.sight import sight
from tests.mutants.tests import ROOT, TESTS, Steady
from tests.mutants.warm import Runner

_ROOMS = ["generator/case", "generator/rules"]


def main() -> None:
    """Draw changes, judge them by the tests and tell which lived."""
    asked = _asked()
    judged = known()
    equal = [one for one in judged if one.judged == "equal"]
    every = [change for path in _files(asked.paths) for change in changes(path, _source(path))]
    drawn = random.Random(asked.seed).sample(every, len(every))
    fit = (one for one in drawn if _compiles(one) and not any(k.fits(one) for k in equal))
    table = _Table(judged)
    runner = Runner(
        list(islice(fit, asked.size or None)),
        sight(_ROOMS),
        table.add,
        processes=asked.jobs,
        seconds=asked.seconds,
    )
    started = time.monotonic()
    pytest.main([*TESTS, "-qq", "tests"], plugins=[Steady(), runner])
    table.show()
    print(f"{len(every)} changes could be made; these took {time.monotonic() - started:.0f} s.")
    _tell_gone(judged, every)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("paths", nargs="*", default=_ROOMS, help="files or folders of the code")
    parser.add_argument("--size", type=int, default=100, help="how many changes; 0 for all")
    parser.add_argument("--seed", type=int, default=1, help="which sample")
    parser.add_argument("--jobs", type=int, default=1, help="processes at once")
    parser.add_argument("--seconds", type=float, default=30, help="of tests for one change")
    return parser.parse_args()


def _files(named: list[str]) -> list[str]:
    found: list[str] = []
    for path in (ROOT / name for name in named):
        files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
        found += [file.relative_to(ROOT).as_posix() for file in files]
    return found


def _source(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


def _compiles(change: Change) -> bool:
    try:
        compile(change.made(_source(change.path)), change.path, "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True


class _Table:
    """Tells of each survivor when it is found, and at the end how many there were by file."""

    def __init__(self, judged: list[Known]) -> None:
        self._judged = judged
        self._made: Counter[str] = Counter()
        self._lived: Counter[str] = Counter()

    def add(self, change: Change, lived: bool, tests: int) -> None:
        self._made[change.path] += 1
        self._lived[change.path] += lived
        if lived and not any(one.fits(change) for one in self._judged):
            print(f"{change.path}:{change.line} (seen by {tests or 'no'} tests)")
            print(f"  - {change.was}\n  + {change.becomes}", flush=True)

    def show(self) -> None:
        print(f"\n{'':52}{'made':>6}{'lived':>7}{'killed':>8}")
        for path, made in sorted(self._made.items()):
            self._row(path, made, self._lived[path])
        self._row("in all", self._made.total(), self._lived.total())

    def _row(self, name: str, made: int, lived: int) -> None:
        print(f"{name:52}{made:6}{lived:7}{1 - lived / max(made, 1):8.0%}")


def _tell_gone(judged: list[Known], every: list[Change]) -> None:
    """Name what was judged and can no longer be made, where its file was asked for."""
    files = {change.path for change in every}
    for one in judged:
        if one.file in files and not any(one.fits(change) for change in every):
            print(f"No longer in {one.file}, take it out of known.toml: {one.becomes}")


if __name__ == "__main__":
    main()
