"""The logo of the service and the photograph of the child, where a case names them."""

import io
import json
import zipfile

import pytest
from PIL import Image

from generator.errors import CaseError
from generator.toolkit import Toolkit
from tests.documents import pages
from tests.documents.conftest import ON
from tests.word.test_values import GIF, JPEG, png

STAFF = ["pathways-plan", "cart-proforma", "psr-custody", "statutory-dates"]


@pytest.fixture
def named(samples, tmp_path):
    """A sample that names a logo and a photograph, and the two files beside it."""
    data = json.loads((samples / "dto-yoi.json").read_bytes())
    data["service"]["logo"] = "logo.png"
    data["child"]["photo"] = "pictures/child.jpg"
    (tmp_path / "pictures").mkdir()
    (tmp_path / "logo.png").write_bytes(png(60, 20))
    Image.new("RGB", (40, 50), "teal").save(tmp_path / "pictures" / "child.jpg")
    path = tmp_path / "case.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


def made(path, kind):
    """The documents of a case, by format."""
    toolkit = Toolkit()
    found = toolkit.generate(toolkit.open(path), [kind], on=ON)
    return {document.format: document.content for document in found}


def media(docx):
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return [archive.read(name) for name in archive.namelist() if "/media/" in name]


def header(docx):
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read("word/header1.xml").decode()


class DescribePicturesOfACase:
    @pytest.mark.parametrize("kind", STAFF)
    def test_the_logo_stands_in_the_header_of_what_staff_write(self, named, kind):
        files = made(named, kind)
        # Some hold a drawing of the journey besides, which is no PNG.
        assert [one for one in media(files["docx"]) if one.startswith(b"\x89PNG")] == [png(60, 20)]
        assert "Logo of Northmoor Youth Justice Service" in header(files["docx"])
        assert pages.faults(files["pdf"]) == []

    @pytest.mark.parametrize("kind", STAFF)
    def test_the_pages_are_as_many_as_without_it(self, named, samples, kind):
        counts = [
            len(pages.read(made(path, kind)["pdf"]).sheets)
            for path in (named, samples / "dto-yoi.json")
        ]
        assert counts[0] == counts[1]

    def test_the_photograph_stands_on_the_first_page_of_the_easy_words(self, named):
        files = made(named, "licence-easy-read")
        assert (named.parent / "pictures" / "child.jpg").read_bytes() in media(files["docx"])
        first = [block for block in pages.read(files["pdf"]).on(1) if block.tag == "Figure"]
        assert first

    def test_the_child_may_have_no_pictures(self, named):
        data = json.loads(named.read_bytes())
        data["easy_read"]["pictures"] = "off"
        named.write_text(json.dumps(data), "utf-8")
        assert media(made(named, "licence-easy-read")["docx"]) == []

    @pytest.mark.parametrize("content", [None, b"no picture", GIF, JPEG[:-2], png()[:-9]])
    def test_one_that_cannot_be_shown_is_refused_by_its_place(self, named, content):
        logo = named.parent / "logo.png"
        logo.unlink()
        if content is not None:
            logo.write_bytes(content)
        with pytest.raises(CaseError, match=r"\(service, logo\)"):
            made(named, "pathways-plan")
