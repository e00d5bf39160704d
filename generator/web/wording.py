"""What the engine says, for people who have pages and no commands."""

import re

__all__ = ["without_commands"]

_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_COMMAND = re.compile(r"\bthroughcare [a-z]|(?<!\S)--[a-z]")


def without_commands(text: str) -> str:
    """The text without the sentences that name a command of ours or an option of one.

    Where nothing else is said it stays, without the marks around the command.
    """
    if not _COMMAND.search(text):
        return text
    left = [one for one in _SENTENCES.split(text) if not _COMMAND.search(one)]
    return " ".join(left) or text.replace("`", "")
