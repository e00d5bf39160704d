"""The tags of the template language, as they are written in Word text."""

import re
from typing import NamedTuple

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
OPENING = re.compile(r"\{[{%#]")
CLOSING = {"{": "}}", "%": "%}", "#": "#}"}
_PARTS = re.compile(
    r"\{(?P<mark>[{%#])(?P<trim_before>-?)(?:(?P<scope>p|tr|tc|r)(?=\s+\S))?"
    r"(?P<body>.*?)(?P<trim_after>-?)(?:\}\}|%\}|#\})\Z",
    re.DOTALL,
)
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


def read(raw: str) -> Written:
    """Take a whole tag apart; quotes are straightened, line breaks become spaces."""
    match = _PARTS.match(raw.translate(_STRAIGHT))
    if match is None:
        raise ValueError("not a whole tag")
    mark, before, scope, body, after = match.groups()
    return Written(mark, scope or "", body.strip(), bool(before), bool(after))


def literal(text: str) -> Written:
    """A tag that prints `text` as it is, for braces that are meant as braces."""
    quoted = text.replace("\\", "\\\\").replace("'", "\\'")
    return Written("{", "", f"'{quoted}'")
