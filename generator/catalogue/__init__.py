"""The document kinds: what exists, for whom, what each needs, and what its template may say."""

from generator.catalogue._kind import Kind
from generator.catalogue._parts import PARTS
from generator.catalogue._reading import READERS
from generator.catalogue._shelf import Catalogue
from generator.catalogue._vocabulary import Vocabulary, view_of, vocabulary
from generator.catalogue.formats import ENDINGS, FORMATS, Format, format_of
from generator.catalogue.given import GIVEN, Given
from generator.catalogue.subjects import SUBJECTS, Subject

__all__ = [
    "ENDINGS",
    "FORMATS",
    "GIVEN",
    "PARTS",
    "READERS",
    "SUBJECTS",
    "Catalogue",
    "Format",
    "Given",
    "Kind",
    "Subject",
    "Vocabulary",
    "format_of",
    "view_of",
    "vocabulary",
]
