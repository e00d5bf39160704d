"""Checks that tags are spelt right and every block is closed, before Jinja sees a part."""

from collections.abc import Sequence

from generator.word.compile._tags import Written
from generator.word.faults import Fault
from generator.word.part import Tag
from generator.word.proof._wording import meant, misspelt

_ENDS = {"endif": "if", "endfor": "for", "endwith": "with"}
_MIDDLES = {"else": ("if", "for"), "elif": ("if",)}
_DEEPEST, _DEEPEST_LOOPS = 60, 8


def block_faults(tags: Sequence[tuple[Written, Tag]]) -> list[Fault]:
    """The faults in how blocks open and close, in order."""
    faults: list[Fault] = []
    opened: list[tuple[Written, Tag]] = []
    for as_written, tag in tags:
        said = misspelt(as_written)
        if said is not None:
            faults.append(Fault(tag.place, *said))
        if as_written.mark != "%":
            continue
        word = meant(as_written)
        written = as_written if word == as_written.word else as_written._replace(body=word)
        if word in _ENDS.values():
            opened.append((written, tag))
            loops = sum(1 for before, _tag in opened if before.word == "for")
            if len(opened) == _DEEPEST or loops > _DEEPEST_LOOPS:
                faults.append(Fault(tag.place, "blocks stand in one another too deeply"))
                return faults
        elif word in _MIDDLES:
            if not opened or opened[-1][0].word not in _MIDDLES[word]:
                message = f"{written} stands outside an {{% if %}}"
                advice = "Write {% if ... %} before it, or take it out"
                faults.append(Fault(tag.place, message, advice))
        elif word in _ENDS:
            _close(written, tag, opened, faults)
    for written, tag in opened:
        message = f"{written} is never closed"
        faults.append(Fault(tag.place, message, f"Write {_end(written)} after what it holds"))
    return faults


def _close(
    written: Written, tag: Tag, opened: list[tuple[Written, Tag]], faults: list[Fault]
) -> None:
    kind = _ENDS[written.word]
    if not any(before.word == kind for before, _tag in opened):
        message = f"{written} closes nothing"
        faults.append(Fault(tag.place, message, f"Take it out, or write {{% {kind} ... %}} before"))
        return
    while opened:
        before, at = opened.pop()
        if before.word == kind:
            break
        message = f"{before} is not closed before {written}"
        faults.append(Fault(at.place, message, f"Write {_end(before)} first"))
    else:
        return
    if before.scope != written.scope:
        message = f"{before} is closed by {written}, which stands at another level"
        faults.append(Fault(tag.place, message, f"Write {_end(before)} instead"))


def _end(written: Written) -> str:
    return f"{{%{written.scope} end{written.word} %}}"
