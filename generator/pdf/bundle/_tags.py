"""Carries the tags of a PDF over into the bundle, so that a screen reader reads it all in order."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

_MOST_TAGS = 2_000_000


def is_tagged(pdf: pikepdf.Pdf) -> bool:
    """Whether a PDF has tags that say anything."""
    root = pdf.Root.get(Name.StructTreeRoot)
    return isinstance(root, Dictionary) and root.get(Name.K) is not None


@dataclass(slots=True)
class Tags:
    """The tags of the bundle as they grow. Numbers and names of one part never meet another's."""

    pdf: pikepdf.Pdf
    document: Dictionary
    numbers: list[tuple[int, Object]]
    identifiers: list[tuple[str, Object]]
    roles: dict[str, str]
    next_number: int = 0
    parts: int = 0
    classes: dict[str, Object] = field(default_factory=dict)

    @classmethod
    def of(cls, pdf: pikepdf.Pdf) -> "Tags":
        """The tags of the PDF that the bundle starts with, whose first tag holds all others."""
        root = pdf.Root.StructTreeRoot
        numbers = _numbers(root)
        first = _kids(root)[0]
        assert isinstance(first, Dictionary)
        return cls(
            pdf, first, numbers, _identified(root), _roles(root),
            1 + max((n for n, _ in numbers), default=-1),
        )  # fmt: skip

    def prepare(self, part: pikepdf.Pdf) -> None:
        """Renumber and rename inside a part, before its pages are copied."""
        self.parts += 1
        root = part.Root.get(Name.StructTreeRoot)
        renumbered = _shift(part, self.next_number)
        if root is None or not is_tagged(part):
            for holder, key in renumbered:
                del holder[key]
            return
        numbers = [(n + self.next_number, value) for n, value in _numbers(root)]
        used = [n for n, _ in numbers] + [int(holder[key]) for holder, key in renumbered]
        self.next_number = 1 + max(used, default=self.next_number)
        root.ParentTree = part.make_indirect(Dictionary(Nums=_pairs(numbers)))
        roles = _roles(root)
        new_roles = {
            name: name if self.roles.get(name, kind) == kind else f"{name}-{self.parts}"
            for name, kind in roles.items()
        }
        new_classes = {
            name: f"{name}-{self.parts}" if name in self.classes else name
            for name in map(str, root.get(Name.ClassMap, Dictionary()).keys())
        }
        for element in _elements(root):
            _rename(element, f"p{self.parts}-", new_roles, new_classes)
        root.RoleMap = Dictionary({new_roles[name]: Name(kind) for name, kind in roles.items()})
        classes = root.get(Name.ClassMap, Dictionary())
        root.ClassMap = Dictionary({new_classes[str(n)]: v for n, v in classes.items()})

    def graft(self, part: pikepdf.Pdf, title: str, lang: str) -> None:
        """Hang a part's tags under a tag of their own, after its pages have been copied."""
        if not is_tagged(part):
            return
        root = self.pdf.copy_foreign(part.make_indirect(part.Root.StructTreeRoot))
        top = self.pdf.make_indirect(
            Dictionary(
                Type=Name.StructElem, S=Name.Part, P=self.document, T=String(title),
                Lang=String(lang), K=Array(),
            )
        )  # fmt: skip
        tops = [kid for kid in _kids(root) if isinstance(kid, Dictionary)]
        if len(tops) == 1 and str(tops[0].get(Name.S)) == "/Document":
            tops = [self._opened(tops[0])]
        for kid in tops:
            kid.P = top
            top.K.append(kid)
        self.document.K.append(top)
        self.numbers += _numbers(root)
        self.identifiers += _identified(root)
        self.roles |= _roles(root)
        self.classes |= {str(n): v for n, v in root.get(Name.ClassMap, Dictionary()).items()}

    @staticmethod
    def _opened(document: Dictionary) -> Dictionary:
        """A part's own Document tag, turned into a division of the bundle's one document."""
        document.S = Name.Div
        return document

    def finish(self) -> None:
        """Write the trees that lead from pages and names to tags."""
        root = self.pdf.Root.StructTreeRoot
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=_pairs(self.numbers)))
        root.ParentTreeNextKey = self.next_number
        for key in (Name.IDTree, Name.RoleMap, Name.ClassMap):
            if key in root:
                del root[key]
        if self.identifiers:
            names = sorted(self.identifiers, key=lambda pair: pair[0].encode())
            flat = Array([x for name, element in names for x in (String(name), element)])
            limits = Array([String(names[0][0]), String(names[-1][0])])
            leaf = self.pdf.make_indirect(Dictionary(Names=flat, Limits=limits))
            root.IDTree = self.pdf.make_indirect(Dictionary(Kids=Array([leaf])))
        if self.roles:
            root.RoleMap = Dictionary({name: Name(kind) for name, kind in self.roles.items()})
        if self.classes:
            root.ClassMap = Dictionary(self.classes)


def _kids(element: Object) -> list[Object]:
    kids = element.get(Name.K)
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _elements(root: Object) -> Iterator[Dictionary]:
    """All structure elements below the root."""
    queue = [kid for kid in _kids(root) if isinstance(kid, Dictionary)]
    seen: set[tuple[int, int]] = set()
    while queue and len(seen) < _MOST_TAGS:
        element = queue.pop()
        if element.is_indirect:
            if element.objgen in seen:
                continue
            seen.add(element.objgen)
        if Name.S in element and str(element.get(Name.Type, "/StructElem")) == "/StructElem":
            yield element
            queue += [kid for kid in _kids(element) if isinstance(kid, Dictionary)]


def _identified(root: Object) -> list[tuple[str, Object]]:
    return [(str(e.ID), e) for e in _elements(root) if Name.ID in e]


def _roles(root: Object) -> dict[str, str]:
    found = root.get(Name.RoleMap)
    if not isinstance(found, Dictionary):
        return {}
    return {str(k): str(v) for k, v in found.items() if isinstance(v, Name)}


def _rename(
    element: Dictionary, prefix: str, roles: dict[str, str], classes: dict[str, str]
) -> None:
    """Give an element its own names for IDs, the header cells it points to, roles and classes."""
    role = str(element.S)
    if role in roles:
        element.S = Name(roles[role])
    if Name.ID in element:
        element.ID = String(prefix + str(element.ID))
    attributes = element.get(Name.A)
    for attribute in attributes if isinstance(attributes, Array) else [attributes]:
        if isinstance(attribute, Dictionary) and isinstance(attribute.get(Name.Headers), Array):
            attribute.Headers = Array([String(prefix + str(h)) for h in attribute.Headers])
    named = element.get(Name.C)
    if isinstance(named, Name):
        element.C = Name(classes.get(str(named), str(named)))
    elif isinstance(named, Array):
        element.C = Array(
            [Name(classes.get(str(n), str(n))) if isinstance(n, Name) else n for n in named]
        )


def _numbers(root: Object) -> list[tuple[int, Object]]:
    """The entries of the parent tree, flat."""
    queue = [root.get(Name.ParentTree)]
    found: list[tuple[int, Object]] = []
    seen: set[tuple[int, int]] = set()
    while queue:
        node = queue.pop()
        if not isinstance(node, Dictionary) or (node.is_indirect and node.objgen in seen):
            continue
        seen.add(node.objgen)
        kids, numbers = node.get(Name.Kids), node.get(Name.Nums)
        queue += list(kids) if isinstance(kids, Array) else []
        flat = list(numbers) if isinstance(numbers, Array) else []
        found += [(int(n), value) for n, value in zip(flat[::2], flat[1::2], strict=False)]
    return found


def _pairs(numbers: list[tuple[int, Object]]) -> Array:
    ordered = sorted(dict(numbers).items())
    return Array([x for number, value in ordered for x in (number, value)])


def _shift(part: pikepdf.Pdf, by: int) -> list[tuple[Dictionary, Name]]:
    """Add to every number by which a page, annotation or form object finds its tag."""
    found: list[tuple[Dictionary, Name]] = []
    seen: set[tuple[int, int]] = set()

    def shift(holder: Dictionary, key: Name) -> None:
        if isinstance(holder.get(key), int):
            holder[key] = int(holder[key]) + by
            found.append((holder, key))

    def forms(resources: Object | None) -> None:
        queue = [resources]
        while queue:
            one = queue.pop()
            inner = one.get(Name.XObject) if isinstance(one, Dictionary) else None
            for drawn in inner.values() if isinstance(inner, Dictionary) else ():
                if not isinstance(drawn, pikepdf.Stream) or drawn.objgen in seen:
                    continue
                seen.add(drawn.objgen)
                shift(drawn.stream_dict, Name.StructParents)
                shift(drawn.stream_dict, Name.StructParent)
                queue.append(drawn.stream_dict.get(Name.Resources))

    for page in part.pages:
        shift(page.obj, Name.StructParents)
        forms(page.obj.get(Name.Resources))
        annotations = page.obj.get(Name.Annots)
        for annotation in annotations if isinstance(annotations, Array) else ():
            if isinstance(annotation, Dictionary):
                shift(annotation, Name.StructParent)
    return found
