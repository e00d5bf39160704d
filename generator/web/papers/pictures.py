"""Pictures of the pages of PDFs, kept in memory within bounds so that a page comes up quickly."""

from collections import OrderedDict
from hashlib import sha256
from threading import Lock

from generator.toolkit import Toolkit

__all__ = ["Pictures", "digest_of"]

_MOST_BYTES = 64 * 2**20
_DPI = 96


def digest_of(pdf: bytes) -> str:
    """What stands for the very bytes of a PDF in an address."""
    return sha256(pdf).hexdigest()[:16]


class Pictures:
    """The PDFs looked at last, with the pictures drawn of them; the oldest go first.

    `most` is how many bytes are kept at most.
    """

    def __init__(self, most: int = _MOST_BYTES) -> None:
        self._most = most
        self._held: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._counts: OrderedDict[str, int] = OrderedDict()
        self._lock = Lock()

    def take_in(self, pdf: bytes) -> tuple[str, int]:
        """Keep a PDF to be looked at: its digest, and how many pages it has.

        Raises PdfError when it is damaged or protected.
        """
        digest = digest_of(pdf)
        count = self._counts.get(digest) or Toolkit.page_count(pdf)
        self._keep((digest, 0), pdf)
        with self._lock:
            self._counts[digest] = count
            while len(self._counts) > 1000:
                self._counts.popitem(last=False)
        return digest, count

    def holds(self, digest: str) -> bool:
        """Whether a PDF is still kept."""
        return (digest, 0) in self._held

    def page(self, digest: str, number: int) -> bytes:
        """The picture of a page, numbered from 1, of a PDF that is kept, as PNG.

        Raises PdfError where it has no such page, KeyError for one that is not kept.
        """
        pdf = self._held[digest, 0]
        found = self._held.get((digest, number)) if number > 0 else None
        if found is None:
            [found] = Toolkit.page_pictures(pdf, dpi=_DPI, pages=[number])
            self._keep((digest, number), found)
        return found

    def _keep(self, name: tuple[str, int], content: bytes) -> None:
        with self._lock:
            self._held[name] = content
            self._held.move_to_end(name)
            while len(self._held) > 1 and sum(map(len, self._held.values())) > self._most:
                self._held.popitem(last=False)
