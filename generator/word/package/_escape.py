"""Makes data safe to stand in XML. Nothing else in the engine does."""

import re

# What XML cannot hold, and the marks that the engine uses itself.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0\ufdd1\ufffe\uffff]")
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


def clean(value: str) -> str:
    """Text that XML can hold, its line breaks all written the same."""
    # Most texts are nothing but letters.
    if value.isprintable():
        return value
    return _ILLEGAL.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))


def escape(value: str) -> str:
    """Text for between XML tags."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def in_run(value: str) -> str:
    """Text inside a run: line breaks and tabs become Word's own."""
    return escape(clean(value)).replace("\n", _BREAK).replace("\t", _TAB)


def in_attribute(value: str) -> str:
    """Text inside an attribute: on one line, quotes escaped."""
    shown = escape(" ".join(clean(value).split()))
    return shown.replace('"', "&quot;").replace("'", "&#39;")
