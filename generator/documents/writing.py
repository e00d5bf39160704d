"""Writes a file whole or not at all, under a name that holds no free text."""

import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from generator.documents._replacing import Replacement
from generator.errors import OutputError
from generator.processes import sweep, undisturbed

_MANY = 16
_INDENT = re.compile(rb'^\s*\{\r?\n([ \t]+)"')

_written: list[Path] = []


def file_name(kind: str, identifier: str, on: date, suffix: str) -> str:
    """`kind_identifier_YYYY-MM-DD.suffix`: all three are checked names, never free text."""
    return f"{kind}_{identifier}_{on.isoformat()}.{suffix}"


def target(path: Path, suffix: str, *inputs: Path | None) -> Path:
    """A file to be written that a person named; raises OutputError for a dangerous name.

    It must end in `suffix` and be none of the files that are read: a slip of the hand
    must not turn a case file or a court's form into something else.
    """
    if path.suffix.lower() != suffix:
        raise OutputError(f"Nothing was written: the name {path.name} must end in {suffix}.")
    if any(one is not None and _is_same(one, path) for one in inputs):
        raise OutputError(
            f"Nothing was written: {path.name} is one of the files that is read. "
            "Give the new file another name."
        )
    return path


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):  # one of them is not there, or cannot be
        return False


def laid_out(data: object, original: bytes) -> bytes:
    """Data as JSON, with the indents and line ends that a file has."""
    match = _INDENT.match(original)
    text = json.dumps(data, ensure_ascii=False, indent=match[1].decode() if match else 2)
    text += "\n" if original.endswith(b"\n") else ""
    return text.replace("\n", "\r\n" if b"\r\n" in original else "\n").encode()


def written_files() -> tuple[Path, ...]:
    """Every file that this run has written so far, for what must be said when it ends badly."""
    return tuple(_written)


def write_all(
    files: Mapping[Path, bytes],
    *,
    instead_of: Mapping[Path, bytes] | None = None,
    like: Path | None = None,
    say: Callable[[str], object] = lambda sentence: None,
) -> None:
    """Write every file, or leave the folder as it was.

    Each gets a fingerprint, where its format has room for one. What stands there already is
    replaced only if it has its own and nobody has touched it since, or if it is what
    `instead_of` says. New files get the rights of the file `like`; None gives them those of
    any new file. All contents are first written beside their targets; if one cannot take its
    place, those before it are taken back. `say` is called with what else a person should
    know. Raises OutputError, which tells all that stands in the way.
    """
    with undisturbed():
        made: list[Path] = []
        replacements: list[Replacement] = []
        done = False
        try:
            for folder in dict.fromkeys(path.parent for path in files):
                made += _made(folder)
                sweep(folder)
            expected = instead_of or {}
            replacements += [Replacement(p, c, expected.get(p), like) for p, c in files.items()]
            _refuse(replacements)
            _prepare(replacements)
            for one in replacements:
                one.place()
            done = True
        except OSError as error:
            stuck = [one.path for one in reversed(replacements) if not one.put_back()]
            raise _explained(error, stuck, files) from None
        finally:
            for one in replacements:
                one.put_back() if not done else None
                one.tidy()
            for folder in () if done else reversed(made):
                with suppress(OSError):
                    folder.rmdir()
        _written.extend(files)
    for one in replacements:
        if one.protects:
            say(f"{one.path} was there without a password. It needs the password now.")


def stays(path: Path, content: bytes) -> str:
    """Why what stands in that place is not replaced by such a file; empty when it may be.

    Empty too where nobody can look: writing there says why not.
    """
    try:
        return Replacement(path, content, None, None).refusal().format(path.name)
    except OSError:
        return ""


def _made(folder: Path) -> list[Path]:
    """The folders that were made so that this one is there, the outermost first."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _prepare(replacements: list[Replacement]) -> None:
    """Write each file beside its place; many at once, since each waits for the disk."""
    if len(replacements) < _MANY:
        for one in replacements:
            one.prepare()
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 (15 ms, rarely needed)

    with ThreadPoolExecutor(_MANY) as pool:
        for _ in pool.map(Replacement.prepare, replacements):
            pass


def _refuse(replacements: list[Replacement]) -> None:
    """Raise OutputError if a file stands in the way of another."""
    reasons: dict[str, list[str]] = {}
    for one in replacements:
        found = one.refusal()
        if found:
            reasons.setdefault(found, []).append(str(one.path))
    if reasons:
        said = [reason.format(", ".join(names)) for reason, names in reasons.items()]
        raise OutputError("Nothing was written: " + "\n".join(said))


def _explained(error: OSError, stuck: list[Path], files: Mapping[Path, bytes]) -> OutputError:
    if stuck:
        names = ", ".join(map(str, stuck))
        return OutputError(
            f"Only a part was written, and could not be taken back: {names}. "
            f"The rest was not: {error.strerror or error}."
        )
    if isinstance(error, OutputError):
        return error
    where = error.filename or next(iter(files), "the folder")
    if isinstance(error, FileExistsError | NotADirectoryError):
        return OutputError(f"Nothing was written: {where} is a file, not a folder.")
    return OutputError(
        f"Nothing was written: {error.strerror} ({where}). Check that the folder exists, "
        "that you may write there, and that no document in it is open in Word."
    )
