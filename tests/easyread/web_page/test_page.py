"""The web page of a child's rules says what the Word file says, stands alone, and escapes all."""

import base64
import hashlib
import io
import random
import re
import zipfile
from html.parser import HTMLParser

import docx
import pytest
from lxml import html

from tests.easyread.web_page.conftest import made, sample
from tests.sweeps import times

WITH_ONE = ["dto-yoi", "breach-transition", "s250-secure-home"]
# What a page calls itself, and what only paper needs.
AS_PAPER = {
    "This page is in easy words.": "This paper is in easy words.",
    "Keep this page.": "Keep this paper.",
}
# Over two columns of paper; the page has lists.
WEEK = re.compile(r"My week|.*(?:day \d).*: ")
COLUMNS = ("Word", "What it means", "Day", "What happens")
SCRIPT = "<script>hit()</script>"
HOSTILE = [
    SCRIPT,
    "</style><script>hit()</script>",
    "</script><script>hit()</script>",
    '"><img src=x onerror=hit()>',
    "' onmouseover='hit()",
    "javascript:hit()",
    "--><script>hit()</script><!--",
    "</title></textarea></svg><svg onload=hit()>",
    "{{ 7*7 }}{% for x in y %}",
    '<a href="https://example.org">x</a>',
    '<meta http-equiv="refresh" content="0;url=https://example.org">',
    "&lt;b&gt; &amp;amp; &#60;script&#62;",
]


def squeezed(text):
    return " ".join(text.replace("\xa0", " ").split())


def tree(content):
    return html.document_fromstring(content.decode())


def lines_of_page(content):
    """What the page says, a block a line."""
    page = tree(content)
    for gone in page.xpath("//nav | //aside | //button | //script | //style | //*[@class='skip']"):
        gone.drop_tree()
    blocks = page.xpath("//body//*[self::p or self::h1 or self::h2 or self::h3 or self::dt"
                        " or self::dd or self::div[@class='picture']]")  # fmt: skip
    said = [squeezed(block.text_content()) for block in blocks if not block.xpath(".//p | .//h3")]
    return [AS_PAPER.get(line, line) for line in said if line]


def lines_of_word(content):
    body = docx.Document(io.BytesIO(content)).element.body
    said = ["".join(t.text or "" for t in p.iter("{*}t")) for p in body.iter("{*}p")]
    return [line for line in map(squeezed, said) if line and line not in COLUMNS]


def pictures_of_word(content):
    body = docx.Document(io.BytesIO(content)).element.body
    said = [one.get("descr") for one in body.iter("{*}docPr")]
    # The drawn week stands above the same in words, which the page does not say twice.
    return ["" if WEEK.match(one) else one for one in said]


def pictures_of_page(content):
    said = tree(content).xpath("//img | //svg[@role='img']")
    return [one.get("alt", one.get("aria-label")) for one in said]


class DescribeThePage:
    @pytest.mark.parametrize("name", WITH_ONE)
    @pytest.mark.parametrize("pictures", ["on", "off"])
    def it_says_what_the_word_file_says(self, name, pictures):
        data = sample(name, pictures=pictures)
        word, page = made(data, "docx"), made(data)
        assert lines_of_page(page) == lines_of_word(word)
        assert pictures == "off" or pictures_of_page(page) == pictures_of_word(word)

    def it_says_it_of_a_draft_with_gaps_too(self):
        data = sample()
        del data["supervision"]["supervising_officer"], data["easy_read"]["if_not"]
        page = made(data, draft=True)
        assert lines_of_page(page) == lines_of_word(made(data, "docx", draft=True))
        gaps = tree(page).xpath("//mark[@class='gap']")
        assert {gap.text for gap in gaps} == {"Not recorded"}
        assert gaps

    @pytest.mark.slow
    @pytest.mark.parametrize("seed", range(times(20, 200)))
    def it_says_it_whatever_a_case_lacks(self, seed):
        data = without_some(sample(WITH_ONE[seed % len(WITH_ONE)]), random.Random(seed))
        page, word = made(data, draft=True), made(data, "docx", draft=True)
        assert lines_of_page(page) == lines_of_word(word)
        assert pictures_of_page(page) == pictures_of_word(word)

    @pytest.mark.parametrize("draft", [True, False])
    def it_is_marked_as_a_draft_where_the_word_file_is(self, draft):
        with zipfile.ZipFile(io.BytesIO(made(sample(), "docx", draft=draft))) as archive:
            header = squeezed(re.sub("<[^>]+>", " ", archive.read("word/header1.xml").decode()))
        page = tree(made(sample(), draft=draft))
        said = [squeezed(one.text_content()) for one in page.xpath("//aside[@class='draft']")]
        assert all(header.startswith(one) for one in said)
        assert ("Draft" in header) == bool(said)

    def it_stands_alone(self):
        page = tree(made(sample()))
        used = [str(one) for one in page.xpath("//@src | //@srcset | //@data | //link/@href")]
        assert used
        assert all(one.startswith("data:image/") for one in used)
        style = page.xpath("string(//style)")
        assert "@import" not in style
        assert not re.findall(r"url\((?!data:)", style)
        going = {str(one).partition(":")[0] for one in page.xpath("//a/@href")}
        assert {one for one in going if not one.startswith("#")} <= {"tel", "https", "http"}

    @pytest.mark.parametrize("profile", [{}, {"font": "atkinson", "size": 24}])
    def it_lets_nothing_run_but_what_it_came_with(self, profile):
        page = tree(made(sample(**profile)))
        [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert rules["default-src"] == "'none'"
        assert "unsafe" not in policy
        for name in ("style", "script"):
            [block] = page.xpath(f"//{name}")
            found = base64.b64encode(hashlib.sha256(block.text.encode()).digest()).decode()
            assert rules[f"{name}-src"] == f"'sha256-{found}'"
        assert not page.xpath("//@style | //@*[starts-with(name(), 'on')]")

    def it_is_as_the_child_reads_best(self):
        page = made(sample(font="atkinson", size=24)).decode()
        assert ":root { font-size: 200%" in page
        assert page.count("@font-face") == 2
        assert "@font-face" not in made(sample(font="arimo")).decode()

    def it_has_no_picture_where_the_child_wants_none(self):
        assert not tree(made(sample(pictures="off"))).xpath("//img")

    def it_says_must_not_in_words_where_only_the_mark_would(self):
        data = sample()
        rule = data["supervision"]["conditions"][1]["easy_read"]
        rule["lines"] = [{"role": "must_not", "text": "Break the law."}, *rule["lines"]]
        said = lines_of_page(made(data, draft=True))
        assert "Must not: Break the law." in said
        assert "Do not break the law." in said

    def it_is_the_same_each_time(self):
        assert made(sample()) == made(sample())

    def it_has_each_sentence_by_itself(self):
        data = sample()
        data["easy_read"]["intro"] = ["Dr. Ray helps. Ask at 7.30 p.m. today!", "1. Go home."]
        said = [one.text_content() for one in tree(made(data, draft=True)).xpath(
            "//*[@id='what-this-is-part']//p/span[@class='say']"
        )]  # fmt: skip
        assert said[:2] == ["Dr. Ray helps.", "Ask at 7.30 p.m. today!"]
        assert said[2] == "1. Go home."


class DescribeHostileText:
    """No text of a case becomes a part of the page's own markup."""

    @pytest.mark.parametrize("text", HOSTILE)
    def it_is_printed_as_typed_wherever_it_stands(self, text):
        data = spoilt(sample(), text)
        page = made(data, draft=True)
        assert shape(page) == shape(made(spoilt(sample(), "plain words"), draft=True))
        whole = squeezed(tree(page).text_content())
        assert whole.count(squeezed(text)) >= len(PLACES)


def without_some(data, rng):
    """The case without some of what it may lack, here and there."""
    rules = [one["easy_read"] for one in data["supervision"]["conditions"] if "easy_read" in one]
    holders = [data["easy_read"], data["supervision"], data["service"], *data["people"], *rules]
    holders += data["supervision"].get("appointments", ())
    kept = {"conditions", "lines", "id", "kind", "starts", "ends", "name", "role", "what", "date"}
    kept |= {"time"}
    for holder in holders:
        for name in sorted(set(holder) - kept):
            if rng.random() < 0.3:
                del holder[name]
    for rule in rules:
        rule["lines"] = rule.get("lines", [])[: rng.randint(1, 9)]
    return data


class Shape(HTMLParser):
    """The tags and the names of their attributes, without what they hold."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, tuple(name for name, _ in attrs)))

    def handle_endtag(self, tag):
        self.found.append(tag)


def shape(content):
    parser = Shape()
    parser.feed(content.decode())
    return parser.found


PLACES = (
    ("easy_read", "intro", 0),
    ("easy_read", "if_not", 0),
    ("easy_read", "who_to_ask"),
    ("easy_read", "teach_back", 0),
    ("easy_read", "word_list", 0, "word"),
    ("easy_read", "word_list", 0, "meaning"),
    ("easy_read", "explained_by"),
    ("easy_read", "helper_names", 0),
    ("child", "known_as"),
    ("supervision", "supervising_officer"),
    ("supervision", "conditions", 0, "easy_read", "heading"),
    ("supervision", "conditions", 0, "easy_read", "question"),
    ("supervision", "conditions", 0, "easy_read", "lines", 0, "text"),
    ("supervision", "appointments", 0, "what"),
    ("supervision", "appointments", 0, "where"),
    ("supervision", "appointments", 0, "with_whom"),
    ("supervision", "appointments", 0, "how_to_get_there"),
    ("service", "help_lines", 0, "name"),
    ("service", "help_lines", 0, "for_what"),
    ("service", "help_lines", 0, "website"),
)


def spoilt(data, text):
    """The case with this text in every field that the page prints."""
    data["service"]["help_lines"] = [{"name": "a", "for_what": "b", "website": "c"}]
    for *way, last in PLACES:
        holder = data
        for step in way:
            holder = holder[step]
        holder[last] = text
    return data
