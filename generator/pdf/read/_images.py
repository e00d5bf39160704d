"""The picture of a DrawingML pic:pic: its file, what is cut off, and how its colours change."""

from typing import TYPE_CHECKING

from generator.errors import PdfError
from generator.pdf.read import _pictures
from generator.pdf.read._figures import PLAIN_TONE, Picture, Sides, Tone
from generator.pdf.read._paint import line_of
from generator.pdf.read._xml import SVG, A, Node, R, local, number

if TYPE_CHECKING:
    from generator.pdf.read._reading import Reading

_WHOLE = 100_000
# Word's washout (70% brighter, 70% less contrast) shows black at 85%.
_BRIGHT = 0.5 / 0.7


def image(
    shown: Node, size: tuple[float, float], alt: str | None, reading: "Reading"
) -> Picture | None:
    """The picture at a size in points; None, and a report, when its file cannot be drawn."""
    key = stored(shown, reading)
    if key is None:
        return None
    frame = shown.find(f".//{A}xfrm")
    drawn = next((e.find(f"{A}ln") for e in shown if local(e) == "spPr"), None)
    return Picture(
        key=key,
        width=size[0],
        height=size[1],
        alt=alt,
        crop=_crop(shown),
        turn=0.0 if frame is None else number(frame.get("rot")) / 60_000 % 360,
        flips=flips_of(frame),
        tone=_tone(shown.find(f".//{A}blip")),
        line=None if drawn is None else line_of(drawn, reading.styles.theme),
    )


def flips_of(frame: Node | None) -> tuple[bool, bool]:
    """Whether an a:xfrm turns over from left to right, and from top to bottom."""
    if frame is None:
        return False, False
    across, down = (frame.get(name) in ("1", "true") for name in ("flipH", "flipV"))
    return across, down


def stored(shown: Node, reading: "Reading") -> str | None:
    """The key of the file that a blip in an element names; None, and a report, without one."""
    blip = shown.find(f".//{A}blip")
    vector = None if blip is None else blip.find(f".//{SVG}svgBlip")
    data, part, wrong = None, "", None
    for source in (vector, blip):
        if source is None:
            continue
        relation = reading.relations.get(source.get(f"{R}embed", ""))
        if relation is None or relation.external:
            continue
        part = relation.target
        if part in reading.package.pictures:
            return reading.package.pictures[part]
        try:
            data = reading.package.read(part)
        except PdfError:
            continue
        wrong = _pictures.fault(data)
        if source is vector and wrong:
            continue
        break
    return kept(data, part, wrong, reading)


def kept(data: bytes | None, part: str, wrong: str | None, reading: "Reading") -> str | None:
    """Keep a picture's data; its key, or None and a report of what is `wrong` with it."""
    if data is None:
        reading.trail.report("a picture whose file is missing or outside the document: insert it")
        return None
    if wrong:
        reading.trail.report(wrong)
        return None
    key = reading.package.pictures[part] = _pictures.key(data)
    reading.pictures[key] = data
    return key


def _crop(shown: Node) -> Sides:
    cut = shown.find(f".//{A}srcRect")
    if cut is None:
        return (0.0, 0.0, 0.0, 0.0)
    return cropped(*(number(cut.get(side)) / _WHOLE for side in "trbl"))


def cropped(top: float, right: float, bottom: float, left: float) -> Sides:
    """What is cut off at each side, as parts; nothing where nothing would be left."""
    top, right, bottom, left = (max(-5.0, min(0.95, part)) for part in (top, right, bottom, left))
    if top + bottom > 0.98 or left + right > 0.98:
        return (0.0, 0.0, 0.0, 0.0)
    return top, right, bottom, left


def washed(bright: float, contrast: float) -> tuple[float, float]:
    """The gain and lift of Word's brightness and contrast, each from -1 to 1."""
    contrast = max(-1.0, min(0.99, contrast))
    gain = 1 + contrast if contrast <= 0 else 1 / (1 - contrast)
    return gain, 0.5 - 0.5 * gain + bright * _BRIGHT


def _tone(blip: Node | None) -> Tone:
    if blip is None:
        return PLAIN_TONE
    gain, lift, grey, opacity = 1.0, 0.0, False, 1.0
    for e in blip.iter():
        name = local(e)
        if name in ("lum", "brightnessContrast"):
            bright, contrast = (number(e.get(n)) / _WHOLE for n in ("bright", "contrast"))
            gain, lift = washed(bright, contrast)
        elif name in ("grayscl", "biLevel"):
            grey = True
        elif name == "saturation":
            grey = grey or number(e.get("sat"), _WHOLE) == 0
        elif name == "alphaModFix":
            opacity = max(0.0, min(1.0, number(e.get("amt"), _WHOLE) / _WHOLE))
    return Tone(gain, lift, grey, opacity) if (gain, lift, grey, opacity) != _PLAIN else PLAIN_TONE


_PLAIN = (1.0, 0.0, False, 1.0)
