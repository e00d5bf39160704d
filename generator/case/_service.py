"""What a service holds for all of its cases, joined with what a case says itself."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.case._validate import Draft, Steps
from generator.spelling import folded, nearest

__all__ = [
    "Service",
    "alike",
    "default_words",
    "held_in",
    "is_echo",
    "joined",
    "own_names",
    "relabelled",
    "service_drafts",
    "service_words",
]

SETTINGS, STAFF, ESTABLISHMENTS = "service.toml", "staff.toml", "establishments.toml"
_NOTHING: Mapping[str, Any] = MappingProxyType({})
_OF_ESTABLISHMENT = ("phone", "visits_info", "how_to_contact")
_LONGEST_LIST = 2000
# What a person needs who is not one of the staff.
_ALONE = frozenset({"name", "role"})
_FROM = {"service": SETTINGS, "rules": SETTINGS, "people": STAFF, "placement": ESTABLISHMENTS}


@dataclass(frozen=True)
class Service:
    """A service's folder, read and valid.

    `settings` are the fields of a case's own `service` part, `words` and `plain_words` what the
    service calls things, `warnings` its names of letters by their level, in order, `ladder` all
    that it says of them, `pack` its rule pack (empty for none), `staff` and `establishments` the
    entries of these files, `escalation` when an action of a panel is raised higher and with whom.
    """

    folder: Path
    settings: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    plain_words: Mapping[str, str] = field(default_factory=dict)
    warnings: Mapping[str, str] = field(default_factory=dict)
    ladder: tuple[Mapping[str, Any], ...] = ()
    pack: str = ""
    staff: tuple[Mapping[str, Any], ...] = ()
    establishments: tuple[Mapping[str, Any], ...] = ()
    escalation: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, Mapping[str, Any]]:
        """The staff by their ids."""
        return {each["id"]: each for each in self.staff}

    @property
    def held(self) -> tuple[str, ...]:
        """The sections of a case that the folder says enough of."""
        named = ("service",) if "name" in self.settings else ()
        return (*named, *(("rules",) if self.pack else ()))

    @cached_property
    def by_name(self) -> Mapping[str, Mapping[str, Any]]:
        """The establishments by their names, folded."""
        return {folded(each["name"]): each for each in self.establishments}


def joined(own: Any, service: Service | None, file: str = "case") -> Any:
    """A file as it was read, with what it leaves to the service; the nearest wins.

    `own` may have faults of any kind: what is of the wrong type is left as it is. `file` is the
    short name of its schema. The same value when nothing is inherited.
    """
    if service is None or not isinstance(own, dict):
        return own
    made = {"service": _settings(own.get("service", {}), service)}
    if file == "case":
        made |= {
            "people": _people(own.get("people"), service),
            "placement": _placement(own.get("placement"), service),
            "rules": _rules(own.get("rules", {}), service),
        }
    found = {key: value for key, value in made.items() if value and value != own.get(key)}
    return {**own, **found} if found else own


def _settings(part: Any, service: Service) -> Any:
    if not isinstance(part, dict):
        return part
    whole = {**service.settings, **part}
    if "logo" in part and "logo_words" not in part:
        whole.pop("logo_words", None)
    return whole


def _people(people: Any, service: Service) -> Any:
    if not isinstance(people, list) or len(people) > _LONGEST_LIST:
        return people
    return [{**_held_of(each, service), **each} if _is_entry(each) else each for each in people]


def _held_of(entry: Mapping[str, Any], service: Service) -> Mapping[str, Any]:
    """What the service holds of a person; nothing of somebody else with the same id."""
    held = service.by_id.get(entry["id"], _NOTHING)
    other = "name" in entry and alike(entry["name"]) != alike(held.get("name"))
    return _NOTHING if other else held


def _is_entry(entry: Any) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get("id"), str)


def alike(name: Any) -> str:
    """A name with the differences taken out that say nothing."""
    return " ".join(name.split()).casefold() if isinstance(name, str) else ""


def _placement(placement: Any, service: Service) -> Any:
    if not isinstance(placement, dict) or not isinstance(placement.get("establishment"), str):
        return placement
    held = service.by_name.get(folded(placement["establishment"]), _NOTHING)
    return {**{key: held[key] for key in _OF_ESTABLISHMENT if key in held}, **placement}


def _rules(rules: Any, service: Service) -> Any:
    return {"pack": service.pack, **rules} if service.pack and isinstance(rules, dict) else rules


def own_names(data: Mapping[str, Any], service: Service | None) -> dict[str, str]:
    """Names by id of a case's people and of the service's staff; empty for one without a name."""
    names = {each["id"]: each["name"] for each in service.staff} if service else {}
    for each in data.get("people", ()):
        names[each["id"]] = each.get("name", names.get(each["id"], ""))
    return names


def held_in(own: Any, path: Steps) -> str:
    """The file of the service's folder that a value comes from; empty when the file has it."""
    at: Any = own
    for step in path:
        inside = step in at if isinstance(at, Mapping) else isinstance(at, list)
        if not inside or (isinstance(at, list) and not _reaches(at, step)):
            return _FROM.get(str(path[0]), "")
        at = at[step]
    return ""


def _reaches(entries: list[Any], step: str | int) -> bool:
    return isinstance(step, int) and step < len(entries)


def service_drafts(data: Any, service: Service | None) -> Iterator[Draft]:
    """Faults of a file whose service, or people, are left to a folder that does not hold them.

    `data` is the file as it was read, joined with the service.
    """
    if not isinstance(data, dict):
        return
    if "service" not in data:
        says = "is not there, and no service's folder was found beside this file or above it."
        yield Draft(("service",), says, _set_up(service))
    people = data.get("people")
    if isinstance(people, list) and len(people) <= _LONGEST_LIST:
        for number, person in enumerate(people):
            yield from _person(number, person, service)


def _person(number: int, person: Any, service: Service | None) -> Iterator[Draft]:
    if not isinstance(person, dict) or not isinstance(person.get("id"), str):
        return
    held = service.by_id.get(person["id"], {}) if service else {}
    if held and "name" in person and alike(person["name"]) != alike(held["name"]):
        says = "is also that of somebody else on the service's staff."
        hint = f"Give this person another, or change it in {STAFF}."
        yield Draft(("people", number, "id"), says, hint)
    elif _ALONE.isdisjoint(person):
        near = nearest(person["id"], service.by_id) if service else None
        hint = f"Did you mean '{near}'?" if near else "Write a name and a role here"
        if not near:
            hint += (
                f", or add the person to {STAFF}."
                if service
                else ", or use your service's folder, whose staff has that id: --service DIR."
            )
        yield Draft(("people", number, "id"), "stands without a name and a role.", hint)


def is_echo(draft: Draft, data: Any) -> bool:
    """Whether a schema's fault is told by `service_drafts` already: what an id alone leaves out."""
    if len(draft.path) != 3 or draft.path[0] != "people" or draft.path[2] not in _ALONE:
        return False
    person = data["people"][draft.path[1]]
    return isinstance(person, dict) and "id" in person and _ALONE.isdisjoint(person)


def _set_up(service: Service | None) -> str:
    if service is not None:
        return f"Write it in {service.folder / SETTINGS}; `throughcare service new` makes one."
    return (
        "Make a service's folder once with `throughcare service new DIR`, and put the case files "
        "into it or give --service DIR."
    )


@cache
def default_words() -> Mapping[str, Mapping[str, Any]]:
    """What each thing is called where a service says nothing, and which codes stand for it."""
    text = (Path(__file__).parent / "data" / "service_words.toml").read_text("utf-8")
    words: Mapping[str, Mapping[str, Any]] = tomllib.loads(text)["words"]
    return words


def service_words(service: Service | None, *, family: bool) -> dict[str, str]:
    """What the service calls each thing; to a family, its plain words where it has some.

    Each stands there a second time with a capital letter, under its name with one.
    """
    own = dict(service.words) if service else {}
    if family and service:
        own |= service.plain_words
    said = {name: own.get(name, word["default"]) for name, word in default_words().items()}
    return said | {_capital(name): _capital(words) for name, words in said.items()}


def relabelled(service: Service | None, *, family: bool) -> dict[tuple[str, str], str]:
    """The labels that the service's words give to codes, by the code's list and itself."""
    if service is None:
        return {}
    own = {**service.words, **(service.plain_words if family else {})}
    found = {("warnings", level): name for level, name in service.warnings.items()}
    for name, said in own.items():
        for dotted in default_words()[name].get("codes", ()):
            where, _, code = dotted.partition(".")
            found[where, code] = _capital(said)
    return found


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
