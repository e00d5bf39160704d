"""Every page works with the service as it was last changed."""

from starlette.requests import Request

from generator.web.home.shelf import Shelf
from generator.web.page import desk_of

__all__ = ["renew"]


def renew(request: Request) -> None:
    """Read the service's folder anew for all pages to come."""
    state = request.app.state
    state.desk = desk_of(request).renewed()
    state.shelf = Shelf(state.desk, state.turn, state.opened)
