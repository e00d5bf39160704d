"""Pictures by code point, and what an easy-read page shows."""

import io

import pytest
from PIL import Image

from generator.easyread import explained, pictures
from generator.errors import FaultyInputError


class DescribePictures:
    def it_draws_a_square_png_with_words_for_it(self):
        house = pictures(["1F3E0"])["1F3E0"]
        assert Image.open(io.BytesIO(house.png)).size == (288, 288)
        assert house.alt == "a house"

    def it_keeps_each_picture_with_its_code(self):
        alone = pictures(["1F4DE"])["1F4DE"].png
        assert pictures(["1F319", "1F4DE", "1F3E0"])["1F4DE"].png == alone

    @pytest.mark.parametrize("code", ["house", "../1F3E0", "FFFFF", ""])
    def it_names_a_code_without_a_picture(self, code):
        with pytest.raises(FaultyInputError, match=r"openmoji\.org") as caught:
            pictures(["1F3E0", code])
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
                "appointments": [{"what": "Meet Sam"}],
            }
        }
        page = explained(seen)
        assert [rule["heading"] for rule in page["rules"]] == ["Be home", "Keep to the law"]
        assert page["rules"][0]["shown"]["alt"] == "the moon at night"
        assert page["rules"][1]["shown"]["alt"] == "a green tick"
        assert page["appointments"][0]["shown"]["alt"] == "a calendar"
        assert "OpenMoji" in page["credit"]

    def it_has_an_empty_page_for_a_case_without_supervision(self):
        page = explained({})
        assert page["rules"] == page["appointments"] == []


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
            for picture in pictures(codes).values():
                assert picture.alt != "a picture", (path.name, picture.code)
