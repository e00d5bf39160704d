"""The document kinds: what exists, for whom, what each needs, and whether a case is ready."""

from generator.catalogue._kind import Kind
from generator.catalogue._shelf import Catalogue

__all__ = ["Catalogue", "Kind"]
