"""The texts of messages."""

import html
import re
from collections.abc import Iterator
from email import message_from_bytes, policy

from generator.documents.finished._said import Said

__all__ = ["said_in_mail"]

_TAG = re.compile(r"<[^>]*>")
_TOLD = re.compile(r"""(?:alt|title|href|content|value)=("[^"]*"|'[^']*')""")


def said_in_mail(content: bytes) -> Iterator[Said]:
    """The headers, each text with its own coding undone, and what is attached, by its name."""
    mail = message_from_bytes(content, policy=policy.default)
    for part in mail.walk():
        for name, value in part.items():
            yield Said(f"the heading {name}", str(value))
        if part.is_multipart():
            continue
        attached = part.get_filename()
        if attached:
            data = part.get_payload(decode=True)
            yield Said("an attached file", attached, data if isinstance(data, bytes) else b"")
        if part.get_content_maintype() == "text" and not attached:
            text = str(part.get_content())
            if part.get_content_subtype() == "html":
                yield from (
                    Said("the text", html.unescape(told[1:-1])) for told in _TOLD.findall(text)
                )
                text = html.unescape(_TAG.sub("", re.sub(r"<br\b[^>]*>|</\w+>", "\n", text)))
            yield Said("the text", text)
