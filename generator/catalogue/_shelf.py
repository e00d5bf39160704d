"""All document kinds, a service's own before the shipped ones."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.catalogue._kind import Kind
from generator.catalogue._parts import PARTS, shared_parts, strange_parts, word_files
from generator.catalogue._reading import read_kind
from generator.errors import FaultyInputError
from generator.resources import Resources, shipped
from generator.spelling import folded, nearest_of


@dataclass(frozen=True)
class Catalogue:
    """The kinds found in the template folders of `resources`."""

    resources: Resources

    def kinds(self) -> tuple[Kind, ...]:
        """Every kind, in the order of its title."""
        return tuple(sorted(self._by_name.values(), key=lambda kind: kind.title))

    def parts(self) -> tuple[Path, ...]:
        """The file of every shared part, a service's own before the shipped one."""
        return shared_parts(self.resources.roots("templates"))

    def get(self, name: str) -> Kind:
        """One kind. Raises FaultyInputError with a suggestion when there is none of that name."""
        if name in self._by_name:
            return self._by_name[name]
        known = {kind.title: each for each, kind in self._by_name.items()}
        near = nearest_of(name, known | {each: each for each in self._by_name})
        near = near or _begun(name, known)
        hint = f"Did you mean '{near}'?" if near else "`throughcare documents` lists them all."
        raise FaultyInputError(f"There is no document kind '{name}'. {hint}")

    @cached_property
    def _by_name(self) -> dict[str, Kind]:
        found: dict[str, Kind] = {}
        parts = self.parts()
        for root in self.resources.roots("templates"):
            own = root != shipped("templates")
            if own and (strange := list(_strange(root))):
                raise FaultyInputError(f"Not every template in {root} can be used:", strange)
            for folder in sorted(path for path in root.iterdir() if path.is_dir()):
                if folder.name not in found and _holds_a_kind(folder):
                    found[folder.name] = read_kind(folder, parts)
        return found


def _begun(name: str, known: Mapping[str, str]) -> str | None:
    """The only kind whose name begins so, or whose title holds these words; else None."""
    sought = folded(name)
    found = {
        each
        for title, each in known.items()
        if sought and (folded(each).startswith(sought) or sought in folded(title))
    }
    return found.pop() if len(found) == 1 else None


def _holds_a_kind(folder: Path) -> bool:
    names = ("document.toml", "requirements.schema.json", f"{folder.name}.docx")
    return any((folder / name).is_file() for name in names)


def _strange(root: Path) -> Iterator[str]:
    """Word files in a service's folder that no document would be made from."""
    ours = sorted(path.parent.name for path in shipped("templates").glob("*/document.toml"))
    for path in word_files(root):
        yield (
            f"{path.name} stands in no folder. Put it into a folder with the name of its kind, "
            f"such as {ours[0]}/{ours[0]}.docx."
        )
    yield from strange_parts(root)
    for folder in sorted(path for path in root.iterdir() if path.is_dir() and path.name != PARTS):
        names = [path.name for path in word_files(folder)]
        wanted = f"{folder.name}.docx"
        if not names or (wanted in names and (folder / "document.toml").is_file()):
            continue
        if folder.name not in ours and not (folder / "document.toml").is_file():
            near = nearest_of(folder.name, {name: name for name in ours})
            hint = f" Did you mean {near}?" if near else ""
            yield (
                f"{folder.name} is the name of no document kind.{hint} The kinds are: "
                f"{', '.join(ours)}. A kind of your own needs a document.toml in its folder."
            )
        elif wanted not in names:
            yield f"{folder.name}/{names[0]} would not be used. Call it {wanted}."
