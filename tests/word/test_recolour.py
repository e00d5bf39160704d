"""A service's accent colour reaches every style and no text."""

import io
import zipfile

import pytest

from generator.word.recolour import contrast_with_white, recolour, tint
from generator.word.scaffold import Draft


def everything(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


class DescribeRecolour:
    def it_swaps_attributes_and_leaves_text(self):
        draft = Draft("Test")
        draft.paragraph("The code 1F5C7A")
        made = everything(recolour(draft.save(), {"1F5C7A": "7A1F5C"}))
        assert b'="1F5C7A"' not in made
        assert b'="7A1F5C"' in made
        assert b"The code 1F5C7A" in made

    @pytest.mark.parametrize("colour", ["red", "#1F5C7A", '1F5C7"'])
    def it_refuses_what_is_no_colour(self, colour):
        with pytest.raises(ValueError, match="six hexadecimal"):
            recolour(Draft("Test").save(), {"1F5C7A": colour})


class DescribeTint:
    def it_mixes_with_white(self):
        assert tint("000000", 0) == "FFFFFF"
        assert tint("102030", 1) == "102030"


class DescribeContrast:
    def it_is_that_of_wcag(self):
        assert contrast_with_white("000000") == pytest.approx(21)
        assert contrast_with_white("767676") == pytest.approx(4.54, abs=0.01)
