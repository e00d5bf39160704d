"""The document kinds: what exists, for whom, what each needs, and what its template may say."""

from generator.catalogue._kind import READERS, Kind
from generator.catalogue._parts import PARTS
from generator.catalogue._shelf import Catalogue
from generator.catalogue._vocabulary import Vocabulary, vocabulary
from generator.catalogue.subjects import SUBJECTS, Subject

__all__ = [
    "PARTS",
    "READERS",
    "SUBJECTS",
    "Catalogue",
    "Kind",
    "Subject",
    "Vocabulary",
    "vocabulary",
]
