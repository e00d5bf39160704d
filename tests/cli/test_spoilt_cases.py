"""A spoilt case or panel file is refused in words, or used: it never ends in a crash."""

import copy
import json
import random
import resource
import shutil
import signal
import sys
from contextlib import contextmanager

import pytest
from click.testing import CliRunner

from generator.cli._main import throughcare
from generator.errors import FaultyInputError
from tests.sweeps import times

NAMES = ("dto-yoi", "remand", "s250-secure-home", "breach-transition", "panel")
DAY = "2026-03-02"
SECONDS, MOST_MEMORY = 10, 10**9
WILD = [
    None, True, False, 0, 1, -1, 10**30, 10**400, 1e308, -0.0, 7.5, float("nan"), float("inf"),
    "", " ", "\0", "a\0b", "\ud800", "\udfff\ud800", "x" * 200_000, [], [[]], {}, {"": ""},
    {"id": "x"}, [None], [{}], [""], "0000-00-00", "9999-12-31", "2026-02-30", "25:61",
]  # fmt: skip
# What a field of text may well hold, and what no page, name search or date wants to see.
TEXTS = [
    "x", "?", "-", ".", "'", "’s", "I", "Will May Rose", "Toby", "Toby Lockyer’s", "A.B.C.",
    "é" * 300, "\u202eabc", "\u200b", "\u00ad\u00a0", "𝔘𝔫𝔦", "ﷺ", "אבג 12 ابج", "👩‍👩‍👧", "İı ﬁ ß",
    "a\u0301" * 50, "M" * 180, "word " * 4000, "<w:p/>&amp;", "{{ x }} {% for %}", "1. " * 40,
    "> " * 300 + "deep", "- a\n" * 500, "*" * 3000, "[" * 2000, "**a_" * 300, "| a |\n|---|",
    "| " * 200 + "\n" + "|-" * 200, "```\ncode", "\n\n\n", "# H", "0", "12", "-5", "a@b.c",
    "3 March 2026 at 3pm, 2026-03-03", "31 February 2026", "99 years 400 months", "ZZ1 1AA " * 40,
    "Dr " * 60, "Mr O'Neill-O’Neill", "mum", "people", "the child " * 300, "TBC", "n/a",
]  # fmt: skip
DATES = [
    "0001-01-01", "1900-01-01", "1999-12-31", "2009-02-28", "2024-02-29", "2026-03-01", DAY,
    "2026-03-03", "2030-06-30", "2199-12-31", "2200-01-01", "9999-12-31",
]  # fmt: skip
NUMBERS = [0, 1, 2, 3, 4, 11, 24, 28, 365, 400, 999, 1200, 9999, 10**6]


def places(value, path=()):
    if path:
        yield path
    if isinstance(value, dict | list):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(each, (*path, key))


def at(data, path):
    for step in path:
        data = data[step]
    return data


def of_its_kind(value, rng):
    """Another value that its field may well allow, so that more than the first gate is tried."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return rng.choice(NUMBERS)
    if isinstance(value, str) and len(value) == 10 and value[4:5] == "-":
        return rng.choice(DATES)
    if isinstance(value, str):
        return rng.choice([rng.choice(TEXTS), f"{value} {rng.choice(TEXTS)}", value.upper()])
    if isinstance(value, list):
        few = value[: rng.randint(0, len(value))]
        return rng.choice([few, value[::-1], [*value, *copy.deepcopy(value)], value * 40])
    return {key: inner for key, inner in value.items() if rng.random() < 0.6} if value else value


def changed(data, rng):
    """A file with some things changed, taken out, moved or put in."""
    data = copy.deepcopy(data)
    mild = rng.random() < 0.7
    for _ in range(rng.choice((1, 1, 2, 4, 12) if mild else (1, 1, 2, 3))):
        every = list(places(data))
        path = rng.choice(every)
        holder, last = at(data, path[:-1]), path[-1]
        if mild and (rng.random() < 0.8 or not isinstance(holder, dict)):
            holder[last] = of_its_kind(holder[last], rng)
            continue
        match rng.randrange(2 if mild else 6):
            case 0:
                del holder[last]
            case 1:
                alike = [p for p in every if type(at(data, p)) is type(holder[last])]
                holder[last] = copy.deepcopy(at(data, rng.choice(alike)))
            case 2:
                holder[last] = copy.deepcopy(at(data, rng.choice(every)))
            case 3 if isinstance(holder, dict):
                holder[rng.choice(["id", "", "schema", "x" * 500, "a\0", "\ud800"])] = 1
            case 4:
                deep = copy.deepcopy(rng.choice(WILD))
                for _ in range(rng.choice((1, 3, 60, 140))):
                    deep = [deep] if rng.random() < 0.5 else {"a": deep}
                holder[last] = deep
            case _:
                holder[last] = copy.deepcopy(rng.choice(WILD))
    return data


def spoilt(data, rng):
    """The bytes of a file that is spoilt in what it says, or as a file."""
    if rng.random() < 0.85:
        indent = rng.choice((None, 2))
        text = json.dumps(changed(data, rng), indent=indent, ensure_ascii=rng.random() < 0.7)
        return text.encode("utf-8", "surrogatepass")
    raw = json.dumps(data, indent=2, ensure_ascii=False).encode()
    where = rng.randrange(len(raw))
    match rng.randrange(7):
        case 0:
            return raw[:where]
        case 1:
            flipped = bytearray(raw)
            for _ in range(rng.choice((1, 5, 200))):
                flipped[rng.randrange(len(raw))] = rng.randrange(256)
            return bytes(flipped)
        case 2:
            return raw[:where] + rng.choice((b"\0", b"[" * 50_000, b'{"a":' * 3000, b"9" * 9000))
        case 3:
            return raw.decode().encode(rng.choice(("utf-16", "utf-32", "utf-8-sig", "utf-16-le")))
        case 4:
            line = rng.choice([line for line in raw.splitlines() if line.endswith(b",")])
            return raw.replace(line, line + b"\n" + line, 1)
        case 5:
            return raw[:where] + raw[rng.randrange(len(raw)) :]
        case _:
            return raw.replace(b"\n", rng.choice((b"\r", b"\r\n", b"\n\x0b", b"\n//\n")))


@contextmanager
def in_time():
    def late(*_):
        raise AssertionError(f"It took more than {SECONDS} seconds of the processor.")

    # Not by the clock: a busy machine is no fault.
    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def put_to_the_test(path, kind):
    """What people do with a file; whether it was taken. Anything but our own error is a fault."""
    opened = False
    for words in (
        ["check", path],
        ["documents", path],
        ["dates", path],
        ["generate", path, kind, "--draft", "--to", path.with_name("out")],
    ):
        with in_time():
            result = CliRunner().invoke(throughcare, [*map(str, words), "--date", DAY])
        if result.exception is None:
            opened = True
        elif not isinstance(result.exception, FaultyInputError):
            raise AssertionError(f"{words[0]}: {result.exception!r}") from result.exception
        elif words[0] == "check":
            return False
    return opened


def memory():
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def sweep(folder, samples, count, seed):
    """How many of so many spoilt files were taken all the same."""
    rng = random.Random(seed)
    taken = 0
    for name in NAMES:
        shutil.copy(samples / f"{name}.json", folder)
    shutil.copytree(samples / "pages", folder / "pages", dirs_exist_ok=True)
    held = {name: json.loads((samples / f"{name}.json").read_bytes()) for name in NAMES}
    path = folder / "spoilt.json"
    kinds = ("cart-proforma", "pathways-plan", "licence-easy-read", "statutory-dates",
             "breach-report", "psr-custody")  # fmt: skip
    for number in range(count):
        name = rng.choice(NAMES)
        path.write_bytes(spoilt(held[name], rng))
        kind = "cart-minutes" if name == "panel" else rng.choice(kinds)
        before = memory()
        try:
            taken += put_to_the_test(path, kind)
            assert memory() == before or memory() < MOST_MEMORY, f"{memory():,} bytes held"
        except AssertionError as error:
            kept = path.rename(folder / f"kept-{seed}-{number}.json")
            raise AssertionError(f"{kept}, from {name} with {kind}: {error}") from error
    return taken


class DescribeSpoiltCases:
    def they_are_answered_in_words(self, tmp_path, samples):
        assert 0 < sweep(tmp_path, samples, 25, 1) < 25

    @pytest.mark.slow
    @pytest.mark.parametrize("seed", range(2, 7))
    def they_are_answered_in_words_whatever_is_spoilt(self, tmp_path, samples, seed):
        sweep(tmp_path, samples, times(80, 1000), seed)
