"""Which agencies a short name means, and paragraphs typed for some of them only."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.case import agencies
from generator.case.facts.words import and_list
from generator.readback.minutes._cells import UnclearError
from generator.spelling import nearest_of, split

__all__ = ["Agencies", "is_kept_back"]

_JOINTS = re.compile(r"\s*(?:[,;/&+]|\band\b)\s*")
_ENDS = r"(?:\s*:\s*|\s+[-–—]\s+)"
_ONLY_FOR = re.compile(
    rf"\W*(?:only\s+for\b\s*:?\s*(?P<a>.+?)|for\s+(?P<b>.+?)\s+only){_ENDS}(?P<said>.*\w.*)",
    re.IGNORECASE | re.DOTALL,
)
# What keeps a paragraph back from somebody, however that is written.
_KEPT_BACK = re.compile(
    r"^\W*(?:(?:only|not)\s+for\b|for\s+.{1,80}?\s+only\s*[:.–—-]|confidential\b|in confidence\b)"
    r"|\b(?:(?:only|not)\s+for|for\s+[^.:]{1,60}\s+only)\b[^.:]{0,80}:",
    re.IGNORECASE,
)


def is_kept_back(said: str) -> bool:
    """Whether a text says of itself that not everybody may read it."""
    return _KEPT_BACK.search(said) is not None


@dataclass(frozen=True)
class Agencies:
    """The agencies of a meeting, each with the roles of who comes from it, and a short name."""

    roles: Mapping[str, tuple[tuple[str, ...], ...]]
    short: Mapping[str, str]

    @staticmethod
    def of(panel: Mapping[str, Any]) -> "Agencies":
        """Those of a meeting's attendance."""
        roles = {
            agency: tuple(
                split(one["role"])
                for one in panel["attendance"]
                if one.get("organisation", "").casefold() == agency.casefold()
            )
            for agency in agencies(panel)
        }
        service = panel.get("service", {})
        known = [one for one in roles if one.casefold() == service.get("name", "").casefold()]
        return Agencies(roles, {one: service.get("short_name", "") for one in known})

    def meant(self, typed: str) -> list[str]:
        """Whom a cell or line names, by the attendance's names. Raises UnclearError."""
        left, found = f" {' '.join(typed.split())} ", []
        for name in sorted(self.roles, key=len, reverse=True):
            # A name may hold a comma or an "and" of its own.
            without = re.sub(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", ",", left)
            found += [name] * (without != left)
            left = without
        for part in filter(None, (one.strip(" .:") for one in _JOINTS.split(left))):
            found.append(self._one(part))
        if not found:
            raise UnclearError("It does not say which agencies it is for.")
        return [name for name in self.roles if name in found]

    def paragraph(self, said: str) -> dict[str, Any]:
        """A paragraph that begins with whom it is for. Raises UnclearError."""
        match = _ONLY_FOR.fullmatch(said)
        if match is None:
            raise UnclearError("It is not clear which words are only for whom.")
        return {"text": match["said"].strip(), "for": self.meant(match["a"] or match["b"])}

    def _one(self, typed: str) -> str:
        words = split(typed)
        words = words[1:] if words[:1] == ("the",) else words
        for is_meant in (self._is_short, self._is_part, self._is_role):
            found = [name for name in self.roles if words and is_meant(words, name)]
            if len(found) > 1:
                who = and_list(found).replace(" and ", " or ")
                raise UnclearError(f"“{typed}” may be {who}.")
            if found:
                return found[0]
        near = {way: name for name in self.roles for way in (name, *split(name)) if len(way) > 3}
        meant = nearest_of(typed, near)
        hint = f"Did you mean {meant}?" if meant else f"There are: {', '.join(self.roles)}."
        raise UnclearError(f"Nobody at this panel comes from “{typed}”. {hint}")

    def _is_short(self, words: Sequence[str], name: str) -> bool:
        letters = [word[0] for word in split(name)]
        ways = {"".join(letters[begin:]) for begin in range(len(letters) - 1)}
        return "".join(words) in ways or tuple(words) == split(self.short.get(name, ""))

    def _is_part(self, words: Sequence[str], name: str) -> bool:
        return set(words) <= set(split(name))

    def _is_role(self, words: Sequence[str], name: str) -> bool:
        return any(set(words) <= set(role) for role in self.roles[name])
