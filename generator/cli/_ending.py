"""How a command ends in order: letters that a console lacks, a closed pipe, a signal to end."""

import codecs
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

_ERRORS = "throughcare-escapes"
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


def speak_safely() -> None:
    """Make both streams show a letter that they lack by its code, as JSON writes it."""
    codecs.register_error(_ERRORS, _escaped)
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # None when it is closed; something else in a test
            stream.reconfigure(errors=_ERRORS)  # type: ignore[union-attr]


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
