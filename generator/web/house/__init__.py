"""The service's settings, its templates, and imports."""

from starlette.routing import Route

__all__ = ["routes"]

routes: list[Route] = []
