"""The other pages of the studio, without a script."""

import io
import json
import re
from html import unescape

import pytest
from PIL import Image

PAGES = ("", "/rules/1", "/rules/10", "/look", "/words", "/pictures", "/week", "/preview",
         "/preview?as=web-page", "/teach-back", "/sign", "/compare")  # fmt: skip
_INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?! type=\"module\" src=)")
IMAGES = re.compile(r'<img[^>]*src="([^"]+)"')


def photograph(form="PNG", size=(80, 40)):
    out = io.BytesIO()
    Image.new("RGB", size, (9, 99, 9)).save(out, form)
    return out.getvalue()


class DescribeEveryPage:
    @pytest.mark.parametrize("end", PAGES)
    def it_is_one_page_with_one_heading_and_nothing_inline(self, studio, end):
        page = studio.get(end)
        assert page.status_code == 200
        assert len(re.findall("<h1", page.text)) == 1
        assert not re.search(
            r"<style|\sstyle=|\son[a-z]+=|<script(?! type=\"module\" src=)", page.text
        )
        title = re.search("<title>(.*?)</title>", page.text)[1]
        data = studio.data
        assert not {data["child"]["first_name"], data["child"]["last_name"]} & set(title.split())
        assert re.search('er-nav__link"[^>]*aria-current="page"', page.text)

    @pytest.mark.parametrize("end", PAGES)
    def it_names_no_other_child(self, studio, folder, end):
        page = unescape(studio.get(end).text)
        for path in folder.glob("*.json"):
            child = json.loads(path.read_text("utf-8"))["child"]
            if path != studio.path:
                assert f"{child['first_name']} {child['last_name']}" not in page

    @pytest.mark.parametrize("end", PAGES)
    def it_has_addresses_hold_nothing_of_the_case(self, studio, end):
        found = re.findall(r'(?:href|src|action)="([^"]+)"', studio.get(end).text)
        names = [one["id"] for one in studio.data["supervision"]["conditions"] if "-" in one["id"]]
        assert not [url for url in found for name in names if name in url]

    @pytest.mark.parametrize("end", ["", "/pictures", "/week", "/rules/10", "/preview"])
    def it_has_pictures_are_there(self, studio, end):
        for url in set(IMAGES.findall(studio.get(end).text)):
            answer = studio.client.get(unescape(url))
            assert answer.status_code == 200
            assert answer.headers["content-type"].startswith("image/")

    @pytest.mark.parametrize("end", PAGES)
    def it_says_what_is_missing_for_a_case_without_conditions(self, studio, folder, desk, end):
        root = f"/cases/{desk.key(folder / 'remand.json')}/easy-read"
        answer = studio.client.get(root + end)
        assert answer.status_code == (200 if end == "" else 400)
        assert "conditions" in answer.text


class DescribeOverview:
    def it_counts_and_says_what_holds_the_paper_back(self, studio):
        assert "<strong>14 of 14</strong> explained" in studio.get().text
        fields = studio.fields("/rules/10") | {"text-0": "Be at home at 9pm.", "do": "save"}
        studio.post("/rules/10", fields)
        page = studio.get().text
        assert "<strong>13 of 14</strong> checked" in page
        assert "What holds the final paper back" in page


class DescribeLook:
    def it_is_saved_and_shown(self, studio):
        fields = studio.fields("/look") | {"tint": "cream", "level": "3", "size": "18"}
        assert studio.post("/look", fields).status_code == 303
        easy = studio.data["easy_read"]
        assert (easy["tint"], easy["level"], easy["size"]) == ("cream", 3, 18)
        assert studio.fields("/look") == fields | {"state": studio.fields("/look")["state"]}

    @pytest.mark.parametrize("size", ["13", "big", "18.5"])
    def it_refuses_a_size_that_cannot_be_and_keeps_it_in_the_form(self, studio, size):
        before = studio.path.read_bytes()
        answer = studio.post("/look", studio.fields("/look") | {"size": size})
        assert answer.status_code == 422
        assert 'href="#size"' in answer.text
        assert f'value="{size}"' in answer.text
        assert studio.path.read_bytes() == before

    def it_tells_the_second_window(self, studio):
        fields = studio.fields("/look")
        studio.post("/look", fields | {"tint": "blue"})
        answer = studio.post("/look", fields | {"tint": "pink"})
        assert answer.status_code == 409
        assert studio.data["easy_read"]["tint"] == "blue"

    def it_moves_a_rule_in_the_order(self, studio):
        fields = studio.fields("/look", "/order")
        studio.post("/order", fields | {"do": "down:0"})
        order = studio.data["easy_read"]["order"]
        assert order[1] == "curfew-tag"
        assert len(order) == 14


class DescribeWords:
    def it_writes_nothing_where_nothing_was_changed(self, studio):
        before = studio.path.read_bytes()
        assert studio.post("/words", studio.fields("/words")).status_code == 303
        assert studio.path.read_bytes() == before

    def it_puts_the_childs_words_in_and_says_so_beside_the_sentence(self, studio):
        fields = studio.fields("/words")
        fields |= {"avoid": ["tag"], "say": ["band"]}
        assert studio.post("/words", fields).status_code == 303
        assert studio.data["easy_read"]["words"] == [{"avoid": "tag", "say": "band"}]
        assert "The child reads: Wear the band on your ankle." in studio.get("/rules/10").text


class DescribeTeachBack:
    def it_is_recorded_in_the_case(self, studio):
        fields = {"number": "10", "answer": "not-yet", "again_on": "9 March 2026", "by": "Joanna"}
        assert studio.post("/teach-back", fields).status_code == 303
        [row] = studio.data["easy_read"]["taught"]
        assert row == {
            "condition": "curfew-tag",
            "question": "What time do you need to be home?",
            "answer": "not-yet",
            "by": "Joanna",
            "date": "2026-03-02",
            "again_on": "2026-03-09",
        }
        assert "To explain again by 9 March 2026" in studio.get("/teach-back").text

    @pytest.mark.parametrize(
        ("change", "name"),
        [
            ({"answer": ""}, "answer-10"),
            ({"answer": "not-yet"}, "again_on-10"),
            ({"answer": "with-help", "on": "someday"}, "on-10"),
            ({"answer": "with-help", "on": "1/1/2027"}, "again_on-10"),
        ],
    )
    def it_says_what_is_missing_and_writes_nothing(self, studio, change, name):
        before = studio.path.read_bytes()
        answer = studio.post("/teach-back", {"number": "10", "by": "Joanna"} | change)
        assert answer.status_code == 422
        assert f'href="#{name}"' in answer.text
        assert "--again-on" not in answer.text
        assert studio.path.read_bytes() == before


class DescribeSigning:
    def _signed(self, studio, **more):
        ticks = ["words", "pictures", "left-out", "pages"]
        return studio.post("/sign", {"checked": ticks, "by": "Leila Haddad"} | more)

    def it_is_signed_once_everything_is_ticked(self, studio):
        assert self._signed(studio, checked=["words"]).status_code == 422
        assert "signed" not in studio.data["easy_read"]
        assert self._signed(studio).status_code == 303
        assert studio.data["easy_read"]["signed"]["by"] == "Leila Haddad"
        assert "Nothing has changed since" in studio.get().text
        shown = studio.get("/paper.html").text.rpartition("</style>")[2]
        assert "Draft - not yet checked" not in shown

    def it_ends_with_a_change_and_says_which(self, studio):
        self._signed(studio)
        fields = studio.fields("/rules/10") | {"text-1": "Stay in all night.", "do": "save"}
        studio.post("/rules/10", fields)
        page = studio.get("/sign").text
        assert "What changed since" in page
        assert "Something has changed since" in page

    def it_is_not_signed_by_somebody_unknown_without_a_role(self, studio):
        answer = self._signed(studio, by="Somebody Else")
        assert answer.status_code == 422
        assert "--from-outside" not in answer.text
        assert self._signed(studio, by="Somebody Else", outside="Therapist").status_code == 303

    def it_is_not_signed_by_the_child(self, studio):
        child = studio.data["child"]
        name = f"{child['first_name']} {child['last_name']}"
        assert self._signed(studio, by=name).status_code == 422


class DescribeWhatChanged:
    def it_is_told_against_a_copy_that_was_kept(self, studio):
        fields = studio.fields("/rules/10") | {"text-1": "Stay in all night.", "do": "save"}
        studio.post("/rules/10", fields)
        page = studio.post("/compare", {"copy": "1", "do": "show"}).text
        assert "Stay in all night." in page
        made = studio.post("/compare", {"copy": "1", "do": "pdf"})
        assert made.content.startswith(b"%PDF")

    def it_is_told_against_a_file_that_is_sent(self, studio):
        same = studio.path.read_bytes()
        page = studio.post("/compare", {"do": "show"}, {"old": ("a.json", same)}).text
        assert "Nothing has changed" in page

    @pytest.mark.parametrize("copy", ["", "7", "../x", "1/../2"])
    def it_takes_no_other_copy(self, studio, copy):
        answer = studio.post("/compare", {"copy": copy, "do": "show"})
        assert answer.status_code == 422

    def it_refuses_the_case_of_another_child(self, studio, folder):
        other = (folder / "dto-yoi.json").read_bytes()
        answer = studio.post("/compare", {"do": "show"}, {"old": ("a.json", other)})
        assert answer.status_code == 422
        assert "two children" in answer.text


class DescribeExit:
    def it_locks_and_shows_nothing_of_the_case(self, studio):
        answer = studio.client.get("/lock/away")
        assert answer.headers["location"] == "/lock"
        assert studio.get().status_code == 303
