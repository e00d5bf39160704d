"""TOML from a file of anybody's: whatever stands in it, reading it ends soon, and ends in words."""

import re
import tomllib
from typing import Any

__all__ = ["TooMuchTomlError", "parse_toml"]

_MOST_LETTERS = 2_000_000
_MOST_DEEP = 20
_MOST_DOTS = 100
# A full stop that may stand between two parts of a name; leaders in a row are none.
_JOINT = re.compile(r"""\.[ \t]*(?=[\w"'\-])""")


class TooMuchTomlError(ValueError):
    """Why a text is more than any person writes, as a sentence that follows its file's name."""


def parse_toml(text: str) -> dict[str, Any]:
    """What a text in TOML says, at most twenty sections deep.

    Raises tomllib.TOMLDecodeError for what is no TOML, TooMuchTomlError for what is too much of
    it; both are ValueErrors.
    """
    if len(text) > _MOST_LETTERS:
        raise TooMuchTomlError("is too long: such a file has at most two million letters.")
    # The parser's time grows with the square of a name's parts. A name ends with its line, which
    # in TOML is a line feed and none of the other ends that `splitlines` knows.
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > _MOST_DOTS and len(_JOINT.findall(line)) > _MOST_DOTS:
            raise TooMuchTomlError(
                f"has too many full stops for one line in line {number}. Put a long text in three "
                "quotation marks, over several lines."
            )
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError:
        raise TooMuchTomlError("has brackets inside brackets without end.") from None
    except ValueError:
        # A number of thousands of digits, or a clock's fraction that is none.
        raise TooMuchTomlError("holds a number far too big to be right.") from None
    _refuse_much(found, _MOST_DEEP)
    return found


def _refuse_much(value: Any, deep: int) -> None:
    if deep == 0:
        raise TooMuchTomlError("has brackets inside brackets without end.")
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            _refuse_much(inner, deep - 1)
    # Python refuses to print longer ones, and no file that we read has use for them.
    elif isinstance(value, int) and value.bit_length() > 64:
        raise TooMuchTomlError("holds a number far too big to be right.")
