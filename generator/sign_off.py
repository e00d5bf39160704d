"""The part of the toolkit that signs easy-read papers, and records what a child said back."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.case import Case, Panel, Service, read_bytes
from generator.case.facts.words import day_words
from generator.catalogue import Catalogue
from generator.errors import FaultyInputError

if TYPE_CHECKING:
    from generator.documents.produce import Document, Producer
    from generator.documents.readiness import Answers, Readiness
    from generator.easyread.comparing import Compared
    from generator.easyread.signing import Verdict

__all__ = ["SignOff", "child_of"]


class SignOff:
    """What the toolkit does about who checked an easy-read paper, and how it was explained."""

    @property
    def service(self) -> Service | None:
        """What the service's folder holds of every case."""
        raise NotImplementedError

    @property
    def _producer(self) -> "Producer":
        """What makes documents."""
        raise NotImplementedError

    def open(self, path: Path | str) -> Case | Panel:
        """Read and validate a case or panel file."""
        raise NotImplementedError

    @property
    def catalogue(self) -> Catalogue:
        """The kinds of document."""
        raise NotImplementedError

    @property
    def _answers(self) -> "Answers":
        """What was found out of the documents of one file."""
        raise NotImplementedError

    def easy_readiness(self, record: Case | Panel, *, on: date) -> "Readiness":
        """Whether the easy-read paper of a case is ready on that day, and what holds it back.

        Raises FaultyInputError for a panel or a case without conditions.
        """
        from generator.documents.signing import PAPER  # noqa: PLC0415 (rare)

        kind = self.catalogue.get(PAPER)
        return self._answers.of(kind, child_of(record), on).readiness

    def easy_read_verdict(self, record: Case | Panel, *, on: date) -> "Verdict":
        """Whether a child's easy-read paper is on that day the one that somebody signed.

        Raises FaultyInputError for a panel.
        """
        return self._producer.checked(child_of(record), on)

    def easy_read_mark(self, record: Case | Panel, *, on: date) -> str:
        """A mark of the easy-read paper as it is on that day: equal marks mean the same paper.

        Raises as `easy_readiness` does.
        """
        from generator.easyread.signing import packed  # noqa: PLC0415 (rare)

        return sha256(packed(self._producer.paper(child_of(record), on)).encode()).hexdigest()

    def sign_easy_read(
        self, path: Path, *, by: str, on: date, today: date, outside: str = "", seen: str = ""
    ) -> tuple[Mapping[str, Any], Path]:
        """Sign a case's easy-read paper as it is on that day, in the case file.

        `by` is one of the people of the case or the service's staff, by name or id; `outside` is
        the role of somebody who is neither. `seen` is the mark of the paper as they were shown it,
        empty where nobody was shown any. Returns the signature, and the copy of the file as it
        was. Raises FaultyInputError for a day to come, for somebody who may not sign and for a
        paper that is not any more the one that was seen, NotReadyError while the final paper could
        not be made, CaseError when somebody else changed the file meanwhile, OutputError when it
        cannot be written.
        """
        from generator.documents.readiness import not_ready  # noqa: PLC0415 (rare)
        from generator.easyread.signing import signature  # noqa: PLC0415 (rare)

        original = read_bytes(path)
        record = child_of(self.open(path))
        _refuse_to_come(on, today, "signed")
        name, role = self._signer(record, by, outside)
        ready = self.easy_readiness(record, on=on)
        if not ready.ready:
            raise not_ready([ready], " before it is signed.")
        parts = self._producer.paper(record, on)
        if seen and seen != self.easy_read_mark(record, on=on):
            raise FaultyInputError(
                "The paper was changed after this page was opened, so it is not signed. Look at it "
                "again, and tick again what you checked."
            )
        signed = signature(parts, by=name, role=role, on=on, is_outside=bool(outside))
        return signed, self._kept(path, record, original, "signed", signed)

    def easy_read_waits(self, path: Path, *, on: date) -> bool:
        """Whether something keeps the final easy-read paper of a case from being made.

        Raises as `open` does, and FaultyInputError for a panel or a case without conditions.
        """
        return not self.easy_readiness(self.open(path), on=on).ready

    def _signer(self, record: Case, by: str, outside: str) -> tuple[str, str]:
        from generator.easyread.signing import named_signer  # noqa: PLC0415 (rare)

        staff = record.service.staff if record.service else ()
        known = named_signer(record.data, staff, by)
        if known is not None and outside:
            raise FaultyInputError(
                f"{known[0]} is in this case or on the staff as {known[1]}. Leave the role out."
            )
        if known is None and not outside:
            raise FaultyInputError(
                f"{by} is neither among the people of the case nor on the service's staff. Add "
                "them there, or say with --from-outside in what role they sign: the paper then "
                "says that they are not one of your workers."
            )
        return known or (" ".join(by.split()), " ".join(outside.split()))

    def teach(
        self,
        path: Path,
        *,
        answer: str,
        by: str,
        on: date,
        today: date,
        condition: str = "",
        question: str = "",
        again_on: date | None = None,
    ) -> tuple[Mapping[str, Any], Path]:
        """Record in the case file how a question to check went.

        `condition` is the id of the rule it is about, whose own question is taken where
        `question` is empty. Returns the record, and the copy of the file as it was. Raises
        FaultyInputError for what is not clear, and as `sign_easy_read` does for the file.
        """
        original = read_bytes(path)
        record = child_of(self.open(path))
        _refuse_to_come(on, today, "recorded")
        if answer == "not-yet" and again_on is None:
            raise FaultyInputError("Say when it is explained again: --again-on 2026-06-12.")
        if again_on is not None and again_on < on:
            raise FaultyInputError("The day to explain it again lies before the day it was asked.")
        asked = question or self._question(record, condition, on)
        row: dict[str, Any] = {
            **({"condition": condition} if condition else {}),
            "question": asked,
            "answer": answer,
            "by": by,
            "date": on.isoformat(),
            **({"again_on": again_on.isoformat()} if again_on else {}),
        }
        own = record.data if record.own is None else record.own
        before = own.get("easy_read", {}).get("taught", [])
        return row, self._kept(path, record, original, "taught", [*before, row])

    def teach_back_lines(self, record: Case | Panel, *, on: date) -> tuple[str, ...]:
        """Each rule with its question and how it last went, a line each.

        Raises FaultyInputError for a panel or a case without conditions.
        """
        from generator.easyread import teach_back_lines  # noqa: PLC0415 (rare)

        return teach_back_lines(self._producer.worded(child_of(record), on).data)

    def _question(self, record: Case, condition: str, on: date) -> str:
        """The question of a condition, from the nearest layer of wording."""
        rules = self._producer.worded(record, on).data.get("supervision", {}).get("conditions", ())
        found = next((one for one in rules if one["id"] == condition), None)
        if found is None:
            named = f"The case has no condition {condition}." if condition else "No rule was named."
            raise FaultyInputError(
                f"{named} Say which it is about with --rule and its id:",
                [_named(each) for each in rules],
            )
        asked = found.get("easy_read", {}).get("question")
        if not asked:
            raise FaultyInputError(
                f"The condition {condition} has no question yet. Say what you asked: --question."
            )
        return str(asked)

    def compare_easy_read(self, old: Path, new: Path, *, on: date) -> "Compared":
        """What is new, stopped or different for a child between two states of their case.

        Raises FaultyInputError for panels and for cases of two children.
        """
        from generator.easyread.comparing import compared  # noqa: PLC0415 (rare)

        first, second = (child_of(self.open(path)) for path in (old, new))
        return compared(*(self._producer.worded(one, on).data for one in (first, second)))

    def comparison(self, new: Path, found: "Compared", *, on: date) -> "tuple[Document, ...]":
        """What changed for a child as Word and PDF, a draft until the new paper is signed.

        They are not written yet. Raises as `easy_read_verdict` does.
        """
        from generator.documents.comparison import comparison  # noqa: PLC0415 (rare)

        return comparison(self._producer, child_of(self.open(new)), found, on)

    def _kept(self, path: Path, record: Case, original: bytes, name: str, value: Any) -> Path:
        """Write one field of the easy-read section into the case file."""
        from generator.store import change_case  # noqa: PLC0415 (rare)

        own = record.data if record.own is None else record.own
        easy = {**own.get("easy_read", {}), name: value}
        return change_case(path, record, original, [(("easy_read",), easy)], self.service)


def _named(condition: dict[str, Any]) -> str:
    """A condition by its id, with its heading where it has one."""
    heading = condition.get("easy_read", {}).get("heading")
    return f"{condition['id']} ({heading})" if heading else str(condition["id"])


def child_of(record: Case | Panel) -> Case:
    """The case of a child with conditions to explain; raises FaultyInputError for any other."""
    if isinstance(record, Panel):
        raise FaultyInputError("This is a panel file. Give the case file of a child.")
    if not record.data.get("supervision", {}).get("conditions"):
        raise FaultyInputError(
            "The case has no conditions to explain. Add those of the licence or notice, word for "
            "word as issued (supervision, conditions)."
        )
    return record


def _refuse_to_come(on: date, today: date, done: str) -> None:
    if on > today:
        raise FaultyInputError(
            f"{day_words(on)} is still to come. It is {done} on the day that it is done."
        )
