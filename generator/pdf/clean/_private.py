"""Keys that programs keep for themselves in a file and its pages, which no reader shows."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from generator.pdf.clean._actions import dictionaries

# ISO 32000-2, tables 29, 30 and 31, but for what carries, acts or is for programs alone.
_ROOT = frozenset(
    (
        *("/Type", "/Version", "/Extensions", "/Pages", "/PageLabels", "/Names", "/Dests"),
        *("/ViewerPreferences", "/PageLayout", "/PageMode", "/Outlines", "/OpenAction"),
        *("/AcroForm", "/Metadata", "/StructTreeRoot", "/MarkInfo", "/Lang", "/OutputIntents"),
        *("/OCProperties", "/NeedsRendering"),
    )
)
_PAGE = frozenset(
    (
        *("/Type", "/Parent", "/Kids", "/Count", "/Resources", "/MediaBox", "/CropBox"),
        *("/BleedBox", "/TrimBox", "/ArtBox", "/Contents", "/Rotate", "/Group", "/Annots"),
        *("/StructParents", "/Tabs", "/UserUnit"),
    )
)
_TRAILER = frozenset(("/Root", "/Info", "/ID", "/Size", "/Prev", "/Encrypt"))
_DEEPEST = 100


def take_out_private(pdf: pikepdf.Pdf) -> None:
    """Remove every key of the file, its pages and their tree that the standard does not name.

    And what tags, and pictures, carry for programs: their own properties, other pictures.
    """
    _only(pdf.trailer, _TRAILER)
    _only(pdf.Root, _ROOT)
    for page in pdf.pages:
        holder: Object | None = page.obj
        for _ in range(_DEEPEST):
            if not isinstance(holder, Dictionary):
                break
            _only(holder, _PAGE)
            holder = holder.get(Name.Parent)
    for holder in dictionaries(pdf):
        if Name.Alternates in holder:
            del holder[Name.Alternates]
        if Name.S in holder and Name.A in holder:
            _without_own_properties(holder)


def _only(holder: Object, keys: frozenset[str]) -> None:
    for key in [key for key in holder.keys() if key not in keys]:  # noqa: SIM118 - no mapping
        del holder[key]


def _without_own_properties(tag: Object) -> None:
    said = tag[Name.A]
    if isinstance(said, Array):
        tag.A = Array([one for one in said if not _is_own(one)])
    elif _is_own(said):
        del tag[Name.A]


def _is_own(attribute: object) -> bool:
    return isinstance(attribute, Dictionary) and attribute.get(Name.O) == Name.UserProperties
