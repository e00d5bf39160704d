"""The journey of a child as a picture: the stages of the sentence with what is due on them."""

from generator.documents.journey._draw import drawn
from generator.documents.journey._journey import Journey, family_journey, staff_journey
from generator.documents.journey._vectors import emf, svg
from generator.documents.journey._words import in_words

__all__ = ["Journey", "drawn", "emf", "family_journey", "in_words", "staff_journey", "svg"]
