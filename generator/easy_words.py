"""The part of the toolkit that works on easy-read words."""

import dataclasses
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from generator.case import Case, Panel, read_bytes
from generator.errors import FaultyInputError

if TYPE_CHECKING:
    from generator.easyread import Remark


class EasyWords:
    """What the toolkit does with easy-read words."""

    _folder: Path | None

    def open(self, path: Path | str) -> Case | Panel:
        """Read and validate a case or panel file."""
        raise NotImplementedError

    def _settle(self, path: Path) -> None:
        """Take the folder that a file lies in for the service's."""
        raise NotImplementedError

    def easy_words(self, path: Path | str) -> "tuple[Remark, ...]":
        """What the checks of easy-read sentences find in a case file, a text, a Word file or a PDF.

        Raises CaseError, TemplateError, PdfError or FaultyInputError for what cannot be read.
        """
        from generator.documents.easy_words import of_case, of_paper  # noqa: PLC0415 (rare)

        if Path(path).suffix.lower() == ".json":
            return of_case(self.open(path), self._folder)
        self._settle(Path(path))
        return of_paper(Path(path), self._folder)

    def open_at_level(
        self,
        path: Path | str,
        level: int | None = None,
        same_as: Mapping[str, str] = MappingProxyType({}),
    ) -> Case:
        """A child's case, its easy words at another level than its profile says; None keeps that.

        `same_as` gives conditions by their id the explanation that somebody confirmed to say the
        same. Raises as `open` does; FaultyInputError for a panel, a case without conditions, and
        for what cannot be confirmed: a condition that is not there or has sentences of its own, an
        explanation that the catalogue does not have.
        """
        record = self.open(path)
        if isinstance(record, Panel):
            raise FaultyInputError("This is a panel file. Give the case file of a child.")
        if not record.data.get("supervision", {}).get("conditions"):
            raise FaultyInputError(
                "The case has no conditions to explain. Add those of the licence or notice, word "
                "for word as issued (supervision, conditions)."
            )
        record = _confirmed(record, same_as) if same_as else record
        if level is None:
            return record
        easy = {**record.data.get("easy_read", {}), "level": level}
        own = record.data if record.own is None else record.own
        own_easy = {**own.get("easy_read", {}), "level": level}
        return dataclasses.replace(
            record,
            data={**record.data, "easy_read": easy},
            own={**own, "easy_read": own_easy},
        )

    def rules_of_its_own(self, record: Case) -> int:
        """How many rules of a case have sentences of their own in it, which no level changes."""
        from generator.easyread import said  # noqa: PLC0415 (rare)

        conditions = record.data.get("supervision", {}).get("conditions", ())
        return sum(1 for one in conditions if said(one.get("easy_read", {})))

    def to_hold_beside(self, record: Case) -> str:
        """Which easy words a person has to hold beside the paper, in a sentence; empty for none."""
        from generator.easyread import to_hold_beside  # noqa: PLC0415 (rare)

        return to_hold_beside(record.data)

    def write_easy_words(
        self,
        path: Path | str,
        level: int | None = None,
        same_as: Mapping[str, str] = MappingProxyType({}),
    ) -> Path | None:
        """Write the easy words of a case into its file, to be changed for the child.

        What the file says itself stays, and `same_as` is kept in it as well. Returns the copy of
        the file as it was, None where nothing was to be written. Raises as `open_at_level` does,
        CaseError when somebody else changed the file meanwhile, OutputError when it cannot be
        written.
        """
        from generator.documents.easy_words import with_words  # noqa: PLC0415 (rare)
        from generator.documents.writing import laid_out  # noqa: PLC0415
        from generator.store import write_case  # noqa: PLC0415

        original = read_bytes(Path(path))
        record = self.open_at_level(path, level, same_as)
        before = self.open(path)
        new = with_words(record)
        if new == (before.data if before.own is None else before.own):
            return None
        return write_case(Path(path), original, laid_out(new, original))


def _confirmed(record: Case, same_as: Mapping[str, str]) -> Case:
    """The case with the explanations that somebody confirmed to say the same as its conditions."""
    from generator.easyread import said  # noqa: PLC0415 (rare)
    from generator.easyread.catalogue import explanations  # noqa: PLC0415

    held = {one["id"]: one for one in record.data["supervision"]["conditions"]}
    for condition, name in same_as.items():
        if condition not in held:
            raise FaultyInputError(
                f"The case has no condition {condition}. Its conditions:", list(held)
            )
        if said(held[condition].get("easy_read", {})):
            raise FaultyInputError(
                f"The condition {condition} has sentences in the case file already, and they "
                "count. Take its lines out first (supervision, conditions, easy_read, lines)."
            )
        if name not in explanations():
            near = get_close_matches(name, explanations(), 3)
            raise FaultyInputError(
                f"The catalogue has no explanation {name}."
                + (f" Did you mean {' or '.join(near)}?" if near else "")
            )
    own = record.data if record.own is None else record.own
    return dataclasses.replace(
        record,
        data=_with_same(record.data, same_as),
        own=_with_same(own, same_as),
    )


def _with_same(data: Mapping[str, Any], same_as: Mapping[str, str]) -> dict[str, Any]:
    held = data["supervision"]
    conditions = [
        {**one, "easy_read": {**one.get("easy_read", {}), "same_as": same_as[one["id"]]}}
        if one["id"] in same_as
        else one
        for one in held["conditions"]
    ]
    return {**data, "supervision": {**held, "conditions": conditions}}
