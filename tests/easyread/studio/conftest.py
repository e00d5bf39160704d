"""A child's licence in a service's folder, with words of all three layers."""

import json
import shutil
from datetime import date

import pytest

from generator.resources import shipped
from generator.toolkit import Toolkit

ON = date(2026, 5, 1)
OF_CATALOGUE, OF_SERVICE, OF_CHILD = "no-travel", "work-approval", "keep-in-touch"
BESPOKE = "no-contact-men"
_WORDING = """schema = "throughcare/easy-read-explanations/1"
version = "1"
effective_from = "2026-01-01"
source = "Our therapist"

[{name}]
heading = "Ask about work"
why = "We want your work to go well."
"""


@pytest.fixture
def service(tmp_path):
    folder = tmp_path / "service"
    shutil.copytree(shipped("samples") / "services" / "bolton", folder)
    return folder


@pytest.fixture
def path(service):
    """The file of the licence; three of its conditions say nothing of their own."""
    data = json.loads((shipped("samples") / "s250-secure-home.json").read_text("utf-8"))
    for one in data["supervision"]["conditions"]:
        if one["id"] in (OF_CATALOGUE, OF_SERVICE):
            one.pop("easy_read")
    data.pop("service")
    found = service / "case.json"
    found.write_text(json.dumps(data, indent=2) + "\n", "utf-8")
    name = next(one for one in data["supervision"]["conditions"] if one["id"] == OF_SERVICE)["code"]
    wording = service / "wording" / "easy-read"
    wording.mkdir(parents=True)
    (wording / "own.toml").write_text(_WORDING.format(name=name), "utf-8")
    return found


@pytest.fixture
def toolkit(service):
    return Toolkit(service)
