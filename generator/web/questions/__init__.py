"""New case by questions, and the pages of questions of a case."""

from starlette.routing import Route

__all__ = ["routes"]

routes: list[Route] = []
