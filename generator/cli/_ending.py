"""How a command ends in order: letters that a console lacks, a closed pipe, a signal to end."""

import codecs
import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TextIO

_ERRORS = "throughcare-escapes"
# Names of files and people may hold what moves the cursor, renames the window, hides what follows
# or turns it round. Colours are ours.
_STEERS = re.compile(
    r"\x1b(?!\[[0-9;]*m)|\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f]|"
    r"[\u202a-\u202e\u2066-\u2069]"
)
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


def speak_safely() -> None:
    """Make both streams show what they lack, or what would steer a terminal, by its code.

    The codes are those of JSON, so that JSON stays what it is.
    """
    codecs.register_error(_ERRORS, _escaped)
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # None when it is closed; something else in a test
            stream.reconfigure(errors=_ERRORS)  # type: ignore[union-attr]
            _hold(stream)


def _hold(stream: TextIO) -> None:
    write = stream.write
    stream.write = lambda text: write(_STEERS.sub(_by_code, text))  # type: ignore[method-assign]


@contextmanager
def moving(stream: TextIO) -> Iterator[None]:
    """Let what is ours alone, such as a bar that grows, move the cursor of a stream meanwhile."""
    held = vars(stream).pop("write", None)
    try:
        yield
    finally:
        if held is not None:
            stream.write = held  # type: ignore[method-assign]


def _by_code(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _escaped(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    units = text.encode("utf-16-be", "surrogatepass")
    codes = (units[at : at + 2].hex() for at in range(0, len(units), 2))
    return "".join(f"\\u{code}" for code in codes), error.end


class StoppedError(SystemExit):
    """The run was asked to end, by Ctrl+C or by the system; the code is 128 and the signal."""


@contextmanager
def ending_in_order() -> Iterator[None]:
    """Let the signals that ask a command to end do so as an error does, so that it tidies up."""
    before = {}
    for number in _known():
        # One that is ignored stays so: `nohup` asks for that.
        if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            with suppress(ValueError):  # in a thread
                before[number] = signal.signal(number, _end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _frame: FrameType | None) -> None:
    for other in _known():  # tidying up is not ended a second time
        signal.signal(other, signal.SIG_IGN)
    raise StoppedError(128 + number)


def _known() -> list[int]:
    return [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]


def silence() -> None:
    """Point the output nowhere, since nobody takes it."""
    if sys.stdout is None:
        return
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
