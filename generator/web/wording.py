"""What the engine says, for people who have pages and no commands."""

import re

__all__ = ["without_commands"]

_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_COMMAND = re.compile(r"\bthroughcare [a-z]|(?<!\S)`?--[a-z]")
_QUOTED = re.compile(r"`throughcare ([a-z]+)(?: ([a-z]+))?[^`]*`")
# The page that does what a command does, by its first words; what no page does is left out.
_PAGES = {
    "check": "the page Findings",
    "dates": "the page Dates",
    "documents": "the page Documents",
    "easyread pictures": "the page Pictures of the easy-read studio",
    "fields": "the questions of the case",
    "generate": "the page Documents",
    "panel minutes": "the panel’s own page",
    "panel questions": "the page Questions of the panel",
    "read": "Upload, on the page Documents",
    "service check": "the page Service",
    "service new": "the page Service",
    "status": "the page Documents",
    "template check": "the page of the template",
    "template fields": "the list of fields on the template’s page",
    "workbook fill": "the page Upload of the case",
    "workbook new": "the page Import",
}


def without_commands(text: str) -> str:
    """The text with our pages in the place of our commands.

    A sentence that names a command which no page stands for, or an option, is left out. Where
    nothing else is said it stays, without the marks around the command.
    """
    if not _COMMAND.search(text):
        return text
    said = [_with_pages(one) for one in _SENTENCES.split(text)]
    left = [one for one in said if not _COMMAND.search(one)]
    return " ".join(left) or text.replace("`", "")


def _with_pages(sentence: str) -> str:
    made = _QUOTED.sub(_page, sentence)
    return made[:1].upper() + made[1:] if sentence.startswith("`") else made


def _page(found: re.Match[str]) -> str:
    words = f"{found[1]} {found[2]}" if found[2] else found[1]
    return _PAGES.get(words) or _PAGES.get(found[1]) or found[0]
