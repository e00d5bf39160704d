"""Pictures of every kind show what they show elsewhere."""

import io
import random
import struct
import zlib

import pikepdf
import pytest
from PIL import Image as Pillow
from PIL import ImageChops

from generator.errors import PdfError
from generator.pdf.write import About, Page, Pdf
from generator.pdf.write._decode import decoded
from tests.pdf.write.paper import made, shown

RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


def quarters(mode: str = "RGB", side: int = 40) -> Pillow.Image:
    """Red, blue, white and grey quarters, clockwise from the top left."""
    image = Pillow.new("RGB", (side, side), (128, 128, 128))
    half = side // 2
    image.paste(RED, (0, 0, half, half))
    image.paste(BLUE, (half, 0, side, half))
    image.paste(WHITE, (half, half, side, side))
    return image.convert(mode)


def packed(image: Pillow.Image, form: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def placed(data: bytes, *, behind: str = "", **how: object) -> bytes:
    """The picture in a box 100 points wide and high at 50, 50."""

    def draw(pdf: Pdf, sheet: Page) -> None:
        if behind:
            sheet.fill(0, 0, 300, 300, behind)
        sheet.into(pdf.root.child("P").child("Figure", alt="A picture"))
        sheet.picture(pdf.image(data), 50, 50, 100, 100, **how)  # type: ignore[arg-type]

    return made(draw)


def corners(data: bytes) -> list[tuple[int, int, int]]:
    """The colours in the middle of each quarter, clockwise from the top left."""
    pixels = shown(data)
    found = [pixels.getpixel(at) for at in ((75, 75), (125, 75), (125, 125), (75, 125))]
    return [at for at in found if isinstance(at, tuple)]  # type: ignore[misc]


def near(found: list[tuple[int, int, int]], expected: list[tuple[int, int, int]]) -> bool:
    pairs = zip(found, expected, strict=True)
    return all(abs(a - b) < 8 for f, e in pairs for a, b in zip(f, e, strict=True))


def drawn_on(pixels: Pillow.Image) -> tuple[int, int, int, int] | None:
    """The box around all that is not white."""
    return ImageChops.difference(pixels, Pillow.new("RGB", pixels.size, WHITE)).getbbox()


def png(head: tuple[int, ...], rows: bytes) -> bytes:
    """A PNG file, whatever it says of itself."""

    def chunk(tag: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + tag + body + struct.pack(">I", zlib.crc32(tag + body))

    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", *head))
        + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )  # fmt: skip


def interlaced(image: Pillow.Image) -> bytes:
    """An interlaced PNG (Adam7), which Pillow does not write."""
    rows = b""
    for x0, y0, dx, dy in ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4),
                           (1, 0, 2, 2), (0, 1, 1, 2)):  # fmt: skip
        for y in range(y0, image.height, dy):
            line = [image.getpixel((x, y)) for x in range(x0, image.width, dx)]
            rows += b"\0" + b"".join(bytes(p) for p in line)  # type: ignore[arg-type]
    return png((image.width, image.height, 8, 2, 0, 0, 1), rows)


GREY = (128, 128, 128)
COLOURS = [RED, BLUE, WHITE, GREY]
GREYS = [(76, 76, 76), (29, 29, 29), WHITE, GREY]


class DescribeFormats:
    @pytest.mark.parametrize(
        ("data", "expected"),
        [
            pytest.param(packed(quarters()), COLOURS, id="PNG"),
            pytest.param(packed(quarters("P")), COLOURS, id="palette"),
            pytest.param(packed(quarters().quantize(8), bits=4), COLOURS, id="palette-4-bit"),
            pytest.param(packed(quarters("L")), GREYS, id="grey"),
            pytest.param(packed(quarters("LA")), GREYS, id="grey-with-alpha"),
            pytest.param(packed(quarters("RGBA")), COLOURS, id="opaque-alpha"),
            pytest.param(interlaced(quarters()), COLOURS, id="interlaced"),
            pytest.param(packed(quarters(), "JPEG", quality=95), COLOURS, id="JPEG"),
            pytest.param(
                packed(quarters(), "JPEG", quality=95, progressive=True), COLOURS, id="progressive"
            ),
            pytest.param(packed(quarters("L"), "JPEG", quality=95), GREYS, id="grey-JPEG"),
            pytest.param(packed(quarters(), "GIF"), COLOURS, id="GIF"),
            pytest.param(packed(quarters(), "BMP"), COLOURS, id="BMP"),
            pytest.param(packed(quarters(), "TIFF"), COLOURS, id="TIFF"),
            pytest.param(packed(quarters("CMYK"), "TIFF"), COLOURS, id="TIFF-CMYK"),
            pytest.param(packed(quarters(), "WEBP", lossless=True), COLOURS, id="WebP"),
        ],
    )
    def they_show_the_same(self, data: bytes, expected: list[tuple[int, int, int]]) -> None:
        assert near(corners(placed(data)), expected)

    def they_include_pictures_of_two_colours(self) -> None:
        found = corners(placed(packed(quarters("L").point(lambda v: 255 * (v > 100)).convert("1"))))
        assert near(found, [(0, 0, 0), (0, 0, 0), WHITE, WHITE])

    def they_include_jpegs_for_printing(self) -> None:
        """Photoshop writes them inverted and says so; pdfium mixes the colours back its way."""
        data = packed(quarters("CMYK"), "JPEG", quality=95)
        red, blue, white, _ = corners(placed(data))
        assert white == WHITE and red[0] > 200 > 100 > red[2] and blue[2] > 100 > blue[0]

    def they_include_16_bits(self) -> None:
        deep = Pillow.new("I;16", (40, 40))
        for n in range(1600):
            deep.putpixel((n % 40, n // 40), 65535 if n % 40 >= 20 else 128 * 257)
        expected = [GREY, WHITE, WHITE, GREY]
        assert near(corners(placed(packed(deep))), expected)
        assert near(corners(placed(packed(deep, "TIFF"))), expected)

    def they_need_not_be_packed_anew(self) -> None:
        png, jpeg = packed(quarters(side=64)), packed(quarters(side=64), "JPEG")
        assert decoded(png).data in png and decoded(jpeg).data == jpeg


class DescribeTransparency:
    def it_lets_what_is_behind_shine_through(self) -> None:
        image = quarters("RGBA")
        image.paste((0, 0, 0, 0), (0, 0, 20, 20))
        image.paste((255, 0, 0, 128), (20, 0, 40, 20))
        found = corners(placed(packed(image), behind="00FF00"))
        assert near(found, [(0, 255, 0), (128, 127, 0), WHITE, GREY])

    def it_may_be_one_colour_of_a_palette(self) -> None:
        image = Pillow.new("P", (40, 40), 0)
        image.putpalette([255, 0, 0, 0, 0, 255])
        image.paste(1, (20, 0, 40, 40))
        data = packed(image, transparency=0)
        found = corners(placed(data, behind="00FF00"))
        assert near(found, [(0, 255, 0), BLUE, BLUE, (0, 255, 0)])


class DescribePlacing:
    def it_fills_the_box_and_no_more(self) -> None:
        pixels = shown(placed(packed(Pillow.new("RGB", (3, 7), RED))))
        assert drawn_on(pixels) == pytest.approx((50, 50, 150, 150), abs=1)

    def it_crops(self) -> None:
        found = corners(placed(packed(quarters()), crop=(0.5, 0.0, 0.0, 0.5)))
        assert near(found, [WHITE] * 4)
        pixels = shown(placed(packed(quarters()), crop=(0.0, 0.5, 0.5, 0.0)))
        assert drawn_on(pixels) == pytest.approx((50, 50, 150, 150), abs=1)
        assert pixels.getpixel((145, 145)) == RED

    def it_draws_nothing_when_all_is_cropped(self) -> None:
        assert near(corners(placed(packed(quarters()), crop=(0.5, 0.6, 0.5, 0.6))), [WHITE] * 4)

    def it_turns_clockwise(self) -> None:
        found = corners(placed(packed(quarters()), turn=90.0))
        assert near(found, [GREY, RED, BLUE, WHITE])

    def it_says_where_a_figure_is(self) -> None:
        def box(turn: float) -> list[float]:
            with pikepdf.open(io.BytesIO(placed(packed(quarters()), turn=turn))) as opened:
                figures = [
                    o
                    for o in opened.objects
                    if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"
                ]
                return [float(v) for v in figures[0].A[0].BBox]

        assert box(0) == pytest.approx([50, 691.9, 150, 791.9])
        assert box(45) == pytest.approx([29.29, 671.19, 170.71, 812.61])


class DescribeFaults:
    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"no picture",
            packed(quarters())[:60],
            packed(quarters(), "JPEG")[:-300],
            packed(quarters()).replace(b"IDAT", b"IDAX"),
            b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        ],
    )
    def they_are_said_in_one_sentence(self, data: bytes) -> None:
        with pytest.raises(PdfError, match="insert it again"):
            Pdf(About("x")).image(data)

    def they_include_pictures_that_are_too_large(self) -> None:
        bombs = [png((side, side, 8, 2, 0, 0, 0), b"\0") for side in (7_000, 10_000, 60_000)]
        for data in (*bombs, packed(Pillow.new("1", (8000, 6000)))):
            with pytest.raises(PdfError, match="40 million pixels"):
                Pdf(About("x")).image(data)

    def they_are_all_that_damage_leads_to(self) -> None:
        chance = random.Random(7)
        sources = [packed(quarters()), packed(quarters("P")), packed(quarters(), "JPEG"),
                   packed(quarters(), "GIF"), packed(quarters(), "TIFF"),
                   packed(quarters(), "BMP")]  # fmt: skip
        for _ in range(400):
            data = bytearray(chance.choice(sources))
            for _ in range(chance.randint(1, 4)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            try:
                decoded(bytes(data))
            except PdfError as fault:
                assert "picture" in str(fault)


class DescribeMemory:
    def it_gives_the_same_picture_for_the_same_bytes(self) -> None:
        data = packed(quarters(side=30))
        assert Pdf(About("x")).image(data) is Pdf(About("y")).image(bytes(bytearray(data)))

    def it_writes_a_picture_once(self) -> None:
        def draw(pdf: Pdf, sheet: Page) -> None:
            for n in range(4):
                sheet.into(pdf.root.child("Figure", alt="x"))
                sheet.picture(pdf.image(packed(quarters())), 50 * n, 50, 40, 40)

        assert made(draw).count(b"/Subtype/Image") == 1
