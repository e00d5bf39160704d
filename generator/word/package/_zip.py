"""Zip files: read with hard limits, written as raw bytes that never change.

A template's constant entries are kept as they were compressed and copied; only what a
render changed is compressed. Times are fixed (1 January 1980), so the same contents
give the same bytes.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from generator.errors import TemplateError

try:
    _fast_zlib: Any = import_module("zlib_ng.zlib_ng")
except ImportError:  # an accelerator: the standard library does the same, slower
    _fast_zlib = zlib

_MOST_BYTES = 50 * 2**20
_MOST_ENTRIES = 2000
_MOST_UNPACKED = 200 * 2**20
_MOST_RATIO, _RATIO_FROM = 250, 2**20
_TIME, _DATE = 0, 33  # 1980-01-01 00:00
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_UTF8 = 0x800


@dataclass(frozen=True)
class Entry:
    """One file of a zip: `data` as compressed by `method` (0 stored, 8 deflated)."""

    name: str
    method: int
    crc: int
    size: int
    data: bytes

    def content(self) -> bytes:
        """The file's bytes. Raises TemplateError when they are damaged."""
        try:
            content = self.data
            if self.method == zipfile.ZIP_DEFLATED:
                content = zlib.decompressobj(-15).decompress(self.data, self.size + 1)
        except zlib.error:
            content = b""
        if len(content) != self.size or zlib.crc32(content) != self.crc:
            raise TemplateError(
                f"The template is damaged: {self.name} inside it cannot be unpacked."
            )
        return content


def pack(name: str, content: bytes) -> Entry:
    """Compress one file."""
    squeeze = _fast_zlib.compressobj(6, zlib.DEFLATED, -15)
    data = squeeze.compress(content) + squeeze.flush()
    return Entry(name, zipfile.ZIP_DEFLATED, _fast_zlib.crc32(content), len(content), data)


def read_zip(data: bytes) -> dict[str, Entry]:
    """The files of a zip by name, in their order, still compressed.

    Raises TemplateError for anything that is not a plain, modest zip: too large, too
    many files, a bomb, encrypted, overlapping files, names that climb out of the folder.
    """
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise TemplateError(
            "The template is not a .docx file: it is protected with a password, or an old .doc. "
            "Open it in Word, take the password off and save it as a Word document (.docx)."
        )
    if len(data) > _MOST_BYTES:
        raise _refused(f"it is larger than {_MOST_BYTES // 2**20} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error):
        raise TemplateError(
            "The template is not a Word file (.docx), or it is damaged. "
            "Open it in Word and save it as a Word document (.docx)."
        ) from None
    for info in infos:
        # Some programs on Windows part folders so.
        info.filename = info.filename.replace("\\", "/")
    _check(infos)
    entries: dict[str, Entry] = {}
    free_from = 0
    for info in sorted(infos, key=lambda each: each.header_offset):
        start = _data_offset(data, info)
        end = start + info.compress_size
        if info.header_offset < free_from or end > len(data):
            raise _refused("files inside it overlap")
        free_from = end
        if not info.is_dir():
            entries[info.filename] = Entry(
                info.filename, info.compress_type, info.CRC, info.file_size, data[start:end]
            )
    return {info.filename: entries[info.filename] for info in infos if not info.is_dir()}


def _check(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > _MOST_ENTRIES:
        raise _refused(f"it holds more than {_MOST_ENTRIES} files")
    if len({info.filename.lower() for info in infos}) < len(infos):
        raise _refused("it holds two files of one name")
    if sum(info.file_size for info in infos) > _MOST_UNPACKED:
        raise _refused(f"it unpacks to more than {_MOST_UNPACKED // 2**20} MB")
    for info in infos:
        if info.flag_bits & 1:
            raise _refused("files inside it are encrypted")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _refused("files inside it are compressed in a way that Word does not use")
        swollen = info.file_size > _RATIO_FROM
        if swollen and info.file_size > _MOST_RATIO * max(info.compress_size, 1):
            raise _refused("a file inside it unpacks to far more than its size (a zip bomb)")
        steps = info.filename.split("/")
        if ".." in steps or not steps[0] or ":" in info.filename:
            raise _refused("a file inside it has a name that leads out of the template")


def _data_offset(data: bytes, info: zipfile.ZipInfo) -> int:
    header = data[info.header_offset : info.header_offset + _LOCAL.size]
    if len(header) < _LOCAL.size or header[:4] != b"PK\x03\x04":
        raise _refused("its table of contents does not fit its files")
    name, extra = struct.unpack("<HH", header[26:30])
    return int(info.header_offset + _LOCAL.size + name + extra)


def _refused(reason: str) -> TemplateError:
    return TemplateError(f"The template is refused: {reason}.")


class Bundle:
    """Constant entries laid out once; each `with_` call adds the entries of one output."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        constant = list(entries)
        self._count = len(constant)
        self._local, self._central = _laid_out(constant, 0)

    def with_(self, entries: list[Entry]) -> bytes:
        """The bytes of a zip: the constant entries, then these."""
        local, central = _laid_out(entries, len(self._local))
        directory = self._central + central
        count = self._count + len(entries)
        end = _END.pack(
            b"PK\x05\x06", 0, 0, count, count, len(directory), len(self._local) + len(local), 0
        )
        return b"".join((self._local, local, directory, end))


def _laid_out(entries: Iterable[Entry], offset: int) -> tuple[bytes, bytes]:
    local: list[bytes] = []
    central: list[bytes] = []
    for entry in entries:
        name = entry.name.encode()
        flags = 0 if entry.name.isascii() else _UTF8
        shared = (entry.method, _TIME, _DATE, entry.crc, len(entry.data), entry.size, len(name), 0)
        header = _LOCAL.pack(b"PK\x03\x04", 20, flags, *shared)
        local += (header, name, entry.data)
        central.append(_CENTRAL.pack(b"PK\x01\x02", 20, 20, flags, *shared, 0, 0, 0, 0, offset))
        central.append(name)
        offset += len(header) + len(name) + len(entry.data)
    return b"".join(local), b"".join(central)
