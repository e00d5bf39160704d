"""The part of the toolkit that a therapist edits with: the words, look, pictures and week."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.case import Case, Panel, Service, read_bytes
from generator.errors import ChangedMeanwhileError, FaultyInputError
from generator.sign_off import child_of

if TYPE_CHECKING:
    from generator.easyread.studio import Coverage, Layers, RuleFinding, RuleWords
    from generator.easyread.wording import Known

__all__ = ["EasyRule", "EasyStudio", "easy_state"]

# What the child's profile holds besides what its own pages record.
_NOT_PROFILE = frozenset({"taught", "signed", "own_pictures"})
_MEANWHILE = (
    "The file was changed in another window or by somebody else while you worked, so nothing was "
    "written. Look at what it says now, and choose."
)


@dataclass(frozen=True)
class EasyRule:
    """One condition as it is worked on.

    `number` counts from 1. `words` are what is edited, `printed` the same with the words that the
    child uses, `below` what the layers under the child's would say. `unknown` are sentences of it
    that no list holds, `near` the explanations that may say the same, by name, each with why.
    `notes` is what the catalogue tells the therapist. `state` changes with the file's words of it.
    """

    id: str
    number: int
    official: str
    words: "RuleWords"
    printed: "RuleWords"
    below: "RuleWords"
    layers: "Layers"
    findings: "tuple[RuleFinding, ...]"
    unknown: tuple[str, ...]
    near: Mapping[str, str]
    notes: tuple[str, ...]
    state: str


@dataclass(frozen=True)
class _Studio:
    """A case with what the layers of wording make of it, each worked out once."""

    record: Case
    service: Path | None

    @cached_property
    def completed(self) -> dict[str, Any]:
        from generator.easyread.wording import completed  # noqa: PLC0415 (rare)

        return completed(self.record.data, self.service)

    @cached_property
    def worded(self) -> dict[str, Any]:
        from generator.easyread import worded  # noqa: PLC0415 (rare)

        return worded(self.record.data, self.service)

    def below(self, number: int, service: Path | None) -> "RuleWords":
        """What the layers under the child's say of a condition, with a service's or without."""
        from generator.easyread.studio import without_own, words_of  # noqa: PLC0415 (rare)
        from generator.easyread.wording import completed  # noqa: PLC0415

        bare = completed(without_own(self.record.data), service)
        found = words_of(bare["supervision"]["conditions"][number]["easy_read"])
        return replace(found, left_out=())

    def words(self, whole: Mapping[str, Any], number: int) -> "RuleWords":
        """The words of a condition in a case that has them complete."""
        from generator.easyread.studio import words_of  # noqa: PLC0415 (rare)

        return words_of(whole["supervision"]["conditions"][number].get("easy_read", {}))


class EasyStudio:
    """What the toolkit does for whoever edits a child's easy-read paper."""

    _folder: Path | None

    @property
    def service(self) -> Service | None:
        """What the service's folder holds of every case."""
        raise NotImplementedError

    def open(self, path: Path | str) -> Case | Panel:
        """Read and validate a case or panel file."""
        raise NotImplementedError

    def easy_coverage(self, record: Case | Panel, *, on: date) -> "Coverage":
        """How far each condition is explained, checked and pictured on that day.

        Raises FaultyInputError for a panel or a case without conditions.
        """
        from generator.easyread.studio import coverage, findings_of  # noqa: PLC0415 (rare)

        worded = _Studio(child_of(record), self._folder).worded
        return coverage(worded, findings_of(worded, on, self._folder))

    def easy_rule(
        self,
        record: Case | Panel,
        condition: str,
        *,
        on: date,
        words: "RuleWords | None" = None,
    ) -> EasyRule:
        """A condition as it is worked on; with `words`, as if the file said those.

        Nothing is written. Raises FaultyInputError for a panel, and for a condition that the case
        does not have.
        """
        from generator.easyread.studio import findings_of, layers_of  # noqa: PLC0415 (rare)
        from generator.easyread.wording import known, nearest  # noqa: PLC0415

        held = child_of(record)
        number = _place(held, condition)
        if words is not None:
            held = self._as_if(held, number, words)
        studio = _Studio(held, self._folder)
        shown, below = studio.words(studio.completed, number), studio.below(number, self._folder)
        told = known(held.data)[number]
        return EasyRule(
            id=condition,
            number=number + 1,
            official=held.data["supervision"]["conditions"][number]["official_text"],
            words=shown,
            printed=studio.words(studio.worded, number),
            below=below,
            layers=layers_of(shown, below, studio.below(number, None)),
            findings=findings_of(studio.worded, on, self._folder).get(number, ()),
            unknown=told.rest,
            near=nearest(told, held.data["supervision"]["conditions"][number]) if told.rest else {},
            notes=_notes(told),
            state=easy_state(child_of(record), condition),
        )

    def write_easy_rule(
        self, path: Path, condition: str, words: "RuleWords", *, before: str
    ) -> Path | None:
        """Write the words of a condition into the case file, as the child's own layer.

        `before` is the state of what they were edited from. Returns the copy of the file as it
        was, None where nothing was to be written. Raises ChangedMeanwhileError where the file
        says something else since, FaultyCaseError for words that no case can hold.
        """
        original, record = self._read(path, before, condition)
        number = _place(record, condition)
        return self._put_rule(path, original, record, number, self._kept_of(record, number, words))

    def restore_easy_rule(self, path: Path, condition: str, *, before: str) -> Path | None:
        """Go back to the words of the layers below; what was declared to be left out stays.

        Returns and raises as `write_easy_rule`, and FaultyInputError where no layer below has
        words for the condition.
        """
        from generator.easyread.studio import bare_rule  # noqa: PLC0415 (rare)

        original, record = self._read(path, before, condition)
        number = _place(record, condition)
        if not _Studio(record, self._folder).below(number, self._folder).sentences:
            raise FaultyInputError(
                "The catalogue has no words for this condition, so there is nothing to go back to."
            )
        return self._put_rule(path, original, record, number, bare_rule(_own(record, number)))

    def confirm_easy_rule(
        self, path: Path, condition: str, same_as: str, *, before: str
    ) -> Path | None:
        """Write down that somebody confirmed a condition to say the same as an explanation.

        Returns and raises as `write_easy_rule`, and FaultyInputError for an explanation that the
        catalogue does not have.
        """
        from generator.easyread.catalogue import explanations  # noqa: PLC0415 (rare)

        if same_as not in explanations():
            raise FaultyInputError("The catalogue has no such explanation. Choose one of the list.")
        original, record = self._read(path, before, condition)
        number = _place(record, condition)
        own = {**_own(record, number), "same_as": same_as}
        return self._put_rule(path, original, record, number, own)

    def answer_easy_question(
        self, path: Path, condition: str, question: str, answer: str, by: str, *, before: str
    ) -> Path | None:
        """Write down what answers a question that the check asks of a condition, and who says so.

        Returns and raises as `write_easy_rule`.
        """
        original, record = self._read(path, before, condition)
        number = _place(record, condition)
        own = _own(record, number)
        row = {"question": question, "answer": answer, "by": by}
        own["answered"] = [*own.get("answered", ()), row]
        return self._put_rule(path, original, record, number, own)

    def write_easy_profile(
        self, path: Path, changes: Mapping[str, Any], *, before: str
    ) -> Path | None:
        """Write fields of the child's profile (easy_read) into the case file; None takes one out.

        Returns and raises as `write_easy_rule`.
        """
        original, record = self._read(path, before, "")
        easy = dict(_whole(record).get("easy_read", {}))
        after = {**easy, **changes}
        after = {name: value for name, value in after.items() if value not in (None, "", [])}
        if after == easy:
            return None
        return self._put(path, original, record, [(("easy_read",), after)])

    def _as_if(self, record: Case, number: int, words: "RuleWords") -> Case:
        """The case as if its file said these words of a condition."""
        kept = self._kept_of(record, number, words)
        own = _whole(record)
        return replace(
            record,
            data=_with_rule(record.data, number, kept),
            own=_with_rule(own, number, kept),
        )

    def _kept_of(self, record: Case, number: int, words: "RuleWords") -> dict[str, Any]:
        from generator.easyread.studio import kept  # noqa: PLC0415 (rare)

        studio = _Studio(record, self._folder)
        was = studio.words(studio.completed, number)
        return kept(_own(record, number), was, words, studio.below(number, self._folder))

    def _read(self, path: Path, before: str, condition: str) -> tuple[bytes, Case]:
        """A case to be changed, and its bytes; raises where it is not the one that was shown."""
        original = read_bytes(path)
        record = child_of(self.open(path))
        if easy_state(record, condition) != before:
            raise ChangedMeanwhileError(_MEANWHILE)
        return original, record

    def _put_rule(
        self, path: Path, original: bytes, record: Case, number: int, easy: dict[str, Any]
    ) -> Path | None:
        if easy == _own(record, number):
            return None
        place = ("supervision", "conditions", number, "easy_read")
        return self._put(path, original, record, [(place, easy or None)])

    def _put(
        self, path: Path, original: bytes, record: Case, changes: list[tuple[Any, Any]]
    ) -> Path:
        from generator.store import change_case  # noqa: PLC0415 (rare)

        return change_case(path, record, original, changes, self.service)


def easy_state(record: Case, condition: str = "") -> str:
    """A fingerprint of what the file says of a condition; without one, of the child's profile."""
    own = _whole(record)
    if condition:
        held = own["supervision"]["conditions"][_place(record, condition)]
        part = {name: held.get(name) for name in ("official_text", "inputs", "easy_read")}
    else:
        easy = own.get("easy_read", {})
        part = {name: value for name, value in easy.items() if name not in _NOT_PROFILE}
    plain = json.dumps(part, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()[:32]


def _whole(record: Case) -> Mapping[str, Any]:
    return record.data if record.own is None else record.own


def _own(record: Case, number: int) -> dict[str, Any]:
    """What the file itself says of a condition in easy words."""
    return dict(_whole(record)["supervision"]["conditions"][number].get("easy_read", {}))


def _place(record: Case, condition: str) -> int:
    for number, one in enumerate(record.data["supervision"]["conditions"]):
        if one["id"] == condition:
            return number
    raise FaultyInputError("The case has no such condition. It may have been taken out.")


def _with_rule(data: Mapping[str, Any], number: int, easy: dict[str, Any]) -> dict[str, Any]:
    held = data["supervision"]
    conditions = list(held["conditions"])
    conditions[number] = {**conditions[number], "easy_read": easy}
    return {**data, "supervision": {**held, "conditions": conditions}}


def _notes(told: "Known") -> tuple[str, ...]:
    """What the catalogue tells the therapist of a condition."""
    from generator.easyread.catalogue import explanation  # noqa: PLC0415 (rare)

    found = [note for part in told.parts for note in explanation(part.form.explained).therapist]
    return tuple(dict.fromkeys(found))
