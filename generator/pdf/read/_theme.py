"""Theme fonts and colours: what "minorHAnsi" and "accent1" stand for in this file."""

import colorsys

from generator.pdf.read._xml import A, Node, W, colour

_LINKED = {
    "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "text1": "dk1",
    "background1": "lt1", "text2": "dk2", "background2": "lt2", "hyperlink": "hlink",
    "followedHyperlink": "folHlink", "tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2",
}  # fmt: skip


class Theme:
    """Looks up theme names. A file without a theme gives None for all of them."""

    def __init__(self, root: Node | None) -> None:
        """Read the theme part, which may be absent."""
        self._colours: dict[str, str] = {}
        self._fonts: dict[str, str] = {}
        if root is None:
            return
        for scheme in root.iter(f"{A}clrScheme"):
            for entry in scheme:
                for value in entry:
                    found = colour(value.get("lastClr") or value.get("val"))
                    if found and isinstance(entry.tag, str):
                        self._colours[entry.tag.rpartition("}")[2]] = found
        for kind in ("major", "minor"):
            for latin in root.iterfind(f".//{A}{kind}Font/{A}latin"):
                self._fonts[kind] = latin.get("typeface", "")

    def font(self, name: str | None) -> str | None:
        """The font of "majorHAnsi", "minorAscii" and so on."""
        return self._fonts.get(name[:5]) or None if name else None

    def colour(self, element: Node, attribute: str = "themeColor") -> str | None:
        """The theme colour an element names, with its tint or shade, as RRGGBB."""
        name = element.get(W + attribute)
        if not name:
            return None
        base = self._colours.get(_LINKED.get(name, name))
        if base is None:
            return None
        prefix = "themeFill" if attribute == "themeFill" else "theme"
        tint, shade = element.get(f"{W}{prefix}Tint"), element.get(f"{W}{prefix}Shade")
        return _shift(base, tint, shade)

    def named(self, name: str) -> str | None:
        """The colour of a DrawingML name such as tx1 or accent2; black or white where unknown."""
        found = self._colours.get(_LINKED.get(name, name))
        plain = {"tx1": "000000", "dk1": "000000", "bg1": "FFFFFF", "lt1": "FFFFFF"}
        return found or plain.get(name)


def adjusted(base: str, changes: list[tuple[str, float]]) -> str:
    """A colour after DrawingML's changes in turn: lumMod, lumOff, tint, shade ..., as parts."""
    red, green, blue = (int(base[i : i + 2], 16) / 255 for i in (0, 2, 4))
    for kind, part in changes:
        if kind == "tint":
            red, green, blue = (c * part + (1 - part) for c in (red, green, blue))
        elif kind == "shade":
            red, green, blue = (c * part for c in (red, green, blue))
        elif kind in ("lumMod", "lumOff", "satMod"):
            hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
            if kind == "satMod":
                saturation = min(1.0, saturation * part)
            else:
                light = light * part if kind == "lumMod" else light + part
            red, green, blue = colorsys.hls_to_rgb(hue, max(0.0, min(1.0, light)), saturation)
    return "".join(f"{round(255 * max(0.0, min(1.0, c))):02X}" for c in (red, green, blue))


def _shift(base: str, tint: str | None, shade: str | None) -> str:
    red, green, blue = (int(base[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    try:
        if shade:
            light *= int(shade, 16) / 255
        if tint:
            part = int(tint, 16) / 255
            light = light * part + (1 - part)
    except ValueError:
        return base
    channels = colorsys.hls_to_rgb(hue, min(1.0, light), saturation)
    return "".join(f"{round(c * 255):02X}" for c in channels)
