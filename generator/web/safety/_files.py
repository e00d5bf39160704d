"""Files and folders that only their owner may open or change."""

import os
import stat
import sys
from pathlib import Path

from generator.errors import FaultyInputError, OutputError

__all__ = ["private_folder", "refuse_shared", "write_private"]


def private_folder(folder: Path, name: str) -> Path:
    """A folder inside another that only its owner may look into; made where it is not there.

    Raises OutputError where it cannot be made, or something else has its name.
    """
    path = folder / name
    try:
        path.mkdir(mode=0o700, exist_ok=True)
        if path.is_symlink():
            raise NotADirectoryError(20, "it leads somewhere else")
        path.chmod(0o700)
    except OSError as error:
        raise OutputError(
            f"{path} cannot be used: {error.strerror}. Give a folder of your own that you can "
            "write to."
        ) from None
    return path


def write_private(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, for its owner alone.

    Raises OSError; what stood there before then stays.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def refuse_shared(folder: Path) -> None:
    """Raise FaultyInputError for a folder in which other users of this machine can change files.

    They could put in cases of their own, or take cases away. The folders above it count too: who
    can write to one of those can put another folder in this one's place. Windows keeps such
    rights elsewhere: there nothing is found out.
    """
    if sys.platform == "win32":
        return
    try:
        folder = folder.resolve(strict=True)
        found = [each for each in (folder, *folder.parents) if _others_write(each, each == folder)]
    except OSError as error:
        raise FaultyInputError(
            f"{folder} cannot be looked into: {error.strerror}. Give the folder that holds the "
            "case files."
        ) from None
    if found:
        raise FaultyInputError(
            f"Other users of this computer can change what is in {found[0]}, so the cases are not "
            "safe there. Give a folder that only you can write to, or take the right from the "
            f"others: chmod go-w '{found[0]}'"
        )


def _others_write(folder: Path, is_last: bool) -> bool:
    """Whether somebody but its owner, us or the system can change what a folder holds."""
    if sys.platform == "win32":
        return False
    about = folder.stat()
    if about.st_uid not in {os.getuid(), 0}:
        return True
    if about.st_mode & stat.S_ISVTX and not is_last:  # as /tmp: each can remove only their own
        return False
    group = about.st_mode & stat.S_IWGRP and not _is_own_group(about.st_gid)
    return bool(about.st_mode & stat.S_IWOTH or group)


def _is_own_group(group: int) -> bool:
    """Whether nobody else is in a group: many systems give each user one of their own."""
    if sys.platform == "win32":
        return True
    import grp  # noqa: PLC0415 (not on Windows)
    import pwd  # noqa: PLC0415

    try:
        own = pwd.getpwuid(os.getuid())
        members = set(grp.getgrgid(group).gr_mem) - {own.pw_name}
    except KeyError:
        return False
    others = any(each.pw_gid == group and each.pw_uid != own.pw_uid for each in pwd.getpwall())
    return not members and not others and group == own.pw_gid
