"""The web page in a real browser: looked at, read aloud, printed, and attacked."""

import io
import re

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.easyread.web_page.conftest import AWAY, HERE, made, sample
from tests.easyread.web_page.test_page import HOSTILE, spoilt

pytestmark = pytest.mark.slow

PROFILES = [
    {},
    {"font": "atkinson", "size": 24},
    {"pictures": "off", "size": 14},
]
PHONE, SMALL, DESKTOP = (390, 844), (320, 640), (1280, 900)
# What axe calls by these tags, with its best practices.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Everything whose words reach beyond it, or beyond the window.
CUT = """[...document.querySelectorAll("body *")].filter((one) => {
  if (one.closest(".unseen, .skip, svg") || !one.getClientRects().length) return false;
  const box = one.getBoundingClientRect();
  return box.right > innerWidth + 1 || box.left < -1 || one.scrollWidth > one.clientWidth + 1
    && getComputedStyle(one).display !== "inline";
}).map((one) => one.tagName + " " + one.textContent.slice(0, 40))"""
# As far as WCAG 1.4.12 has it.
SPREAD = """{ const sheet = new CSSStyleSheet();
sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
document.adoptedStyleSheets = [sheet]; }"""
SAID = "[...document.querySelectorAll('.say')].map((one) => one.textContent.replace(/\\s+/g, ' '))"
MARKED = "[...document.querySelectorAll('.now')].map((one) => one.textContent)"


def faults(tab, **rules):
    options = {"runOnly": {"type": "tag", "values": RULES}, "rules": rules}
    found = Axe().run(tab, options=options)
    return [
        (one["id"], node["target"]) for one in found.response["violations"] for node in one["nodes"]
    ]


def listened(tab, name):
    tab.get_by_role("button", name=name, exact=True).click()


def ended(tab):
    tab.evaluate("window.speaking.onend()")


class DescribeAccess:
    @pytest.mark.parametrize("size", [PHONE, SMALL, DESKTOP])
    @pytest.mark.parametrize("profile", PROFILES)
    def it_has_no_fault_that_axe_knows(self, opened, size, profile):
        tab = opened(made(sample(**profile)), *size).tab
        assert faults(tab) == []

    def it_has_none_as_a_draft(self, opened):
        assert faults(opened(made(sample(), draft=True)).tab) == []

    def it_has_none_in_the_readers_own_colours(self, opened):
        tab = opened(made(sample()), forced_colors="active", color_scheme="dark").tab
        # Axe knows no forced colours: their contrast is the reader's own.
        assert faults(tab, **{"color-contrast": {"enabled": False}}) == []
        colours = "(({color, backgroundColor}) => [color, backgroundColor])(getComputedStyle(%s))"
        assert tab.evaluate(colours % "document.body")[0] == "rgb(255, 255, 255)"
        # A picture drawn in black lines keeps the white behind it.
        picture = "document.querySelector('.picture img')"
        assert tab.evaluate(colours % picture)[1] == "rgb(255, 255, 255)"

    def it_has_none_while_it_is_read_aloud(self, opened):
        tab = opened(made(sample())).tab
        listened(tab, "Read it to me")
        assert faults(tab) == []

    @pytest.mark.parametrize("profile", PROFILES)
    # The second is a window of 1280 by 1024 at 400%, the last what WCAG 1.4.10 asks for.
    @pytest.mark.parametrize("size", [PHONE, (320, 256), SMALL])
    def it_fits_the_window_without_scrolling_sideways(self, opened, size, profile):
        tab = opened(made(sample(**profile), draft=True), *size).tab
        assert tab.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert tab.evaluate(CUT) == []

    def it_loses_nothing_when_the_reader_spreads_the_letters(self, opened):
        tab = opened(made(sample(size=24)), *SMALL).tab
        tab.evaluate(SPREAD)
        assert tab.evaluate("document.documentElement.scrollWidth") <= SMALL[0]
        assert tab.evaluate(CUT) == []

    def it_keeps_a_picture_left_of_its_words(self, opened):
        for size in (PHONE, SMALL, DESKTOP):
            tab = opened(made(sample(size=24)), *size).tab
            boxes = tab.evaluate(
                "[...document.querySelectorAll('.row:has(.picture)')].map((row) =>"
                " ['.picture', '.words'].map("
                "(part) => row.querySelector(part).getBoundingClientRect().toJSON()))"
            )
            assert len(boxes) > 20
            assert all(left["right"] <= right["left"] for left, right in boxes)
            assert all(abs(left["top"] - right["top"]) < 2 for left, right in boxes)

    def it_grows_with_what_the_reader_has_set(self, opened):
        sizes = [
            opened(made(sample(size=points))).tab.evaluate(
                "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
            )
            for points in (14, 24)
        ]
        assert sizes == [pytest.approx(14 / 12 * 16, abs=0.1), pytest.approx(32, abs=0.1)]

    def it_is_set_in_the_letters_that_it_brings(self, opened):
        tab = opened(made(sample(font="atkinson"))).tab
        assert tab.evaluate("document.fonts.ready.then((all) => [...all].map((f) => f.status))")
        assert tab.evaluate("document.fonts.check('16px \"Atkinson Hyperlegible\"')")

    def it_can_be_used_by_keyboard(self, opened):
        tab = opened(made(sample())).tab
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.textContent") == "Go to my rules"
        tab.keyboard.press("Enter")
        assert tab.evaluate("document.activeElement.id") == "my-rules"


class DescribeReadingAloud:
    def it_says_every_sentence_in_order_with_a_mark_on_it(self, opened):
        tab = opened(made(sample())).tab
        listened(tab, "Read it to me")
        wanted = tab.evaluate(SAID)
        for number in range(len(wanted)):
            [marked] = tab.evaluate(MARKED)
            assert " ".join(marked.split()) == wanted[number]
            ended(tab)
        assert tab.evaluate(MARKED) == []
        assert not tab.get_by_role("button", name="Stop reading").is_visible()
        heard = tab.evaluate("window.heard")
        assert len(heard) == len(wanted) > 150
        # A number is said by its digits.
        assert "Ring Bethan on 0 7 7 0 0 9 0 0 1 2 1." in heard
        for said, text in zip(heard, wanted, strict=True):
            assert said.replace(" ", "") == text.replace(" ", "").replace("\xa0", "")

    def it_reads_one_rule_alone(self, opened):
        tab = opened(made(sample())).tab
        listened(tab, "Listen: Keep to the law")
        while tab.evaluate(MARKED):
            ended(tab)
        heard = tab.evaluate("window.heard")
        assert heard[0] == "2. Keep to the law"
        assert heard[-1].startswith("Tell us:")
        assert 4 < len(heard) < 10

    @pytest.mark.parametrize("way", ["button", "Escape"])
    def it_stops_when_it_is_told_to(self, opened, way):
        tab = opened(made(sample())).tab
        listened(tab, "Listen: Keep to the law")
        before = tab.evaluate("window.cancelled")
        if way == "button":
            listened(tab, "Stop reading")
        else:
            tab.keyboard.press("Escape")
        assert tab.evaluate("window.cancelled") > before
        assert tab.evaluate(MARKED) == []
        # A browser says late that what was stopped has ended.
        ended(tab)
        assert tab.evaluate(MARKED) == []
        assert len(tab.evaluate("window.heard")) == 1
        assert "Keep to the law" in tab.evaluate("document.activeElement.textContent")

    def it_begins_anew_when_another_part_is_asked_for(self, opened):
        tab = opened(made(sample())).tab
        listened(tab, "Read it to me")
        tab.evaluate("window.earlier = window.speaking")
        listened(tab, "Listen: Keep to the law")
        tab.evaluate("window.earlier.onend()")
        assert tab.evaluate("window.heard").pop() == "2. Keep to the law"
        assert [" ".join(one.split()) for one in tab.evaluate(MARKED)] == ["2. Keep to the law"]

    def it_ends_when_the_speech_fails(self, opened):
        tab = opened(made(sample())).tab
        listened(tab, "Read it to me")
        tab.evaluate("window.speaking.onerror({ error: 'synthesis-failed' })")
        assert tab.evaluate(MARKED) == []

    def it_marks_the_sentence_where_it_can_be_seen(self, opened):
        tab = opened(made(sample()), reduced_motion="reduce").tab
        listened(tab, "Listen: Word list")
        for _ in range(8):
            box = tab.evaluate("document.querySelector('.now').getBoundingClientRect().toJSON()")
            assert 0 <= box["top"] < box["bottom"] <= 844
            ended(tab)
        style = tab.evaluate(
            "(({outlineWidth, backgroundColor}) => [outlineWidth, backgroundColor])"
            "(getComputedStyle(document.querySelector('.now')))"
        )
        assert style[0] != "0px"
        assert style[1] != "rgba(0, 0, 0, 0)"

    @pytest.mark.parametrize("voices", [(), (AWAY,), ({**HERE, "lang": "cy-GB"},)])
    def it_is_not_offered_without_an_english_voice_on_the_device(self, opened, voices):
        tab = opened(made(sample()), voices=voices).tab
        assert tab.get_by_role("button").count() == 0

    def it_is_offered_when_the_voices_come_late_and_never_by_one_that_is_away(self, opened):
        tab = opened(made(sample()), voices=()).tab
        tab.evaluate(
            "(late) => { window.voices = late; window.told(); window.told(); }",
            [AWAY, {**HERE, "lang": "en_US"}, HERE],
        )
        listened(tab, "Read it to me")
        assert tab.evaluate("window.speaking.voice.name") == "here"
        assert tab.evaluate("window.speaking.lang") == "en-GB"
        assert len(tab.evaluate("window.heard")) == 1

    def it_is_not_missed_without_scripts(self, opened):
        tab = opened(made(sample()), java_script_enabled=False).tab
        assert tab.get_by_role("button").count() == 0
        assert tab.get_by_role("heading", name="Keep to the law").is_visible()
        assert tab.get_by_role("link", name="Word list").is_visible()


class DescribeSafety:
    def it_asks_the_network_for_nothing(self, opened):
        for profile in PROFILES:
            seen = opened(made(sample(**profile)))
            listened(seen.tab, "Read it to me")
            assert [url for url in seen.requests if not url.startswith("data:")] == []
            assert seen.breaches == []

    def it_runs_nothing_that_a_case_says(self, opened):
        for text in HOSTILE:
            seen = opened(made(spoilt(sample(), text), draft=True))
            tab = seen.tab
            for link in tab.locator("a:not([href^='tel:']):not([href^='#'])").all():
                assert link.get_attribute("href").startswith(("https://", "http://"))
            listened(tab, "Read it to me")
            tab.mouse.wheel(0, 2000)
            assert tab.evaluate("window.hits") is None
            assert [url for url in seen.requests if not url.startswith("data:")] == []
            assert seen.breaches == []
            assert tab.evaluate("document.scripts.length") == 1

    def it_lets_nothing_run_even_if_something_got_in(self, opened):
        """The policy is the second wall: it holds where the first is broken on purpose."""
        content = made(sample()).replace(
            b"</main>",
            b"<img src=x onerror='window.hits=1'><script>window.hits=1</script>"
            b"<img src='https://example.org/a.png'><iframe src='https://example.org'></iframe>"
            b"<link rel=stylesheet href='https://example.org/a.css'></main>",
        )
        seen = opened(content)
        seen.tab.wait_for_load_state()
        assert seen.tab.evaluate("window.hits") is None
        refused = "\n".join(seen.breaches)
        assert all(f"{name}-src" in refused for name in ("script", "img", "style", "frame"))


def printed(tab):
    """The text of each page that it prints."""
    pdf = pypdf.PdfReader(io.BytesIO(tab.pdf(format="A4")))
    return [one.extract_text() for one in pdf.pages]


class DescribePrint:
    def it_has_the_words_and_none_of_the_buttons(self, opened):
        pages = printed(opened(made(sample())).tab)
        whole = " ".join(" ".join(pages).split())
        assert len(pages) <= 20
        assert "Do not break the law." in whole
        assert "Read it to me" not in whole
        assert "Go to my rules" not in whole
        assert all(f"Page {number} of {len(pages)}" in text for number, text in enumerate(pages, 1))

    def it_says_draft_on_every_page(self, opened):
        pages = printed(opened(made(sample(), draft=True)).tab)
        assert all("Draft - not yet checked" in text for text in pages)

    def it_keeps_the_words_beside_a_picture_on_its_page(self, opened):
        tab = opened(made(sample())).tab
        rows = tab.evaluate(
            "[...document.querySelectorAll('.row')].map((row) => [...row.querySelectorAll("
            "'h3, p')].map((one) => one.textContent.replace(/\\s+/g, ' ').trim()))"
        )
        pages = [" ".join(text.split()) for text in printed(tab)]
        assert len(rows) > 30
        for row in rows:
            assert any(all(line in text for line in row) for text in pages), row

    def it_gives_each_rule_a_page_where_the_child_reads_so(self, opened):
        data = sample(one_rule_a_page=True)
        pages = printed(opened(made(data)).tab)
        rules = re.compile(r"^\d{1,2}\. ", re.M)
        assert max(len(rules.findall(text)) for text in pages) == 1
        assert sum(len(rules.findall(text)) for text in pages) == len(
            data["supervision"]["conditions"]
        )
