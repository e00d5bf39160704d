"""Proves a service's folder: its files, pictures, templates and packs, all faults at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from generator.case import file_in, label, required
from generator.catalogue import Catalogue, Kind
from generator.catalogue.wording import ENGLISH, WELSH, faults_of_words, languages, wording
from generator.documents.templates import faults_of, refuse_pale
from generator.documents.whole import is_ours
from generator.easyread.pictures import (
    UnfitPictureError,
    folders_of,
    read_photograph,
    read_picture,
    read_set,
)
from generator.easyread.sentences import OWN_WORDS, lists_of
from generator.easyread.wording import faults_of_wording
from generator.errors import FaultyInputError, ThroughcareError
from generator.panel.kinds import check_kind
from generator.resources import Resources
from generator.rules import check_pack, pack_names
from generator.rules.ladder import ladder_of
from generator.service._sense import ESTABLISHMENTS, SETTINGS, STAFF
from generator.service.reading import FolderFiles, open_service, read_files
from generator.service.upgrading import upgrades
from generator.sheets.imports import mapping_faults

__all__ = ["Proof", "prove"]

_OLD = timedelta(days=365)
_MOST_NAMED = 6


@dataclass(frozen=True)
class Proof:
    """`faults` are sentences with their file, `advice` what is no fault, `found` what is there."""

    faults: tuple[str, ...]
    advice: tuple[str, ...]
    found: tuple[str, ...]


def prove(folder: Path, *, on: date) -> Proof:
    """Everything wrong with a service's folder, and on a day what grows old.

    Raises FaultyInputError for a folder without a service.toml.
    """
    if not (folder / SETTINGS).exists():
        raise FaultyInputError(
            f"{folder} has no {SETTINGS}, so it is not a service's folder. "
            f"`throughcare service new {folder}` makes one."
        )
    files = read_files(folder)
    kinds, broken = _kinds(folder)
    packs = sorted((folder / "packs").glob("*.toml"))
    faults = [
        *files.faults,
        *_settings(folder, files),
        *_pictures(folder),
        *_sets(folder),
        *broken,
        *(fault for kind in kinds for fault in _template(kind)),
        *(f"packs/{path.name}: {fault}" for path in packs for fault in check_pack(path)),
        *_hard_words(folder),
        *faults_of_wording(folder),
        *faults_of_words(folder / "templates", Resources(folder), _letters(folder)),
        *(
            f"panels/{path.name}: {fault}"
            for path in sorted((folder / "panels").glob("*.toml"))
            for fault in check_kind(path)
        ),
        *_mappings(folder),
    ]
    advice = [*_old(folder, files, on)]
    if not faults:
        advice += [*_behind(folder), *_untranslated(folder, files)]
    return Proof(tuple(dict.fromkeys(faults)), tuple(advice), tuple(_found(files, kinds, packs)))


def _kinds(folder: Path) -> tuple[list[Kind], list[str]]:
    """The service's own kinds, and why they cannot be used."""
    try:
        every = Catalogue(Resources(folder)).kinds()
    except FaultyInputError as error:
        return [], [f"templates: {fault}" for fault in error.faults or (error.summary,)]
    own = folder / "templates"
    # A part of the service's own changes our documents too.
    return [kind for kind in every if kind.folder.parent == own or not is_ours(kind)], []


def _letters(folder: Path) -> tuple[Kind, ...]:
    """Every kind of letter, also where a kind of the service's own cannot be used."""
    try:
        return tuple(kind for kind in Catalogue(Resources(folder)).kinds() if kind.letter)
    except FaultyInputError:
        return tuple(kind for kind in Catalogue(Resources()).kinds() if kind.letter)


def _untranslated(folder: Path, files: FolderFiles) -> Iterator[str]:
    """What letters cannot say in a language that is begun; of a service in Wales, in Welsh."""
    settings = files.data.get(SETTINGS, {})
    resources = Resources(folder)
    begun = {*languages(resources), *([WELSH] if settings.get("nation") == "wales" else [])}
    for language in sorted(begun - {ENGLISH}):
        called = label(("child", "letters_in", "language"), language)
        for kind in _letters(folder):
            lacks = wording(kind, resources, language).lacks
            if lacks:
                named = ", ".join(lacks[:_MOST_NAMED]) + (", ..." if lacks[_MOST_NAMED:] else "")
                yield (
                    f"templates/{kind.name}: {len(lacks)} of its fixed wordings are not there in "
                    f"{called}: {named}. Whoever speaks it writes them into "
                    f"{kind.name}/words.{language}.toml, and those of all letters into "
                    f"words.{language}.toml."
                )
        for rung in ladder_of(open_service(folder)).rungs:
            if not rung.is_ours and language not in rung.words:
                yield (
                    f"{SETTINGS}, warnings: “{rung.name}” has no name in {called} "
                    "(other_languages)."
                )


def _settings(folder: Path, files: FolderFiles) -> Iterator[str]:
    settings = files.data.get(SETTINGS, {})
    logo, accent, pack = (settings.get(key) for key in ("logo", "accent_colour", "rule_pack"))
    if isinstance(logo, str) and (fault := _logo(folder, logo)):
        yield f"{SETTINGS}, logo: {fault}"
    if isinstance(accent, str):
        try:
            refuse_pale(accent)
        except (FaultyInputError, ValueError) as error:
            yield f"{SETTINGS}, accent_colour: {error}"
    own = {path.stem for path in (folder / "packs").glob("*.toml")}
    if isinstance(pack, str) and pack not in own and pack not in pack_names():
        held = ", ".join([*sorted(own), *pack_names()])
        yield f"{SETTINGS}, rule_pack: there is no pack of that name. Packs held: {held}."


def _hard_words(folder: Path) -> Iterator[str]:
    """Every fault of the service's own list of hard words; none where it has no list."""
    try:
        lists_of(folder)
    except FaultyInputError as error:
        yield from (f"{OWN_WORDS}: {fault}" for fault in error.faults or (error.summary,))


def _logo(folder: Path, name: str) -> str:
    try:
        read_photograph(file_in(folder, name, SETTINGS))
    except (ThroughcareError, UnfitPictureError) as error:
        return str(error)
    return ""


def _sets(folder: Path) -> Iterator[str]:
    """Every fault of the service's own picture sets, and of each picture in them."""
    for own in folders_of(folder):
        where = own.relative_to(folder).as_posix()
        try:
            entries = read_set(own).every()
        except FaultyInputError as error:
            yield from (f"{where}: {fault}" for fault in error.faults or (error.summary,))
            continue
        for entry in entries:
            try:
                read_picture(entry.path)
            except UnfitPictureError as error:
                yield f"{where}/{entry.path.name}: {error}"


def _pictures(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "pictures").glob("*")):
        if path.suffix.lower() in (".png", ".jpg", ".jpeg"):
            name = path.relative_to(folder).as_posix()
            if fault := _logo(folder, name):
                yield f"{name}: {fault}"


def _mappings(folder: Path) -> Iterator[str]:
    """Every fault of the mappings that the service keeps for its exports."""
    for path in sorted((folder / "imports").glob("*.toml")):
        try:
            faults = mapping_faults(path)
        except FaultyInputError as error:
            faults = error.faults or (error.summary,)
        yield from (f"imports/{path.name}: {fault}" for fault in faults)


def _template(kind: Kind) -> Iterator[str]:
    where = f"templates/{kind.name}"
    try:
        required(kind.requirements)
    except ThroughcareError as error:
        yield f"{where}/{kind.requirements.name}: {error}"
        return
    try:
        for fault in faults_of(kind, kind.template):
            yield f"{where}/{kind.template.name}: {fault}"
    except ThroughcareError as error:
        yield f"{where}/{kind.template.name}: {error}"
    except ValueError:
        yield f"{where}/requirements.schema.json cannot be read. Copy ours in again."


def _old(folder: Path, files: FolderFiles, on: date) -> Iterator[str]:
    for each in _entries(files, ESTABLISHMENTS, "establishments"):
        checked = each.get("checked_on")
        if isinstance(checked, str) and checked < (on - _OLD).isoformat():
            yield (
                f"{ESTABLISHMENTS}: nobody has made sure for a year how to visit and ring "
                f"{each.get('name')}. Ring them, and write today under checked_on."
            )
    if STAFF not in files.data and not (folder / STAFF).exists():
        yield f"There is no {STAFF}: people are then written into each case."


def _entries(files: FolderFiles, file: str, name: str) -> list[Mapping[str, Any]]:
    """The entries of a list in a file; what is none is passed by, since it is told as a fault."""
    found = files.data.get(file, {}).get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _behind(folder: Path) -> Iterator[str]:
    for one in upgrades(folder):
        if one.was and one.was != one.now:
            yield (
                f"{one.name} was copied from version {one.was}; now there is {one.now}. "
                "`throughcare service upgrade` shows what changed."
            )


def _found(files: FolderFiles, kinds: list[Kind], packs: list[Path]) -> Iterator[str]:
    counts = (
        (len(_entries(files, STAFF, "staff")), "member of staff", "members of staff"),
        (
            len(_entries(files, ESTABLISHMENTS, "establishments")),
            "establishment",
            "establishments",
        ),
        (len(kinds), "template of your own", "templates of your own"),
        (len(packs), "rule pack of your own", "rule packs of your own"),
    )
    yield from (f"{count} {one if count == 1 else many}" for count, one, many in counts)
