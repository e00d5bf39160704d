"""What opens and closes a child's paper, where the case does not say it in its own words."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.case.facts.reading import as_day, text_of
from generator.case.facts.words import weekday_words
from generator.easyread._people import person_named
from generator.easyread.wording._officer import NOBODY, officer_of

__all__ = ["paper_words"]

_SLOT = re.compile(r"\{(\w+)\}")


def paper_words(case: Mapping[str, Any]) -> dict[str, Any]:
    """The first words, what happens if not, whom to ask, who helps and the word list.

    Empty for a paper of another kind than those that we have words for.
    """
    held = case.get("supervision")
    supervision = held if isinstance(held, Mapping) else {}
    kind = text_of(supervision, "kind")
    if kind not in _papers() or kind == "ask":
        return {}
    ours, values = _papers()[kind], _values(case, supervision)
    ask = _papers()["ask"]["with_phone" if "phone" in values else "without"]
    return {
        "intro": list(_filled(ours["intro"], values)),
        "if_not": list(_filled(ours["if_not"], values)),
        "who_to_ask": next(_filled([ask], values)),
        "word_list": [{"word": word, "meaning": meaning} for word, meaning in ours["word_list"]],
        **({"helper_names": [values["whole"]]} if "whole" in values else {}),
    }


def _values(case: Mapping[str, Any], supervision: Mapping[str, Any]) -> dict[str, str]:
    people = case.get("people")
    known = [
        one
        for one in (people if isinstance(people, (list, tuple)) else ())
        if isinstance(one, Mapping) and text_of(one, "name")
    ]
    whole, ends = text_of(supervision, "supervising_officer"), as_day(supervision.get("ends"))
    officer = officer_of(case)
    values = {"officer": officer}
    if phone := text_of(person_named(whole, known), "phone"):
        values["phone"] = phone
    if ends is not None:
        values["ends"] = weekday_words(ends)
    if officer != NOBODY:
        values["whole"] = whole
    return values


def _filled(texts: list[str], values: Mapping[str, str]) -> Iterator[str]:
    for text in texts:
        if set(_SLOT.findall(text)) <= set(values):
            said = _SLOT.sub(lambda found: values[found[1]], text)
            yield said[:1].upper() + said[1:]


@cache
def _papers() -> Mapping[str, Any]:
    path = Path(__file__).with_name("data") / "paper.toml"
    return tomllib.loads(path.read_text("utf-8"))
