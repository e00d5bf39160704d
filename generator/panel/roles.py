"""Who sits for which role: what people are called at work is not what a panel calls its members."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from generator.toml import parse_toml

__all__ = ["sits_for"]


def sits_for(said: str, role: str) -> bool:
    """Whether somebody called `said` at work fills the role: a nurse sits for a health worker.

    A role that nobody knows, of a service's own kind, is filled by who is called so.
    """
    known = _role_of(role)
    if known:
        return _role_of(said) == known
    said, role = _plain(said), _plain(role)
    return bool(said and role) and (f" {role} " in f" {said} " or f" {said} " in f" {role} ")


@lru_cache(maxsize=4096)
def _role_of(said: str) -> str:
    """The known role with the longest words in what was said; empty where there is none."""
    plain = f" {_plain(said)} "
    found = [
        (len(words), role)
        for role, every in _roles().items()
        for words in every
        if f" {words} " in plain
    ]
    return max(found, default=(0, ""))[1]


@cache
def _roles() -> Mapping[str, tuple[str, ...]]:
    data = parse_toml((files(__package__) / "data" / "roles.toml").read_text("utf-8"))
    return {role: (_plain(role), *map(_plain, every)) for role, every in data.items()}


def _plain(said: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", said.casefold()))
