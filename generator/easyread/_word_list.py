"""The word list of an easy-read paper: the case's own words, then the hard ones on the page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.case.facts.words import capital
from generator.easyread.sentences import Line, Lists, explained_words, hard_words


def word_list(
    texts: Sequence[str], own: Sequence[Mapping[str, str]], lists: Lists
) -> list[dict[str, str]]:
    """Words with their meanings: all of the case's own, and hard ones of the texts in order of ABC.

    A hard word that a text explains where it stands is left out, and so is one that the list
    gives no meaning.
    """
    lines = [Line("", text) for text in texts]
    known = explained_words(lines, lists, [entry["word"] for entry in own])
    found = {word: meaning for word, meaning in _found(texts, lists) if word not in known}
    return [
        *({"word": entry["word"], "meaning": entry["meaning"]} for entry in own),
        *(
            {"word": capital(word), "meaning": f"{capital(found[word])}."}
            for word in sorted(found)
        ),
    ]  # fmt: skip


def texts_of(shown: Mapping[str, Any], easy: Mapping[str, Any]) -> Iterator[str]:
    """Every sentence for the child on an easy-read page, in the order of the page."""
    yield from easy.get("intro", ())
    yield easy.get("who_to_ask", "")
    yield from _fields(shown["helpers"], "about")
    for rule in shown["rules"]:
        yield rule.get("heading", "")
        yield from (line["text"] for line in rule["lines"])
        yield rule.get("question", "")
    yield from _fields(shown["appointments"], "what", "how_to_get_there")
    yield from easy.get("if_not", ())
    yield from shown["questions"]


def _fields(records: Iterable[Mapping[str, str]], *names: str) -> Iterator[str]:
    yield from (record[name] for record in records for name in names if name in record)


def _found(texts: Iterable[str], lists: Lists) -> Iterator[tuple[str, str]]:
    for text in texts:
        for word, _ in hard_words(text, lists):
            if word.meaning:
                yield word.word, word.meaning
