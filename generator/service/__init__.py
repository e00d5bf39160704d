"""A service's folder: its settings, staff and establishments, made once for all of its cases."""

from generator.service.reading import find_service, open_service
from generator.service.state import State, state_of

__all__ = ["State", "find_service", "open_service", "state_of"]
