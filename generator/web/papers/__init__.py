"""The documents of a case: seen as pages, made, taken in again."""

from starlette.routing import Route

__all__ = ["routes"]

routes: list[Route] = []
