"""A picture of the child's own: looked through, cropped, beside the case under a name of nobody."""

import io
import stat

import pytest
from PIL import Image

from generator.easyread.pictures import Crop, UnfitPictureError, cropped, entered
from generator.errors import FaultyInputError
from tests.easyread.studio.conftest import ON

_HALVES = ((255, 0, 0), (0, 0, 255))


def halves(form="PNG"):
    """A photograph whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (80, 40), _HALVES[0])
    image.paste(_HALVES[1], (40, 0, 80, 40))
    out = io.BytesIO()
    image.save(out, form)
    return out.getvalue()


class DescribeCropping:
    def it_keeps_the_part_and_nothing_of_the_rest(self):
        kept = cropped(entered(halves()), Crop(50, 0, 50, 100))
        with Image.open(io.BytesIO(kept.content)) as image:
            assert image.size == (40, 40)
            assert image.convert("RGB").getcolors() == [(1600, _HALVES[1])]

    def it_leaves_a_whole_picture_as_it_is(self):
        picture = entered(halves("JPEG"))
        assert cropped(picture, Crop()) is picture

    @pytest.mark.parametrize(
        "crop", [Crop(60, 0, 50, 100), Crop(0, 0, 4, 100), Crop(-1, 0, 50, 50), Crop(0, 90, 10, 11)]
    )
    def it_refuses_a_part_that_is_none(self, crop):
        with pytest.raises(UnfitPictureError):
            cropped(entered(halves()), crop)

    def it_refuses_to_crop_a_drawing(self):
        drawing = (
            b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
        )
        with pytest.raises(UnfitPictureError, match="drawing"):
            cropped(entered(drawing), Crop(0, 0, 50, 50))


class DescribeAdding:
    def it_lies_beside_the_case_and_is_found_by_its_name(self, toolkit, path):
        path.chmod(0o600)
        code = toolkit.add_picture(path, halves(), words="Bev’s front door", code="bevs-door")
        record = toolkit.open(path)
        [held] = record.data["easy_read"]["own_pictures"]
        assert (code, held["words"]) == ("bevs-door", "Bev’s front door")
        file = path.parent / held["file"]
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert record.data["child"]["first_name"].casefold() not in held["file"].casefold()
        assert toolkit.easy_picture("bevs-door", path).alt == "Bev’s front door"
        assert next(iter(toolkit.find_pictures(["door"], path))).code == "bevs-door"

    def it_finds_a_name_where_none_is_given_and_refuses_one_that_is_taken(self, toolkit, path):
        codes = [toolkit.add_picture(path, halves(), words="A door") for _ in range(2)]
        assert len(set(codes)) == 2
        before = path.read_bytes()
        with pytest.raises(FaultyInputError, match="name"):
            toolkit.add_picture(path, halves(), words="Another", code=codes[0])
        assert path.read_bytes() == before

    def it_writes_nothing_for_what_is_no_picture_or_cannot_be_named(self, toolkit, path):
        beside = sorted(path.parent.iterdir())
        for content, code in ((b"no picture", ""), (halves(), "Not A Name")):
            with pytest.raises(FaultyInputError):
                toolkit.add_picture(path, content, words="A door", code=code)
        assert sorted(path.parent.iterdir()) == beside

    def it_can_be_the_photograph_of_somebody_who_helps(self, toolkit, path):
        toolkit.add_picture(path, halves("JPEG"), words="", of_person=1)
        record = toolkit.open(path)
        assert (path.parent / record.data["people"][1]["photo"]).is_file()


class DescribeTheWeek:
    def it_is_the_week_of_the_paper(self, toolkit, path):
        week = toolkit.easy_week(toolkit.open(path), on=ON)
        assert week["first"] == "Tuesday 12 May"
        assert week["pictures"][0]["words"].startswith("Tuesday 12 May: ")
