"""Pictures by code point, and what an easy-read page shows."""

import io

import pytest
from PIL import Image

from generator.easyread import Shelf, explained
from generator.errors import FaultyInputError
from tests.word.test_values import png


class DescribePictures:
    def it_draws_a_square_png_with_words_for_it(self):
        house = Shelf().pictures(["1F3E0"])["1F3E0"]
        assert Image.open(io.BytesIO(house.image)).size == (288, 288)
        assert house.alt == "a house"

    def it_keeps_each_picture_with_its_code(self):
        alone = Shelf().pictures(["1F4DE"])["1F4DE"].image
        assert Shelf().pictures(["1F319", "1F4DE", "1F3E0"])["1F4DE"].image == alone

    @pytest.mark.parametrize("code", ["house", "../1F3E0", "FFFFF", ""])
    def it_names_a_code_without_a_picture(self, code):
        with pytest.raises(FaultyInputError, match=r"easyread pictures WORD") as caught:
            Shelf().pictures(["1F3E0", code])
        assert caught.value.faults == (code,)


class DescribeExplained:
    def it_gives_every_explained_rule_its_picture(self):
        seen = {
            "supervision": {
                "conditions": [
                    {"id": "a", "easy_read": {"heading": "Be home", "picture": "1F319"}},
                    {"id": "b", "easy_read": {"heading": "Keep to the law"}},
                    {"id": "c"},
                ],
                "appointments": [{"what": "Meet Sam", "date": "2026-03-02", "time": "15:00"}],
            }
        }
        page = explained(seen)
        assert [rule["heading"] for rule in page["rules"]] == ["Be home", "Keep to the law"]
        assert page["rules"][0]["shown"]["alt"] == "the moon at night"
        assert "shown" not in page["rules"][1]
        assert page["appointments"][0]["shown"]["alt"] == "a calendar"
        assert "OpenMoji" in page["credit"]

    def it_has_an_empty_page_for_a_case_without_supervision(self):
        page = explained({})
        assert page["rules"] == page["appointments"] == []
        assert page["helpers"] == page["questions"] == []
        assert "reporting" not in page

    def it_asks_each_question_once(self):
        rule = {"heading": "Home", "question": "When must you be home?"}
        seen = {
            "supervision": {"conditions": [{"id": "S1", "easy_read": rule}]},
            "easy_read": {"teach_back": ["When must you be home", "Who helps?", "Who helps?"]},
        }
        page = explained(seen)
        assert page["questions"] == ["Who helps?"]
        assert page["rules"][0]["question"] == "When must you be home?"

    @pytest.mark.parametrize(("time", "told"), [("15:00", True), ("09:00", False)])
    def it_tells_the_first_report_once(self, time, told):
        meeting = {"what": "Meet Sam", "date": "2026-03-02", "time": time}
        seen = {
            "supervision": {
                "reporting": {"where": "1 Weir Street", "date": "2026-03-02", "time": "15:00"},
                "appointments": [meeting],
            }
        }
        assert ("reporting" not in explained(seen)) is told

    @pytest.mark.parametrize(("day", "left"), [("2026-03-02", 2), ("2026-03-03", 1)])
    def it_leaves_out_what_is_past(self, day, left):
        days = [{"what": "Meet", "date": d, "time": "09:00"} for d in ("2026-03-02", "2026-03-03")]
        first = {"where": "1 Weir Street", "date": "2026-03-02", "time": "15:00"}
        supervision = {"appointments": days, "reporting": first}
        page = explained({"supervision": supervision, "document": {"date": day}})
        assert len(page["appointments"]) == left
        assert ("reporting" in page) is (left == 2)

    def it_keeps_a_first_report_without_a_day(self):
        supervision = {"reporting": {"where": "1 Weir Street"}}
        page = explained({"supervision": supervision, "document": {"date": "2026-03-02"}})
        assert page["reporting"] == {"where": "1 Weir Street"}


PEOPLE = [
    {"name": "Sam Reed", "role": "case-manager", "phone": "01632 960123", "about": "Sam listens."},
    {"name": "Carol Reed", "role": "other-family", "phone": "01632 960124"},
    {"name": "Jo Ash", "role": "mentor", "phone": "01632 960125"},
    {"name": "Jo Elm", "role": "nurse", "phone": "01632 960126"},
]


class DescribeHelpers:
    @pytest.mark.parametrize(
        ("named", "phone"),
        [
            ("Sam Reed", "01632 960123"),
            ("Sam Reed (case manager)", "01632 960123"),
            ("Aunty Carol", "01632 960124"),
            ("Jo Elm", "01632 960126"),
            ("Jo", None),
            ("Nan", None),
            ("Samuel", None),
        ],
    )
    def they_are_named_as_the_child_knows_them(self, named, phone):
        seen = {"people": PEOPLE, "easy_read": {"helper_names": [named]}}
        (helper,) = explained(seen)["helpers"]
        assert helper["name"] == named
        assert helper.get("phone") == phone
        assert helper["shown"]["alt"] == "a person"

    def they_are_shown_by_their_photograph(self, tmp_path):
        (tmp_path / "sam.png").write_bytes(png())
        seen = {
            "people": [{**PEOPLE[0], "photo": "sam.png"}],
            "easy_read": {"helper_names": ["Sam Reed (case manager)"]},
        }
        (helper,) = explained(seen, lambda name: tmp_path / name)["helpers"]
        assert helper["shown"] == {"image": png(), "alt": "photograph of Sam Reed"}
        (helper,) = explained(seen)["helpers"]
        assert helper["shown"]["alt"] == "a person"


class DescribeTheSamplesPictures:
    def it_says_what_every_picture_shows(self, samples):
        import json

        for path in samples.glob("*.json"):
            supervision = json.loads(path.read_text("utf-8")).get("supervision", {})
            rules = [c.get("easy_read", {}) for c in supervision.get("conditions", ())]
            codes = {
                entry["picture"]
                for entry in [*rules, *supervision.get("appointments", ())]
                if "picture" in entry
            }
            for picture in Shelf().pictures(codes).values():
                assert picture.alt != "a picture", (path.name, picture.code)
