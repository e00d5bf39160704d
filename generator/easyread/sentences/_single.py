"""What is found in one sentence by itself."""

import re
from collections.abc import Iterator

from generator.easyread.sentences._lists import Lists
from generator.easyread.sentences._text import plain, words

Found = Iterator[tuple[str, str]]  # the name of a check, and what was found

MOST_WORDS = 15
_SUBJECT = r"(?:you|he|she|they|we|it|i)"
_MODAL = r"(?:will|can|may|must|is|are|has|have|wants?|needs?)"
_SO = re.compile(r"\bso (?:that|you|he|she|they|we|it|i|everyone|people|[A-Z]\w+)\b|, so\b")
_BEFORE = 60  # characters that hold the two words before another
_SUFFIX = 5  # letters of the shortest regular participle, as in “asked”


def alone(sentence: str, lists: Lists) -> Found:
    """Every fault of one sentence, each with what was found."""
    said = words(sentence)
    if len(said) > MOST_WORDS:
        yield "long", str(len(said))
    yield from _ideas(sentence, lists)
    yield from _nested(sentence, lists)
    yield from _passive(said, lists)
    yield from _negatives(sentence, lists)
    yield from _capitals(sentence, lists)
    for check in lists.checks.values():
        hit = next((hit for one in check.patterns if (hit := one.search(sentence))), None)
        if hit is not None:
            yield check.id, hit[0].strip()


def _ideas(sentence: str, lists: Lists) -> Found:
    verbs = "|".join(sorted(lists.words("verbs")))
    no = r"(?:do not |don[’']t |never )?"
    hit = (
        re.search(rf"\b(?:and|but|or) (?:then )?{_SUBJECT} \w+", sentence, re.I)
        or re.search(rf"[a-z] \w+ (?:and|but) [A-Z]\w+ (?:{_MODAL}|(?:{verbs})s)\b", sentence)
        or _joined_verb(sentence, no, verbs, lists)
        or re.search(r", (?:which|who)\b", sentence)
        or (not _LINKED.match(sentence) and re.search(rf", then {no}(?:{verbs})\b", sentence))
    )
    if hit:
        yield "two-ideas", hit[0].strip(", ")


_CALLED = re.compile(r"\bcalled (?:the |an? )?[A-Z]{2,5}\b")
_LINKED = re.compile(r"(?:if|when)\b[^,]*, then[^,]*$", re.IGNORECASE)


def _joined_verb(sentence: str, no: str, verbs: str, lists: Lists) -> re.Match[str] | None:
    """An “and” before a verb, unless it joins two things, or what is one idea (“go and see”)."""
    for hit in re.finditer(
        rf"\b(?:and|but) (?:then |also )?{no}(?:{verbs})\b(?![-’'])", sentence, re.I
    ):
        before = [
            plain(word) for word in words(sentence[max(0, hit.start() - _BEFORE) : hit.start()])
        ]
        is_one = bool(before) and before[-1] in lists.words("joined")
        if not is_one and not (set(before[-2:-1]) & lists.words("of_things")):
            return hit
    return None


def _nested(sentence: str, lists: Lists) -> Found:
    said = [plain(word) for word in words(sentence)]
    if sentence.endswith("?"):
        said = said[1:]
    found = [word for word in said if word in lists.words("links")]
    if "so" in found and not _SO.search(sentence):
        found = [word for word in found if word != "so"]
    if len(found) > 1:
        yield "nested", " … ".join(found)


def _passive(said: list[str], lists: Lists) -> Found:
    low = [plain(word) for word in said]
    for at, word in enumerate(low):
        if word not in lists.words("be") and not word.endswith("’re"):
            continue
        end = at + 1
        while end < len(low) and low[end] in lists.words("between"):
            end += 1
        if end < len(low) and _is_participle(low[end], lists):
            yield "passive", " ".join(said[at : end + 1])
            return


def _is_participle(word: str, lists: Lists) -> bool:
    if word in lists.words("states"):
        return False
    regular = word.endswith("ed") and len(word) >= _SUFFIX
    return regular or word in lists.words("participles")


def _negatives(sentence: str, lists: Lists) -> Found:
    # “No” as an answer by itself, and one “neither … nor”, deny once.
    text = re.sub(r"\b[Nn]o,|\bsay(?:s|ing)? no\b|[“\"][^”\"]{0,300}[”\"]", " ", sentence)
    text = re.sub(r"\bneither\b(.{0,100})\bnor\b", r"nor\1", text, flags=re.IGNORECASE)
    said = [plain(word) for word in words(text)]
    found = [w for w in said if w in lists.words("negatives") or w.endswith("n’t")]
    if found:
        found += [w for w in said if w in lists.words("un_words")]
    if len(found) > 1:
        yield "double-negative", " … ".join(found)


def _capitals(sentence: str, lists: Lists) -> Found:
    runs: list[list[str]] = [[]]
    # “It is called the IMEI” says in the same sentence what the letters stand for.
    for word in words(_CALLED.sub("called", sentence)):
        if word.isupper() and len(word.replace(".", "")) > 1 and not re.search(r"\d", word):
            runs[-1].append(word)
        elif word != "I" and runs[-1]:
            runs.append([])
    for run in filter(None, runs):
        strange = [word for word in run if word not in lists.words("known_initials")]
        if not strange:
            continue
        emphasised = any(plain(word) in lists.words("emphasised") for word in strange)
        is_long = max(map(len, strange)) > _SUFFIX or len(run) > 2
        yield "capitals" if emphasised or is_long else "initials", " ".join(strange)
