import ast
import re

import pytest

from generator.web.wording import without_commands
from tests.web.conftest import ROOT


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("It is no Word file.", "It is no Word file."),
        (
            "This is no workbook of ours. Make one with `throughcare workbook fill CASE`.",
            "This is no workbook of ours. Make one with the page Upload of the case.",
        ),
        ("It is not whole. Send it again. Or use --remove.", "It is not whole. Send it again."),
        ("Make one: `throughcare panel minutes`.", "Make one: the panel’s own page."),
        ("Make one: throughcare panel read.", "Make one: throughcare panel read."),
        ("Throughcare made this document.", "Throughcare made this document."),
        ("He said -- as always -- no.", "He said -- as always -- no."),
    ],
)
def test_what_needs_a_terminal_is_not_asked_of_whoever_has_none(said: str, shown: str) -> None:
    assert without_commands(said) == shown


def literals():
    """Every text of the engine that names a command, without docstrings and the command line."""
    for path in sorted((ROOT / "generator").rglob("*.py")):
        if path.is_relative_to(ROOT / "generator" / "cli"):
            continue
        tree = ast.parse(path.read_text("utf-8"))
        docs = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                text = "".join(
                    str(one.value) if isinstance(one, ast.Constant) else "CASE"
                    for one in node.values
                )
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value if id(node) not in docs else ""
            else:
                continue
            if re.search(r"`throughcare [a-z]", text):
                yield path.name, text


def test_no_sentence_of_the_engine_names_a_command_on_a_page():
    every = list(literals())
    assert len(every) > 20
    for name, text in every:
        # What is a command and nothing else is never the whole of what is told.
        told = without_commands(f"Something is wrong. {text}")
        assert not re.search(r"throughcare [a-z]|`--", told), (name, told)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "No document is ready. `throughcare documents CASE` lists what each needs.",
            "No document is ready. The page Documents lists what each needs.",
        ),
        (
            "the notes (it may: see `throughcare panel questions`, 3)",
            "the notes (it may: see the page Questions of the panel, 3)",
        ),
        ("It was changed. `throughcare service upgrade` shows what.", "It was changed."),
        ("Settle it, or use --draft to see it.", "Settle it, or use --draft to see it."),
    ],
)
def test_the_page_is_named_that_does_the_same(said, told):
    assert without_commands(said) == told
