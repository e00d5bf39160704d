"""Letters to a child and the family: a copy for each of them, in their own language."""

from generator.documents.letters._copies import Copy, copies
from generator.documents.letters._faults import faults_of
from generator.documents.letters._readers import addressed

__all__ = ["Copy", "addressed", "copies", "faults_of"]
