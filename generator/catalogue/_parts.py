"""The shared parts of templates: Word files in the folder `parts` beside the kinds."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

PARTS = "parts"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")


def shared_parts(roots: Iterable[Path]) -> tuple[Path, ...]:
    """The file of every shared part, by name: that of the first root which has one."""
    found: dict[str, Path] = {}
    for root in roots:
        for path in word_files(root / PARTS):
            found.setdefault(path.stem, path)
    return tuple(found[name] for name in sorted(found))


def strange_parts(root: Path) -> Iterator[str]:
    """Word files among the parts of a service that no template could ask for."""
    for path in word_files(root / PARTS):
        if not _NAME.fullmatch(path.stem):
            yield (
                f"{PARTS}/{path.name}: the name of a part may hold letters, digits and hyphens, "
                "at most 64 of them."
            )
    for folder in sorted(root.glob(f"{PARTS}/*/")):
        for path in word_files(folder):
            yield (
                f"{PARTS}/{folder.name}/{path.name} would not be used. Put it into {PARTS} itself."
            )


def word_files(folder: Path) -> list[Path]:
    """The Word files of a folder, without those that Word puts beside an open one."""
    return sorted(path for path in folder.glob("*.docx") if not path.name.startswith(("~$", ".")))
