"""What every page of the studio starts from: the desk, the case and its address."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from generator.case import Case
from generator.sign_off import child_of
from generator.toolkit import Toolkit
from generator.web.desk import Desk, NotFoundError
from generator.web.page import desk_of, page

__all__ = ["Here", "anywhere", "here", "shown"]


@dataclass(frozen=True)
class Here:
    """The case that a page of the studio is of."""

    desk: Desk
    key: str
    path: Path
    record: Case

    @property
    def toolkit(self) -> Toolkit:
        """What does the work."""
        return self.desk.toolkit

    @property
    def on(self) -> date:
        """The day that everything is looked at on."""
        return self.desk.today()

    @property
    def root(self) -> str:
        """The address of the studio of this case."""
        return f"/cases/{self.key}/easy-read"

    @property
    def conditions(self) -> list[dict[str, Any]]:
        """The conditions of the case as its file gives them."""
        return list(self.record.data.get("supervision", {}).get("conditions", ()))

    def condition(self, number: int) -> str:
        """The id of the condition with that number, from 1. Raises NotFoundError."""
        if not 1 <= number <= len(self.conditions):
            raise NotFoundError("The case has no such rule any more. Look for it in the list.")
        return str(self.conditions[number - 1]["id"])

    def picture(self, code: str, *, is_barred: bool = False) -> str:
        """The address of a picture; that of one of the child's own tells nothing of it."""
        own = self.record.data.get("easy_read", {}).get("own_pictures", ())
        at = next((n for n, one in enumerate(own) if one["code"] == code), None)
        name = code if at is None else f"own/{at}"
        return f"{self.root}/picture/{name}{'?barred=yes' if is_barred else ''}"


def here(request: Request) -> Here:
    """The case of a request, which has conditions to explain.

    Raises NotFoundError, CaseError for a file with faults, FaultyInputError for a case without
    conditions.
    """
    found = anywhere(request)
    child_of(found.record)
    return found


def anywhere(request: Request) -> Here:
    """The case of a request, with conditions or without."""
    desk, key = desk_of(request), request.path_params["key"]
    return Here(desk, key, desk.path(key), desk.case(key))


def shown(request: Request, at: Here, template: str, *, status: int = 200, **more: Any) -> Response:
    """A page of the studio."""
    return page(
        request,
        f"easyread/{template}.html",
        status=status,
        case=at.record,
        key=at.key,
        root=at.root,
        **more,
    )
