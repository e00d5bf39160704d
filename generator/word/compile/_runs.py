"""Splits a run round the tags that stand between runs: {%r %} and {{r }}."""

from copy import deepcopy

from lxml import etree

from generator.word.package._xml import replace_with_text, text_before, w

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT, _RUN = w("t"), w("r")


def split_run(element: etree._Element, pieces: list[str | tuple[str]]) -> None:
    """Split the run of a text element round the marks that go between runs (the tuples)."""
    run = element.getparent()
    if run is None or run.tag != _RUN:
        raise ValueError("a text element stands in a run")
    children = [child for child in run if child.tag != w("rPr")]
    at = children.index(element)
    out: list[etree._Element | str] = []
    current = _run_like(run)
    current.extend(children[:at])
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        _close_run(out, current, text)
        out.append(piece[0])
        current, text = _run_like(run), ""
    after = children[at + 1 :]
    _close_run(out, current, text, after)
    for item in out:
        if isinstance(item, str):
            text_before(run, item)
        else:
            run.addprevious(item)
    replace_with_text(run, "")


def _run_like(run: etree._Element) -> etree._Element:
    made = deepcopy(run)
    made.tail = None
    for child in [child for child in made if child.tag != w("rPr")]:
        made.remove(child)
    return made


def _close_run(
    out: list[etree._Element | str],
    run: etree._Element,
    text: str,
    after: list[etree._Element] | None = None,
) -> None:
    if text:
        etree.SubElement(run, _TEXT, {_SPACE: "preserve"}).text = text
    run.extend(after or [])
    if any(child.tag != w("rPr") for child in run):
        out.append(run)
