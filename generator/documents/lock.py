"""A lock on one file, so that two runs never write it at once; works on a network share."""

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.errors import OutputError
from generator.processes import is_over, own_name, undisturbed

_SECONDS = 5.0
_PAUSE = 0.02
_BROKEN_OFF = 60.0  # seconds after which a try at breaking a lock was itself broken off


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock on a file. Raises OutputError when another run keeps it too long.

    The lock is a file beside it that only one run can create, and that says whose it is: one
    that was left over by a run that has ended is taken away.
    """
    lock, own = path.with_name(f".{path.name}.lock"), own_name()
    until = time.monotonic() + _SECONDS
    with undisturbed():
        while not _created(lock, own):
            _break_stale(lock)
            if time.monotonic() > until:
                raise OutputError(
                    f"Nothing was written: {path.name} is being changed by another run of "
                    f"Throughcare. Try again in a moment; if no other runs, delete {lock}."
                )
            time.sleep(_PAUSE)
        try:
            yield
        finally:
            with suppress(OSError):
                lock.unlink()


def _created(lock: Path, content: str) -> bool:
    try:
        handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    except FileExistsError:
        return False
    except OSError as error:
        if isinstance(error, PermissionError) and lock.exists():
            return False  # Windows, while another run takes its lock away
        raise OutputError(
            f"Nothing was written: {error.strerror} ({lock.parent}). Check that you may write "
            "there."
        ) from None
    with os.fdopen(handle, "w") as file:
        file.write(content)
    return True


def _break_stale(lock: Path) -> None:
    """Take away a lock whose run has ended.

    Only one run may: who creates the file named after that very lock. It looks again at
    the lock afterwards, which by then may be another's.
    """
    owner = _stale_owner(lock)
    if owner is None:
        return
    token = hashlib.sha256(owner.encode()).hexdigest()[:12]
    breaking = lock.with_name(f"{lock.name}-{token}")
    with suppress(OSError):
        if time.time() - breaking.stat().st_mtime > _BROKEN_OFF:
            breaking.unlink()
    if _created(breaking, own_name()):
        with suppress(OSError):
            if _stale_owner(lock) == owner:
                lock.unlink()
        with suppress(OSError):
            breaking.unlink()


def _stale_owner(lock: Path) -> str | None:
    """Whose a lock is, when that run has ended; None when it has not, or nobody knows."""
    try:
        owner, changed = lock.read_text("utf-8"), lock.stat().st_mtime
    except (OSError, UnicodeDecodeError):
        return None
    if not owner:  # killed between creating and writing
        return owner if time.time() - changed > _BROKEN_OFF else None
    return owner if is_over(owner, changed) else None
