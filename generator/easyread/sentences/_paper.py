"""What is found only by looking at several lines: pronouns, one word for one thing, the order."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.easyread.sentences._lists import Lists, grammar
from generator.easyread.sentences._text import Line, plain, sentences, words

Found = Iterator[tuple[Line, str, dict[str, str]]]  # where, the name of a check, what was found

_NEAR = 2  # sentences back
# These say no to a rule without “not”.
_KEEPS_OUT = re.compile(
    r"\b(?:not|never|no|don[’']t|stay out|keep out|stay away|keep away)\b", re.I
)


def pronouns(lines: Sequence[Line], lists: Lists) -> Found:
    """Pronouns for people whose name does not stand near before them."""
    names = _names(lines, lists)
    for _, group in groupby(lines, key=lambda line: line.group):
        near: list[bool] = []
        headed = False
        for line in group:
            for sentence in sentences(line.text):
                pronoun, named = _whom(sentence, lists, names)
                if pronoun and not headed and not any(near[-_NEAR:]):
                    yield line, "pronoun", {"found": pronoun}
                near.append(named)
                headed |= named and line.role == "heading"


def _whom(sentence: str, lists: Lists, names: frozenset[str]) -> tuple[str, bool]:
    """The first pronoun before which nobody is named, and whether anybody is named."""
    said = words(sentence)
    named = [
        plain(word).removesuffix("’s") in lists.words("persons") or word.split("’")[0] in names
        for word in said
    ]
    for at, word in enumerate(said):
        if plain(word).split("’")[0] in lists.words("pronouns") and not any(named[:at]):
            return word, any(named)
    return "", any(named)


def _names(lines: Sequence[Line], lists: Lists) -> frozenset[str]:
    """Words with a capital that a sentence does not give them, or that do something."""
    found: set[str] = set()
    for line in lines:
        for sentence in sentences(line.text):
            said = words(sentence)
            for at, word in enumerate(said):
                bare = word.split("’")[0].split("'")[0]
                if not bare[:1].isupper() or bare.isupper() or plain(bare) in lists.words("days"):
                    continue
                if at:
                    is_name = plain(said[at - 1]) not in lists.words("places")
                else:
                    acts = len(said) > 1 and plain(said[1]) in lists.words("does")
                    is_name = acts and plain(bare) not in lists.words("no_names")
                if is_name:
                    found.add(bare)
    return frozenset(found)


def two_words(lines: Sequence[Line], lists: Lists, explained: frozenset[str]) -> Found:
    """Lines that use another word for a thing than most of the paper does."""
    for group in lists.grammar["same"]:
        forms = {
            word: re.compile(rf"(?<!\w)(?:{form})(?!\w)", re.I) for word, form in group.items()
        }
        uses = [
            (line, word)
            for line in lines
            for word, form in forms.items()
            if word not in explained and form.search(line.text)
        ]
        counts = Counter(word for _, word in uses)
        if len(counts) < 2:
            continue
        usual = counts.most_common(1)[0][0]
        for line, word in uses:
            if word != usual:
                yield line, "two-words", {"found": word, "other": f"“{usual}”"}


def role_of(text: str, role: str) -> str:
    """The role that a sentence has by its words; the one given where they do not say.

    Only what stands as a rule or a permission is read: reasons, tips and questions keep theirs.
    """
    if role not in ("", "rule", "permission", "must_not", "exception", "time"):
        return role
    if _begins(text, grammar()["forbids"]):
        return "must_not"
    if role in ("", "rule") and _begins(text, grammar()["permits"]):
        return "permission"
    return role


def _begins(text: str, with_: str) -> bool:
    text = " ".join(sentences(text)).replace("'", "’")
    return re.match(rf"(?:please )?(?:{with_})\b", text, re.IGNORECASE) is not None


def said_twice(lines: Sequence[Line]) -> Found:
    """Sentences that one rule says a second time."""
    for _, group in groupby(lines, key=lambda line: line.group):
        said: set[tuple[str, ...]] = set()
        for line in group:
            # A rule may begin with the words of its heading.
            if line.role in ("", "heading", "question"):
                continue
            for sentence in sentences(line.text):
                key = tuple(plain(word) for word in words(sentence))
                if len(key) > 1 and key in said:
                    yield line, "said-twice", {"found": sentence}
                said.add(key)


def order(lines: Sequence[Line]) -> Found:
    """Permissions before what is forbidden, and roles that the words do not bear out."""
    for _, grouped in groupby(lines, key=lambda line: line.group):
        group = [(line, role_of(line.text, line.role)) for line in grouped if line.role]
        last = max((at for at, (_, role) in enumerate(group) if role == "must_not"), default=-1)
        for at, (line, role) in enumerate(group):
            if role == "permission" and at < last:
                yield line, "permission-first", {"found": line.text}
            forbids = role == "must_not" and line.role != role
            if forbids or (line.role == "must_not" and not _KEEPS_OUT.search(line.text)):
                yield line, "role", {"found": line.text}
