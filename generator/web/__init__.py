"""The browser pages: a thin face over the toolkit, for one person at one machine."""

from generator.web._server import serve
from generator.web.app import create_app

__all__ = ["create_app", "serve"]
