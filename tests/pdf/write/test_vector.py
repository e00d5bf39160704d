"""Drawings (SVG) stay drawings, and look as another engine draws them."""

import io
import random

import pikepdf
import pypdfium2 as pdfium
import pytest
import typst
from PIL import Image, ImageChops

from generator.pdf.write import About, NotPlainError, Pdf
from generator.pdf.write._vector import vector
from tests.pdf.reading import conforming
from tests.pdf.wordfile import picture, word

HEAD = ('<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'viewBox="0 0 400 200">')  # fmt: skip


def svg(inside):
    return f"{HEAD}{inside}</svg>".encode()


def ours(data):
    pdf = Pdf(About("x"))
    page = pdf.page(400, 200)
    page.into(None)
    page.picture(pdf.image(data), 0, 0, 400, 200)
    shown = pdfium.PdfDocument(pdf.written())[0].render(scale=1)
    return shown.to_pil().convert("RGB")


def theirs(data, tmp_path):
    (tmp_path / "x.svg").write_bytes(data)
    source = '#set page(width: 400pt, height: 200pt, margin: 0pt)\n#image("x.svg", width: 400pt)'
    (tmp_path / "x.typ").write_text(source)
    made = typst.compile(tmp_path / "x.typ", format="png", ppi=72)
    return Image.open(io.BytesIO(made)).convert("RGB")


def path(chance):
    """An outline of every kind of step, from where the last ended or from the corner."""

    def at(most):
        return f"{chance.uniform(0, most):.1f}"

    def away():
        return f"{chance.uniform(-60, 60):.1f}"

    steps = [f"M{at(400)} {at(200)}"]
    for _ in range(chance.randrange(2, 8)):
        letter = chance.choice("MmLlHhVvQqCcz")
        count = {"m": 2, "l": 2, "h": 1, "v": 1, "q": 4, "c": 6, "z": 0}[letter.lower()]
        if letter.islower():
            numbers = [away() for _ in range(count)]
        elif letter in "HV":
            numbers = [at(400 if letter == "H" else 200)]
        else:
            numbers = [at(200 if number % 2 else 400) for number in range(count)]
        steps.append(letter + " ".join(numbers).replace(" -", chance.choice(("-", " -", ",-"))))
    return "".join(steps)


class DescribePlainDrawings:
    def they_look_as_another_engine_draws_them(self, tmp_path):
        chance = random.Random(20261127)
        for _ in range(25):
            drawn = "".join(
                f'<path fill="#{chance.randrange(2**24):06x}" d="{path(chance)}"/>'
                for _ in range(chance.randrange(1, 5))
            )
            used = f'<use xlink:href="#a" x="{chance.randrange(-50, 50)}" y="7"/>'
            data = svg(
                f'<defs><path id="a" d="{path(chance)}"/></defs>{drawn}<g fill="#204060">{used}</g>'
            )
            apart = ImageChops.difference(ours(data), theirs(data, tmp_path)).convert("L")
            # Edges are smoothed in two ways; what is inside and outside is the same.
            off = sum(count for level, count in enumerate(apart.histogram()) if level > 128)
            assert off < 0.004 * 400 * 200, data

    def they_stay_drawings_in_a_document_with_their_words(self):
        data = svg('<path fill="#204060" d="M0 0h400v200H0z"/>')
        body = f"<w:p>{picture('x', 200, 100, 'A blue field')}</w:p>"
        made = conforming(word(body, media={"x.svg": data}))
        with pikepdf.open(io.BytesIO(made)) as opened:
            kinds = [shown.Subtype for shown in opened.pages[0].Resources.XObject.values()]
            tags = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary)]
            said = [str(one.Alt) for one in tags if "/Alt" in one]
        assert kinds == ["/Form"]
        assert said == ["A blue field"]

    @pytest.mark.parametrize(
        "inside",
        [
            "<text>Words</text>", '<rect width="3" height="3"/>', '<path d="M0 0A1 1 0 0 0 5 5"/>',
            '<path style="fill:red" d="M0 0L1 1z"/>', '<path d="M0 0L1"/>',
            '<path stroke="#000000" d="M0 0L1 1"/>', '<path fill="red" d="M0 0L1 1z"/>',
            '<path d="L1 1z" transform="scale(2)"/>', '<g><use xlink:href="#b"/></g>',
            '<use xlink:href="#b"/>', '<g><path d="M0 0L1 1z"/></g>', '<path d="nothing"/>',
            '<path fill-rule="evenodd" d="M0 0L1 1z"/>', '<g><use xlink:href="#b" x="one"/></g>',
        ],
    )  # fmt: skip
    def test_all_else_is_left_to_the_other_engine(self, inside):
        with pytest.raises(NotPlainError):
            vector(svg(inside))

    @pytest.mark.parametrize("box", ["", "0 0 0 5", "1 0 5 5", "0 0 5", "0 0 x 5"])
    def they_say_how_large_they_are(self, box):
        with pytest.raises(NotPlainError):
            vector(svg("").replace(b"0 0 400 200", box.encode()))
