"""Words, names and numbers as PDF code."""

import re

from generator.errors import PdfError

_FARTHEST = 1e7
_NOT_PLAIN = re.compile(r"[^ -~]|[()\\]")
_SPECIAL = (("\\", r"\\"), ("(", r"\("), (")", r"\)"), ("\r", r"\r"))
_TAG = re.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
# What XML 1.0 cannot hold, and no title needs.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def without_controls(words: str) -> str:
    """The words without control characters and halves of letters."""
    return _CONTROL.sub("", words)


def text(words: str) -> str:
    """A text string: plain ASCII as it is, all else as UTF-16."""
    if not _NOT_PLAIN.search(words):
        return f"({words})"
    return f"<FEFF{without_controls(words).encode('utf-16-be').hex()}>"


def ascii_string(value: str) -> str:
    """A byte string of ASCII, such as an address or a language."""
    safe = value.encode("ascii", "ignore").decode()
    return "(" + re.sub(r"[()\\]", r"\\\g<0>", safe) + ")"


def name(words: str) -> str:
    """A name, with its `/`; whatever is not a letter or digit is written by its code."""
    return "/" + "".join(
        chr(b) if chr(b).isascii() and chr(b).isalnum() else f"#{b:02X}"
        for b in without_controls(words).encode()
    )


def number(value: float) -> str:
    """A number to a hundredth, as short as it can be. PdfError for what no place or size can be."""
    if not abs(value) < _FARTHEST:
        raise off_the_page()
    return f"{value:.2f}".rstrip("0").rstrip(".")


def off_the_page() -> PdfError:
    """What is wrong when a place or a size is far off, infinite, or no number at all."""
    return PdfError(
        "The document asks for a place or a size that no page has: save it in Word again."
    )


def language(tag: str) -> str:
    """A language's tag; empty when it is none (RFC 1766), for readers choose a voice by it."""
    return tag if _TAG.fullmatch(tag) else ""


def letters(words: str) -> str:
    """The codes of letters, two bytes each, as the inside of a literal string (in Latin-1)."""
    codes = words.encode("utf-16-be").decode("latin-1")
    for special, escaped in _SPECIAL:
        # Looking first is seven times faster than replacing what is not there.
        if special in codes:
            codes = codes.replace(special, escaped)
    return codes


def all_letters(texts: list[str]) -> list[str]:
    """As `letters`, for many texts at once, which takes a third of the time."""
    # U+FFFE parts the texts: its two bytes differ, so no half of a letter before or after it can
    # pass for half of it. Letters may still hold it between them, half in one and half in the next.
    codes = letters("\ufffe".join(texts)).split("\xff\xfe")
    return codes if len(codes) == len(texts) else [letters(words) for words in texts]
