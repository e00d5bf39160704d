"""Letters to a child and the family: a copy for each of them, in their own language."""

from generator.documents.letters._copies import Copy, copies
from generator.documents.letters._faults import faults_of

__all__ = ["Copy", "copies", "faults_of"]
