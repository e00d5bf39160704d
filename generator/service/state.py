"""What the files of a service's folder are like now, to tell whether they have changed."""

from pathlib import Path

__all__ = ["State", "state_of"]

# The name, the time in nanoseconds and the size in bytes of each file.
State = tuple[tuple[str, int, int], ...]
# Where a service keeps what it gives to its cases. The cases may lie in the same folder.
_ROOMS = ("packs", "panels", "pictures", "samples", "schemas", "templates", "wording")


def state_of(folder: Path | None) -> State:
    """The state of what a service's folder gives to its cases; empty where there is none."""
    if folder is None:
        return ()
    files = [*folder.glob("*.toml"), *folder.glob("*.png"), *folder.glob("*.jpg")]
    files += [path for room in _ROOMS for path in (folder / room).rglob("*")]
    found = []
    for path in files:
        try:
            about = path.stat()
        except OSError:
            continue
        if path.suffix != ".json" or path.parent != folder / "panels":
            found.append((str(path), about.st_mtime_ns, about.st_size))
    return tuple(sorted(found))
