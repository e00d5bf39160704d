"""Turns what admin staff know from Word into tags: mail merge fields and content controls.

A MERGEFIELD prints the field of its name, its switches become filters. A content control whose
tag is the path of a field prints it: as text, as a tick, or as the entry of a drop-down list.
"""

import re
from collections.abc import Iterator

from lxml import etree

from generator.word.compile._codes import FieldCode, fields_of
from generator.word.package._escape import clean
from generator.word.package._xml import w

# Word cuts the code of a field anywhere, so its name is no mark.
_MARKS = (b"instr", b"sdtContent")
_NO_NAME = re.compile(r"[^\w.]+")
_PATH = re.compile(r"[a-z]\w*(?:\.[a-z]\w*)+")
_FORMS = {"upper": "upper", "lower": "lower", "firstcap": "capitalize", "caps": "title"}
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
# Controls that hold more than one value, or none in words.
_OTHER = ("picture", "group", "docPartObj", "docPartList", "repeatingSection", "citation")
_RICH = (w("tbl"), w("drawing"), w("pict"), w("object"), w("sdt"))
_TICKED, _UNTICKED = "\u2612", "\u2610"
_OF_TAGS = "{}%#"


def asks_for_tags(content: bytes) -> bool:
    """Whether a part may hold what `as_tags` looks for."""
    return any(mark in content for mark in _MARKS)


def as_tags(root: etree._Element) -> bool:
    """Write the merge fields and bound content controls of a part as tags; whether any was."""
    fields = [one for one in fields_of(root) if one.whole and _is_merge_field(one)]
    for one in fields:
        one.become(_tag(one.words))
    controls = [one for one in root.iter(w("sdt")) if _path(one)]
    for control in controls:
        _control(control, _path(control))
    return bool(fields or controls)


def _is_merge_field(one: FieldCode) -> bool:
    words = one.words
    return len(words) > 1 and words[0].upper() == "MERGEFIELD"


def _tag(words: list[str]) -> str:
    """The tag that prints what a merge field does."""
    name = _NO_NAME.sub("_", words[1]).strip("._")
    filters, before, after = "", "", ""
    for switch, value in _switches(words[2:]):
        if switch == "\\*":
            form = _FORMS.get(value.lower())
            filters += f"|{form}" if form else ""
        elif switch == "\\@":
            filters += f"|{_picture_of_date(value)}"
        elif switch == "\\#":
            filters += f"|{_picture_of_number(value)}"
        elif switch.lower() == "\\b":
            before = value
        elif switch.lower() == "\\f":
            after = value
    tag = f"{{{{ {name}{filters} }}}}"
    return f"{{% if {name} %}}{before}{tag}{after}{{% endif %}}" if before or after else tag


def _switches(words: list[str]) -> Iterator[tuple[str, str]]:
    for at, word in enumerate(words):
        if word.startswith("\\"):
            yield word, words[at + 1] if at + 1 < len(words) else ""


def _picture_of_date(picture: str) -> str:
    if "y" not in picture and "M" not in picture and re.search("[hH]", picture):
        return "time"
    if "dddd" in picture.lower():
        return "weekday(true)" if "y" in picture else "weekday"
    return "shortdate" if re.search(r"(?<!M)MMM(?!M)", picture) else "date"


def _picture_of_number(picture: str) -> str:
    if "£" in picture:
        return "money"
    places = len(re.sub("[^0#]", "", picture.rpartition(".")[2])) if "." in picture else 0
    return f"number({places})" if places else "number"


def _path(control: etree._Element) -> str:
    """The path of the field that a content control stands for; empty for any other control."""
    tag = control.find(f"{w('sdtPr')}/{w('tag')}")
    named = tag.get(w("val"), "") if tag is not None else ""
    content = control.find(w("sdtContent"))
    if not _PATH.fullmatch(named) or content is None:
        return ""
    if any(
        next(control.iterfind(f"{w('sdtPr')}/{{*}}{kind}"), None) is not None for kind in _OTHER
    ):
        return ""
    if next(content.iter(*_RICH), None) is not None:
        return ""
    return "" if "{" in "".join(map(str, content.itertext())) else named


def _control(control: etree._Element, path: str) -> None:
    properties, content = control.find(w("sdtPr")), control.find(w("sdtContent"))
    assert properties is not None
    assert content is not None
    box = properties.find(f"{_W14}checkbox")
    choices = properties.find(w("dropDownList"))
    choices = choices if choices is not None else properties.find(w("comboBox"))
    if box is not None:
        ticked, unticked = (
            _sign(_value(box.find(f"{_W14}{name}State")), otherwise)
            for name, otherwise in (("checked", _TICKED), ("unchecked", _UNTICKED))
        )
        tag = f"{{% if {path} %}}{ticked}{{% else %}}{unticked}{{% endif %}}"
    elif choices is not None:
        tag = _chosen(path, choices)
    elif properties.find(w("date")) is not None:
        tag = f"{{{{ {path}|date }}}}"
    else:
        tag = f"{{{{ {path} }}}}"
    _fill(content, tag)
    # What is merged is no longer asked for: the control would show it as words to be replaced.
    for child in list(content):
        control.addprevious(child)
    parent = control.getparent()
    if parent is not None:
        parent.remove(control)


def _sign(code: str, otherwise: str) -> str:
    """The sign with a code in hex; `otherwise` where that is none that can be printed."""
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return otherwise
    return sign if clean(sign).strip() and sign not in _OF_TAGS else otherwise


def _chosen(path: str, choices: etree._Element) -> str:
    """Prints the words that a list has for a code, or else the field itself."""
    pairs = [
        (entry.get(w("value"), ""), entry.get(w("displayText"), entry.get(w("value"), "")))
        for entry in choices.iter(w("listItem"))
    ]
    # One whose words are its code needs no choosing, and the first often is “Choose an item.”
    kept = [(code, shown) for code, shown in pairs if code and code != shown]
    kept = [
        pair for pair in kept if not re.search("[{}'\"]", "".join(pair)) and "\\" not in pair[0]
    ]
    tests = [
        f"{{% {'elif' if at else 'if'} {path} == '{code}' %}}{shown}"
        for at, (code, shown) in enumerate(kept)
    ]
    other = f"{{{{ {path} }}}}"
    return f"{''.join(tests)}{{% else %}}{other}{{% endif %}}" if tests else other


def _fill(content: etree._Element, tag: str) -> None:
    """Put a tag in place of all text of a control, in the look of its first run."""
    run = next(content.iter(w("r")), None)
    paragraphs = list(content.iter(w("p")))
    for other in paragraphs[1:]:
        if next(other.iterancestors(w("tc")), None) is None or content.find(w("p")) is not None:
            other.getparent().remove(other)  # type: ignore[union-attr]
    if run is None:
        run = etree.SubElement(paragraphs[0] if paragraphs else content, w("r"))
    for other in [one for one in content.iter(w("r")) if one is not run]:
        other.getparent().remove(other)  # type: ignore[union-attr]
    for child in [one for one in run if one.tag != w("rPr")]:
        run.remove(child)
    style = run.find(f"{w('rPr')}/{w('rStyle')}")
    if style is not None and "placeholder" in style.get(w("val"), "").lower():
        style.getparent().remove(style)  # type: ignore[union-attr]
    text = etree.SubElement(run, w("t"))
    text.text = tag
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _value(element: etree._Element | None) -> str:
    return element.get(f"{_W14}val", "") if element is not None else ""
