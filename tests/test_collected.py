"""No test is passed by for its name: what a class of tests holds is run, shared or called."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent
RUN = ("it_", "they_", "test_")


def passed_by(text: str) -> list[str]:
    """The methods of classes of tests that nothing collects and nothing in their file calls."""
    methods = [
        each
        for block in ast.parse(text).body
        if isinstance(block, ast.ClassDef) and block.name.startswith("Describe")
        for each in block.body
        if isinstance(each, ast.FunctionDef) and not each.name.startswith(RUN)
    ]
    return [
        each.name
        for each in methods
        if not any("fixture" in ast.unparse(one) for one in each.decorator_list)
        and len(re.findall(rf"\b{each.name}\b", text)) == 1
    ]


@pytest.mark.parametrize("path", sorted(ROOT.rglob("test_*.py")), ids=lambda path: path.stem)
def test_every_test_is_run(path: Path) -> None:
    assert passed_by(path.read_text("utf-8")) == []


def test_one_that_is_not_run_is_seen() -> None:
    written = "class DescribeX:\n    def the_name_is_told(self):\n        assert False\n"
    assert passed_by(written) == ["the_name_is_told"]
    assert passed_by(written.replace("the_", "it_")) == []
