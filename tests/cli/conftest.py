"""Runs a command as a person does: its exit code, and what it says on both streams."""

import sys

import pytest

from generator.cli import main


@pytest.fixture
def run(monkeypatch, capsys):
    """Call with the words of a command; gives (exit code, output, errors)."""

    def call(*arguments, columns=100):
        monkeypatch.setattr(sys, "argv", ["throughcare", *map(str, arguments)])
        monkeypatch.setenv("COLUMNS", str(columns))
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = stop.code or 0
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call
