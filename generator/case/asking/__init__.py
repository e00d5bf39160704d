"""The first questions about a child: from answers in a person's words to a case without faults."""

from generator.case.asking._asking import Asking
from generator.case.asking._like import taken_from
from generator.case.asking._questions import Question

__all__ = ["Asking", "Question", "taken_from"]
