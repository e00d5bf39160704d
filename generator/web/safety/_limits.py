"""How much one request may send."""

from dataclasses import dataclass

__all__ = ["LIMITS", "Limits"]

_KB = 1024
_MB = 1024 * _KB


@dataclass(frozen=True)
class Limits:
    """Bytes of a whole request and of one field; numbers of fields and of files."""

    request: int = 32 * _MB
    field: int = 2 * _MB
    fields: int = 2000
    files: int = 20


LIMITS = Limits()
