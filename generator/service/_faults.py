"""Faults of a file of a service's folder, in the words in which a case's are told."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.case import Draft, faults_in
from generator.service._lines import line_of

__all__ = ["Found", "faults_of"]

Found = Draft


def faults_of(
    schema: str, value: Mapping[str, Any], text: str, further: list[Found]
) -> Iterator[str]:
    """Every fault of a value read from TOML, one sentence each, with the line it is on.

    `further` is what its schema cannot say.
    """
    for fault in faults_in(schema, value, further):
        line = line_of(text, fault.pointer)
        where = f", line {line}: " if line else ": "
        yield f"{where}{fault.message} {fault.suggestion}".rstrip()
