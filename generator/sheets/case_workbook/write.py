"""Writes a case workbook: empty, or filled from a case."""

from collections.abc import Mapping, Sequence
from datetime import date

from generator.sheets._pack import UNSAID
from generator.sheets.case_workbook._filling import Filling
from generator.sheets.case_workbook._front import Lack, Needs, needed_of
from generator.sheets.case_workbook._looks import DEFAULT_ACCENT
from generator.sheets.case_workbook._prepared import from_prepared
from generator.sheets.case_workbook._whole import whole

__all__ = ["DEFAULT_ACCENT", "Filling", "Lack", "Needs", "needed_of", "workbook"]


def workbook(
    filling: Filling | None,
    needs: Sequence[Needs],
    *,
    on: date,
    accent: str = DEFAULT_ACCENT,
    properties: Mapping[str, str] = UNSAID,
) -> bytes:
    """The bytes of a workbook; without a filling it is empty.

    `needs` is what each document still needs, for the first page. `accent` is the service's
    colour, as six hexadecimal digits. `properties` say how it was made.
    """
    made = None
    if filling is not None:
        made = from_prepared(filling, needs, on=on, accent=accent, properties=properties)
    return made or whole(filling, needs, on=on, accent=accent, properties=properties).content
