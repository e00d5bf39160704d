"""Fingerprints of parts of a paper, and how a case file holds them."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

__all__ = ["Parts", "digest", "fingerprint", "packed", "unpacked"]

# The name of each part, such as `words/curfew`, with the fingerprint of what it says.
Parts = Mapping[str, str]

_SHORT = 16


def digest(value: Any) -> str:
    """The first 16 hex digits of the SHA-256 of data in a canonical form; pictures by theirs."""
    return hashlib.sha256(_canonical(value)).hexdigest()[:_SHORT]


def fingerprint(parts: str, *, by: str, role: str, on: str, is_outside: bool) -> str:
    """The fingerprint of all that is signed (as `packed`) and of who signed it, 64 hex digits."""
    whole = {"parts": parts, "by": by, "role": role, "on": on, "outside": is_outside}
    return hashlib.sha256(_canonical(whole)).hexdigest()


def packed(parts: Parts) -> str:
    """All parts as one line."""
    return " ".join(f"{name}:{found}" for name, found in sorted(parts.items()))


def unpacked(line: str) -> Parts:
    """The parts of such a line."""
    return dict(each.rsplit(":", 1) for each in line.split())


def _canonical(value: Any) -> bytes:
    text = json.dumps(
        value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain
    )
    return text.encode("utf-8", "surrogatepass")


def _plain(value: object) -> str:
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else str(value)
