"""The server on this machine alone, and the browser window that it opens."""

import asyncio
import os
import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Timer
from typing import Any

import uvicorn

from generator.errors import OutputError
from generator.web.app import create_app
from generator.web.safety import Gate

__all__ = ["listening", "serve", "server_on"]

_HOST = "127.0.0.1"
_BACKLOG = 64
_SECONDS = 1.5  # until the first page is shown
_OWNER_ALONE = 0o077  # what is written here, nobody else may open


def serve(
    folder: Path,
    *,
    service: Path | None = None,
    port: int = 0,
    browser: bool = True,
    say: Callable[[str], object] = print,
) -> None:
    """Open the pages over a folder of cases in the browser, and serve them until it is ended.

    `port` 0 takes a free one. Without `browser`, or where none opens, `say` is given the
    address, which opens once. Raises OutputError for a port that is taken, and as `create_app`.
    """
    gate = Gate()
    os.umask(_OWNER_ALONE)
    with listening(port) as sock:
        server = server_on(folder, gate, service=service)
        address = f"http://{_HOST}:{sock.getsockname()[1]}/start?key={gate.key()}"
        if browser and webbrowser.open(address):
            say("Throughcare is open in your browser. Leave this window open while you work.")
        else:
            say(f"Open this address in your browser; it works once:\n{address}")
        say("To end: close the browser window, then press Ctrl+C here.")
        _later(server.config.app)
        with suppress(KeyboardInterrupt, SystemExit):  # how it is meant to be ended
            asyncio.run(server.serve(sockets=[sock]))
        say("Throughcare is closed.")


def _later(app: Any) -> None:
    """Get ready what takes a moment, once the first page is shown."""
    timer = Timer(_SECONDS, app.state.shelf.warm)
    timer.daemon = True
    timer.start()


def listening(port: int = 0) -> socket.socket:
    """A socket that only this machine reaches. Raises OutputError for a port that is taken."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.bind((_HOST, port))
        sock.listen(_BACKLOG)
    except OSError as error:
        sock.close()
        raise OutputError(
            f"Port {port} of this machine cannot be used: {error.strerror}. Leave --port out, "
            "then a free one is taken."
        ) from None
    return sock


def server_on(
    folder: Path,
    gate: Gate,
    *,
    service: Path | None = None,
    today: Callable[[], date] = date.today,
) -> uvicorn.Server:
    """A server of the pages. It writes no log: addresses and errors could tell of a case."""
    app = create_app(folder, service=service, gate=gate, today=today)
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        loop="asyncio",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=2,
    )
    return uvicorn.Server(config)
