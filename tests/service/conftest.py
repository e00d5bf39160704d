"""A service's folder with two staff and an establishment, and a case that leaves all to it."""

import json
from pathlib import Path

import pytest

SETTINGS = """
name = "Fenholt Youth Justice Service"
short_name = "Fenholt YJS"
phone = "01632 960700"
marking = "OFFICIAL"
accent_colour = "5C1F7A"
rule_pack = "national"

[words]
case_manager = "YOS practitioner"
supervising_officer = "YOS practitioner"
breach_review = "Back on Track panel"

[plain_words]
case_manager = "worker"

[[warnings]]
level = "first"
name = "First letter"
"""
STAFF = """
[[staff]]
id = "helen-foy"
name = "Helen Foy"
role = "case-manager"
phone = "07700 900167"

[[staff]]
id = "omar-reid"
name = "Omar Reid"
role = "manager"
"""
ESTABLISHMENTS = """
[[establishments]]
name = "Holmfell Young Offender Institution"
type = "yoi"
phone = "01632 960777"
visits_info = "Ring two days before."
checked_on = 2026-02-02
source = "The establishment's page for families"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A service's folder."""
    made = tmp_path / "fenholt"
    made.mkdir()
    (made / "service.toml").write_text(SETTINGS, "utf-8")
    (made / "staff.toml").write_text(STAFF, "utf-8")
    (made / "establishments.toml").write_text(ESTABLISHMENTS, "utf-8")
    return made


@pytest.fixture
def sample(samples: Path) -> dict:
    """The sample with a breach, whole."""
    return json.loads((samples / "breach-transition.json").read_text("utf-8"))


@pytest.fixture
def bare(sample: dict) -> dict:
    """The same without what a folder holds: its case manager stands in it by an id alone."""
    case = {key: value for key, value in sample.items() if key not in ("service", "rules")}
    case["people"] = [
        {"id": "helen-foy"} if each["id"] == "helen-foy" else each for each in case["people"]
    ]
    case["placement"] = {
        key: value
        for key, value in case["placement"].items()
        if key not in ("phone", "visits_info")
    }
    case["supervision"]["supervising_officer"] = "helen-foy"
    return case


@pytest.fixture
def put(folder: Path):
    """Writes a case into the service's folder, in a folder below."""

    def write(case: dict, name: str = "case.json") -> Path:
        path = folder / "cases" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(case, indent=2), "utf-8")
        return path

    return write
