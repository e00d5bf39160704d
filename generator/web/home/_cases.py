"""The list of cases."""

from starlette.requests import Request
from starlette.responses import Response

from generator.store import CaseFolder
from generator.web.page import desk_of, page, redirect

__all__ = ["home"]


def home(request: Request) -> Response:
    """The cases of the folder."""
    desk = desk_of(request)
    if not desk.who(request):
        return redirect("/sit")
    cases = [
        (desk.key(held.path), held.case)
        for held in CaseFolder(desk.folder).cases(desk.toolkit.open)
        if held.case
    ]
    return page(request, "home/home.html", cases=cases)
