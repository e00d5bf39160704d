"""What is being done is noted before it is done, so that a crash on the way leaves a trace."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.errors import OutputError
from generator.web.audit._log import Audit, LogError

__all__ = ["told_of_broken_off", "under_way"]

_NAME = "under-way.json"
_WHAT = "broke off"


@contextmanager
def under_way(audit: Audit, key: str, *, by: str, detail: str) -> Iterator[None]:
    """Note what somebody begins to do, and take the note away once it is done or refused.

    What the log itself could not take stays noted, and so does what a crash broke off. Raises
    OutputError when it cannot be noted: then it is not begun.
    """
    told_of_broken_off(audit)
    note = audit.path.with_name(_NAME)
    _write(note, {"key": key, "by": by, "detail": detail})
    try:
        yield
    except LogError:
        raise
    except Exception:
        _take_away(note)
        raise
    _take_away(note)


def told_of_broken_off(audit: Audit) -> None:
    """Enter into the log what was begun and never came to its end, if anything was."""
    note = audit.path.with_name(_NAME)
    try:
        held = json.loads(note.read_text("utf-8"))
        key, by, detail = (str(held[name]) for name in ("key", "by", "detail"))
    except FileNotFoundError:
        return
    except (OSError, ValueError, KeyError, TypeError):
        key = by = detail = ""
    with suppress(ValueError):
        audit.record(_WHAT, key, by=by, detail=detail)
    _take_away(note)


def _write(note: Path, held: dict[str, str]) -> None:
    try:
        handle = os.open(note, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(json.dumps(held).encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise OutputError(
            f"Nothing was done: what is begun is noted first, and {note} cannot be written: "
            f"{error.strerror}. Check that the disk is not full and that you may write there."
        ) from None


def _take_away(note: Path) -> None:
    with suppress(OSError):
        note.unlink()
