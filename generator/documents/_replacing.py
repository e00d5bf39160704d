"""Puts one file into its place, so that it can be taken back as long as others may still fail."""

import os
import re
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from generator.documents.fingerprint import (
    is_protected,
    is_signed,
    untouched,
    with_fingerprint,
)
from generator.documents.provenance import provenance_in
from generator.errors import OutputError
from generator.processes import own_name

_MOST_BYTES = 2**30
_DEVICES = re.compile(r"(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])\s*(?:\..*)?")
_ACCESS = "system.posix_acl_access"

_FOLDER = "A folder has the name that the file would get: {}."
_STRANGE = "What stands there is no ordinary file, so it cannot be replaced: {}."
_CHANGED = "What stands there was changed in the meantime: {}. Try again."
_SIGNED = (
    "What stands there is signed, and a signed file is never replaced: {}. Give another name, or "
    "move it away."
)
_PROTECTED = (
    "What stands there needs a password, and the new file would need none: {}. Give a password "
    "for the new one too, or move the old one away."
)
_EDITED = (
    "What stands there has been edited since it was made, or was made by another program or an "
    "earlier version, so that something might be lost: {}. Read the changes of a Word file back "
    "with `throughcare read`, then move it away; or write to another folder."
)
_FINAL = (
    "What stands there is a finished document, and a draft never replaces one: {}. Write the draft "
    "to another folder with --to."
)
_READ_ONLY = (
    "What stands there is read-only, so that nobody replaces it: {}. Write to another folder with "
    "--to, or take the mark off it."
)
_DEVICE = "On Windows nothing can have this name, and your service may share files: {}."
_LINK = "What stands there is a link to another file: {}. Write to another folder with --to."


class Replacement:
    """One file to be written, and what becomes of the one that stands there.

    `expected` is what must stand there if it is no file of ours; None when only a file of
    ours that nobody touched may be replaced. A new file gets the rights of the file `like`,
    None gives it those that any new file there gets. `protects` says, once it is in place,
    whether it put a password on what had none.
    """

    def __init__(
        self, path: Path, content: bytes, expected: bytes | None, like: Path | None
    ) -> None:
        self.path = path
        self.protects = False
        self._like = like
        self._content = with_fingerprint(content)
        self._expected = expected
        self._new: Path | None = None
        self._old: Path | None = None
        self._placed = False

    def refusal(self) -> str:
        """Why what stands there must stay, with {} for its name; empty when it may go."""
        if _DEVICES.fullmatch(self.path.name):
            return _DEVICE
        try:
            found = self.path.lstat()
        except FileNotFoundError:
            return ""
        objections = {
            _LINK: stat.S_ISLNK(found.st_mode),
            _FOLDER: stat.S_ISDIR(found.st_mode),
            _STRANGE: not stat.S_ISREG(found.st_mode),
            _EDITED: found.st_size > _MOST_BYTES,
            _READ_ONLY: not found.st_mode & stat.S_IWUSR,
        }
        reason = next((reason for reason, holds in objections.items() if holds), "")
        return reason or self._objection(self.path.read_bytes())

    def _objection(self, old: bytes) -> str:
        if self._expected is not None:
            return "" if old == self._expected else _CHANGED
        if is_signed(old):
            return _SIGNED
        if old and not untouched(old):
            return _EDITED
        if old and self._is_draft_over_final(old):
            return _FINAL
        locks = is_protected(self._content)
        if is_protected(old) and not locks:
            return _PROTECTED
        self.protects = locks and bool(old) and not is_protected(old)
        return ""

    def _is_draft_over_final(self, old: bytes) -> bool:
        there, new = provenance_in(old), provenance_in(self._content)
        return there is not None and new is not None and new.draft and not there.draft

    def prepare(self) -> None:
        """Write it beside its place, with the rights that a new file, or the old one, has."""
        self._new = self.path.with_name(own_name())
        like = self.path if self.path.exists() else self._like
        mode = 0o600 if like else 0o666
        handle = os.open(self._new, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(self._content)
            file.flush()
            os.fsync(file.fileno())
        if like:
            _keep_rights(like, self._new)

    def place(self) -> None:
        """Put it into its place, and keep what stood there beside it until `tidy`.

        At no moment is nothing there. Raises OutputError if a file came there meanwhile.
        """
        assert self._new is not None
        if not self.path.exists():
            self._appear(self._new)
            return
        self._old = self.path.with_name(own_name())
        try:
            self._old.hardlink_to(self.path)
        except OSError:  # the file system knows no links, or the file is on another
            shutil.copy2(self.path, self._old)
        objection = self._objection(self._old.read_bytes())
        if objection:
            raise OutputError("Nothing was written: " + objection.format(self.path))
        self._new.replace(self.path)
        self._placed, self._new = True, None

    def _appear(self, new: Path) -> None:
        try:
            self.path.hardlink_to(new)
        except FileExistsError:
            raise OutputError("Nothing was written: " + _CHANGED.format(self.path)) from None
        except OSError:
            # No links here: an empty file takes the name first, so that none is lost.
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            self._placed = True
            new.replace(self.path)
        self._placed = True

    def put_back(self) -> bool:
        """Leave the place as it was found; False if that could not be done."""
        if not self._placed:
            return True
        try:
            if self._old is not None:
                self._old.replace(self.path)
                self._old = None
            else:
                self.path.unlink(missing_ok=True)
        except OSError:
            return False
        self._placed = False
        return True

    def tidy(self) -> None:
        """Remove what was kept beside it."""
        for one in (self._new, self._old):
            if one is not None:
                with suppress(OSError):
                    one.unlink()
        self._new = self._old = None


_BINARY = getattr(os, "O_BINARY", 0)


def _keep_rights(old: Path, new: Path) -> None:
    """Give a new file the mode, group and access list of the one that it replaces."""
    found = old.stat()
    with suppress(OSError, AttributeError):
        os.chown(new, -1, found.st_gid)
    with suppress(OSError):  # some folders on a network know no such rights
        new.chmod(stat.S_IMODE(found.st_mode))
    with suppress(OSError, AttributeError):
        os.setxattr(new, _ACCESS, os.getxattr(old, _ACCESS))
