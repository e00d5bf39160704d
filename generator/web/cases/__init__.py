"""The page of a case: its tasks, dates, findings and history."""

from starlette.routing import Route

__all__ = ["routes"]

routes: list[Route] = []
