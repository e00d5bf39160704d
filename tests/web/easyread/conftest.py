"""The studio of one licence, opened by a client."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.web.conftest import posting


@dataclass
class Studio:
    """Pages of one case. `get` and `post` give answers; `path` is its file."""

    client: Any
    path: Path
    root: str

    def get(self, end: str = "") -> Any:
        return self.client.get(self.root + end)

    def post(self, end: str, data: dict[str, Any], files: Any = None) -> Any:
        return posting(self.client, self.root + end, data, files)

    def fields(self, end: str, action: str | None = None) -> dict[str, Any]:
        """What the form of a page would send, without its buttons."""
        return fields_in(self.get(end).text, self.root + (end if action is None else action))

    @property
    def data(self) -> dict[str, Any]:
        return json.loads(self.path.read_text("utf-8"))

    def condition(self, number: int) -> dict[str, Any]:
        return self.data["supervision"]["conditions"][number - 1]


def fields_in(page: str, action: str) -> dict[str, Any]:
    """The fields of the last form of a page with that action, as a browser would send them."""
    form = [one for one in html.fromstring(page).forms if one.get("action") == action][-1]
    found: dict[str, Any] = {}
    for name, value in form.form_values():
        if name in found:
            before = found[name]
            found[name] = [*(before if isinstance(before, list) else [before]), value]
        elif name != "csrf_token":
            found[name] = value
    return found


@pytest.fixture
def studio(client, folder, desk):
    path = folder / "s250-secure-home.json"
    return Studio(client, path, f"/cases/{desk.key(path)}/easy-read")
