"""A real server in a thread, for browsers."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.web._server import listening, server_on
from generator.web.safety import Gate


def with_assets() -> None:
    """Put the style and script of others in their place, where a checkout has none yet."""
    from hatch_build import VENDOR, put_assets

    put_assets(Path(__file__).resolve().parents[2] / VENDOR)


@dataclass(frozen=True)
class Served:
    """A server that runs. `start` is the address that opens once."""

    address: str
    start: str
    folder: Path


@contextmanager
def serving(folder: Path, on: date) -> Iterator[Served]:
    gate = Gate()
    sock = listening()
    server = server_on(folder, gate, today=lambda: on)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[sock])))
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        address = f"http://127.0.0.1:{sock.getsockname()[1]}"
        yield Served(address, f"{address}/start?key={gate.key()}", folder)
    finally:
        server.should_exit = True
        thread.join()
        sock.close()
