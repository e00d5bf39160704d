"""Spoils Word files at random, as bad tools and bad people do."""

import copy
import io
import random
import zipfile

from lxml import etree

_VALUES = (
    "", "-1", "0", "99999999999", "-99999", "1e309", "nan", "abc", "100%", "-5000", "2147483648",
    "true", "continue", "restart", "exact", "auto", "\u202e", "0x10", "1.5in", "ffffff", "zzzzzz",
    "both", "btLr",
)  # fmt: skip


def spoiled(docx: bytes, dice: random.Random) -> bytes:
    """The file with one of its parts damaged, gone or changed in sense."""
    package = zipfile.ZipFile(io.BytesIO(docx))
    names = package.namelist()
    victim = "word/document.xml" if dice.random() < 0.6 else dice.choice(names)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            data = package.read(name)
            if name == victim:
                kind = dice.random()
                if kind < 0.05:
                    continue
                data = _bytes(data, dice) if kind < 0.15 else _elements(data, dice)
            made.writestr(name, data)
    whole = out.getvalue()
    return whole[: dice.randrange(len(whole))] if dice.random() < 0.03 else whole


def _bytes(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice((1, 5, 50))):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _elements(data: bytes, dice: random.Random) -> bytes:
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return _bytes(data, dice)
    elements = [e for e in root.iter() if isinstance(e.tag, str)]
    for _ in range(dice.choice((1, 2, 4, 10))):
        element, other = dice.choice(elements), dice.choice(elements)
        kind = dice.random()
        parent = element.getparent()
        if kind < 0.3 and element.attrib:
            element.attrib[dice.choice(list(element.attrib))] = dice.choice(_VALUES)
        elif kind < 0.5 and parent is not None:
            parent.remove(element)
        elif kind < 0.65 and parent is not None:
            element.addnext(copy.deepcopy(element))
        elif kind < 0.8 and sum(1 for _ in other.iter()) < 200:
            element.append(copy.deepcopy(other))
        elif kind < 0.9 and element.attrib:
            del element.attrib[dice.choice(list(element.attrib))]
        else:
            element.tag = other.tag
    return etree.tostring(root)
