"""Copies a shipped template or pack into a service's folder, with the unchanged original beside."""

from pathlib import Path

from generator.catalogue import Catalogue
from generator.documents.writing import write_all
from generator.errors import FaultyInputError, OutputError
from generator.reading import read_small
from generator.resources import Resources, shipped
from generator.rules import pack_names

__all__ = ["ORIGINALS", "copy", "originals_of", "renew"]

# The folder beside a copy that holds what it was copied from.
ORIGINALS = ".shipped"


def originals_of(kind: str) -> list[Path]:
    """The shipped files of a kind of document, or of a rule pack."""
    folder = shipped("templates") / kind
    if folder.is_dir():
        return sorted(path for path in folder.iterdir() if path.is_file())
    return [shipped("packs") / f"{kind}.toml"]


def copy(kind: str, service: Path) -> tuple[Path, ...]:
    """Put a shipped kind or pack into a service's folder, to be changed there; returns the copies.

    Raises FaultyInputError for an unknown kind, OutputError for one that is there already.
    """
    if kind not in pack_names():
        kind = Catalogue(Resources()).get(kind).name
    into = _place(kind, service)
    copies = {into / path.name: read_small(path) for path in originals_of(kind)}
    there = [path for path in copies if path.exists()]
    if there:
        raise OutputError(
            f"Nothing was written: {there[0]} is there already. It stays as it is; "
            f"`throughcare service upgrade` shows what has changed since it was copied."
        )
    originals = {into / ORIGINALS / path.name: content for path, content in copies.items()}
    write_all({**copies, **originals})
    return tuple(copies)


def renew(kind: str, service: Path) -> None:
    """Note that a copy has taken over what the shipped version of now says.

    Raises FaultyInputError when the service has no copy of that name.
    """
    into = _place(kind, service)
    now = {into / ORIGINALS / path.name: read_small(path) for path in _present(kind)}
    if not now or not any((into / path.name).is_file() for path in now):
        raise FaultyInputError(
            f"The service has no copy of {kind!r}. `throughcare service upgrade` lists its copies."
        )
    before = {path: read_small(path) for path in now if path.is_file()}
    write_all(now, instead_of=before)


def _present(kind: str) -> list[Path]:
    return [path for path in originals_of(kind) if path.is_file()]


def _place(kind: str, service: Path) -> Path:
    return service / "packs" if kind in pack_names() else service / "templates" / kind
