"""Passwords, asked for without showing them, or read from a file."""

import getpass
import warnings
from collections.abc import Iterable
from pathlib import Path

from generator.errors import FaultyInputError, PdfError
from generator.reading import NotTextError, read_text
from generator.toolkit import Toolkit


def new_password(file: Path | None = None, avoid: Iterable[str] = ()) -> str:
    """A password for new files, asked for twice, or the first line of a file.

    `avoid` are words that others can guess, such as the child's names. FaultyInputError when the
    two differ, it cannot be used, or nobody can be asked.
    """
    if file is not None:
        password = _first_line(file)
    else:
        password, again = _asked("Password: "), _asked("Again: ")
        if password != again:
            raise FaultyInputError("The two passwords differ: try again.")
    check_password(password, avoid)
    return password


def check_password(password: str, avoid: Iterable[str]) -> None:
    """Raise FaultyInputError for one that cannot be used, or holds little but words of `avoid`."""
    try:
        Toolkit.check_password(password, avoid)
    except PdfError as error:
        # A fault in what was given, not in a PDF.
        raise FaultyInputError(error.summary, error.faults) from None


def passphrase(file: Path | None = None) -> str:
    """The password of a certificate, asked for, or the first line of a file.

    FaultyInputError when the file cannot be read, or nobody can be asked.
    """
    return _asked("The certificate's password: ") if file is None else _first_line(file)


def _first_line(file: Path) -> str:
    try:
        return read_text(file).partition("\n")[0]
    except NotTextError as fault:
        raise FaultyInputError(f"The password file cannot be read: {fault}") from None


def _asked(prompt: str) -> str:
    try:
        # Where it cannot hide what is typed, getpass only warns: that is not enough here.
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(prompt)
    except (EOFError, OSError, getpass.GetPassWarning):
        raise FaultyInputError("No password can be asked for here: use --password-file.") from None
