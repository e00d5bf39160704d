"""Pictures, made ready once and kept for the documents that come after."""

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property

_KEPT = 32 * 2**20
# Where an SVG file says what it is.
_HEAD = 2000


@dataclass(frozen=True, eq=False)
class Image:
    """A picture as PDF code: `entries` of its dictionary and `data`; `mask` is its transparency.

    `width` and `height` are in pixels. `form` is a drawing, whose `data` is code.
    """

    width: int
    height: int
    entries: str
    data: bytes
    mask: "Image | None" = None
    form: bool = False

    @cached_property
    def size(self) -> int:
        """How many bytes it takes."""
        return len(self.data) + (self.mask.size if self.mask else 0)


class _Shelf:
    """The pictures used last, by the hash of what they were made of."""

    def __init__(self) -> None:
        self._images: OrderedDict[bytes, Image] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def image(self, data: bytes) -> Image:
        """The picture made of these bytes, the same one while it is remembered."""
        key = hashlib.sha256(data).digest()
        with self._lock:
            found = self._images.get(key)
            if found is not None:
                self._images.move_to_end(key)
                return found
        made = _made(data)
        with self._lock:
            if key not in self._images:
                self._images[key] = made
                self._size += made.size
            while self._size > _KEPT and len(self._images) > 1:
                self._size -= self._images.popitem(last=False)[1].size
            return self._images.get(key, made)


def _made(data: bytes) -> Image:
    if b"<svg" in data[:_HEAD]:
        from generator.pdf.write._vector import vector  # noqa: PLC0415 - few documents have one

        return vector(data)
    from generator.pdf.write._decode import decoded  # noqa: PLC0415 - loads Pillow

    return decoded(data)


image_of = _Shelf().image
