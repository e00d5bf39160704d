"""The group of commands. Each is imported only when it is run, so that help is instant."""

import importlib
import io
import os
import sys
import warnings

import click

from generator import __version__
from generator.errors import ThroughcareError

# command: (module, one-line help as the list of commands shows it)
_COMMANDS: dict[str, tuple[str, str]] = {
    "check": ("_check", "Find every fault in a case or panel file."),
    "documents": ("_documents", "List the documents; for a case, which are ready."),
    "generate": ("_generate", "Make documents from a case or panel file."),
    "template": ("_template", "Check a Word template, list its fields, or start one."),
    "form": ("_form", "Make, fill and read back fillable PDFs."),
    "dates": ("_dates", "Every date the guidance sets for a case, as a table or a file."),
    "rules": ("_rules", "List, explain, compare and check the rules dates come from."),
    "bundle": ("_bundle", "Join papers into one court bundle."),
    "sign": ("_sign", "Sign a PDF with the service's certificate."),
    "read": ("_read", "Read an edited Word document back into its case file."),
    "demo": ("_demo", "Make every document of the samples."),
    "status": ("_status", "Say which documents in a folder are out of date, and why."),
}


class _Lazy(click.Group):
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


def _gently() -> None:
    """A letter that the console lacks ends no command, and no library speaks for itself."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
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
    """Run a command. Errors that we can explain end it with their message and exit code."""
    _gently()
    try:
        throughcare(prog_name="throughcare")
    except ThroughcareError as error:
        click.echo(str(error), err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader has gone (for example `| head`): point stdout nowhere and leave quietly.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        if os.environ.get("THROUGHCARE_DEBUG"):
            raise
        click.echo(
            f"Something went wrong inside Throughcare ({type(error).__name__}). Nothing was "
            "written. Please report it; setting THROUGHCARE_DEBUG=1 shows the details, which may "
            "hold case data.",
            err=True,
        )
        sys.exit(70)
