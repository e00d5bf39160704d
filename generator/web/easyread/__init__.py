"""The studio of easy words."""

from starlette.routing import Route

__all__ = ["routes"]

routes: list[Route] = []
