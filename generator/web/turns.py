"""One page at a time: one person sits here, and the toolkit is not made for two at once."""

from collections.abc import Callable
from threading import Lock

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from generator.web.safety import session_of

__all__ = ["Redirect", "in_turn"]


class Redirect(RedirectResponse):
    """On to another of our pages, which says `say` once."""

    def __init__(self, url: str, say: str = "") -> None:
        super().__init__(url, status_code=303)
        self.say = say


def in_turn(request: Request, work: Callable[[], Response]) -> Response:
    """Do the work of one page while no other does its own."""
    turn: Lock = request.app.state.turn
    with turn:
        request.app.state.desk.freshen()
        response = work()
        if isinstance(response, Redirect) and response.say:
            session_of(request).say = response.say
        return response
