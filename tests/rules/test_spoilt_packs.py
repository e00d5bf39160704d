"""A spoilt rule pack is refused in words, or it counts dates: it never ends in a crash."""

import copy
import json
import random
from datetime import date
from pathlib import Path

import pytest

from generator.errors import RulesError
from generator.rules import check_pack, checks, deadlines, diff_packs, explain, load_pack
from generator.rules._data import pack_names, pack_path, read_toml
from tests.rules.any_pack import any_pack
from tests.sweeps import times

SAMPLES = Path(__file__).parents[2] / "samples"
TODAY = date(2026, 3, 2)
STRANGE = [
    "", " ", "x", "é", "\u202e", "a" * 700, "national", "rule:nothing", "meeting:revew",
    "date:plan.creatd", "date:child", "date:.", "date:__class__", "event:", "told:", "none",
    "days", "hours", "months", "release", "birth", "25:99", "08:30", "9999-12-31", "2026-02-30",
    0, 1, -1, 7, 240, 241, 10**6, 10**18, 10**400, 0.0, 1.0, 7.5, 1e308, float("nan"),
    float("inf"), True, False, date.min, date.max, date(2026, 9, 1), [], [[]], [1], [""], ["x"],
    [True, "a"], {}, {"offset": 1}, {"offset": "eight", "unit": "weeks"},
    {"offset": 240, "unit": "months"}, {"offset": 240, "unit": "working-days"},
    ["custody"], ["custody", "nowhere"], [{"record": "event:phone", "to": "case-manager"}],
    [{"record": "told", "late": {"offset": 1, "unit": "weeks"}}], "initial-planning-meeting",
    {"offset": 3.0, "unit": "days"}, {"a": {"b": {"c": []}}}, [{}], [{"id": "x"}],
]  # fmt: skip

KEYS = (
    *("offset", "unit", "every", "when", "values", "", "x y", "not_before", "counts_early"),
    *("stages", "series", "after", "until_age", "in_force_by", "confirmed_on", "done_by", "rule"),
    *("at_most", "ends_with", "effective_to", "ahead", "skip_anchor_day", "when_too_late"),
)


def toml(value):
    """A value as TOML text; tables inline."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def places(value, path=()):
    yield path
    held = value if isinstance(value, dict | list) else ()
    for key, each in held.items() if isinstance(held, dict) else enumerate(held):
        yield from places(each, (*path, key))


def spoilt(raw, rng):
    """A pack with one to three things changed, taken out, put in or swapped."""
    raw = json.loads(json.dumps(raw, default=lambda day: {"day": day.isoformat()}))
    raw = _days(raw)
    for kind in ("rule", "check"):
        rng.shuffle(raw.setdefault(kind, []))
        raw[kind] = raw[kind][: rng.randint(1, 4)]
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        every = [path for path in places(raw) if path]
        path = rng.choice(every)
        holder = raw
        for step in path[:-1]:
            holder = holder[step]
        match rng.randrange(6):
            case 0:
                del holder[path[-1]]
            case 1:
                other = rng.choice(every)
                held = raw
                for step in other:
                    held = held[step]
                holder[path[-1]] = json.loads(json.dumps(held, default=str))
            case 2 if isinstance(holder, dict):
                holder[rng.choice(KEYS)] = copy.deepcopy(rng.choice(STRANGE))
            case 3:
                deep = copy.deepcopy(rng.choice(STRANGE))
                for _ in range(rng.choice((1, 3, 60))):
                    deep = [deep]
                holder[path[-1]] = deep
            case _:
                holder[path[-1]] = copy.deepcopy(rng.choice(STRANGE))
    return "\n".join(f"{json.dumps(key)} = {toml(value)}" for key, value in raw.items())


def _days(value):
    if isinstance(value, dict):
        if value.keys() == {"day"}:
            return date.fromisoformat(value["day"])
        return {key: _days(inner) for key, inner in value.items()}
    return [_days(inner) for inner in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def cases():
    names = ("dto-yoi.json", "breach-licence.json")
    found = [path for path in sorted(SAMPLES.glob("*.json")) if path.name in names]
    found = found or [path for path in sorted(SAMPLES.glob("*.json")) if "panel" not in path.name]
    return [json.loads(path.read_text("utf-8")) for path in found[:2]]


def put_to_the_test(path, cases):
    """Check, load and count; whether it loaded."""
    faults = check_pack(path)
    assert all(isinstance(fault, str) and "\n" not in fault and fault for fault in faults)
    try:
        pack = load_pack(path)
    except RulesError as error:
        assert faults
        assert "Traceback" not in str(error)
        return False
    assert not faults
    for case in cases:
        deadlines(case, pack, TODAY)
        checks(case, pack, TODAY)
    for record in (*pack.rules.values(), *pack.checks.values()):
        explain(record.id, pack)
    diff_packs(load_pack("national"), pack)
    return True


def sweep(tmp_path, cases, count, seed):
    rng = random.Random(seed)
    raws = [read_toml(pack_path(name)) for name in pack_names()]
    path = tmp_path / "own.toml"
    loaded = 0
    for number in range(count):
        text = spoilt(rng.choice(raws), rng)
        path.write_text(text, "utf-8", errors="replace")
        try:
            loaded += put_to_the_test(path, cases)
        except Exception as error:
            raise AssertionError(f"{seed}/{number}: {error!r}\n{text}") from error
    return loaded


@pytest.fixture(scope="module")
def samples():
    return [
        json.loads(path.read_text("utf-8"))
        for path in sorted(SAMPLES.glob("*.json"))
        if path.name != "panel.json"
    ]


def written(raw):
    return "\n".join(f"{json.dumps(key)} = {toml(value)}" for key, value in _days(raw).items())


def draw(tmp_path, samples, count, seed):
    """Draws packs that the schema allows; how many got past the checker."""
    rng = random.Random(seed)
    path = tmp_path / "own.toml"
    passed = 0
    for number in range(count):
        text = written(any_pack(rng))
        path.write_text(text, "utf-8")
        try:
            passed += put_to_the_test(path, samples)
        except Exception as error:
            raise AssertionError(f"{seed}/{number}: {error!r}\n{text}") from error
    return passed


class DescribeDrawnPacks:
    def they_give_dates_for_every_sample_once_they_pass(self, tmp_path, samples):
        count = 60
        assert count // 5 < draw(tmp_path, samples, count, 1) < count

    @pytest.mark.slow
    def they_do_so_a_thousand_times(self, tmp_path, samples):
        count = times(1_000, 10_000)
        assert draw(tmp_path, samples, count, 2) > count // 5


class DescribeSpoiltPacks:
    def they_are_answered_in_words(self, tmp_path, cases):
        assert 0 < sweep(tmp_path, cases, 60, 1) < 60

    @pytest.mark.slow
    def they_are_answered_in_words_ten_thousand_times(self, tmp_path, cases):
        sweep(tmp_path, cases, times(2_000, 10_000), 2)

    @pytest.mark.parametrize(
        "text",
        [
            "a = " + "[" * 5000,
            "a = " + "9" * 5000,
            "a = " + "[" * 300 + "]" * 300,
            "\0",
            "a = 1\na = 2",
            "=" * 100,
            "",
        ],
        ids=["open", "huge", "deep", "null", "twice", "equals", "empty"],
    )
    def they_need_not_be_packs_at_all(self, tmp_path, cases, text):
        path = tmp_path / "own.toml"
        path.write_text(text)
        assert not put_to_the_test(path, cases)
