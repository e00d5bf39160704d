"""Which run of Throughcare a hidden file belongs to, and whether that run is over."""

import hashlib
import os
import re
import shutil
import signal
import socket
import stat
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from pathlib import Path
from types import FrameType

_NAME = re.compile(r"\.throughcare-([0-9a-f]{8})-(\d+)-(\d+)-\d+")
_DAY = 86_400
_serial = count()
_ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


def own_name() -> str:
    """A name for a hidden file that says which run it belongs to; each call gives another."""
    return f"{run()}-{next(_serial)}"


def run() -> str:
    """The computer, the process and its start: no two runs have the same."""
    return f".throughcare-{_host()}-{os.getpid()}-{_started(os.getpid())}"


def is_over(name: str, changed: float) -> bool:
    """Whether a file of that name was left over by a run that has ended; False if not ours.

    Of runs on other computers nothing is known: `changed`, when the file was last written
    (seconds since 1970), must be a day ago.
    """
    match = _NAME.fullmatch(name)
    if match is None:
        return False
    if match[1] != _host():
        return time.time() - changed > _DAY
    pid = int(match[2])
    return not _lives(pid) or _started(pid) != int(match[3])


def sweep(folder: Path) -> None:
    """Remove what runs that have ended left over in a folder; nobody else's files."""
    with suppress(OSError):
        for path in folder.glob(".throughcare-*"):
            with suppress(OSError):
                if is_over(path.name, path.lstat().st_mtime):
                    path.unlink()


def own_folder() -> Path:
    """A new folder for files of this run that nobody else can read; raises OSError.

    Those of runs that have ended are removed first. Remove it as soon as it is not needed.
    """
    place = Path(tempfile.gettempdir())
    for path in place.glob(".throughcare-*"):
        with suppress(OSError):
            found = path.lstat()
            own = not hasattr(os, "getuid") or found.st_uid == os.getuid()
            if own and stat.S_ISDIR(found.st_mode) and is_over(path.name, found.st_mtime):
                shutil.rmtree(path, ignore_errors=True)
    while True:
        with suppress(FileExistsError):
            made = place / own_name()
            made.mkdir(mode=0o700)
            return made


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold back the signals that end a run until the block is done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    caught: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        caught.append(number)

    before = {}
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not None:
            before[number] = signal.signal(number, note)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in caught[:1]:
            signal.raise_signal(number)


@cache
def _host() -> str:
    names = [socket.gethostname()]
    with suppress(OSError):  # containers may share a name, not their process numbers
        names.append(str(Path("/proc/self/ns/pid").readlink()))
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:8]


def _started(pid: int) -> int:
    """When a process started, as the system counts it; 0 where it does not tell."""
    try:
        return int(Path(f"/proc/{pid}/stat").read_text("latin-1").rpartition(")")[2].split()[19])
    except (OSError, ValueError, IndexError):
        return 0


def _lives(pid: int) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only there

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
        if not handle:
            return bool(kernel.GetLastError() == 5)  # access denied: it is there
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == 259  # STILL_ACTIVE
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
