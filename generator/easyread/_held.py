"""What holds back a final easy-read document: a rule without a picture, or with a wrong one."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.case.facts.words import ordinal
from generator.easyread._rules import has_picture, is_wrong_way
from generator.easyread.pictures import swapped

_WHERE = "(supervision, conditions, easy_read, picture)"


def pictures_to_choose(case: Mapping[str, Any]) -> Iterator[str]:
    """Each rule of a case whose picture is still to be chosen, in words; none with pictures off."""
    if case.get("easy_read", {}).get("pictures") == "off":
        return
    conditions = swapped(case).get("supervision", {}).get("conditions", ())
    for number, condition in enumerate(conditions, 1):
        rule = condition.get("easy_read")
        if rule is None:
            continue
        said = f"The {ordinal(number)} condition"
        said += f" (“{rule['heading']}”)" if "heading" in rule else ""
        if not has_picture(rule):
            yield f"{said} has no picture. Choose one of the thing itself {_WHERE}."
        elif is_wrong_way(rule):
            yield (
                f"{said} forbids something, and a picture says “yes” or “well done”. Choose one "
                f"of the thing itself: the “not” mark is drawn over it {_WHERE}."
            )
