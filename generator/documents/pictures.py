"""The picture files that a case or panel names, in the view of a document."""

from typing import Any

from generator.case import Case, Panel
from generator.easyread.pictures import UnfitPictureError, read_photograph
from generator.errors import CaseError

# Where they stand in a view, and what to call them.
_PICTURES = (
    ("service", "logo", "the service's logo (service, logo)"),
    ("child", "photo", "the child's photograph (child, photo)"),
)


def show_pictures(context: dict[str, Any], record: Case | Panel) -> None:
    """Put the bytes of each picture in the place of its name; without a folder, none is shown.

    Raises CaseError, with the place, for a picture that is not there, is too large, moves, or is
    no whole photograph.
    """
    for section, name, told in _PICTURES:
        named = context.get(section, {}).get(name)
        if named is None:
            continue
        inside = {key: value for key, value in context[section].items() if key != name}
        if record.folder is not None:
            inside[name] = _bytes(record, section, name, told)
        context[section] = inside


def _bytes(record: Case | Panel, section: str, name: str, told: str) -> bytes:
    try:
        return read_photograph(record.picture(section, name))
    except (UnfitPictureError, CaseError) as error:
        raise CaseError(f"{error} It is {told}.") from None
