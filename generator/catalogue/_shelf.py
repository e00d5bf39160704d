"""All document kinds, a service's own before the shipped ones."""

from dataclasses import dataclass
from functools import cached_property

from generator.catalogue._kind import Kind, read_kind
from generator.errors import FaultyInputError
from generator.resources import Resources
from generator.spelling import nearest_of


@dataclass(frozen=True)
class Catalogue:
    """The kinds found in the template folders of `resources`."""

    resources: Resources

    def kinds(self) -> tuple[Kind, ...]:
        """Every kind, in the order of its title."""
        return tuple(sorted(self._by_name.values(), key=lambda kind: kind.title))

    def get(self, name: str) -> Kind:
        """One kind. Raises FaultyInputError with a suggestion when there is none of that name."""
        if name in self._by_name:
            return self._by_name[name]
        known = {kind.title: each for each, kind in self._by_name.items()}
        near = nearest_of(name, known | {each: each for each in self._by_name})
        hint = f"Did you mean '{near}'?" if near else "`throughcare documents` lists them all."
        raise FaultyInputError(f"There is no document kind '{name}'. {hint}")

    @cached_property
    def _by_name(self) -> dict[str, Kind]:
        found: dict[str, Kind] = {}
        for root in self.resources.roots("templates"):
            for path in sorted(root.glob("*/document.toml")):
                if path.parent.name not in found:
                    found[path.parent.name] = read_kind(path.parent)
        return found
