"""The tree of fields: dots in a name part it into levels, and one name may have several places."""

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    TextStringObject,
)


class Tree:
    """Fields under construction. `roots` is what the form dictionary lists."""

    def __init__(self, writer: PdfWriter) -> None:
        self.roots = ArrayObject()
        self._writer = writer
        self._groups: dict[str, IndirectObject] = {}

    def add(self, name: str, widget: PdfObject, field: DictionaryObject) -> None:
        """Put a widget under the field of this name, which is made from `field` at its first."""
        known = name in self._groups
        group = self._group(name)
        if not known:
            group_object = group.get_object()
            assert isinstance(group_object, DictionaryObject)
            group_object.update(field)
        self._under(group, widget)

    def _group(self, name: str) -> IndirectObject:
        if name not in self._groups:
            above, _, own = name.rpartition(".")
            group = self._writer._add_object(
                DictionaryObject(
                    {
                        NameObject("/T"): TextStringObject(own),
                        NameObject("/Kids"): ArrayObject(),
                    }
                )
            )
            self._groups[name] = group
            if above:
                self._under(self._group(above), group)
            else:
                self.roots.append(group)
        return self._groups[name]

    @staticmethod
    def _under(group: IndirectObject, child: PdfObject) -> None:
        holder, kid = group.get_object(), child.get_object()
        assert isinstance(holder, DictionaryObject) and isinstance(kid, DictionaryObject)
        kids = holder["/Kids"]
        assert isinstance(kids, ArrayObject)
        kids.append(child)
        kid[NameObject("/Parent")] = group
