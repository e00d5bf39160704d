"""Forms that a service has had for years, made templates: which field belongs into which place."""

from generator.adopt._adopted import Adopted, Place
from generator.adopt._adopting import adopt
from generator.adopt._for_kind import adopt_for
from generator.adopt._matching import PLAIN, SURE

__all__ = ["PLAIN", "SURE", "Adopted", "Place", "adopt", "adopt_for"]
