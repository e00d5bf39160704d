"""A service's folder: its settings, staff and establishments, made once for all of its cases."""

from generator.service.reading import find_service, open_service

__all__ = ["find_service", "open_service"]
