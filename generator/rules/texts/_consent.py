"""What a note on contact says of the consent of another child's parent or carer."""

from generator.rules.texts._answers import is_answer
from generator.rules.texts._sense import uses
from generator.rules.texts._words import words

__all__ = ["consented", "refused"]


def consented(note: str) -> bool:
    """Whether a note says that a parent, a carer or the local authority has agreed, and still does.

    The child's own word, a question, a plan to ask and a consent taken back are none.
    """
    if not is_answer(note) or refused(note):
        return False
    # "Not until mum agrees" is one clause.
    plain = _without_denied(note, "stands").replace("until", "till")
    if words("consent", "no_objection").search(plain):
        return True
    for use in uses(words("consent", "given"), plain):
        before = plain[: use.at]
        if use.denied or use.supposed or words("consent", "later").search(use.clause):
            continue
        if words("consent", "own").search(use.clause):
            continue
        # "Consent given 3 March" is a parent's; "she agreed" needs the parent named before.
        by = words("consent", "by")
        told = by.search(use.clause) or by.search(before)
        # "Consent given 3 March" will do, and "consent from Robin" names somebody else.
        named = words("consent", "from").search(use.clause)
        if told or (words("consent", "opens").search(use.clause) and not named):
            return True
    return False


def refused(note: str) -> bool:
    """Whether a note on contact says that someone has not agreed to it, or no longer does."""
    text = words("consent", "no_objection").sub("", _without_denied(note, "stands", "not_refused"))
    if words("consent", "no_answer").search(text):
        return True
    if words("consent", "after_all").search(text):
        return False
    if any(not use.denied and not use.supposed for use in uses(words("consent", "back"), text)):
        return True
    return any(use.denied for use in uses(words("consent", "given"), text))


def _without_denied(note: str, *names: str) -> str:
    """A note in small letters without what it says did not come: "withdrawn", "refused"."""
    text = note.lower().replace("’", "'")
    for name in names:
        text = words("consent", name).sub("", text)
    return text
