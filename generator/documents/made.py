"""The documents of one case that lie in a folder: which version, in what state, why stale."""

import dataclasses
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.case import Case
from generator.catalogue import ENDINGS, Catalogue, format_of
from generator.documents.fingerprint import is_protected, is_signed, untouched
from generator.documents.letters import addressed
from generator.documents.produce import Document, Producer
from generator.documents.provenance import provenance_in
from generator.documents.status import why_stale
from generator.documents.writing import stays
from generator.errors import FaultyInputError
from generator.reading import NotTextError, read_small

__all__ = ["Made", "made_of", "versioned"]

_MOST_BYTES = 200_000_000
_MOST_VERSIONS = 99
_VERSION = re.compile(r"v([0-9]{1,2})")


@dataclass(frozen=True)
class Made:
    """A document of a case that was made before and lies in a folder.

    `kind` is the name of its kind, `form` its format, `on` the day that it shows, `version` 1 for
    the first of that day. `to` says to whom this copy goes, empty where all read the same. `tried`
    says in words what it tries out; mostly empty. `reasons` says why it is stale; empty when it is
    up to date. Of one with a password nothing else is known.
    """

    path: Path
    kind: str
    form: str
    on: date
    version: int
    to: str
    tried: str
    draft: bool
    signed: bool
    protected: bool
    edited: bool
    reasons: tuple[str, ...]

    @property
    def is_locked(self) -> bool:
        """Whether it is never written over: signed, with a password, or edited by somebody."""
        return self.signed or self.protected or self.edited

    def content(self) -> bytes:
        """The bytes of the file as they are now. Raises FaultyInputError."""
        return _content(self.path)


def made_of(
    folder: Path,
    record: Case,
    catalogue: Catalogue,
    producer: Producer,
    on: date,
    *,
    taken_over: Callable[[Path, Case], bool],
) -> Iterator[Made]:
    """Every document of the case in the folder, the latest first; none where there is no folder.

    A file is known by its name, as it was written; what it says of itself counts where it can be
    read. `taken_over` as for `statuses`.
    """
    kinds = [kind.name for kind in catalogue.kinds() if kind.subject == "case"]
    for path, kind, to, rest, day in _named(folder, record.identifier, kinds):
        try:
            content = _content(path)
        except FaultyInputError:
            continue
        version = _VERSION.fullmatch(rest)
        said = provenance_in(content)
        signed, protected = is_signed(content), is_protected(content)
        stale: tuple[str, ...] = ()
        if said is not None:
            held = {record.identifier: record}
            stale = why_stale(path, said, held, catalogue, producer, on=on, taken_over=taken_over)
        elif not protected:
            stale = ("it no longer says what it was made from",)
        yield Made(
            path=path,
            kind=kind,
            form=format_of(path),
            on=day,
            version=int(version[1]) if version else 1,
            to=addressed(to) if to else "",
            tried=(said.trial if said else "") or ("" if version else rest.replace("-", " ")),
            draft=said is not None and said.draft,
            signed=signed,
            protected=protected,
            edited=not signed and not untouched(content),
            reasons=stale,
        )


def _named(
    folder: Path, identifier: str, kinds: Sequence[str]
) -> Iterator[tuple[Path, str, str, str, date]]:
    """The files whose names are those of documents of the case, the latest first."""
    name = re.compile(
        rf"({'|'.join(map(re.escape, kinds))})_{re.escape(identifier)}"
        rf"(?:_(to-[a-z0-9-]+))?(?:_([^_.]+))?"
        rf"_(\d{{4}}-\d{{2}}-\d{{2}})\.(?:{'|'.join(map(re.escape, ENDINGS))})"
    )
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        match = name.fullmatch(path.name)
        if match is None or path.is_symlink():
            continue
        try:
            day = date.fromisoformat(match[4])
        except ValueError:
            continue
        found.append((path, match[1], match[2] or "", match[3] or "", day))
    # Within a day the later version first: v10 comes after v9.
    yield from sorted(found, key=lambda one: (one[4], len(one[3]), one[3]), reverse=True)


def _content(path: Path) -> bytes:
    try:
        return read_small(path, _MOST_BYTES)
    except NotTextError as error:
        raise FaultyInputError(str(error)) from None


def versioned(documents: Sequence[Document], folder: Path) -> tuple[Document, ...]:
    """The documents under the names of the first version that replaces nothing that must stay.

    What is signed, edited, with a password or finished stays as it is: the new ones are then the
    next version of that day. All formats of a document get the same version.
    """
    named: list[Document] = []
    for kind in dict.fromkeys(one.kind.name for one in documents):
        together = [one for one in documents if one.kind.name == kind]
        for version in range(1, _MOST_VERSIONS + 1):
            tried = [_as_version(one, version) for one in together]
            if not any(stays(_path(one, folder), one.content) for one in tried):
                break
        else:
            raise FaultyInputError(
                f"There are {_MOST_VERSIONS} versions of {together[0].kind.title} of that day. "
                "Move some of them away."
            )
        named += tried
    return tuple(named)


def _as_version(document: Document, version: int) -> Document:
    if version == 1:
        return document
    return dataclasses.replace(document, identifier=f"{document.identifier}_v{version}")


def _path(document: Document, folder: Path) -> Path:
    return folder / document.file_name
