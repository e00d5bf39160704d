"""The same document in other words, so that no stage of any program can remember its work."""

import io
import re
import zipfile

_VOWELS, _OTHERS = b"aeiou", b"bcdfghjklmnpqrstvwxyz"
_IN_WORD = re.compile(rb"(<w:t(?: [^>]*)?>)([^<]*)")
_IN_HTML = re.compile(rb"(>)([^<]+)(?=</(?:p|li|td|th|h1|h2)>)")
_ENTITY = re.compile(rb"(&[^;]*;)")


def changed_word(docx: bytes, mark: int) -> bytes:
    """The Word file with the small letters of its text moved on, vowels to vowels."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = _changed(data, _IN_WORD, mark)
            new.writestr(name, data)
    return out.getvalue()


def changed_html(html: bytes, mark: int) -> bytes:
    """The HTML with its text changed in the same way."""
    start = html.index(b"<body")
    return html[:start] + _changed(html[start:], _IN_HTML, mark)


def _changed(data: bytes, texts: re.Pattern[bytes], mark: int) -> bytes:
    moved = bytes.maketrans(
        _VOWELS + _OTHERS,
        b"".join(s[mark % len(s) :] + s[: mark % len(s)] for s in (_VOWELS, _OTHERS)),
    )

    def text(found: re.Match[bytes]) -> bytes:
        parts = _ENTITY.split(found[2])
        parts[::2] = [part.translate(moved) for part in parts[::2]]
        return found[1] + b"".join(parts)

    return texts.sub(text, data)
