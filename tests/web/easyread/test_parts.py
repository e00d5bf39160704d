"""Pictures, the week, the preview, and what is kept unsaved, without a script."""

import re

import pytest
from PIL import Image

from tests.web.easyread.test_pages import IMAGES, photograph


class DescribePictures:
    def it_finds_swaps_and_takes_the_swap_back(self, studio):
        page = studio.post("/pictures", {"find": "house", "instead_of": "1F319"}).text
        assert 'name="show" value="1F3E0"' in page
        state = studio.fields("/look")["state"]
        studio.post("/pictures/swap", {"state": state, "instead_of": "1F319", "show": "1F3E0"})
        assert studio.data["easy_read"]["picture_swaps"] == [
            {"instead_of": "1F319", "show": "1F3E0"}
        ]
        state = studio.fields("/look")["state"]
        studio.post("/pictures/swap", {"state": state, "instead_of": "1F3E0", "show": ""})
        assert "picture_swaps" not in studio.data["easy_read"]

    def it_takes_in_a_picture_of_the_childs_own_cropped(self, studio):
        fields = {"words": "Bev’s door", "code": "bevs-door", "whose": "own",
                  "left": "50", "top": "0", "width": "50", "height": "100"}  # fmt: skip
        answer = studio.post("/pictures/own", fields, {"picture": ("x.png", photograph())})
        assert answer.status_code == 303
        [own] = studio.data["easy_read"]["own_pictures"]
        with Image.open(studio.path.parent / own["file"]) as kept:
            assert kept.size == (40, 40)
        page = studio.get("/pictures").text
        assert f'src="{studio.root}/picture/own/0"' in page
        assert not re.search(r'(?:src|href)="[^"]*bevs-door', page)

    @pytest.mark.parametrize(
        ("change", "name"),
        [
            ({"words": ""}, "words"),
            ({"left": "60", "width": "60"}, "picture"),
            ({"top": "x"}, "top"),
            ({"code": "Not A Name"}, "code"),
        ],
    )
    def it_says_at_its_field_why_a_picture_was_not_taken(self, studio, change, name):
        before = studio.path.read_bytes()
        fields = {"words": "A door", "code": "", "whose": "own", "left": "0", "top": "0",
                  "width": "100", "height": "100"} | change  # fmt: skip
        answer = studio.post("/pictures/own", fields, {"picture": ("x.png", photograph())})
        assert answer.status_code == 422
        assert f'href="#{name}"' in answer.text
        assert studio.path.read_bytes() == before

    @pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg onload='alert(1)'>", b"%PDF-1.7"])
    def it_refuses_what_is_no_picture(self, studio, content):
        before = sorted(studio.path.parent.rglob("*"))
        answer = studio.post(
            "/pictures/own", {"words": "A door", "whose": "own"}, {"picture": ("x.png", content)}
        )
        assert answer.status_code == 422
        assert sorted(studio.path.parent.rglob("*")) == before

    def it_is_not_there_for_a_code_that_nobody_has(self, studio):
        for code in ("FFFFF", "..%2F..%2Fetc%2Fpasswd", "own/3", "no-such"):
            assert studio.get(f"/picture/{code}").status_code == 404


class DescribeTheWeek:
    def it_is_saved_and_drawn(self, studio):
        fields = studio.fields("/week") | {"booked-time-0": "2pm", "do": "save"}
        assert studio.post("/week", fields).status_code == 303
        assert studio.data["supervision"]["appointments"][0]["time"] == "14:00"
        assert studio.data["supervision"]["appointments"][0]["picture"] == "1F3E0"
        assert "At 2pm: Home" in studio.get("/week").text

    def it_is_drawn_as_it_is_typed(self, studio):
        before = studio.path.read_bytes()
        fields = studio.fields("/week") | {"booked-what-0": "Cake with Bev", "do": "check"}
        assert "At 1:30pm: Cake with Bev" in studio.post("/week", fields).text
        assert studio.path.read_bytes() == before

    def it_says_what_is_no_time_and_keeps_it(self, studio):
        fields = studio.fields("/week") | {"booked-time-0": "soonish", "do": "save"}
        answer = studio.post("/week", fields)
        assert answer.status_code == 422
        assert 'href="#booked-time-0"' in answer.text
        assert 'value="soonish"' in answer.text

    def it_tells_the_second_window_and_keeps_what_was_typed(self, studio):
        fields = studio.fields("/week") | {"do": "save"}
        studio.post("/week", fields | {"booked-time-0": "2pm"})
        answer = studio.post("/week", fields | {"booked-time-0": "3pm"})
        assert answer.status_code == 409
        assert 'value="3pm"' in answer.text
        assert studio.data["supervision"]["appointments"][0]["time"] == "14:00"


class DescribeThePreview:
    def it_has_pages_are_of_the_very_bytes_of_the_pdf(self, studio):
        from generator.pdf.preview import previews

        urls = [one for one in IMAGES.findall(studio.get("/preview").text) if "/made/" in one]
        root = urls[0].rpartition("/")[0]
        pdf = studio.client.get(f"{root}/paper.pdf")
        assert pdf.headers["content-disposition"].startswith("attachment")
        assert previews(pdf.content, dpi=80, pages=[2])[0] == studio.client.get(urls[1]).content

    @pytest.mark.parametrize("name", ["page-99.png", "page-0.png", "page-x.png", "other.pdf"])
    def it_has_no_page_that_the_paper_has_not(self, studio, name):
        [url, *_] = [one for one in IMAGES.findall(studio.get("/preview").text) if "/made/" in one]
        assert studio.client.get(f"{url.rpartition('/')[0]}/{name}").status_code == 404
        assert studio.client.get(f"{studio.root}/made/{'0' * 32}/page-1.png").status_code == 404

    def it_has_web_page_is_nobodys_and_runs_only_what_is_ours(self, studio):
        page = studio.get("/web-page")
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert policy.endswith("frame-ancestors 'self'; sandbox allow-scripts")
        assert page.headers["x-frame-options"] == "SAMEORIGIN"
        assert studio.get("/preview").headers["x-frame-options"] == "DENY"
        assert 'sandbox="allow-scripts"' in studio.get("/preview?as=web-page").text

    @pytest.mark.parametrize("form", ["docx", "pdf", "html"])
    def it_can_be_kept_whole_or_discreet(self, studio, form):
        names = {
            re.search('filename="(.*)"', answer.headers["content-disposition"])[1]
            for end in ("", "?discreet=yes")
            if (answer := studio.get(f"/paper.{form}{end}")).status_code == 200
        }
        assert names == {
            f"licence-easy-read_TC-1002_2026-03-02.{form}",
            f"licence-easy-read_TC-1002_discreet_2026-03-02.{form}",
        }
        if form == "html":
            assert "Fennel Close" in studio.get("/paper.html").text
            assert "Fennel Close" not in studio.get("/paper.html?discreet=yes").text

    def it_comes_in_no_other_form(self, studio):
        assert studio.get("/paper.exe").status_code == 404


class DescribeKeeping:
    def _fields(self, studio):
        return studio.fields("/rules/10") | {"text-1": "Half a sent"}

    def it_keeps_what_is_typed_beside_the_case_and_never_in_it(self, studio):
        before = studio.path.read_bytes()
        answer = studio.post("/keep/rule-10", self._fields(studio))
        assert "Kept at" in answer.json()["says"]
        assert studio.path.read_bytes() == before
        page = studio.get("/rules/10").text
        assert "typed here and not saved" in page
        assert "Half a sent" not in page

    def it_brings_it_back_or_throws_it_away(self, studio):
        studio.post("/keep/rule-10", self._fields(studio))
        left = studio.fields("/rules/10", "/kept/rule-10")
        assert 'value="Half a sent"' in studio.post("/rules/10", left | {"do": "bring"}).text
        assert studio.post("/kept/rule-10", left).status_code == 303
        assert "typed here and not saved" not in studio.get("/rules/10").text

    def it_is_forgotten_once_it_is_saved(self, studio):
        fields = self._fields(studio)
        studio.post("/keep/rule-10", fields)
        studio.post("/rules/10", fields | {"do": "save"})
        assert "typed here and not saved" not in studio.get("/rules/10").text

    def it_keeps_what_a_button_sends_without_a_script(self, studio):
        studio.post("/rules/10", self._fields(studio) | {"do": "up:2"})
        assert "typed here and not saved" in studio.get("/rules/10").text

    def it_keeps_an_over_long_sentence_whole(self, studio):
        fields = self._fields(studio) | {"text-1": "x" * 5000}
        assert studio.post("/keep/rule-10", fields).status_code == 200
        left = studio.fields("/rules/10", "/kept/rule-10")
        assert "x" * 5000 in studio.post("/rules/10", left | {"do": "bring"}).text

    @pytest.mark.parametrize(
        ("page", "name", "value"),
        [("week", "booked-what-0", "Cake"), ("words", "who_to_ask", "Ring Bev.")],
    )
    def it_keeps_the_other_long_forms_too(self, studio, page, name, value):
        fields = studio.fields(f"/{page}") | {name: value}
        assert studio.post(f"/keep/{page}", fields).status_code == 200
        left = studio.fields(f"/{page}", f"/kept/{page}")
        assert f'value="{value}"' in studio.post(f"/{page}", left | {"do": "bring"}).text

    def it_keeps_nothing_of_a_page_that_is_none(self, studio):
        for page in ("rule-15", "..", "look"):
            assert studio.post(f"/keep/{page}", {}).status_code in (404, 405)
