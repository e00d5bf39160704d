"""The document's own properties: provenance in custom properties, fixed dates."""

import datetime
import re
from collections.abc import Mapping

from generator.word.package._escape import clean, escape, in_attribute
from generator.word.package._names import with_children

_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_DATES = re.compile(r"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*(</dcterms:)")
_PROPERTY = r"<property\b(?=[^>]*\bname={name}[\s/>])[^>]*>.*?</property>"
_NUMBER = re.compile(r'\bpid="(\d+)"')


def with_properties(xml: str, properties: Mapping[str, str]) -> str:
    """The custom properties part with these written in, in place of any of their names."""
    for name in properties:
        named = re.escape(f'"{in_attribute(name)}"')
        xml = re.sub(_PROPERTY.format(name=named), "", xml, flags=re.DOTALL)
    number = max((int(found) for found in _NUMBER.findall(xml)), default=1)
    added = []
    for name, value in properties.items():
        number += 1
        added.append(
            f'<property fmtid="{_FORMAT}" pid="{number}" name="{in_attribute(name)}">'
            f"<vt:lpwstr>{escape(clean(value))}</vt:lpwstr></property>"
        )
    return with_children(xml, "Properties", "".join(added))


def with_dates(xml: str, modified: datetime.datetime) -> str:
    """The core properties part with both its dates set."""
    if modified.tzinfo is not None:
        modified = modified.astimezone(datetime.UTC)
    return _DATES.sub(rf"\g<1>{modified:%Y-%m-%dT%H:%M:%SZ}\g<2>", xml)
