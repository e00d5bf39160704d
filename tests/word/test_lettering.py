"""A template in another font and size: every style follows, no text does."""

import io
import zipfile

import docx
import pytest
from docx.shared import Pt

from generator.word.lettering import letter
from generator.word.scaffold import Draft


def drafted():
    draft = Draft("Test")
    draft.paragraph("Arial at sz 28")
    return draft.save()


def sizes(content):
    """The sizes of the styles in points, by style."""
    styles = docx.Document(io.BytesIO(content)).styles
    return {s.name: s.font.size for s in styles if getattr(s, "font", None) and s.font.size}


def default(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        styles = archive.read("word/styles.xml").decode()
    return styles[styles.index("<w:docDefaults") : styles.index("</w:docDefaults>")]


class DescribeLettering:
    @pytest.mark.parametrize("points", [14, 18, 24])
    def it_lets_every_size_grow_with_that_of_ordinary_text(self, points):
        plain = drafted()
        made = letter(plain, points=points)
        assert f'<w:sz w:val="{2 * points}"/>' in default(made)
        (base,) = (int(part.split('"')[0]) for part in default(plain).split('<w:sz w:val="')[1:])
        for name, size in sizes(plain).items():
            grown = sizes(made)[name]
            assert abs(grown - size * 2 * points / base) <= Pt(0.5), name

    def it_puts_the_font_in_place_of_the_default_one(self):
        made = letter(drafted(), font="Atkinson Hyperlegible")
        assert "Arial" not in default(made)
        assert 'w:ascii="Atkinson Hyperlegible"' in default(made)

    def it_never_touches_text(self):
        made = letter(drafted(), font="Atkinson Hyperlegible", points=20)
        words = [p.text for p in docx.Document(io.BytesIO(made)).paragraphs]
        assert "Arial at sz 28" in words

    def it_changes_nothing_when_nothing_is_asked(self):
        plain = drafted()
        assert sizes(letter(plain)) == sizes(plain)
        assert default(letter(plain)) == default(plain)

    def it_keeps_a_file_without_defaults(self):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("word/document.xml", '<w:sz w:val="20"/>')
        with zipfile.ZipFile(io.BytesIO(letter(out.getvalue(), font="X", points=30))) as made:
            assert made.read("word/document.xml") == b'<w:sz w:val="20"/>'
