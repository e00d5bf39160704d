"""The tool that changes the code: it tells the changes that no test finds from those one does."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutants.changes import changes
from tests.mutants.known import known
from tests.mutants.lines import kept_answer, statement

# A module held exactly by its tests, but for one edge and one fact's order.
MODULE = """
from functools import cache

LIMIT = 18


def exact(age):
    return age < LIMIT


def loose(age):
    return age < 21


@cache
def first(days):
    for day in days:
        if day:
            return day


class Held:
    def without_end(self, count):
        while count:
            count -= 1
        return count
"""
TESTS = """
import pytest

from generator.rules import planted


@pytest.mark.parametrize("age", [17, 18])
def test_exact(age):
    assert planted.exact(age) == (age == 17)


def test_loose():
    assert planted.loose(15)
    assert not planted.loose(30)


def test_first():
    assert planted.first((0, 5)) == 5
    assert planted.first((0,)) is None


def test_without_end():
    assert planted.Held().without_end(2) == 0
"""
KNOWN = """
[[survivor]]
file = "generator/rules/planted.py"
was = "return age < 21"
becomes = "return age < 22"
judged = "debt"
why = "Nobody has looked at the edge."

[[survivor]]
file = "generator/rules/planted.py"
was = "return age < 21"
becomes = "return age < 99"
judged = "equal"
why = "No such change can be made."
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What the tool says of a project with the planted module alone."""
    top = tmp_path_factory.mktemp("project")
    rules, tests = top / "generator" / "rules", top / "tests"
    for folder in (top / "generator", top / "generator" / "case", rules, tests):
        folder.mkdir()
        (folder / "__init__.py").touch()
    (top / "pyproject.toml").write_text(
        '[tool.pytest.ini_options]\naddopts = "--import-mode=importlib"\nmarkers = ["slow"]\n'
    )
    (rules / "planted.py").write_text(MODULE)
    (tests / "test_planted.py").write_text(TESTS)
    shutil.copytree(Path(__file__).parent, tests / "mutants", ignore=lambda *_: ["__pycache__"])
    (tests / "mutants" / "known.toml").write_text(KNOWN)
    command = [sys.executable, "-m", "tests.mutants", "--size", "0"]
    return subprocess.run(command, cwd=top, capture_output=True, text=True, check=True).stdout


class DescribeTheTool:
    def it_finds_the_edge_that_no_test_holds(self, told):
        assert "- return age < 21\n  + return age <= 21" in told
        assert "- return age < 21\n  + return age < 20" in told

    def it_does_not_tell_again_what_was_judged(self, told):
        assert "+ return age < 22" not in told

    def it_says_what_was_judged_and_is_gone(self, told):
        assert "No longer in generator/rules/planted.py" in told
        assert "return age < 99" in told

    def it_finds_the_order_that_no_test_holds(self, told):
        assert "+ for day in reversed(list(days)):" in told

    def it_takes_what_a_test_finds_for_found(self, told):
        assert "LIMIT" not in told

    def it_takes_a_test_without_end_for_one_that_fails(self, told):
        assert "count -= 1\n  + pass" not in told

    def it_counts_them_by_file(self, told):
        made, lived = re.search(r"generator/rules/planted.py +(\d+) +(\d+)", told).groups()
        assert 0 < int(lived) < int(made)


def _becomes(source):
    return {change.becomes for change in changes("a.py", source)}


class DescribeChanges:
    @pytest.mark.parametrize(
        ("source", "one"),
        [
            ("a = b < c\n", "a = b <= c"),
            ("a = b and c\n", "a = b"),
            ("a = b or c\n", "a = c or b"),
            ("a = b[0]\n", "a = b[-1]"),
            ("a = b is None\n", "a = b is not None"),
            ("a = min(b)\n", "a = max(b)"),
            ("a = sorted(b, key=c)\n", "a = list(b)"),
            ("a = b(c, key=d)\n", "a = b(c)"),
            ("a = b(c=d, key=e)\n", "a = b(key=e)"),
            ("a = next(b for b in c if d)\n", "a = next(b for b in reversed(list(c)) if d)"),
            ("a = [b for b in c if d]\n", "a = [b for b in c if True]"),
            ("if a:\n    b()\n", "if not a:"),
            ("a['b'] = c\n", "pass"),
            ("def a():\n    return b\n", "return None"),
            ("a = {'key': True}\n", "a = {'XXkeyXX': True}"),
            ("a = {'key': True}\n", "a = {'key': False}"),
        ],
    )
    def it_makes(self, source, one):
        assert one in _becomes(source)

    @pytest.mark.parametrize(
        "source",
        [
            '"""Words."""\n',
            "__all__ = ['a']\n",
            "a: 'b'\n",
            "a = 'words for people'\n",
            "@a(frozen=True)\nclass B:\n    c: int\n",
            "def a():\n    return None\n",
        ],
    )
    def it_leaves_alone(self, source):
        assert not _becomes(source)

    def it_swaps_no_two_truths(self):
        assert "return c == d or a == b" not in _becomes("def a():\n    return a == b or c == d\n")
        assert "if c or b:" not in _becomes("def a():\n    if b or c:\n        return d\n")


class DescribeTheStatementOfALine:
    SOURCE = "if (\n    a\n    and b\n):\n    c(\n        d\n    )\n"

    @pytest.mark.parametrize(("line", "lines"), [(3, range(1, 5)), (6, range(5, 8))])
    def it_is_its_head_or_all_of_it(self, line, lines):
        assert statement(self.SOURCE, line) == lines


class DescribeAKeptAnswer:
    SOURCE = (
        "@cache\ndef a():\n    return 1\n\n@lru_cache(maxsize=5)\ndef b():\n    return 2\n\n"
        "def c():\n    return 3\n"
    )

    @pytest.mark.parametrize(("line", "kept"), [(3, True), (7, True), (10, False)])
    def it_is_of_a_function_with_a_cache(self, line, kept):
        assert kept_answer(self.SOURCE, line) is kept


class DescribeWhatWasJudged:
    def it_is_equal_or_a_debt_and_says_why(self):
        assert all(one.judged in {"equal", "debt"} and one.why for one in known())

    def it_is_judged_once(self):
        changes = [(one.file, one.was, one.becomes) for one in known()]
        assert len(changes) == len(set(changes))
