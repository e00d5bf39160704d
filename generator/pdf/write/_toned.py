"""Pictures with their colours changed: paler, darker or grey, as Word shows them."""

import io

from generator.pdf.write._decode import opened


def toned(data: bytes, gain: float, lift: float, *, grey: bool) -> bytes:
    """The picture as a PNG, each colour times `gain` plus `lift` (of 1), made `grey` first.

    A drawing (SVG) stays as it is. PdfError as for any picture that is damaged.
    """
    if b"<svg" in data[:2000]:
        return data
    with opened(data) as picture:
        alpha = None
        if picture.has_transparency_data:
            whole = picture.convert("RGBA")
            alpha = whole.getchannel("A")
            plain = whole.convert("L" if grey else "RGB")
        else:
            plain = picture.convert("RGB").convert("L" if grey else "RGB")
    levels = [max(0, min(255, round(level * gain + lift * 255))) for level in range(256)]
    plain = plain.point(levels * len(plain.getbands()))
    if alpha is not None:
        plain.putalpha(alpha)
    out = io.BytesIO()
    plain.save(out, "PNG", compress_level=1)
    return out.getvalue()
