"""The names that Word files go by: namespaces, and where relationships are kept."""

import posixpath

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
ANNOTATOR = "Throughcare"  # who writes the comments that name faults
ADOPTER = "Throughcare (adopted)"  # who writes the comments on what was found in a form
EMPTY_RELATIONS = f'<Relationships xmlns="{RELATIONS}"/>'.encode()


def relations_of(part: str) -> str:
    """The entry that holds the relationships of a part; of the package when it is ""."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def with_children(xml: str, root: str, added: str) -> str:
    """A part's XML with elements added at the end of its root, which may be empty."""
    head, close, _ = xml.rpartition(f"</{root}>")
    if not close:
        head = f"{xml.rpartition('/>')[0]}>"
    return f"{head}{added}</{root}>"
