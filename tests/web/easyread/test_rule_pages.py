"""One rule in the browser: edited without a script, checked, kept, and never lost."""

import json
from html import unescape

import pytest

from tests.web.easyread.conftest import fields_in

CURFEW = 10


def typed(studio, number=CURFEW, **changes):
    return studio.fields(f"/rules/{number}") | changes


class DescribeARule:
    def it_shows_the_official_words_beside_the_easy_ones(self, studio):
        page = unescape(studio.get(f"/rules/{CURFEW}").text)
        condition = studio.condition(CURFEW)
        assert condition["official_text"] in page
        for line in condition["easy_read"]["lines"]:
            assert f'value="{line["text"]}"' in page

    def it_saves_what_was_changed_and_nothing_else(self, studio):
        before = studio.data
        answer = studio.post(
            f"/rules/{CURFEW}", typed(studio) | {"text-1": "Stay in.", "do": "save"}
        )
        assert answer.status_code == 303
        after = studio.data
        lines = after["supervision"]["conditions"][CURFEW - 1]["easy_read"]["lines"]
        assert lines[1] == {"role": "rule", "text": "Stay in."}
        lines[1] = before["supervision"]["conditions"][CURFEW - 1]["easy_read"]["lines"][1]
        assert after == before
        assert "Rule 10 saved." in studio.get(f"/rules/{CURFEW}").text

    def it_saves_nothing_where_nothing_was_changed(self, studio):
        before = studio.path.read_bytes()
        assert studio.post(f"/rules/{CURFEW}", typed(studio, do="save")).status_code == 303
        assert studio.path.read_bytes() == before

    @pytest.mark.parametrize("do", ["check", "add:0", "up:1", "remove:2", "leave", "seek:rule", ""])
    def it_writes_nothing_until_it_is_saved(self, studio, do):
        before = studio.path.read_bytes()
        answer = studio.post(f"/rules/{CURFEW}", typed(studio, heading="Kept as typed", do=do))
        assert answer.status_code == 200
        assert 'value="Kept as typed"' in answer.text
        assert "Not saved yet" in answer.text
        assert studio.path.read_bytes() == before

    def it_can_be_built_from_nothing_by_buttons_alone(self, studio):
        fields = typed(studio, do="add")
        page = studio.post(f"/rules/{CURFEW}", fields).text
        fields = fields_in(page, f"{studio.root}/rules/{CURFEW}")
        fields |= {"text-15": "Bev has a key.", "role-15": "help", "do": "save"}
        assert studio.post(f"/rules/{CURFEW}", fields).status_code == 303
        assert studio.condition(CURFEW)["easy_read"]["lines"][-1] == {
            "role": "help",
            "text": "Bev has a key.",
        }

    def it_keeps_what_was_typed_where_the_case_cannot_hold_it(self, studio):
        before = studio.path.read_bytes()
        answer = studio.post(f"/rules/{CURFEW}", typed(studio, do="save") | {"text-2": "x" * 301})
        assert answer.status_code == 422
        assert 'href="#text-2"' in answer.text
        assert "x" * 301 in answer.text
        assert studio.path.read_bytes() == before

    def it_shows_what_is_typed_as_text_alone(self, studio):
        bad = '"><script>alert(1)</script>'
        fields = {
            name: bad if name not in ("state", "seeking") else value
            for name, value in typed(studio, do="check").items()
        }
        fields |= {"do": "check", "words-0": bad, "why-0": bad, "by-0": bad}
        answer = studio.post(f"/rules/{CURFEW}", fields)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text

    def it_is_not_there_for_a_number_that_no_rule_has(self, studio):
        assert studio.get("/rules/15").status_code == 404
        assert studio.get("/rules/0").status_code == 404


class DescribeFindings:
    def they_are_the_same_for_the_script_and_on_the_page(self, studio):
        fields = typed(studio, do="check") | {"text-0": "You must reside there at 9pm."}
        told = studio.post(f"/rules/{CURFEW}/findings", fields).json()
        page = unescape(studio.post(f"/rules/{CURFEW}", fields).text)
        assert {one["at"] for one in told["found"]} >= {"line-0"}
        assert told["sum"] in page
        for one in told["found"]:
            assert one["message"] in page
            assert one["suggestion"] in page

    def they_stand_at_the_typed_sentence_though_a_blank_one_is_before_it(self, studio):
        fields = typed(studio, do="check") | {"text-0": "", "text-1": "You must reside at home."}
        told = studio.post(f"/rules/{CURFEW}/findings", fields).json()
        at = {one["at"] for one in told["found"] if "reside" in one["message"]}
        assert at == {"line-1"}

    def they_change_nothing(self, studio):
        before = studio.path.read_bytes()
        studio.post(f"/rules/{CURFEW}/findings", typed(studio, heading="Other"))
        assert studio.path.read_bytes() == before


class DescribeTwoWindows:
    def _second(self, studio):
        mine = typed(studio, heading="Mine", do="save")
        studio.post(f"/rules/{CURFEW}", typed(studio, heading="Theirs", do="save"))
        return studio.post(f"/rules/{CURFEW}", mine)

    def it_tells_the_second_what_differs_and_keeps_both(self, studio):
        answer = self._second(studio)
        assert answer.status_code == 409
        assert "changed in another window" in answer.text
        assert "Theirs" in answer.text
        assert 'value="Mine"' in answer.text
        assert studio.condition(CURFEW)["easy_read"]["heading"] == "Theirs"

    def it_lets_the_second_keep_theirs_or_their_own(self, studio):
        url = f"/rules/{CURFEW}"
        fields = fields_in(self._second(studio).text, studio.root + url)
        taken = studio.post(url, fields | {"do": "take:heading"}).text
        assert 'value="Theirs"' in taken
        assert studio.post(url, fields | {"do": "save"}).status_code == 303
        assert studio.condition(CURFEW)["easy_read"]["heading"] == "Mine"


class DescribeLayers:
    def it_goes_back_to_the_words_of_the_catalogue(self, studio):
        number = next(
            at for at in range(1, 15) if "Go back to these words" in studio.get(f"/rules/{at}").text
        )
        fields = studio.fields(f"/rules/{number}", f"/rules/{number}/restore")
        assert studio.post(f"/rules/{number}/restore", fields).status_code == 303
        assert "lines" not in studio.condition(number).get("easy_read", {})
        assert "er-layer--catalogue" in studio.get(f"/rules/{number}").text

    def it_offers_what_is_near_to_a_condition_that_is_in_no_list(self, studio):
        data = studio.data
        rule = data["supervision"]["conditions"][0]
        rule["official_text"] = "Be of good behaviour and never undermine the aims of this licence."
        rule.pop("easy_read")
        studio.path.write_text(json.dumps(data), "utf-8")
        page = studio.get("/rules/1").text
        assert "It says the same" in page
        fields = studio.fields("/rules/1", "/rules/1/same")
        assert studio.post("/rules/1/same", fields).status_code == 303
        assert studio.condition(1)["easy_read"]["same_as"] == fields["same_as"]


class DescribePicturesInPlace:
    def it_finds_one_and_puts_it_beside_the_sentence(self, studio):
        url = f"/rules/{CURFEW}"
        page = studio.post(url, typed(studio, seeking="1", find="clock", do="find")).text
        assert 'value="choose:1F556"' in page
        fields = typed(studio, seeking="1", do="choose:1F556")
        assert studio.post(url, fields).text.count('value="1F556"') == 2

    def it_says_where_none_is_found(self, studio):
        page = studio.post(
            f"/rules/{CURFEW}", typed(studio, seeking="1", find="qqq", do="find")
        ).text
        assert "No picture is found" in page


class DescribeQuestionsOfTheCheck:
    def _asked(self, studio):
        fields = typed(studio, do="save") | {"text-1": "Pack your bag the night before."}
        studio.post(f"/rules/{CURFEW}", fields)
        return studio.fields(f"/rules/{CURFEW}", f"/rules/{CURFEW}/answer")

    def it_keeps_what_answers_one_and_asks_it_no_more(self, studio):
        fields = self._asked(studio)
        url = f"/rules/{CURFEW}/answer"
        answer = studio.post(url, fields | {"answer": "It helps to be on time.", "by": "Leila"})
        assert answer.status_code == 303
        [held] = studio.condition(CURFEW)["easy_read"]["answered"]
        assert held == {
            "question": fields["asked"],
            "answer": "It helps to be on time.",
            "by": "Leila",
        }
        page = unescape(studio.get(f"/rules/{CURFEW}").text)
        assert page.count(fields["asked"]) == 1
        assert "It helps to be on time." in page

    def it_takes_no_answer_without_words(self, studio):
        fields = self._asked(studio)
        before = studio.path.read_bytes()
        studio.post(f"/rules/{CURFEW}/answer", fields | {"answer": " "})
        assert studio.path.read_bytes() == before
