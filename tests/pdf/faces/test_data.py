"""The font files that we ship: unchanged, whole, licensed, and readable by others."""

import hashlib

import pytest
from PIL import ImageFont

from generator.pdf import faces
from generator.pdf.read import _symbols

FILES = sorted(faces.folder().glob("*.ttf"))
# Of all files, in order. When make.py has made them anew, look at pages before writing the new one.
HASH = "402dcd57cda9f7b5f32b5890bc7ceab5e9118fe261705c6f37b46abaff93b791"
# What each source's own layout table says, as an independent shaper reads it.
KERNS = {
    ("Arimo", False): {"AV": -152, "To": -227, "11": -152},
    ("Tinos", False): {"AV": -264, "To": -143, "Yo": -205},
    ("Throughcare Humanist", True): {"AV": -105, "To": -177, "LT": -150},
    ("Caladea", False): {"AV": -59, "Yo": -88},
    ("Atkinson Hyperlegible", True): {"AV": -89, "LT": -96},
    ("Cousine", False): {},
}


class DescribeTheFiles:
    def they_are_those_that_were_looked_at(self) -> None:
        whole = hashlib.sha256(b"".join(path.read_bytes() for path in FILES)).hexdigest()
        assert whole == HASH

    def they_come_with_their_licences(self) -> None:
        licences = [path.stem.split("-")[1:] for path in faces.folder().glob("LICENSE-*.txt")]
        licensed = {family for names in licences for family in names}
        assert {path.stem.split("-")[0] for path in FILES} == licensed
        about = (faces.folder() / "README.md").read_text("utf-8")
        assert all(family in about for family in licensed)

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def they_bear_their_familys_name_and_no_reserved_one(self, path: object) -> None:
        family, style = ImageFont.truetype(str(path)).getname()
        assert family in faces.FAMILIES
        assert path.stem == f"{family}-{style}".replace(" ", "")

    def they_are_all_faces_of_ours(self) -> None:
        wanted = {
            faces.face(family, bold, italic).name
            for family in faces.FAMILIES
            for bold in (False, True)
            for italic in (False, True)
        }
        assert wanted == {path.stem for path in FILES}


class DescribeKerning:
    @pytest.mark.parametrize(("family", "bold"), KERNS)
    def it_is_that_of_the_source(self, family: str, bold: bool) -> None:
        kerns = faces.face(family, bold, italic=False).kerns
        wanted = KERNS[family, bold]
        assert {pair: kerns[pair] for pair in wanted} == wanted
        assert bool(kerns) == bool(wanted)


class DescribeSymbols:
    def they_are_at_hand_for_all_that_words_symbol_fonts_draw(self) -> None:
        drawn = {s for font in _symbols._FONTS.values() for s in font.values()}
        # An hour glass is a picture today, and set as one.
        assert {s for s in drawn if faces.standin(s) is None} == {"⌛"}
