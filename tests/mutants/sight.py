"""Which tests can see a line of code: a map made by running them, and kept while it holds."""

import hashlib
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from tests.mutants import recorder
from tests.mutants.recorder import READ_IN
from tests.mutants.tests import LEFT_OUT, ROOT

__all__ = ["Sight", "sight"]

_KEPT = ROOT / ".mutants" / "sight.json"


@dataclass(frozen=True)
class Sight:
    """`tests` are ids, with the `seconds` of the processor that each takes.

    `seen[path][line]` holds who runs that line, by place in the list; READ_IN is for what runs
    before the first test.
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
    """The map of the code in these rooms.

    It is made anew for a file of tests that has changed, and all of it when a file of the code is
    new. Where code has changed, what has stayed the same keeps its tests, and new lines go by
    those of their file.
    """
    helpers, files, sources = _of_helpers(), _files(), _sources(rooms)
    kept = json.loads(_KEPT.read_text("utf-8")) if _KEPT.exists() else {}
    if kept.get("helpers") != helpers or not sources.keys() <= kept["sources"].keys():
        kept = {"tests": [], "seconds": [], "seen": {}, "files": {}, "sources": sources}
    for path, source in sources.items():
        if source != kept["sources"][path]:
            kept["seen"][path] = _moved(kept["seen"][path], kept["sources"][path], source)
    changed = [file for file, digest in files.items() if kept["files"].get(file) != digest]
    if changed or files.keys() != kept["files"].keys():
        print("Looking which tests see which lines (some minutes, once) ...", flush=True)
        _KEPT.parent.mkdir(exist_ok=True)
        made = _recorded(rooms, changed if kept["files"] else ["tests"])
        kept = _joined(kept, made, set(files) - set(changed))
    kept |= {"helpers": helpers, "files": files, "sources": sources}
    _KEPT.write_text(json.dumps(kept), "utf-8")
    return Sight(kept["tests"], kept["seconds"], kept["seen"])


def _moved(by_line: dict[str, list[int]], was: str, now: str) -> dict[str, list[int]]:
    """Who runs which line, where the lines that stayed the same stand now."""
    found = {}
    same = SequenceMatcher(None, was.splitlines(), now.splitlines(), autojunk=False)
    for before, after, length in same.get_matching_blocks():
        for number in range(length):
            if who := by_line.get(str(before + number + 1)):
                found[str(after + number + 1)] = who
    return found


def _recorded(rooms: list[str], files: list[str]) -> dict[str, Any]:
    to = _KEPT.with_name("new.json")
    asked = json.dumps([str(to), rooms, files])
    subprocess.run([sys.executable, "-m", recorder.__name__, asked], cwd=ROOT, check=True)
    return json.loads(to.read_text("utf-8"))


def _joined(kept: dict[str, Any], made: dict[str, Any], still: set[str]) -> dict[str, Any]:
    """What was kept of the files that still hold, with what was made of the others."""
    tests, seconds = list(made["tests"]), list(made["seconds"])
    seen: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    number = {READ_IN: READ_IN}
    for at, test in enumerate(kept["tests"]):
        if test.partition("::")[0] in still:
            number[at] = len(tests)
            tests.append(test)
            seconds.append(kept["seconds"][at])
    same = {at: at for at in range(READ_IN, len(made["tests"]))}
    for part, numbers in ((made, same), (kept, number)):
        for path, by_line in part["seen"].items():
            for line, who in by_line.items():
                seen[path][line] |= {numbers[at] for at in who if at in numbers}
    lists = {path: {ln: sorted(who) for ln, who in by.items()} for path, by in seen.items()}
    return {"tests": tests, "seconds": seconds, "seen": lists}


def _of_helpers() -> str:
    """Of what all tests share."""
    found = hashlib.sha256()
    for path in sorted((ROOT / "tests").glob("*.py")):
        if not path.name.startswith("test_"):
            found.update(path.read_bytes())
    return found.hexdigest()


def _sources(rooms: list[str]) -> dict[str, str]:
    found = sorted(path for room in rooms for path in (ROOT / room).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in found}


def _files() -> dict[str, str]:
    """Of each file of tests a digest, with what stands beside it.

    What a folder's tests import from another folder does not count: the map may then choose less
    well, and is never wrong.
    """
    files = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        name = path.relative_to(ROOT)
        if not {*name.parts[1:]} & {*LEFT_OUT}:
            held = [path.read_bytes(), *(one.read_bytes() for one in _beside(path.parent))]
            files[name.as_posix()] = hashlib.sha256(b"".join(held)).hexdigest()
    return files


def _beside(folder: Path) -> list[Path]:
    """Data and helpers of a folder's tests: there, and in folders below that hold no tests."""
    found = (path for path in folder.rglob("*") if path.suffix in {".json", ".toml", ".txt", ".py"})
    own = (one for one in found if one.parent == folder or not list(one.parent.glob("test_*.py")))
    return sorted(one for one in own if not one.name.startswith("test_"))
