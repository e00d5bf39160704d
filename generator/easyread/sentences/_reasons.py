"""Whether the because, so and if of an official condition are kept in easy words."""

import re
from collections.abc import Iterator, Sequence

from generator.easyread.sentences._text import Line

_BECAUSE = re.compile(
    r"\b(?:because|in order to|which is to|in the interests? of|with a view to"
    r"|so (?:that|as to|you|he|she|they|we|staff|your)|as a result of|owing to|on account of"
    r"|since (?:you|he|she|they|it|the|your|staff|this|there)"
    r"|due to (?!be\b|attend\b|appear\b|start\b|end\b)"
    r"|for the purposes? of (?:ensuring|making|helping|keeping|protecting|preventing|reducing)"
    r"|to (?:protect|prevent|help|keep|reduce|support|ensure|make sure))\b",
    re.IGNORECASE,
)
_IF = re.compile(
    r"\b(?:if|provid(?:ed|ing) that|in the event (?:of|that)|in case|whenever"
    r"|should (?:you|he|she|they)|(?:as|so) long as|on (?:the )?condition that"
    r"|(?:where|when) (?:required|directed|asked|necessary|appropriate))\b|(?:^|[.;] )where\b",
    re.IGNORECASE,
)
_GIVES_REASON = re.compile(r"\b(?:because|so)\b", re.IGNORECASE)
_GIVES_CASE = re.compile(r"\b(?:if|when|whenever|each time|every time)\b", re.IGNORECASE)
_NO_RULE = ("help", "question")


def lost_reasons(official: str, lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """The name of a check and the words of the official text that the lines do not keep."""
    told = [line for line in lines if line.role not in _NO_RULE]
    because, only_if = _BECAUSE.search(official), _IF.search(official)
    has_why = any(line.role == "why" or _GIVES_REASON.search(line.text) for line in told)
    if because and not has_why:
        yield "lost-because", because[0]
    if only_if and not any(_GIVES_CASE.search(line.text) for line in told):
        yield "lost-if", only_if[0]
