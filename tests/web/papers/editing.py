"""A person who edits a document in Word, and where its marks are."""

from generator.word.package._xml import w
from tests.word.readback.editing import edited

__all__ = ["with_words"]


def with_words(content: bytes, old: str, new: str) -> bytes:
    """The Word file with the words of one field replaced."""

    def change(root):
        for control in root.iter(w("sdt")):
            texts = list(control.iter(w("t")))
            if "".join(text.text or "" for text in texts) == old:
                texts[0].text = new
                for text in texts[1:]:
                    text.text = ""
                return
        raise AssertionError(f"no field says {old}")

    return edited(content, change)
