"""What pages are printed by: values, gaps, pictures, and what a finger can tap."""

import pytest
from lxml import html

from generator.easyread.page import Colours, page
from generator.easyread.page._addresses import linked, telephone, website
from generator.errors import TemplateError
from generator.word import Missing, NotYet


class DescribeATemplate:
    """What the page is printed by, with a template of a line."""

    def printed(self, folder, text, draft=False, **seen):
        (folder / "a.html").write_text(text, "utf-8")
        return page(
            folder / "a.html",
            seen,
            properties={},
            words={},
            undefined=Missing,
            colours=Colours("1F5C7A", "FFFFFF"),
            fonts=folder,
            gaps=draft,
        ).decode()

    def it_leaves_out_what_no_page_can_hold(self, tmp_path):
        text = "a\x00\x85b\ud800\ufffec \u202e d"
        assert self.printed(tmp_path, "{{ a }}", a=text) == "abc \u202e d"
        assert self.printed(tmp_path, "{{ a|spoken }}", a=text).count("abc \u202e d") == 1

    def it_has_what_a_section_holds_before_what_python_calls_so(self, tmp_path):
        assert self.printed(tmp_path, "{{ a.items }}", a={"items": "two"}) == "two"

    @pytest.mark.parametrize("text", ["{{ a.b }}", "{{ a.b|spoken }}", "{{ a.no }}", "{{ a.b.c }}"])
    def it_shows_a_gap_in_a_draft_and_makes_nothing_final_with_one(self, tmp_path, text):
        shown = self.printed(tmp_path, text, draft=True, a={"no": None})
        assert shown == '<mark class="gap">Not recorded</mark>'
        with pytest.raises(TemplateError, match="nothing to show"):
            self.printed(tmp_path, text, a={"no": None})

    def it_takes_words_for_what_need_not_be_known(self, tmp_path):
        assert self.printed(tmp_path, "{{ a }}", a=NotYet("not yet <b>")) == "not yet &lt;b&gt;"

    @pytest.mark.parametrize(
        ("start", "kind"),
        [
            (b"\x89PNG", "png"),
            (b"\xff\xd8\xff", "jpeg"),
            (b"<svg ", "svg+xml"),
            (b"<?xml ", "svg+xml"),
        ],
    )
    def it_tells_pictures_apart(self, tmp_path, start, kind):
        shown = self.printed(tmp_path, "{{ a|picture }}", a=start)
        assert shown.startswith(f"data:image/{kind};base64,")


class DescribeAddresses:
    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("Ring Bethan on 07700 900121.", "07700900121"),
            ("Ring 01632 960199 at night", "01632960199"),
            ("+44 7700 900121", "+447700900121"),
            ("Call 0800-555-1234 now", "08005551234"),
        ],
    )
    def they_can_be_rung_inside_a_sentence(self, text, number):
        found = html.fromstring(f"<p>{linked(text)}</p>")
        assert found.xpath(".//a/@href") == [f"tel:{number}"]
        assert found.text_content() == text

    @pytest.mark.parametrize("text", ["On 12/03/2026 at 7pm", "Flat 12, 0141", "A0700900121x", "7"])
    def they_are_not_seen_where_there_is_none(self, text):
        assert "<a" not in linked(text)

    @pytest.mark.parametrize("text", ["999", "111", "116 123", "07700 900121"])
    def they_may_be_short_in_a_field_of_their_own(self, text):
        assert html.fromstring(f"<p>{telephone(text)}</p>").text_content() == text
        assert f'href="tel:{text.replace(" ", "")}"' in telephone(text)

    @pytest.mark.parametrize(
        ("text", "goes"),
        [
            ("example.org", "https://example.org"),
            ("http://www.example.org/help_me", "http://www.example.org/help_me"),
            ("HTTPS://example.org", "https://example.org"),
            ("javascript:hit()", None),
            ("javascript://example.org/%0ahit()", None),
            ("data:text/html,hit", None),
            ('example.org" onclick="hit()', None),
            ("https://user@example.org", None),
            ("ask at school", None),
        ],
    )
    def they_are_opened_only_on_the_web(self, text, goes):
        found = html.fromstring(f"<p>{website(text)}</p>")
        assert found.xpath(".//a/@href") == ([goes] if goes else [])
        assert found.text_content() == text
