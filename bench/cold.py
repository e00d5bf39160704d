"""How long a person waits: whole commands, cold, interleaved; median of several runs.

Run with `.venv/bin/python bench/cold.py`.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [str(Path(sys.executable).with_name("throughcare"))]
RUNS = 9


def seconds(arguments: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run([*COMMAND, *arguments], check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> None:
    sample = str(ROOT / "samples" / "dto-yoi.json")
    with tempfile.TemporaryDirectory() as folder:
        generate = ["generate", sample, "cart-proforma", "--to", folder, "--date", "2026-03-02"]
        jobs = {
            "throughcare --help": ["--help"],
            "throughcare check CASE": ["check", sample],
            "throughcare generate CASE KIND (Word)": [*generate, "--format", "docx"],
            "throughcare generate CASE KIND (Word and PDF)": generate,
            "throughcare generate CASE (every kind it is ready for)": [
                *["generate", sample, "--to", folder, "--date", "2026-03-02"]
            ],
        }
        times: dict[str, list[float]] = {name: [] for name in jobs}
        for run in range(RUNS + 1):
            for name, arguments in jobs.items():
                took = seconds(arguments)
                if run:
                    times[name].append(took)
    print(f"{'command':58} {'median':>8} {'fastest':>8}")
    for name, values in times.items():
        print(f"{name:58} {statistics.median(values):7.2f}s {min(values):7.2f}s")


if __name__ == "__main__":
    main()
