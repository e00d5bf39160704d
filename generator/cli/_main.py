"""The group of commands. Each is imported only when it is run, so that help is instant."""

import importlib
import os
import sys
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from generator import __version__
from generator.cli._ending import StoppedError, ending_in_order, silence, speak_safely
from generator.errors import ThroughcareError

if TYPE_CHECKING:
    from pathlib import Path

# command: (module, one-line help as the list of commands shows it)
_COMMANDS: dict[str, tuple[str, str]] = {
    "serve": ("_serve", "Work in the browser: cases, panels and easy-read, on this machine."),
    "new": ("_new", "Start a case: about ten questions, then a case file."),
    "fields": ("_fields", "Explain the fields of a case, for whoever fills them in."),
    "cases": ("_cases", "The children of a folder: next date, overdue, ready, out of date."),
    "workbook": ("_workbook", "Fill in a case in Excel, and read it from there."),
    "check": ("_check", "Find every fault in a case or panel file."),
    "documents": ("_documents", "List the documents; for a case, which are ready."),
    "import": ("_import", "Make case files of what another system exports."),
    "generate": ("_generate", "Make documents from a case or panel file."),
    "template": ("_template", "Check a Word template, list its fields, or start one."),
    "easyread": ("_easyread", "A child's rules in easy words: make them, check every sentence."),
    "form": ("_form", "Make, fill and read back fillable PDFs."),
    "dates": ("_dates", "Every date the guidance sets for a case, as a table or a file."),
    "rules": ("_rules", "List, explain, compare and check the rules dates come from."),
    "pdf": ("_pdf", "Make an accessible PDF of any Word file."),
    "bundle": ("_bundle", "Join papers into one court bundle."),
    "sign": ("_sign", "Sign a PDF with the service's certificate."),
    "read": ("_read", "Read an edited Word document back into its case file."),
    "panel": ("_panel", "Prepare a panel, and follow its actions until they are done."),
    "board": ("_board", "A quarter for the board: national measures, no small numbers."),
    "service": ("_service", "Set up your service once: its name, words, staff and look."),
    "audit": ("_audit", "Who did what in the browser, and whether that log is whole."),
    "demo": ("_demo", "Make every document of the samples."),
    "status": ("_status", "Say which documents in a folder are out of date, and why."),
}


class _ReaderGoneError(Exception):
    """Nobody takes the output any more. Click would end the run for it without a word."""


class _Lazy(click.Group):
    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise _ReaderGoneError from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        _no_logs()
        module = importlib.import_module(f"generator.cli.{_COMMANDS[name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="throughcare")
def throughcare() -> None:
    """One case file in; the documents of youth justice resettlement out.

    Start with `throughcare demo`, then `throughcare documents CASE`.
    """


def _quiet_libraries() -> None:
    """No library speaks for itself: what it warns of may quote the file."""
    if os.environ.get("THROUGHCARE_DEBUG"):
        return
    warnings.showwarning = lambda *_, **__: None
    if sys.unraisablehook is sys.__unraisablehook__:
        sys.unraisablehook = lambda _: None


def _no_logs() -> None:
    import logging

    # Without any handler, what a library logs as a warning is printed by Python itself.
    if not logging.getLogger().handlers:
        logging.getLogger().addHandler(logging.NullHandler())


def main() -> None:
    """Run a command. Errors that we can explain end it with their message and exit code.

    What a command wrote before it failed, or before it could say so, is named.
    """
    speak_safely()
    _quiet_libraries()
    before = len(_written())
    with ending_in_order():
        _run(before)


def _run(before: int) -> None:
    try:
        try:
            throughcare(prog_name="throughcare")
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except ThroughcareError as error:
        _say(str(error), before)
        sys.exit(error.exit_code)
    except StoppedError as stopped:
        _say("Stopped.", before, nothing=True)
        sys.exit(stopped.code)
    except (_ReaderGoneError, BrokenPipeError):
        # For example `| head`: leave quietly, but for what was written.
        silence()
        _say("", before)
        sys.exit(1)
    except OSError as error:
        if os.environ.get("THROUGHCARE_DEBUG"):
            raise
        silence()
        reason = error.strerror or type(error).__name__
        _say(f"The result could not be shown or a file not be used: {reason}.", before)
        sys.exit(5)
    except Exception as error:
        if os.environ.get("THROUGHCARE_DEBUG"):
            raise
        _say(
            f"Something went wrong inside Throughcare ({type(error).__name__}). Please report it; "
            "setting THROUGHCARE_DEBUG=1 shows the details, which may hold case data.",
            before,
            nothing=True,
        )
        sys.exit(70)


def _written() -> "tuple[Path, ...]":
    """What was written so far. A command that never loaded the toolkit wrote nothing."""
    if "generator.toolkit" not in sys.modules:
        return ()
    from generator.toolkit import Toolkit

    return Toolkit.written()


def _say(message: str, before: int, *, nothing: bool = False) -> None:
    """An error, with the files that the command had written all the same."""
    files = _written()[before:]
    if files:
        message += "\nWritten before that: " + ", ".join(map(str, files))
    elif nothing:
        message += "\nNothing was written."
    if message:
        with suppress(OSError):
            click.echo(message.strip("\n"), err=True)
