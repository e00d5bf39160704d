"""Takes over what old case files say of their service, and takes it out of them."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.case import Case, Panel, Service, loads, read_bytes
from generator.documents.writing import laid_out
from generator.store import write_case

__all__ = ["Moved", "advice", "establishments_of", "move", "settings_of", "staff_of"]

_OF_STAFF = ("id", "name", "role", "job_title", "phone", "email", "hours")


def settings_of(record: Case | Panel) -> dict[str, Any]:
    """What a case says of its service, as entries of service.toml; the logo stays where it is."""
    found = {key: value for key, value in record.data["service"].items() if key != "logo"}
    pack = record.data.get("rules", {}).get("pack")
    return {**found, **({"rule_pack": pack} if pack else {})}


def staff_of(record: Case | Panel) -> Iterator[dict[str, Any]]:
    """The people of a case who work for its service, as entries of staff.toml.

    What is said of them to one child is left out.
    """
    names = {record.data["service"].get(key) for key in ("name", "short_name")} - {None}
    for person in record.data.get("people", ()):
        if person.get("organisation") in names:
            kept = {key: person[key] for key in _OF_STAFF if key in person}
            if "-" not in kept["id"]:
                kept["id"] = _id_of(kept["name"]) or f"{kept['id']}-1"
            yield kept


def _id_of(name: str) -> str:
    words = re.findall(r"[a-z0-9]+", name.lower().encode("ascii", "ignore").decode())
    return "-".join(words)[:32].strip("-") if len(words) > 1 else ""


def establishments_of(record: Case | Panel, today: date) -> Iterator[dict[str, Any]]:
    """Where the child of a case is in custody, without what may be said for this child alone."""
    placement = record.data.get("placement")
    if placement:
        yield {
            "name": placement["establishment"],
            "type": placement["type"],
            **({"phone": placement["phone"]} if "phone" in placement else {}),
            "checked_on": today,
            "source": "Taken from a case file: ring them and make sure that it is right",
        }


def advice(record: Case | Panel, path: Path) -> tuple[str, ...]:
    """How to move what a file says of its service into a folder; empty when it says nothing."""
    part = (record.own or {}).get("service")
    if not part:
        return ()
    if record.service is None:
        return (
            "The service stands in this case file. A folder can hold it once for all cases: "
            f"throughcare service new DIR --from-case {path}",
        )
    gone, stays = _parted(json.loads(json.dumps(record.own)), record.service)
    other = (
        f" {', '.join(stays)}: said otherwise here, which counts for this case." if stays else ""
    )
    if not gone:
        return (f"The service stands in this case file as well as in its folder.{other}",)
    return (
        "The service stands in this case file as well as in its folder. Take out what is the same: "
        f"throughcare service take {path}.{other}",
    )


@dataclass(frozen=True)
class Moved:
    """What became of a case file: `kept` is the copy of it as it was, None when nothing changed.

    `gone` are the fields that the service's folder says the same of, `stays` those that it says
    otherwise, which still count for this case.
    """

    path: Path
    kept: Path | None
    gone: tuple[str, ...]
    stays: tuple[str, ...]


def move(path: Path, service: Service) -> Moved:
    """Take out of a case file what the service's folder says as well.

    Raises CaseError for a file with faults, OutputError when it cannot be written.
    """
    original = read_bytes(path)
    record = loads(original, path.name, folder=path.parent, service=service)
    own = json.loads(json.dumps(record.own))
    gone, stays = _parted(own, service)
    if not gone:
        return Moved(path, None, (), stays)
    kept = write_case(path, original, laid_out(own, original))
    return Moved(path, kept, gone, stays)


def _parted(own: dict[str, Any], service: Service) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields taken out of a file's data, and those that stay."""
    part: dict[str, Any] = own.get("service", {})
    # A logo of the same name may be another picture.
    held = {key: value for key, value in service.settings.items() if not key.startswith("logo")}
    same = [key for key, value in part.items() if held.get(key) == value]
    stays = tuple(key for key in part if key not in same)
    for key in same:
        del part[key]
    if not part and "service" in own:
        del own["service"]
    rules: Mapping[str, Any] = own.get("rules", {})
    if service.pack and rules == {"pack": service.pack}:
        del own["rules"]
        same.append("rules, pack")
    return tuple(same), stays
