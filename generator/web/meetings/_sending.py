"""Names of files that are kept by the person who works here."""

import re
import unicodedata
from pathlib import Path

__all__ = ["plain_name"]

_STRANGE = re.compile(r"[^A-Za-z0-9._-]+")


def plain_name(name: str) -> str:
    """A name of a file in plain letters, with its ending."""
    ending = Path(name).suffix
    letters = unicodedata.normalize("NFKD", name.removesuffix(ending))
    plain = _STRANGE.sub("-", letters.encode("ascii", "ignore").decode()).strip("-._")
    return f"{plain or 'file'}{ending}"
