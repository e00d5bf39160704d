"""Layers of a supplied PDF: what does not show is taken out, and what shows stays as it is."""

from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, Stream, String

from generator.pdf.clean._actions import dictionaries
from generator.pdf.clean._listed import Listed

_BEGIN, _END = frozenset({"BDC", "BMC"}), "EMC"
_DRAWS_TEXT = frozenset({"Tj", "TJ"})
# These go to the next line first.
_DRAWS_TEXT_BELOW = frozenset({"'", '"'})
_PAINTS_PATH = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})
_PLACES = frozenset({"Do", "sh", "INLINE IMAGE"})
_DEEPEST = 20
_Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage


class Layers:
    """The optional content of a PDF, as its default configuration shows it."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._hidden: set[tuple[int, int]] = set()
        properties = pdf.Root.get(Name.OCProperties)
        if isinstance(properties, Dictionary):
            self._hidden = _hidden(properties)

    def hides(self, content: object, depth: int = 0) -> bool:
        """Whether a group, or a membership of several, does not show."""
        if not isinstance(content, Dictionary) or depth > _DEEPEST:
            return False
        if content.get(Name.Type) != Name.OCMD:
            return content.objgen in self._hidden
        expression = content.get(Name.VE)
        if isinstance(expression, Array) and len(expression):
            return not self._holds(expression, depth)
        groups = content.get(Name.OCGs)
        several = list(groups) if isinstance(groups, Array) else [groups]
        shown = [not self.hides(one, depth + 1) for one in several if isinstance(one, Dictionary)]
        if not shown:
            return False
        policy = str(content.get(Name.P, "/AnyOn"))
        return not {
            "/AllOn": all(shown), "/AnyOff": not all(shown), "/AllOff": not any(shown),
        }.get(policy, any(shown))  # fmt: skip

    def _holds(self, expression: Object, depth: int) -> bool:
        """ISO 32000-1, 8.11.2.2: an expression of And, Or and Not over groups."""
        if not isinstance(expression, Array):
            return not self.hides(expression, depth + 1)
        if depth > _DEEPEST or not len(expression):
            return True
        kind, *rest = list(expression)
        held = [self._holds(one, depth + 1) for one in rest]
        if str(kind) == "/Not":
            return not all(held)
        return any(held) if str(kind) == "/Or" else all(held)


def settle_layers(pdf: pikepdf.Pdf, layers: Layers, found: Listed) -> None:
    """Take out what stands on hidden layers; the others become plain content."""
    properties = pdf.Root.get(Name.OCProperties)
    if properties is None:
        return
    if _erase(pdf, layers):
        found.add("what stands on hidden layers")
    for group in _array(properties, Name.OCGs) if isinstance(properties, Dictionary) else ():
        group.Name = String("Layer")
    del pdf.Root[Name.OCProperties]
    for holder in dictionaries(pdf):
        if Name.OC in holder:
            del holder[Name.OC]


def _hidden(properties: Dictionary) -> set[tuple[int, int]]:
    groups = {one.objgen for one in _array(properties, Name.OCGs)}
    said = properties.get(Name.D)
    if not isinstance(said, Dictionary):
        return set()
    automatic = {
        group.objgen
        for usage in _array(said, Name.AS)
        if usage.get(Name.Event) == Name.View
        for group in _array(usage, Name.OCGs)
        if _state(group) == "/OFF"
    }
    hidden = {one.objgen for one in _array(said, Name.OFF)}
    if said.get(Name.BaseState) == Name.OFF:
        hidden |= groups - {one.objgen for one in _array(said, Name.ON)}
    return hidden | automatic


def _state(group: Dictionary) -> str:
    """What a group says of itself for reading on a screen."""
    usage = group.get(Name.Usage)
    view = usage.get(Name.View) if isinstance(usage, Dictionary) else None
    return str(view.get(Name.ViewState, "")) if isinstance(view, Dictionary) else ""


def _array(holder: Object, key: Name) -> list[Dictionary]:
    found = holder.get(key)
    return [o for o in found if isinstance(o, Dictionary)] if isinstance(found, Array) else []


def _erase(pdf: pikepdf.Pdf, layers: Layers) -> bool:
    """Whether there was anything hidden to erase."""
    shared: dict[str, Object] = {}
    for page in pdf.pages:
        shared |= _named(page.resources, Name.Properties)
    erased = False
    for page in pdf.pages:
        made = _shown_only(page, page.resources, shared, layers)
        if made is not None:
            page.obj.Contents, erased = Stream(pdf, made), True
    # Forms, the faces of marks and patterns: whatever has a box of its own is drawn.
    drawn = [o for o in dictionaries(pdf) if isinstance(o, Stream) and Name.BBox in o]
    for form in drawn:
        made = _shown_only(form, form.get(Name.Resources), shared, layers)
        if made is not None:
            form.write(made)
            erased = True
    for holder in dictionaries(pdf):
        placed = holder.get(Name.XObject)
        if isinstance(placed, Dictionary):
            for key, thing in list(placed.items()):
                if isinstance(thing, Stream) and layers.hides(thing.get(Name.OC)):
                    del placed[key]
    return erased


def _named(resources: object, kind: Name) -> dict[str, Object]:
    found = resources.get(kind) if isinstance(resources, Dictionary) else None
    return dict(found.items()) if isinstance(found, Dictionary) else {}


def _shown_only(
    content: pikepdf.Page | Stream, resources: object, shared: dict[str, Object], layers: Layers
) -> bytes | None:
    """The content without what is hidden; None when nothing is."""
    properties = {**shared, **_named(resources, Name.Properties)}
    placed = _named(resources, Name.XObject)
    off = {name for name, thing in properties.items() if layers.hides(thing)}
    off_things = {
        name
        for name, thing in placed.items()
        if isinstance(thing, Stream) and layers.hides(thing.get(Name.OC))
    }
    if not off and not off_things:
        return None
    kept = list(_kept(pikepdf.parse_content_stream(content), off, off_things))
    return pikepdf.unparse_content_stream(kept)


def _kept(
    instructions: Iterable[_Instruction],
    off: set[str],
    off_things: set[str],
) -> Iterator[_Instruction]:
    """Without what draws inside hidden parts; what moves and sets stays, as later parts need it."""
    nested: list[bool] = []
    for one in instructions:
        operator, operands = str(one.operator), list(one.operands)
        if operator in _BEGIN:
            tagged = len(operands) == 2 and str(operands[0]) == "/OC"
            nested.append(any(nested[-1:]) or (tagged and str(operands[1]) in off))
            if nested[-1] and len(operands) == 2 and isinstance(operands[1], Dictionary):
                yield _without_words(operands)
                continue
        elif operator == _END and nested:
            nested.pop()
        if operator == "Do" and operands and str(operands[0]) in off_things:
            continue
        if not any(nested[-1:]):
            yield one
        elif operator in _PAINTS_PATH:
            yield pikepdf.ContentStreamInstruction([], Operator("n"))
        elif operator in _DRAWS_TEXT_BELOW:
            yield pikepdf.ContentStreamInstruction([], Operator("T*"))
        elif operator not in _DRAWS_TEXT | _PLACES:
            yield one


def _without_words(operands: list[Object]) -> pikepdf.ContentStreamInstruction:
    """A mark of hidden content that says no more than its number."""
    number = operands[1].get(Name.MCID)
    kept = Dictionary() if number is None else Dictionary(MCID=number)
    return pikepdf.ContentStreamInstruction([operands[0], kept], Operator("BDC"))
