"""Who may come in: a key that opens once, and the session it is exchanged for."""

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request

__all__ = ["Gate", "Session", "session_of"]

_IDLE = 15 * 60  # seconds
_TRIES = 5


@dataclass
class Session:
    """One person at one browser.

    `who` is their name, empty until told. `say` is what the next page says once. `locked` hides
    every page until the PIN is given. `memory` holds what a page keeps out of its address, such
    as what was looked for, by the page's name. `at` is the address of the page that was last
    looked at, and `kept` what a form sent while the pages were locked: its address and fields.
    """

    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    who: str = ""
    say: str = ""
    locked: bool = False
    at: str = "/"
    kept: tuple[str, dict[str, list[str]]] | None = field(default=None, repr=False)
    seen: float = 0.0
    memory: dict[str, Any] = field(default_factory=dict, repr=False)
    tries: int = 0
    _pin: tuple[bytes, bytes] | None = field(default=None, repr=False)

    @property
    def tries_left(self) -> int:
        """How often a PIN may still be wrong."""
        return _TRIES - self.tries

    def sit(self, who: str, pin: str) -> None:
        """Note who sits here, and the PIN that opens the pages again once they are locked."""
        salt = secrets.token_bytes(16)
        self.who, self._pin = who, (salt, _hashed(pin, salt))

    def is_pin(self, pin: str) -> bool:
        """Whether that is the PIN. Each wrong one counts as a try."""
        if self._pin is None:
            return False
        salt, kept = self._pin
        right = hmac.compare_digest(_hashed(pin, salt), kept)
        self.tries = 0 if right else self.tries + 1
        return right


def _hashed(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=2**14, r=8, p=1)


class Gate:
    """The one-time key and the one session that it opens."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._key = secrets.token_urlsafe(32)
        self._session: Session | None = None

    def key(self) -> str:
        """The key that opens once; empty when it was used."""
        return self._key

    def enter(self, key: str) -> Session | None:
        """The session that a key is exchanged for; None for a wrong or used one."""
        if not self._key or not hmac.compare_digest(key.encode(), self._key.encode()):
            return None
        self._key = ""
        self._session = Session(seen=self._clock())
        return self._session

    def session(self, token: str) -> Session | None:
        """The session that a cookie belongs to, locked when nobody was there for a while."""
        session = self._session
        if session is None or not hmac.compare_digest(token.encode(), session.token.encode()):
            return None
        if self._clock() - session.seen > _IDLE:
            session.locked = True
        return session

    def touch(self, session: Session) -> None:
        """Note that somebody is there."""
        session.seen = self._clock()

    def unlock(self, session: Session, pin: str) -> bool:
        """Open the pages again for the right PIN; after five wrong ones the session is over."""
        if session.is_pin(pin):
            session.locked = False
            self.touch(session)
            return True
        if not session.tries_left:
            self._session = None
        return False


def session_of(request: Request) -> Session:
    """The session of a request that was let in."""
    session: Session = request.scope["session_here"]
    return session
