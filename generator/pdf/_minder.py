"""Runs a program for as long as whoever started this lives; then nothing of either is left.

Run as `python _minder.py FOLDER PROGRAM ARGUMENT...`. Prints the program's exit code when it has
ended. When its own input is closed, which the system does for a parent that was killed too, it
ends the program with all that the program started, and removes the folder.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import suppress


def main(folder: str, command: list[str]) -> None:
    """Start the program and wait for the end of the input."""
    program = subprocess.Popen(  # noqa: S603 - the caller's own command
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )

    def report() -> None:
        code = program.wait()
        with suppress(OSError):  # nobody may be there any more
            print(code, flush=True)

    threading.Thread(target=report, daemon=True).start()
    sys.stdin.buffer.read()
    _end(program)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)  # the thread may still wait


def _end(program: "subprocess.Popen[bytes]") -> None:
    if sys.platform == "win32":
        kill = ["taskkill", "/F", "/T", "/PID", str(program.pid)]
        subprocess.run(kill, capture_output=True, check=False)  # noqa: S603
    else:
        try:
            os.killpg(program.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    with suppress(subprocess.TimeoutExpired):
        program.wait(10)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
