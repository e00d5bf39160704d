"""The pictures of one child: own ones, swaps, a picture for a sentence, and what holds a page."""

import io
import json
import zipfile

import pytest
from PIL import Image

from generator.easyread import (
    Shelf,
    check_case,
    explained,
    pictures_to_choose,
    pictures_used,
)
from generator.easyread._looks import ALSO
from generator.easyread.pictures import swapped
from generator.errors import CaseError, ThroughcareError
from generator.toolkit import Toolkit
from tests.documents.conftest import ON
from tests.easyread.pictures.test_entering import HOSTILE, saved
from tests.word.test_values import png

KIND = "licence-easy-read"


def said(role, text, picture=None):
    return {"role": role, "text": text} | ({"picture": picture} if picture else {})


def case(*lines, easy=None, **rule):
    rule = {"heading": "Home", "lines": list(lines), **rule}
    conditions = [{"id": "a", "official_text": "Go home.", "easy_read": rule}]
    return {"supervision": {"conditions": conditions}, "easy_read": easy or {}}


def rule_of(seen):
    return explained(seen)["rules"][0]


def image(code, barred=False):
    return Shelf().shown([(code, barred)])[code, barred].image


class DescribeAPictureOfASentence:
    def it_stands_with_its_sentence(self):
        lines = [said("rule", "Be home.", "1F3E0"), said("rule", "Stay in."), said("why", "It is.")]
        first, *others = rule_of(case(*lines, picture="curfew"))["lines"]
        assert (first["shown"]["alt"], first["shown"]["image"]) == ("a house", image("1F3E0"))
        assert all("shown" not in one for one in others)

    @pytest.mark.parametrize("role", ["must_not", "rule"])
    def it_is_barred_where_the_sentence_forbids(self, role):
        [line] = rule_of(case(said(role, "Do not take it off.", "tag")))["lines"]
        assert line["shown"]["alt"] == "Must not: a tag on an ankle"
        assert line["shown"]["image"] == image("tag", True) != image("tag")

    def it_is_not_barred_twice(self):
        [line] = rule_of(case(said("must_not", "Do not go there.", "no-go-area")))["lines"]
        assert line["shown"]["image"] == image("no-go-area")
        assert line["shown"]["alt"].startswith("Must not: ")

    def it_stands_for_the_rule_that_has_none(self):
        seen = case(said("rule", "Ring Sam."), said("must_not", "Do not go.", "1F68C"))
        assert rule_of(seen)["shown"] == rule_of(seen)["lines"][1]["shown"]
        assert list(pictures_to_choose(seen)) == []
        assert check_case(seen) == ()

    def it_is_never_one_that_praises_beside_a_must_not(self):
        seen = case(said("must_not", "Do not go.", "2705"), picture="1F68C")
        assert "shown" not in rule_of(seen)["lines"][0]
        [sentence] = pictures_to_choose(seen)
        assert "says “yes” or “well done”" in sentence
        assert [one.check for one in check_case(seen)] == ["affirming"]

    def it_may_praise_beside_what_to_do(self):
        seen = case(said("rule", "Go home.", "2705"), said("must_not", "Do not run.", "1F3C3"))
        assert list(pictures_to_choose(seen)) == []

    @pytest.mark.parametrize(
        ("pictured", "told"), [((), [3]), ((3,), []), ((0,), [3]), ((2,), []), ((1, 4), [])]
    )
    def it_is_advised_after_three_things_beside_one_picture(self, pictured, told):
        lines = [
            said("rule", f"Do thing {number}.", "1F3E0" if number in pictured else None)
            for number in range(5)
        ]
        lines.insert(2, said("why", "It helps."))
        found = check_case(case(*lines, picture="1F319"))
        assert [one.text for one in found] == [f"Do thing {number}." for number in told]
        assert all((one.check, one.severity) == ("few-pictures", "consider") for one in found)
        assert list(pictures_to_choose(case(*lines, picture="1F319"))) == []


class DescribeSwaps:
    def they_show_one_picture_in_the_place_of_another_wherever_it_stands(self):
        easy = {"picture_swaps": [{"instead_of": "1F3E0", "show": "1F3E1"}]}
        seen = case(said("rule", "Be home.", "1F3E0"), picture="1F3E0", easy=easy)
        seen["supervision"]["appointments"] = [
            {"what": "Meet Sam", "date": "2026-03-02", "time": "15:00", "picture": "1F3E0"}
        ]
        page = explained(seen)
        shown = [
            page["rules"][0]["shown"],
            page["rules"][0]["lines"][0]["shown"],
            page["appointments"][0]["shown"],
        ]
        assert {one["alt"] for one in shown} == {"a house with a garden"}

    def they_change_the_pictures_of_the_page_itself(self):
        easy = {
            "picture_swaps": [
                {"instead_of": "26A0", "show": "recall"},
                {"instead_of": "1F4C5", "show": "1F570"},
            ]
        }
        seen = case(said("rule", "Go."), picture="1F3E0", easy=easy)
        seen["supervision"]["appointments"] = [
            {"what": "Meet Sam", "date": "2026-03-02", "time": "15:00"}
        ]
        page = explained(seen)
        assert page["pictures"]["warning"]["alt"] == "an arrow from home back to custody"
        assert page["appointments"][0]["shown"]["alt"] == "a clock"

    def they_can_change_places(self):
        easy = {
            "picture_swaps": [
                {"instead_of": "1F3E0", "show": "1F319"},
                {"instead_of": "1F319", "show": "1F3E0"},
            ]
        }
        seen = case(said("rule", "Be home.", "1F319"), picture="1F3E0", easy=easy)
        rule = swapped(seen)["supervision"]["conditions"][0]["easy_read"]
        assert (rule["picture"], rule["lines"][0]["picture"]) == ("1F319", "1F3E0")

    def they_leave_the_case_as_it_is(self):
        easy = {"picture_swaps": [{"instead_of": "1F3E0", "show": "1F319"}]}
        seen = case(said("rule", "Be home.", "1F3E0"), picture="1F3E0", easy=easy)
        before = json.dumps(seen)
        explained(seen), check_case(seen), list(pictures_to_choose(seen))
        assert json.dumps(seen) == before

    def they_do_not_bring_praise_beside_a_must_not(self):
        easy = {"picture_swaps": [{"instead_of": "1F68C", "show": "2705"}]}
        seen = case(said("must_not", "Do not go."), picture="1F68C", easy=easy)
        assert "shown" not in rule_of(seen)
        assert len(list(pictures_to_choose(seen))) == 1
        assert [one.check for one in check_case(seen)] == ["affirming"]


@pytest.fixture
def own(samples, tmp_path):
    """A sample with a photograph of the child's own beside it, shown for a house."""
    data = json.loads((samples / "dto-yoi.json").read_bytes())
    data["easy_read"]["own_pictures"] = [
        {"code": "home", "file": "pictures/home.jpg", "words": "Aunty Carol’s front door"}
    ]
    data["easy_read"]["picture_swaps"] = [{"instead_of": "1F3E0", "show": "home"}]
    (tmp_path / "pictures").mkdir()
    exif = Image.Exif()
    exif[0x010F] = "CAMERA-OF-SAM"
    photograph = Image.new("RGB", (300, 400), "teal")
    (tmp_path / "pictures" / "home.jpg").write_bytes(saved(photograph, "JPEG", exif=exif))
    path = tmp_path / "case.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


def changed(path, **easy):
    data = json.loads(path.read_bytes())
    data["easy_read"] |= easy
    path.write_text(json.dumps(data), "utf-8")


def made(path, formats=("docx", "pdf"), draft=False):
    toolkit = Toolkit()
    found = toolkit.generate(toolkit.open(path), [KIND], formats=formats, on=ON, draft=draft)
    return {one.format: one.content for one in found}


class DescribeAnOwnPicture:
    def it_is_shown_and_tells_nothing_of_where_it_was_taken(self, own):
        files = made(own)
        with zipfile.ZipFile(io.BytesIO(files["docx"])) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        shown = [part for name, part in parts.items() if name.endswith(".jpeg")]
        assert [Image.open(io.BytesIO(one)).size for one in shown] == [(300, 400)]
        assert "Aunty Carol’s front door" in parts["word/document.xml"].decode()
        for content in (*parts.values(), files["pdf"]):
            assert b"CAMERA-OF-SAM" not in content

    @pytest.mark.parametrize("draft", [False, True])
    @pytest.mark.parametrize("name", ["40 megapixels", "moving GIF", "script", "entity", "a text"])
    def it_is_refused_and_nothing_is_made(self, own, name, draft):
        (own.parent / "pictures" / "home.jpg").write_bytes(HOSTILE[name])
        with pytest.raises(ThroughcareError, match=r"“home” \(easy_read, own_pictures\)"):
            made(own, draft=draft)

    @pytest.mark.parametrize("file", ["../secret.png", "/etc/passwd", "none.png", "link.png", "."])
    def it_lies_beside_the_case(self, own, file, tmp_path_factory):
        outside = tmp_path_factory.mktemp("outside") / "secret.png"
        outside.write_bytes(png(40, 40))
        (own.parent / "link.png").symlink_to(outside)
        changed(own, own_pictures=[{"code": "home", "file": file, "words": "a home"}])
        with pytest.raises(ThroughcareError):
            made(own, draft=True)

    def it_may_stay_in_the_case_with_pictures_off(self, own):
        changed(own, pictures="off")
        assert made(own, ["docx"])

    def it_is_nobody_elses_face(self, own, samples):
        other = json.loads((samples / "s250-secure-home.json").read_bytes())
        other["child"]["photo"] = "pictures/home.jpg"
        (own.parent / "other.json").write_text(json.dumps(other), "utf-8")
        with pytest.raises(ThroughcareError, match="photograph of another child"):
            made(own, draft=True)

    def it_may_be_the_childs_own_in_an_older_copy_of_the_case(self, own):
        data = json.loads(own.read_bytes())
        data["child"]["photo"] = "pictures/home.jpg"
        (own.parent / "older.json").write_text(json.dumps(data), "utf-8")
        assert made(own, ["docx"])


class DescribeThePhotographOfAHelper:
    @pytest.mark.parametrize("name", ["40 megapixels", "moving PNG", "a text"])
    def it_comes_in_by_the_same_way(self, tmp_path, name):
        (tmp_path / "sam.png").write_bytes(HOSTILE[name])
        people = [{"name": "Sam Reed", "role": "case-manager", "photo": "sam.png"}]
        seen = {"people": people, "easy_read": {"helper_names": ["Sam Reed"]}}
        with pytest.raises(CaseError, match=r"\(people, photo\)"):
            explained(seen, lambda file: tmp_path / file)


class DescribeThePicturesOfAPage:
    def they_are_those_that_it_shows(self, samples):
        # The pictures of the other papers of a child are ready too, and need no choice.
        others = {image(code) for code in ALSO.values()}
        data = json.loads((samples / "dto-yoi.json").read_bytes())
        page = explained(data)
        shown = [
            *page["pictures"].values(),
            *(one["shown"] for one in page["rules"] if "shown" in one),
            *(line["shown"] for one in page["rules"] for line in one["lines"] if "shown" in line),
            *(one["shown"] for one in page["appointments"]),
        ]
        used = Shelf().shown(pictures_used(data)).values()
        images = {one["image"] for one in shown} - {page["pictures"]["must_not"]["image"]}
        assert {one.image for one in used} >= images - others
        assert {one.image for one in used} <= images

    def they_are_none_with_pictures_off(self):
        assert pictures_used(case(said("rule", "Go."), easy={"pictures": "off"})) == {}


class DescribeAnUnknownCode:
    @pytest.mark.parametrize("code", ["tagg", "1F3E9-FE0F-FE0F", "house"])
    def it_is_told_beside_what_it_stands(self, code):
        for seen in (case(said("rule", "Go."), picture=code), case(said("rule", "Go.", code))):
            with pytest.raises(ThroughcareError, match=f"{code}, beside “Home”"):
                explained(seen)

    def it_holds_the_final_document_and_the_draft(self, own):
        changed(own, picture_swaps=[{"instead_of": "1F3E0", "show": "tagg"}])
        for draft in (False, True):
            with pytest.raises(ThroughcareError, match="tagg, beside “Live at Aunty Carol’s”"):
                made(own, draft=draft)
