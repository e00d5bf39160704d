"""Names of every kind in every place of a sentence, and where each is taken for a name.

`strangers.txt` and `everyday.txt` hold a line for each sentence and, after a tab, the names that
stand as one there; read by a person. `python -m tests.case.names.grid` writes them anew.
"""

from ast import literal_eval
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.case.names.everyday import stands_as_name
from generator.case.names.folding import plain
from generator.case.names.lists import sentence
from generator.case.names.strangers import strange_names

__all__ = ["PARTS", "kept"]

HERE = Path(__file__).parent
KNOWN = {"toby", "lockyer", "bethan"}
# A name is one for sure by being another child's.
CERTAIN = {"xqz", "hope"}
# First names and last, some of them everyday words, places or months; and what is no name.
NAMES = (
    *("Kayden", "Grace", "Rose", "Jordan", "May", "Will", "Christian", "Hope", "Holt", "Brown"),
    *("Green", "Xqz", "Zephyrine", "Toby", "Al", "KAYDEN", "HOLT", "kayden", "Jean-Paul", "Mum"),
)
BEFORE = (
    *("", "We met ", "It ended. ", "the ", "The ", "a ", "Mr ", "St ", "K. ", "Toby ", "Xqz "),
    *("5 ", "- ", "a - ", "(", "x/", "told ", "for ", "to ", "mum and ", "Then: ", "by\n"),
)
AFTER = (
    *(".", " ", "'s mum", "'s report", "'s", " said no", " came", " is 15.", " is 15%", " is red"),
    *(" was arrested", " has now settled", " had been moved", " family", " families", " Academy"),
    *(
        " Holt",
        " Brown",
        " Xqz",
        " HOLT",
        "-led work",
        "-Lee came",
        " 2026",
        ", 15",
        " Holt's bike",
    ),
    *(" Holt Academy", " Toby", " in the room"),
)
WORDS = (
    *("Will", "May", "Grace", "Faith", "Art", "Jordan", "Rose", "Mark", "Christian", "Frank"),
    *("Maths", "Banks", "Kayden"),
)
HEADS = (
    *("He told ", "the ", "his ", "our ", "in ", "about ", "5 ", "5th of ", "apart from "),
    *("he and ", "Toby and ", "Toby's and ", "Toby, ", "Kyle or ", "Union ", "the Old ", "(", "\n"),
    *("1. ", "- ", "on ", "A-level ", "maths and ", "Leeds, ", "spoke to ", "worried about "),
    *("It ended. ", "The Sentencing ", "a Rose ", "near ", "before ", "and ", "Rose "),
)
TAILS = (
    *(".", " said so.", " 5.", ", 5 and", " and Toby", " and his mum", " and him", " Hill Academy"),
    *(" close", " Close", " boys", " July", " (15)", ", 15, came", " who came"),
)
# After a word that begins a sentence: each of these with words of each group of the lists.
FRAMES = (
    *(" {}", " {} the bike", " {} him", " is {}", " is {} the bike", " has {}", " has a {}"),
    *(
        " has been {}",
        " has been a {}",
        " needs {}",
        " can {}",
        " {} home",
        " also {}",
        " to {} it",
    ),
)
WHOLE = (
    *(".", ", he", ",", ": he", " the meaning", " it the meaning", " and Toby fell", " and it is"),
    *(" to be there", " to have it", " went to court", " went to Leeds", " did it", " is there"),
    *(" is on a tag", " is on tag", " was moved to another unit", " has been in custody", " is in"),
    *(" is now in care", " not been home", " he come?", " asked it?", " asked it. Why?", " hit it"),
)


def strangers(before: str) -> Iterator[str]:
    """A line for each sentence that begins so, with those of NAMES found as a stranger's."""
    for after in AFTER:
        found = [
            name
            for each in NAMES
            for name, _ in strange_names(plain(f"{before}{each}{after}"), KNOWN, CERTAIN)
        ]
        yield _line(f"{before}_{after}", found)


def everyday(head: str) -> Iterator[str]:
    """A line for each sentence that begins so, with those of WORDS that stand as a child's name."""
    for tail in TAILS if head else _openings():
        found = []
        for word in (form for each in WORDS for form in (each, f"{each}'s")):
            text = f"{head}{word}{tail}"
            if stands_as_name(text, len(head), len(head) + len(word), {"toby"}):
                found.append(word)
        yield _line(f"{head}_{tail}", found)


def _openings() -> Iterator[str]:
    groups = [sorted(words) for words in sentence().values()]
    some = sorted({word for group in groups for word in (group[0], group[len(group) // 2])})
    yield from WHOLE
    yield from (frame.format(word) for frame in FRAMES for word in some)


def _line(text: str, found: list[str]) -> str:
    return f"{text!r}\t{' '.join(each.replace(' ', '~') for each in found)}"


@cache
def kept(name: str) -> dict[str, list[str]]:
    """The lines as they were read last, by how their sentences begin."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in (HERE / f"{name}.txt").read_text("utf-8").splitlines():
        found[literal_eval(line.partition("\t")[0]).partition("_")[0]].append(line)
    return found


PARTS = [(strangers, before) for before in BEFORE] + [(everyday, head) for head in (*HEADS, "")]

if __name__ == "__main__":
    for way in (strangers, everyday):
        lines = [line for each, begins in PARTS if each is way for line in each(begins)]
        (HERE / f"{way.__name__}.txt").write_text("\n".join(lines) + "\n", "utf-8")
