"""Content controls in a line of text each."""

from tests.pdf.wordfile import r


def sdt(content, properties=""):
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def control(tag="", title="", kind="<w:text/>", text="", content=None):
    """A control in a line; without `text` it shows its placeholder."""
    named = f'<w:alias w:val="{title}"/>' * bool(title) + f'<w:tag w:val="{tag}"/>' * bool(tag)
    empty = "" if text else "<w:showingPlcHdr/>"
    return sdt(r(text or "Click here") if content is None else content, f"{named}{empty}{kind}")


LINES = '<w:text w:multiLine="1"/>'
DATE = '<w:date><w:dateFormat w:val="d MMMM yyyy"/></w:date>'


def checkbox(ticked=False):
    return f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/></w14:checkbox>'


def options(*pairs, kind="dropDownList"):
    items = "".join(f'<w:listItem w:displayText="{d}" w:value="{v}"/>' for v, d in pairs)
    return f'<w:{kind}><w:listItem w:displayText="Choose" w:value=""/>{items}</w:{kind}>'


def line(*pieces):
    return f"<w:p>{''.join(pieces)}</w:p>"
