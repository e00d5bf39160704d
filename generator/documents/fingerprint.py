"""Knows a file that nobody has touched since it was made, by the bytes it holds.

A digest of all other bytes stands where the format leaves room for it and every office
program drops or outdates it on saving: in the comment of a zip (Word, Excel), in a comment
before `startxref` of a PDF, in a free sector at the end of a Word file with a password, in a
property of a calendar, in a header of a message, in a comment before the end of a web page. None
of these needs a password to be read, and none is shown.
"""

import hashlib
import re

_ZIP, _PDF, _LOCKED_WORD, _CALENDAR = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0", b"BEGIN:VCAL"
_PAGE, _MAIL = b"<!DOCTYPE html>", b"X-Unsent: 1\r\n"
_MARK = b"Throughcare "
_DIGITS = 32
_END_OF_ZIP, _COMMENT = b"PK\x05\x06", 22  # ECMA-376 part 2, annex B: the comment is allowed
_SECTOR = 512  # [MS-CFB] 2.3: a sector that no chain holds is free
_BEFORE = {
    _PDF: (b"startxref", b"%", b"\n"),
    _CALENDAR: (b"BEGIN:VEVENT", b"X-MADE-BY:", b"\r\n"),
    _MAIL: (b"MIME-Version:", b"X-Made-By: ", b"\r\n"),
    _PAGE: (b"</html>", b"<!-- ", b" -->\n"),
}
_ENCRYPTED = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")


def with_fingerprint(content: bytes) -> bytes:
    """The file with the digest in it; unchanged when its format is another, or it is signed.

    One that is signed must keep its bytes: its signature covers all of them.
    """
    kind = _kind(content)
    if kind == _ZIP and content[-_COMMENT : -_COMMENT + 4] == _END_OF_ZIP:
        mark = _mark(content)
        return content[:-2] + len(mark).to_bytes(2, "little") + mark
    if kind == _LOCKED_WORD:
        return content + _mark(content).ljust(_SECTOR, b"\0")
    if kind in _BEFORE and not is_signed(content):
        at, start, end = _line(content, kind)
        if at >= 0:
            return content[:at] + start + _mark(content) + end + content[at:]
    return content


def untouched(content: bytes) -> bool:
    """Whether these are the very bytes that `with_fingerprint` gave."""
    kind, length = _kind(content), len(_MARK) + _DIGITS
    if kind == _ZIP:
        plain, mark = content[: -length - 2] + b"\0\0", content[-length:]
    elif kind == _LOCKED_WORD:
        plain, mark = content[:-_SECTOR], content[-_SECTOR:].rstrip(b"\0")
    elif kind in _BEFORE:
        at, start, end = _line(content, kind)
        begun = at - length - len(start) - len(end)
        plain, mark = content[: max(begun, 0)] + content[at:], content[max(begun, 0) : at]
        mark = mark.removeprefix(start).removesuffix(end)
    else:
        return False
    return mark == _mark(plain)


def is_protected(content: bytes) -> bool:
    """Whether the file needs a password: a Word file that is locked, or an encrypted PDF."""
    kind = _kind(content)
    return kind == _LOCKED_WORD or (kind == _PDF and _ENCRYPTED.search(content) is not None)


def is_signed(content: bytes) -> bool:
    """Whether a PDF holds a digital signature, whose byte range is never compressed."""
    return _kind(content) == _PDF and b"/ByteRange" in content


def _kind(content: bytes) -> bytes:
    known = (_ZIP, _PDF, _LOCKED_WORD, _CALENDAR, _PAGE, _MAIL)
    return next((start for start in known if content.startswith(start)), b"")


def _line(content: bytes, kind: bytes) -> tuple[int, bytes, bytes]:
    """Where the line with the digest ends, how it begins, how it ends."""
    before, start, end = _BEFORE[kind]
    at = content.find(before) if kind in (_CALENDAR, _MAIL) else content.rfind(before)
    return at, start, end


def _mark(content: bytes) -> bytes:
    return _MARK + hashlib.sha256(content).hexdigest()[:_DIGITS].encode()
