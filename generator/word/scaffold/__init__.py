"""First drafts of Word templates in one calm house style, which staff then edit in Word."""

from generator.word.scaffold._draft import Column, Draft, Fact
from generator.word.scaffold._from_schema import draft_from
from generator.word.scaffold._house import Look

__all__ = ["Column", "Draft", "Fact", "Look", "draft_from"]
