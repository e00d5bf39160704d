"""Passwords, asked for without showing them, or read from a file."""

import getpass
import warnings
from pathlib import Path

from generator.errors import OutputError, PdfError
from generator.toolkit import Toolkit


def new_password(file: Path | None = None) -> str:
    """A password for new files, asked for twice, or the first line of a file.

    PdfError when the two differ or it cannot be used; OutputError when nobody can be asked.
    """
    if file is not None:
        password = _first_line(file)
    else:
        password, again = _asked("Password: "), _asked("Again: ")
        if password != again:
            raise PdfError("The two passwords differ: try again.")
    Toolkit.check_password(password)
    return password


def passphrase(file: Path | None = None) -> str:
    """The password of a certificate, asked for, or the first line of a file.

    PdfError when the file cannot be read; OutputError when nobody can be asked.
    """
    return _asked("The certificate's password: ") if file is None else _first_line(file)


def _first_line(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig").partition("\n")[0].strip("\r")
    except (OSError, UnicodeDecodeError):
        raise PdfError(f"The password file {file} cannot be read as text.") from None


def _asked(prompt: str) -> str:
    try:
        # Where it cannot hide what is typed, getpass only warns: that is not enough here.
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(prompt)
    except (EOFError, OSError, getpass.GetPassWarning):
        raise OutputError("No password can be asked for here: use --password-file.") from None
