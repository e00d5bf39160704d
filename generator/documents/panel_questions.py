"""What a person is asked before the papers of a meeting go out, besides the children's extracts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from generator.case import Panel, Question
from generator.case.names import Others
from generator.catalogue import Catalogue
from generator.documents.actions.owners import OwnerFile
from generator.documents.finished import Said
from generator.documents.panel_pack import agency_packs, member_packs
from generator.documents.produce import Producer

__all__ = ["owner_questions", "pack_questions"]


def pack_questions(
    producer: Producer, catalogue: Catalogue, panel: Panel, before: Panel | None, *, on: date
) -> list[Question]:
    """What is asked of the packs of a meeting's members and agencies, each question once.

    Raises FaultyInputError where a pack certainly names a child for whom its reader does not come.
    """
    found: dict[str, Question] = {}

    def look(texts: Sequence[Said], others: Others, asked_of: str) -> None:
        here = others.here([said.text for said in texts])
        for said in texts:
            for each in here.doubts_in(said.text):
                number = each.number(asked_of)
                found.setdefault(number, Question(number, asked_of, said.place, each))

    for packs in (member_packs, agency_packs):
        packs(producer, catalogue, panel, before, on=on, look=look, only_looked_at=True)
    return list(found.values())


def owner_questions(panel: Panel, files: Iterable[OwnerFile]) -> Iterator[Question]:
    """What is asked of the files of owners about actions that this meeting agreed."""
    for one in files:
        for number, doubt in one.doubts:
            if number.rpartition("/")[0] == panel.identifier:
                where = f"action {number}"
                yield Question(doubt.number(one.owner), one.owner, where, doubt)
