"""The sentences of a rule: their roles, their order, and the pictures beside them."""

import io
import json
import random

import docx
import pikepdf
import pytest
from PIL import Image

from generator.easyread import Shelf, explained, pictures_to_choose, worded
from generator.easyread._rules import affirms, forbids
from generator.toolkit import Toolkit
from tests.documents.conftest import ON

ROLES = ("rule", "must_not", "exception", "permission", "time", "why", "help")
SHELF = Shelf()
CODES = ("2705", "2B50", "1F44D", "2764", "1F68C", "1F3E0", "E380", "1F6B7", "1F4F1")


def plain(code):
    return SHELF.pictures([code])[code].image


def barred(code):
    return SHELF.shown([(code, True)])[code, True].image


def page(**rule):
    seen = {"supervision": {"conditions": [{"id": "a", "easy_read": {"heading": "Home", **rule}}]}}
    return explained(seen)["rules"][0]


def lines(**rule):
    return [(line["text"], line["forbids"]) for line in page(**rule)["lines"]]


def said(role, text):
    return {"role": role, "text": text}


class DescribeTheSentencesOfARule:
    def they_stand_in_the_order_of_the_therapist(self):
        own = [said("why", "It helps."), said("must_not", "Do not go."), said("rule", "Ask Sam.")]
        assert [text for text, _ in lines(lines=own)] == ["It helps.", "Do not go.", "Ask Sam."]

    def they_read_as_they_did_in_older_files(self):
        old = {"must": ["Ask Sam."], "must_not": ["Stay away."], "why": "W.", "what_helps": "H."}
        assert lines(**old) == [
            ("Ask Sam.", False),
            ("Stay away.", True),
            ("W.", False),
            ("H.", False),
        ]

    @pytest.mark.parametrize("role", ["rule", "permission", "exception", "time"])
    @pytest.mark.parametrize("text", ["Do not go out.", "Never go out.", "You must not go."])
    def they_are_marked_where_they_forbid_whatever_their_role(self, role, text):
        assert lines(lines=[said(role, text)]) == [(text, True)]
        assert lines(must=[text]) == [(text, True)]

    @pytest.mark.parametrize("role", ["why", "help"])
    def they_are_not_marked_as_a_reason_or_a_tip(self, role):
        assert lines(lines=[said(role, "Do not worry.")]) == [("Do not worry.", False)]

    def they_have_a_label_at_the_first_reason_and_tip(self):
        own = [said("why", "A."), said("why", "B."), said("help", "C."), said("help", "D.")]
        labels = [line.get("label") for line in page(lines=own)["lines"]]
        assert labels == ["Why?", None, "What helps?", None]


class DescribeThePictureOfARule:
    def it_has_none_that_nobody_chose(self):
        assert "shown" not in page(must=["Go home."])
        assert "shown" not in page(must_not=["Do not go."])

    def it_is_barred_where_the_rule_only_forbids(self):
        shown = page(must_not=["Do not go there."], picture="1F68C")["shown"]
        assert shown["alt"] == "Must not: a bus"
        assert shown["image"] == barred("1F68C") != plain("1F68C")

    def it_is_not_barred_where_it_says_not_by_itself(self):
        shown = page(must_not=["Do not go there."], picture="1F6B7")["shown"]
        assert shown["alt"].startswith("Must not: ")
        assert shown["image"] == plain("1F6B7")

    def it_is_plain_where_there_is_something_to_do_as_well(self):
        both = page(must=["Take the bus."], must_not=["Do not drive."], picture="1F68C")
        assert both["shown"]["alt"] == "a bus"

    def it_is_barred_by_a_shape_and_not_a_colour(self):
        """In shades of grey a dark stroke runs across where the picture alone is light."""
        free = Image.open(io.BytesIO(plain("1F3E0"))).convert("RGBA")
        bar = Image.open(io.BytesIO(barred("1F3E0"))).convert("RGBA")
        corners = [(40, 248), (248, 40)]
        for at in corners:
            assert free.getpixel(at)[3] == 0
            red, green, blue, opaque = bar.getpixel(at)
            assert opaque == 255
            assert (red + green + blue) / 3 < 110

    def it_comes_with_a_mark_that_says_must_not(self):
        assert SHELF.must_not().alt == "Must not"
        assert Image.open(io.BytesIO(SHELF.must_not().image)).size == (288, 288)

    @pytest.mark.parametrize("seed", range(60))
    def it_never_praises_beside_a_must_not(self, seed):
        draw = random.Random(seed)
        texts = ("Do not go out.", "Go home.", "You can go out at 7am.", "Never run.", "It helps.")
        own = [said(draw.choice(ROLES), draw.choice(texts)) for _ in range(draw.randint(1, 5))]
        rule = {"lines": own, "picture": draw.choice(CODES)}
        made = page(**rule)
        has_mark = any(line["forbids"] for line in made["lines"])
        assert forbids(rule) is has_mark
        praised = has_mark and affirms(rule["picture"])
        assert ("shown" in made) is not praised
        case = {"supervision": {"conditions": [{"easy_read": {"heading": "Home", **rule}}]}}
        assert bool(list(pictures_to_choose(case))) is praised

    def it_never_does_in_the_samples(self, samples):
        for path in samples.glob("*.json"):
            made = worded(json.loads(path.read_bytes()))
            for condition in made.get("supervision", {}).get("conditions", ()):
                rule = condition["easy_read"]
                assert not (forbids(rule) and affirms(rule["picture"])), path.name


@pytest.fixture
def without(samples, tmp_path):
    """A sample whose third rule has lost its picture."""
    data = json.loads((samples / "dto-yoi.json").read_bytes())
    rule = data["supervision"]["conditions"][2]["easy_read"]
    for one in (rule, *rule["lines"]):
        one.pop("picture", None)
    path = tmp_path / "case.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


class DescribeTheMarkOnPaper:
    def it_is_said_in_the_pdf_and_in_word(self, samples, tmp_path):
        data = json.loads((samples / "dto-yoi.json").read_bytes())
        only = {"lines": [said("must_not", "Do not go by bus.")], "picture": "1F68C"}
        # A rule of its own words, so that the easy ones leave nothing of them out.
        data["supervision"]["conditions"][0] |= {"official_text": "You must not go by bus."}
        data["supervision"]["conditions"][0]["easy_read"] |= only
        path = tmp_path / "case.json"
        path.write_text(json.dumps(data), "utf-8")
        toolkit = Toolkit()
        made = {
            one.format: one.content
            for one in toolkit.generate(toolkit.open(path), ["licence-easy-read"], on=ON)
        }
        with pikepdf.open(io.BytesIO(made["pdf"])) as pdf:
            spoken = [
                str(one["/Alt"])
                for one in pdf.objects
                if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
            ]
        shapes = docx.Document(io.BytesIO(made["docx"])).element.body.xpath(".//wp:docPr/@descr")
        for told in (spoken, shapes):
            assert told.count("Must not: a bus") == 1
            # One for each line that forbids, and one for the area that is barred.
            assert told.count("Must not") == 1 + sum(
                line["role"] == "must_not"
                for condition in data["supervision"]["conditions"]
                for line in condition["easy_read"]["lines"]
            )


def ready(path):
    toolkit = Toolkit()
    kind = toolkit.catalogue.get("licence-easy-read")
    return toolkit.readiness_of(kind, toolkit.open(path), on=ON)


class DescribeAMissingPicture:
    def it_holds_the_final_document_back_in_words(self, without):
        [sentence] = ready(without).missing
        assert sentence.startswith("The third condition (“Meet Bethan”) has no picture.")

    def it_is_a_gap_in_a_draft(self, without):
        toolkit = Toolkit()
        made = toolkit.generate(
            toolkit.open(without), ["licence-easy-read"], formats=["docx"], on=ON, draft=True
        )
        from generator.word.readback.plain import lines_of

        assert lines_of(made[0].content).count("No picture yet") == 1

    def it_is_not_needed_with_pictures_off(self, without):
        data = json.loads(without.read_bytes())
        data["easy_read"]["pictures"] = "off"
        without.write_text(json.dumps(data), "utf-8")
        assert ready(without).ready

    def it_holds_back_as_one_that_praises_does(self, without):
        data = json.loads(without.read_bytes())
        rule = data["supervision"]["conditions"][2]["easy_read"]
        rule["picture"] = "2705"
        rule["lines"].append(said("must_not", "Do not be late."))
        without.write_text(json.dumps(data), "utf-8")
        [sentence] = ready(without).missing
        assert "says “yes” or “well done”" in sentence


class DescribeAPictureOfTheLaw:
    @pytest.mark.parametrize("code", ["2696", "1F3DB", "judge", "meeting-my-worker", "1F64B"])
    def it_is_never_under_a_bar(self, code):
        """A bar over the scales would say: there is no law."""
        alone = page(picture=code, lines=[said("must_not", "Do not break the law.")])
        assert alone["shown"]["image"] == plain(code)
        assert "Must not" not in alone["shown"]["alt"]
        own = [{**said("must_not", "Do not break the law."), "picture": code}]
        line = page(lines=own)["lines"][0]
        assert line["shown"]["image"] == plain(code)
        assert "Must not" not in line["shown"]["alt"]
