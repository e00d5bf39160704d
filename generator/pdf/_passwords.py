"""Whether a password keeps anybody out: what people try first is refused, with why."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib import resources

__all__ = ["weakness"]

_SHORTEST, _LONGEST = 8, 127
_FEWEST_LETTERS = 5
_LEFT = 5
_RUN = 4
_INSTEAD = str.maketrans("013457@$!", "oleastasi")
_ADVICE = (
    "Put three random words together that have nothing to do with the child, and send the "
    "password another way than the document."
)


@cache
def _data() -> tuple[frozenset[str], tuple[str, ...]]:
    text = (resources.files("generator.pdf") / "weak_passwords.toml").read_text("utf-8")
    held = tomllib.loads(text)
    runs = [*held["runs"], *(run[::-1] for run in held["runs"])]
    return frozenset(held["words"]), tuple(runs)


def weakness(password: str, avoid: Iterable[str] = ()) -> str:
    """Why a password will not do, with what to do instead; empty when it will.

    `avoid` are words that others can guess, such as the child's names, birth date and
    reference: a password may hold one only when eight more letters stand beside it.
    """
    why = _why(password, avoid)
    return f"{why} {_ADVICE}" if why else ""


def _why(password: str, avoid: Iterable[str]) -> str:
    known = unicodedata.normalize("NFKC", password).casefold()
    plain = _letters(known)
    typed = {plain, plain[::-1], _letters(known.translate(_INSTEAD))}
    reasons = (
        (len(password) < _SHORTEST, f"A password has at least {_SHORTEST} letters."),
        (
            len(password.encode("utf-8", "replace")) > _LONGEST,
            f"A password has at most {_LONGEST} letters.",
        ),
        (not password.strip(), "This password holds only spaces."),
        (
            len(set(password.casefold())) < _FEWEST_LETTERS or _repeats(plain),
            "This password repeats the same few letters.",
        ),
        (
            _guessable(known) or _guessable(known[::-1]),
            "This password is one of those that are tried first.",
        ),
        (
            any(_mostly(one, word) for word in avoid for one in typed),
            "This password is made of what the case or the papers say, such as the child's name, "
            "birth date or reference.",
        ),
    )
    return next((reason for found, reason in reasons if found), "")


def _mostly(plain: str, word: str) -> bool:
    part = _letters(word.casefold())
    return len(part) > 1 and part in plain and len(plain.replace(part, "")) < _SHORTEST


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


def _repeats(plain: str) -> bool:
    """Whether it is one piece over and over, such as abcabcabc or passpass."""
    return any(
        plain == (plain[:size] * (len(plain) // size + 1))[: len(plain)]
        for size in range(1, len(plain) // 2 + 1)
    )


def _guessable(password: str) -> bool:
    """Whether less than five letters are left once common words and keyboard runs are out."""
    words, runs = _data()
    for typed in (password, password.translate(_INSTEAD)):
        text = _letters(typed)
        left = text
        for word in sorted(words, key=len, reverse=True):
            left = left.replace(word, "\n") if word != left else ""
        for run in runs:
            for size in range(len(run), _RUN - 1, -1):
                for at in range(len(run) - size + 1):
                    left = left.replace(run[at : at + size], "\n")
        if left != text and len(re.sub(r"[\n0-9]", "", left)) < _LEFT:
            return True
    return False
