"""TOML that people write: the manifests of bundles, the maps of forms."""

import re
import tomllib
from typing import Any

from generator.errors import PdfError
from generator.toml import TooMuchTomlError, parse_toml

# A word without quotation marks where a value stands.
_BARE = re.compile(
    r"^[\w.\"' \t-]+=[ \t]*((?!true\b|false\b|inf\b|nan\b)[A-Za-z][^\n]*)$", re.MULTILINE
)


def read_toml(text: str, name: str) -> dict[str, Any]:
    """What a text in TOML says; PdfError, with the name of what it is, when it is none."""
    try:
        return parse_toml(text)
    except TooMuchTomlError as error:
        raise PdfError(f"{name} {error}") from None
    except tomllib.TOMLDecodeError as fault:
        bare = _BARE.search(text)
        if bare and "Invalid value" in str(fault):
            number = text.count("\n", 0, bare.start(1)) + 1
            raise PdfError(
                f"{name} cannot be read at line {number}: write true or false for yes or no, and "
                "a text in quotation marks."
            ) from None
        raise PdfError(f"{name} is not valid TOML: {fault}.") from None
