"""Symbol fonts: what the letters of Symbol and Wingdings stand for in Unicode."""

import functools

_SYMBOL = {
    0xB7: "•", 0xD8: "¬", 0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xDE: "⇒", 0xB0: "°",
    0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xA3: "≤", 0xB3: "≥", 0xA5: "∞", 0xD6: "√",
    0xE5: "∑", 0xA0: "€", 0xA9: "♥", 0xA7: "♣", 0xA8: "♦", 0xAA: "♠", 0xD2: "®", 0xD3: "©",
    0xD4: "™", 0x2D: "−", 0xBC: "…", 0xD0: "∠", 0xC5: "⊕", 0x61: "α", 0x62: "β", 0x67: "γ",
    0x64: "δ", 0x6D: "μ", 0x70: "π", 0x44: "Δ", 0x57: "Ω", 0x53: "Σ",
}  # fmt: skip
_WINGDINGS = {
    0x21: "✏", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x36: "⌛", 0x46: "☞", 0x47: "☝", 0x4A: "☺",
    0x4C: "☹", 0x4E: "☠", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "◻", 0x71: "❑",
    0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "☒", 0x7A: "⌘",
    0x9F: "•", 0xA1: "○", 0xA2: "○", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "□", 0xAA: "✦",
    0xAB: "★", 0xAC: "✶", 0xD8: "➢", 0xD5: "⌫", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑",
    0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA2: "■",
    0xA3: "□", 0x98: "●", 0xAF: "◆",
}  # fmt: skip
_WINGDINGS3 = {0x7D: "▶", 0x7C: "◀", 0x70: "▲", 0x71: "▼", 0x84: "◀", 0x22: "↑", 0x67: "→"}
_WEBDINGS = {0x61: "✔", 0x72: "✗", 0x63: "□", 0x67: "■", 0x6E: "●", 0xC8: "☎"}
_FONTS = {
    "symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS2,
    "wingdings 3": _WINGDINGS3, "webdings": _WEBDINGS,
}  # fmt: skip


@functools.lru_cache(maxsize=256)
def is_symbol_font(font: str) -> bool:
    """Whether the font's letters are pictures."""
    return font.lower() in _FONTS


def symbol(code: int, font: str) -> str | None:
    """What a symbol font draws for a code, as Unicode; None when we do not know it."""
    return _FONTS.get(font.lower(), _SYMBOL).get(code & 0xFF if code >= 0xF000 else code)


def readable(text: str, font: str) -> str:
    """A bullet's text as Unicode: private-use codes are looked up, what is unknown is a bullet."""
    if is_symbol_font(font) or any(0xF000 <= ord(c) <= 0xF0FF for c in text):
        return "".join(c if c.isspace() else symbol(ord(c), font) or "•" for c in text)
    # Courier New's "o" is the classic second-level bullet.
    return "○" if text == "o" and font.lower().startswith("courier") else text
