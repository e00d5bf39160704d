"""Words that may tell another child: what is asked about them, and how an answer is known again."""

import hashlib
import re
from dataclasses import dataclass, field

from generator.case.names.folding import fold

__all__ = ["Doubt", "beside_another", "doubt", "key_of", "sentence_at"]

_END = re.compile(r"[.!?][\"')]*\s+(?=[A-Z\d\"'(])|\n")
# A home or school that is the reader's as well tells somebody only beside another person.
_ANOTHER = re.compile(
    r"(?i)\b(?:brothers?|sisters?|siblings?|twins?|cousins?|friends?|mates?|co-?defendants?"
    r"|(?:an)?other (?:boy|girl|child|young person|pupil|student|lad)s?|both|each other)\b"
)


@dataclass(frozen=True)
class Doubt:
    """Words of a sentence that may tell another child.

    `key` is what an answer is known again by: the words and the sentence, folded.
    """

    words: str = field(compare=False)
    sentence: str = field(compare=False)
    key: tuple[str, str]

    def number(self, asked_of: str) -> str:
        """Eight figures and letters for the question, in what is made for a child or an agency."""
        joined = "\n".join((asked_of, *self.key))
        return hashlib.sha256(joined.encode()).hexdigest()[:8]


def doubt(text: str, start: int, end: int) -> Doubt:
    """What is asked about the words of a text from `start` to `end`."""
    words, sentence = text[start:end], sentence_at(text, start, end)
    return Doubt(words, sentence, key_of(words, sentence))


def key_of(words: str, sentence: str) -> tuple[str, str]:
    """What a question is known again by, however its lines are broken."""
    return " ".join(fold(words).split()), " ".join(fold(sentence).split())


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence of a text that holds the words from `start` to `end`, in one line."""
    before = [match.end() for match in _END.finditer(text, 0, start)]
    after = _END.search(text, end)
    return " ".join(text[before[-1] if before else 0 : after.end() if after else None].split())


def beside_another(sentence: str) -> bool:
    """Whether a sentence speaks of another child or of a brother or sister."""
    return _ANOTHER.search(sentence) is not None
