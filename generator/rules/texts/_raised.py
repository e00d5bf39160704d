"""Whether a matter was raised, by the words on it: with whom, and not only planned."""

from generator.rules.texts._answers import is_answer
from generator.rules.texts._sense import clauses, uses
from generator.rules.texts._words import words

__all__ = ["mechanism_considered", "raised_with_director", "raised_with_senior"]


def raised_with_director(text: str) -> bool:
    """Whether a text says that it was raised with the director of children's services."""
    return _raised("director", text)


def raised_with_senior(text: str) -> bool:
    """Whether a text says that it was raised with someone who can decide.

    A name alone may be theirs; what is planned, and those who only look for homes, are none.
    """
    plain = text.lower().replace("’", "'")
    if words("escalation", "senior").search(plain):
        return _raised("senior", text)
    planned = words("escalation", "later").search(plain)
    return is_answer(text) and not planned and not words("escalation", "junior").search(plain)


def _raised(who: str, text: str) -> bool:
    return any(
        not use.denied and not use.supposed and not words("escalation", "later").search(use.clause)
        for use in uses(words("escalation", who), text)
    )


def mechanism_considered(text: str) -> bool:
    """Whether words on exploitation say that the National Referral Mechanism was considered.

    A step still to be taken and another child's referral do not count.
    """
    plain = text.lower().replace("’", "'")
    if not words("nrm", "names").search(plain):
        return False
    return any(
        not asked
        and words("nrm", "names").search(clause)
        and words("nrm", "done").search(clause)
        and not words("nrm", "ahead").search(clause)
        and not words("nrm", "others").search(clause)
        for _, clause, asked in clauses(plain)
    )
