"""TOML that people write: the manifests of bundles, the maps of forms."""

import tomllib
from typing import Any

from generator.errors import PdfError


def read_toml(text: str, name: str) -> dict[str, Any]:
    """What a text in TOML says; PdfError, with the name of what it is, when it is none."""
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise PdfError(f"{name} has brackets inside brackets without end.") from None
    except tomllib.TOMLDecodeError as fault:
        raise PdfError(f"{name} is not valid TOML: {fault}.") from None
