"""What comes of comparing: changes, questions and notes."""

from dataclasses import dataclass, field

from generator.case.facts.words import capital
from generator.readback.fields import Change, Conflict

__all__ = ["CHANGED_TOO", "DECIDE", "Comparison"]

CHANGED_TOO = "was changed in the document, and in the meeting’s file since."
DECIDE = "Decide which is right, and write it in the document as it is made now."


@dataclass
class Comparison:
    """What was found. `questions` are what is not taken over, each with its place."""

    changes: list[Change] = field(default_factory=list)
    questions: list[Conflict] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def ask(self, message: str, suggestion: str = "", said: str = "") -> None:
        """List something that is unclear, with the words that it is about."""
        shown = f" It says: “{said}”" if said else ""
        self.questions.append(Conflict(f"{capital(message)}{shown}", suggestion))
