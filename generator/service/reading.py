"""Finds and reads a service's folder; all faults of its files at once, with their lines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.case import Service
from generator.errors import FaultyInputError
from generator.service._faults import Found, faults_of
from generator.service._sense import ESTABLISHMENTS, SETTINGS, STAFF, sense
from generator.service._toml import parsed

__all__ = ["SCHEMAS", "SETTINGS", "FolderFiles", "find_service", "open_service", "read_files"]

SCHEMAS = {
    SETTINGS: "service-settings",
    STAFF: "service-staff",
    ESTABLISHMENTS: "service-establishments",
}
# What stands in service.toml and not in a case's own part.
_BEYOND = ("rule_pack", "words", "plain_words", "warnings", "escalation")


@dataclass(frozen=True)
class FolderFiles:
    """What the files of a service's folder say, by their names, and every fault of them."""

    data: Mapping[str, Mapping[str, Any]]
    faults: tuple[str, ...]


def find_service(path: Path) -> Path | None:
    """The nearest folder with a service.toml that a file lies in or below; None without one."""
    try:
        start = path.resolve().parent
    except (OSError, RuntimeError, ValueError):
        return None
    return next((each for each in (start, *start.parents) if _has_settings(each)), None)


def _has_settings(folder: Path) -> bool:
    try:
        return (folder / SETTINGS).is_file()
    except (OSError, ValueError):
        return False


def open_service(folder: Path) -> Service:
    """The service that a folder holds; what it has no file for is empty.

    Raises FaultyInputError with every fault of the files.
    """
    files = read_files(folder)
    if files.faults:
        count = "one fault" if len(files.faults) == 1 else f"{len(files.faults)} faults"
        raise FaultyInputError(f"The service's folder {folder} has {count}:", files.faults)
    settings = files.data.get(SETTINGS, {})
    return Service(
        folder=folder,
        settings={key: value for key, value in settings.items() if key not in _BEYOND},
        words=settings.get("words", {}),
        plain_words=settings.get("plain_words", {}),
        warnings={each["level"]: each["name"] for each in settings.get("warnings", ())},
        ladder=tuple(settings.get("warnings", ())),
        pack=settings.get("rule_pack", ""),
        staff=tuple(files.data.get(STAFF, {}).get("staff", ())),
        escalation=settings.get("escalation", {}),
        establishments=tuple(files.data.get(ESTABLISHMENTS, {}).get("establishments", ())),
    )


def read_files(folder: Path) -> FolderFiles:
    """What the files of a folder say, sound or not."""
    data: dict[str, Mapping[str, Any]] = {}
    faults: list[str] = []
    for name, schema in SCHEMAS.items():
        path = folder / name
        if not path.exists() and not path.is_symlink():
            continue
        value, text, broken = parsed(path)
        if broken:
            faults.append(broken)
            continue
        found = faults_of(schema, value, text, list(_about(name, value)))
        faults += [f"{name}{each}" for each in found]
        data[name] = value
    return FolderFiles(data, tuple(faults))


def _about(name: str, value: Mapping[str, Any]) -> Iterator[Found]:
    yield from sense(name, value)
