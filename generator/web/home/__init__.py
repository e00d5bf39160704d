"""The list of cases, and who sits here: coming in, locking, coming back."""

from starlette.routing import Route

from generator.web.home import _cases, _sitting

__all__ = ["routes"]

routes: list[Route] = [
    Route("/", _cases.home),
    Route("/look-for", _cases.look_for, methods=["POST"]),
    Route("/start", _sitting.start),
    Route("/sit", _sitting.ask),
    Route("/sit", _sitting.sit, methods=["POST"]),
    Route("/lock", _sitting.locked),
    Route("/lock", _sitting.lock, methods=["POST"]),
    Route("/kept", _sitting.kept),
    Route("/kept/leave", _sitting.leave, methods=["POST"]),
    Route("/here", _sitting.here, methods=["POST"]),
    Route("/lock/open", _sitting.unlock, methods=["POST"]),
]
