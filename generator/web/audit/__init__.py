"""The log of who made, read back, changed and signed what. It holds no case data."""

from generator.web.audit._log import Audit

__all__ = ["Audit"]
