"""A child's case in a service's folder, with words of all three layers and a photograph."""

import io
import json
import shutil
from datetime import date

import pytest
from PIL import Image

from generator.easyread.wording import known
from generator.resources import shipped
from generator.toolkit import Toolkit

ON = date(2026, 3, 2)
KIND = "licence-easy-read"
# From the catalogue, from the service, and from the case itself.
OF_CATALOGUE, OF_SERVICE, OF_CHILD = "no-travel", "work-approval", "keep-in-touch"
WORDING = """schema = "throughcare/easy-read-explanations/1"
version = "1"
effective_from = "2026-01-01"
source = "Our therapist"

[{name}]
heading = "Ask about work"
question = "Who do you ask about work?"
why = "We want your work to go well."
help = "We help you find work."
"""


def drawing(colour):
    """A small photograph in one colour."""
    out = io.BytesIO()
    Image.new("RGB", (40, 40), colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def service(tmp_path):
    """The folder of a service, with wording of its own for one condition."""
    folder = tmp_path / "service"
    shutil.copytree(shipped("samples") / "services" / "bolton", folder)
    (folder / "wording" / "easy-read").mkdir(parents=True)
    return folder


@pytest.fixture
def case(service):
    """The file of the case."""
    data = json.loads((shipped("samples") / "breach-transition.json").read_text("utf-8"))
    conditions = {one["id"]: one for one in data["supervision"]["conditions"]}
    for name in (OF_CATALOGUE, OF_SERVICE):
        conditions[name].pop("easy_read", None)
    conditions[OF_CHILD]["easy_read"]["left_out"] = [
        {
            "words": "in accordance with instructions",
            "why": "Helen always asks.",
            "by": "Leila Haddad",
        }
    ]
    data["people"][0]["photo"] = "helen.png"
    (service / "helen.png").write_bytes(drawing("navy"))
    path = service / "case.json"
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", "utf-8")
    at = list(conditions).index(OF_SERVICE)
    name = known(data)[at].parts[0].form.explained
    own = service / "wording" / "easy-read" / "own.toml"
    own.write_text(WORDING.replace("{name}", name), "utf-8")
    return path


@pytest.fixture
def sign(case):
    """Sign the case as Leila Haddad."""

    def call(by="Leila Haddad", on=ON, today=ON, **more):
        return Toolkit().sign_easy_read(case, by=by, on=on, today=today, **more)

    return call


@pytest.fixture
def change(case):
    """Change the data of the case by a function, and write it."""

    def call(how):
        data = json.loads(case.read_text("utf-8"))
        how(data)
        case.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", "utf-8")

    return call


@pytest.fixture
def verdict(case):
    """What is said of the signature on a day."""

    def call(on=ON):
        toolkit = Toolkit()
        return toolkit.easy_read_verdict(toolkit.open(case), on=on)

    return call
