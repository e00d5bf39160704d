"""What is known of the records that documents are made from, each worked out once."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from generator.case import Case
from generator.catalogue import Catalogue
from generator.documents._made_of import AS_IT_IS, Record, Trial
from generator.documents._worked import Memory
from generator.errors import RulesError
from generator.resources import Resources, shipped
from generator.rules import Pack, load_pack, pack_names
from generator.rules.case_dates import CaseDates

__all__ = ["Known"]


@dataclass(frozen=True)
class Known:
    """Records as the rule packs and the wording that `resources` finds see them.

    `libreoffice` allows LibreOffice to draw a PDF that our own engine refuses.
    """

    resources: Resources
    libreoffice: bool = False
    _memory: Memory = field(default_factory=Memory, init=False, repr=False, compare=False)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The kinds of document there are: the service's own before the shipped ones."""
        return Catalogue(self.resources)

    def pack(self, record: Case, wanted: str | None = None) -> Pack:
        """The rule pack that is `wanted`, else the case's own, else the national one.

        A service's own pack stands before a shipped one of its name. Raises RulesError.
        """
        name = wanted or record.data.get("rules", {}).get("pack", "national")
        for folder in self.resources.roots("packs"):
            if folder == shipped("packs"):
                continue
            own = {path.stem: path for path in folder.glob("*.toml")}
            if name in own:
                return load_pack(own[name])
        if wanted is None and name not in pack_names():
            # A case file comes from outside: what it names is never opened as a path.
            by = record.held_in(("rules", "pack"))
            raise RulesError(
                f"{by} names a rule pack that is not held (rule_pack)."
                if by
                else "The case names a rule pack that is not held (rules, pack).",
                [f"Packs held: {', '.join(pack_names())}."],
            )
        return load_pack(name)

    def _rules(self, record: Record, trial: Trial) -> str:
        """The pack that dates and findings come from; those of others print none."""
        if not isinstance(record, Case):
            return "none"
        pack = self.pack(record, trial.pack)
        return f"{pack.name} {pack.version}"

    def worded(self, record: Record, on: date) -> Record:
        """A case with its conditions in easy words, worked out once; all else as it is."""
        return self._memory.of(record, on).worded if isinstance(record, Case) else record

    def dates(self, case: Case, on: date, trial: Trial = AS_IT_IS) -> CaseDates:
        """What the rules say of the case on that day. Raises RulesError for an unknown pack."""
        return self._memory.of(case, on).dates(self.pack(case, trial.pack), trial.release)
