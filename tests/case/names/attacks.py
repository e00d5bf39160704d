"""Ways to name another child who bears an everyday word, and harmless uses of those words.

Toby Lockyer's extract is read; the others of his panel must not be told in it.
"""

from pathlib import Path

from tests.case.names.panels import child_case

TOBY = child_case("P-7001", "Toby", "Lockyer")
WILL = child_case("P-7002", "Will", "Carter")
MAY = child_case("P-7003", "May", "Okonkwo")
EZRA = child_case("P-7004", "Ezra", "Stennett", child={"known_as": "Ez"})
JAMIE = child_case("P-7005", "Jamie", "Quayle-Marsh")
MARK = child_case("P-7006", "Mark", "Hope")
GRACE = child_case("P-7007", "Grace", "Faith")
ART = child_case("P-7008", "Art", "Rose")
JORDAN = child_case("P-7009", "Jordan", "Bill")
JACK = child_case("P-7010", "Jack", "Field")
WILL["people"] += [
    {"id": "dad", "name": "Paul Garner", "role": "parent"},
    {"id": "nan", "name": "Faith Pickering", "role": "other-family"},
]
OTHERS = [WILL, MAY, EZRA, JAMIE, MARK, GRACE, ART, JORDAN, JACK]
WORKERS = [
    {"name": "Jamie Stennett", "role": "Social worker", "status": "present"},
    {"name": "Hope Attwater", "role": "Chair", "status": "present"},
]


def _lines(name):
    lines = (Path(__file__).parent / "data" / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("// ")]


def _typed(line):
    return line.encode("ascii", "backslashreplace").decode("unicode_escape")


# Each certainly names one of the others.
CERTAIN = list(map(_typed, _lines("certain")))
assert len(CERTAIN) == len(set(CERTAIN)) >= 200

# None names one of them.
HARMLESS = _lines("harmless")
assert len(HARMLESS) >= len(CERTAIN)

# Names that are everyday words, and what is said of a person of any such name.
_EVERYDAY = """
Will May Art Rose Hope Grace Mark Jack Bill Faith Rob Frank Dawn Summer Jordan June
"""
NAMES = _EVERYDAY.split()
SAID = _lines("said")
