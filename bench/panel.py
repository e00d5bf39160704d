"""How long the papers of one meeting take: forty children, two hundred open actions, warm.

Times are of the processor, the middle of several rounds, for one process on one core. Each round
has other words, in the meeting and in every case, so that no stage can remember its work.
Run with `PYTHONPATH=. .venv/bin/python bench/panel.py [ROUNDS]`.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.warm import other_words
from generator.case.names.lists import given_names, surnames
from generator.toolkit import Toolkit

ROOT = Path(__file__).resolve().parent.parent
ON = date(2026, 3, 10)
CHILDREN, ACTIONS = 40, 200
_CASES = ("dto-yoi", "s250-secure-home", "breach-transition")


def renamed(data: Any, names: dict[str, str]) -> Any:
    """The data with other names in every text."""
    text = json.dumps(data, ensure_ascii=False)
    for old, new in names.items():
        text = text.replace(old, new)
    return json.loads(text)


def children(folder: Path, mark: int = 0) -> list[str]:
    """Write the case files, in other words by the mark; returns their names."""
    firsts = [name.title() for name in sorted(given_names()) if name.isalpha() and len(name) > 4]
    lasts = [name.title() for name in sorted(surnames()) if name.isalpha() and len(name) > 5]
    files = []
    for number in range(CHILDREN):
        data = json.loads((ROOT / "samples" / f"{_CASES[number % 3]}.json").read_text("utf-8"))
        child = data["child"]
        first, last = firsts[number * 7 % len(firsts)], lasts[number * 11 % len(lasts)]
        names = {child["first_name"]: first, child["last_name"]: last}
        if child.get("known_as"):
            names[child["known_as"]] = first
        data = renamed(data, names)
        data["case_id"] = f"TB-{number:04}"
        for section in ("placement", "child", "plan"):
            data[section] = {k: v for k, v in data.get(section, {}).items() if k != "photo"}
        path = folder / f"child-{number}.json"
        path.write_text(json.dumps(other_words(data, mark)), "utf-8")
        files.append(path.name)
    return files


def meeting(files: list[str], mark: int) -> dict[str, Any]:
    """A meeting about all of them, with actions of five owners each."""
    panel = json.loads((ROOT / "samples" / "panel.json").read_text("utf-8"))
    owners = [one["name"] for one in panel["attendance"]]
    each = ACTIONS // CHILDREN
    items = [
        {
            "case": file,
            "discussion": f"It goes well, and college said that the place number {mark} is kept.",
            "actions": [
                {
                    "action": f"Ask about step {mark}-{place}-{number} and write it down",
                    "owner": owners[(place * each + number) % len(owners)],
                    "due": (ON + timedelta(days=number * 9 - 14)).isoformat(),
                }
                for number in range(each)
            ],
        }
        for place, file in enumerate(files)
    ]
    kept = ("schema", "service", "name", "date", "time", "where", "chair", "minute_taker")
    told = {name: panel[name] for name in kept if name in panel}
    people = [{k: v for k, v in one.items() if k != "for_items"} for one in panel["attendance"]]
    return {**told, "panel_id": f"BENCH-{mark}", "attendance": people, "items": items}


def papers(folder: Path) -> dict[str, Callable[[Toolkit, Path], Any]]:
    """Each paper of a meeting, and what makes it."""
    return {
        "minutes and an extract for each child, Word and PDF": lambda toolkit, file: (
            toolkit.generate(toolkit.open(file), on=ON, draft=True)
        ),
        "workbook of actions": lambda toolkit, _: toolkit.actions_workbook(folder, on=ON),
        "a Word file and a message for each owner": lambda toolkit, _: toolkit.owner_files(
            folder, on=ON
        ),
        "an invitation for each member": lambda toolkit, file: toolkit.invites(file, on=ON),
        "a pack for each member": lambda toolkit, file: toolkit.packs(file, folder, on=ON),
    }


def rounds(folder: Path, count: int) -> Iterator[dict[str, float]]:
    toolkit = Toolkit()
    for mark in range(count + 1):
        files, path = children(folder, mark), folder / "panel.json"
        path.write_text(json.dumps(other_words(meeting(files, mark), mark)), "utf-8")
        spent = {}
        for name, make in papers(folder).items():
            began = time.process_time()
            make(toolkit, path)
            spent[name] = time.process_time() - began
        if mark:
            yield spent


def packs(folder: Path) -> tuple[int, float]:
    """How many packs a meeting has, all children in each, and the seconds for them together."""
    toolkit = Toolkit()
    began = time.process_time()
    made = toolkit.packs(folder / "panel.json", folder, on=ON)
    return len(made.files), time.process_time() - began


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = list(rounds(folder, count))
        number, spent = packs(folder)
    print(f"| papers of a meeting: {CHILDREN} children, {ACTIONS} open actions | s of one core |")
    print("|---|---|")
    for paper in found[0]:
        print(f"| {paper} | {statistics.median(one[paper] for one in found):.2f} |")
    print(f"| all of these | {statistics.median(sum(one.values()) for one in found):.2f} |")
    print(f"| besides: {number} packs with the proformas of all children | {spent:.2f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
