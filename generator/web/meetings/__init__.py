"""Panels: agenda, minutes, actions, packs and extracts."""

from starlette.routing import Route

__all__ = ["routes"]

routes: list[Route] = []
