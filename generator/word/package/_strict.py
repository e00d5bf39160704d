"""Reads Strict Open XML as the common kind: the same elements under other names."""

import re

_STRICT = b"http://purl.oclc.org/ooxml/"
_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_OTHERWISE = {
    b"extendedProperties": b"extended-properties",
    b"customProperties": b"custom-properties",
}
_RELATION = re.compile(rb"(relationships/)(extendedProperties|customProperties)\b")
_CONFORMS = re.compile(rb"""\s\w+:conformance\s*=\s*["']strict["']""")


def transitional(content: bytes) -> bytes:
    """XML in UTF-8 with the names of the strict kind replaced; other XML as it is."""
    if _STRICT not in content:
        return content
    made = _NAME.sub(
        lambda found: (
            b"http://schemas.openxmlformats.org/%b/2006/%b"
            % (found[1], _OTHERWISE.get(found[2], found[2]))
        ),
        content,
    )
    made = _RELATION.sub(lambda found: found[1] + _OTHERWISE[found[2]], made)
    return _CONFORMS.sub(b"", made)
