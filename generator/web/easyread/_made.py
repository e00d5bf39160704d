"""What was made for a page and is fetched right after it: in memory alone, the latest few."""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping

from starlette.requests import Request

__all__ = ["Made", "made_of"]

_MOST = 6


class Made:
    """Files by name, each lot under a mark that nobody can guess without having the files."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, dict[str, bytes]] = OrderedDict()

    def keep(self, files: Mapping[str, bytes]) -> str:
        """Keep some files; returns their mark. The same files have the same mark."""
        digest = hashlib.sha256()
        for name, content in files.items():
            digest.update(f"{name}:{len(content)}:".encode() + content)
        mark = digest.hexdigest()[:32]
        self._held.setdefault(mark, dict(files))
        self._held.move_to_end(mark)
        while len(self._held) > _MOST:
            self._held.popitem(last=False)
        return mark

    def find(self, mark: str) -> dict[str, bytes] | None:
        """The files under a mark, to which more can be added; None where they are gone."""
        return self._held.get(mark)


def made_of(request: Request) -> Made:
    """What was made for the pages of this application."""
    state = request.app.state
    if not hasattr(state, "easyread_made"):
        state.easyread_made = Made()
    made: Made = state.easyread_made
    return made
