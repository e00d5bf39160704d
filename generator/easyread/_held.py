"""What holds back a final easy-read document: a rule without a picture, or with a wrong one."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.case.facts.words import ordinal
from generator.easyread._rules import affirms, forbids

_WHERE = "(supervision, conditions, easy_read, picture)"


def pictures_to_choose(case: Mapping[str, Any]) -> Iterator[str]:
    """Each rule of a case whose picture is still to be chosen, in words; none with pictures off."""
    if case.get("easy_read", {}).get("pictures") == "off":
        return
    for number, condition in enumerate(case.get("supervision", {}).get("conditions", ()), 1):
        rule = condition.get("easy_read")
        if rule is None:
            continue
        said = f"The {ordinal(number)} condition"
        said += f" (“{rule['heading']}”)" if "heading" in rule else ""
        if "picture" not in rule:
            yield f"{said} has no picture. Choose one of the thing itself {_WHERE}."
        elif affirms(rule["picture"]) and forbids(rule):
            yield (
                f"{said} forbids something, and its picture says “yes” or “well done”. Choose one "
                f"of the thing itself: the “not” mark is drawn over it {_WHERE}."
            )
