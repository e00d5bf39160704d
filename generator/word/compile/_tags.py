"""The tags of the template language, as they are written in Word text."""

import re
from functools import lru_cache
from typing import NamedTuple

from generator.word.compile._prettified import spoken, trimmed

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
OPENING = re.compile(r"\{[{%#]")
CLOSING = {"{": "}}", "%": "%}", "#": "#}"}
_SCOPED = re.compile(r"(p|tr|tc|r)\s+(?=\S)")
# What Word's autocorrection puts into tags, and what Jinja expects instead.
_STRAIGHT = str.maketrans(
    dict.fromkeys("“”„‟", '"')
    | dict.fromkeys("‘’‚‛", "'")
    | dict.fromkeys("\n\r\t\u00a0\u2028", " ")
    | dict.fromkeys("\u200b\ufeff\u00ad", "")
)


class Written(NamedTuple):
    """A tag as written: `mark` is "{", "%" or "#"; `scope` is "", "p", "tr", "tc" or "r"."""

    mark: str
    scope: str
    body: str
    trim_before: bool = False
    trim_after: bool = False

    @property
    def word(self) -> str:
        """The first word of the body: "for", "endif"; empty when there is none."""
        return self.body.split(None, 1)[0] if self.body else ""

    def source(self) -> str:
        """The tag in Jinja, with the line break that gives it a line of its own."""
        before, after = "-" * self.trim_before, "-" * self.trim_after
        close = CLOSING[self.mark]
        return f"{{{self.mark}{before}\n {self.body} {after}{close}"

    def __str__(self) -> str:
        return f"{{{self.mark}{self.scope} {self.body} {CLOSING[self.mark]}"


@lru_cache(maxsize=1024)
def read(raw: str) -> Written:
    """Take a whole tag apart as it was meant: quotes straight, line breaks as spaces."""
    body = trimmed(raw.translate(_STRAIGHT)[2:-2])
    trim_before, trim_after = body.startswith("-"), body.endswith("-")
    body = body[trim_before : len(body) - trim_after]
    scope = _SCOPED.match(body)
    spaced, body = spoken(raw[1], body[scope.end() :] if scope is not None else body)
    name = scope[1] if scope is not None else spaced
    return Written(raw[1], name, body, trim_before, trim_after)


def literal(text: str) -> Written:
    """A tag that prints `text` as it is, for braces that are meant as braces."""
    quoted = text.replace("\\", "\\\\").replace("'", "\\'")
    return Written("{", "", f"'{quoted}'")
