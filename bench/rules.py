"""How long the dates and checks of a case take: `python bench/rules.py [count]`.

One core, packs loaded. Dates and checks go by one account, as in every command. Figures are for
each sample, then for many cases one after the other; times of processor, so that other work on
the machine counts for little.
"""

import json
import sys
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from generator.rules import load_pack
from generator.rules._account import Account
from generator.rules._facts import Facts
from generator.rules.checks import checks_of
from generator.rules.consistency import consistency

SAMPLES = sorted((Path(__file__).resolve().parent.parent / "samples").glob("*.json"))
TODAY = date(2026, 3, 10)


def milliseconds(work, case):
    start = process_time()
    work(case)
    return (process_time() - start) * 1000


def main():
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    start = perf_counter()
    pack = load_pack("bolton")
    print(f"load the pack, cold: {(perf_counter() - start) * 1000:.0f} ms")
    cases = [json.loads(path.read_text(encoding="utf-8")) for path in SAMPLES]
    cases = [case for case in cases if "child" in case]

    def one(case):
        account = Account(Facts(case, TODAY), pack)
        return account.all(), checks_of(account)

    for case in cases:
        first = milliseconds(one, case)
        warm = median(milliseconds(one, case) for _ in range(100))
        found, findings = one(case)
        figures = f"first {first:.1f} ms, warm {warm:.2f} ms"
        print(f"{case['case_id']}: {figures} ({len(found)} dates, {len(findings)} findings)")
        held = median(milliseconds(lambda one: consistency(one, TODAY), case) for _ in range(100))
        print(f"{case['case_id']}: held against itself, warm {held:.2f} ms")
    start, busy = perf_counter(), process_time()
    for number in range(many):
        one(cases[number % len(cases)])
    spent = f"{perf_counter() - start:.1f} s, of which {process_time() - busy:.1f} s of processor"
    print(f"{many} cases: {spent}")


if __name__ == "__main__":
    main()
