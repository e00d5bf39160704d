"""What holds for every page that links lead to, of all rooms."""

import json
import re

import pytest
from lxml import html

from generator.errors import ThroughcareError
from generator.toolkit import Toolkit
from tests.sweeps import times
from tests.web.conftest import ON, desk_folder, signed_in_client
from tests.web.crawl import crawl, is_page

MOST = times(150, 2000)
EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}"
_INLINE = "//script[not(@src)]|//style|//*[@style]|//@*[starts-with(name(), 'on')]"
_OUTSIDE = re.compile(r"""(?:src|action|srcset)=["'](?:https?:)?//""")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages of a folder of samples, by address."""
    folder = desk_folder(tmp_path_factory.mktemp("pages"))
    return [(url, one) for url, one in crawl(signed_in_client(folder), ["/"], MOST)]


def shown(pages):
    return [(url, one, html.fromstring(one.text)) for url, one in pages if is_page(one)]


def test_each_link_leads_to_a_page(pages):
    assert len(pages) > 10
    # What cannot be done, such as a report over cases of two services, is told on its own page.
    told = {400, 409, 422}
    wrong = {url: one.status_code for url, one in pages if one.status_code >= 400}
    assert not {url: status for url, status in wrong.items() if status not in told}


def test_no_page_holds_what_the_policy_forbids(pages):
    for url, page, tree in shown(pages):
        assert not tree.xpath(_INLINE), url
        assert not _OUTSIDE.search(page.text), url
        assert not [href for href in tree.xpath("//@href") if href.startswith("javascript:")], url


def test_each_page_is_built_as_a_screen_reader_needs_it(pages):
    for url, _, tree in shown(pages):
        assert len(tree.xpath("//h1")) == 1, url
        assert len(tree.xpath("//main")) == 1, url
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), url
        targets = set(ids)
        for field in tree.xpath(
            "//main//input[not(@type='hidden' or @type='submit')]|//main//select|//main//textarea"
        ):
            if field.get("hidden") is None:
                labels = tree.xpath("//label[@for=$id]", id=field.get("id", ""))
                named = field.get("aria-label") or field.get("aria-labelledby")
                assert labels or named or field.xpath("ancestor::label"), (url, field.get("name"))
        for target in tree.xpath("//a[starts-with(@href, '#')]/@href"):
            assert target[1:] in targets, (url, target)


def test_no_title_and_no_address_names_a_child(pages, tmp_path_factory):
    folder = desk_folder(tmp_path_factory.mktemp("names"))
    children = [json.loads(path.read_text())["child"] for path in folder.glob("*.json")]
    names = {child["last_name"] for child in children} | {child["first_name"] for child in children}
    for url, _, tree in shown(pages):
        said = f"{url} {tree.findtext('.//title')}"
        assert not [name for name in names if re.search(rf"\b{name}\b", said, re.I)], said


def test_each_form_carries_the_token_and_lets_no_browser_learn_names(pages):
    for url, _, tree in shown(pages):
        for form in tree.xpath("//form[@method='post']"):
            assert form.xpath(".//input[@name='csrf_token']"), url
        for form in tree.xpath("//main//form"):
            for field in form.xpath(".//input[not(@type) or @type='text']"):
                off = field.get("autocomplete") or form.get("autocomplete")
                assert off == "off", (url, field.get("name"))


def spoilt(path):
    """Put markup into every text of a case that takes it."""
    toolkit, data = Toolkit(), json.loads(path.read_text())

    def places(value):
        each = value.items() if isinstance(value, dict) else enumerate(value)
        for key, one in list(each):
            if isinstance(one, dict | list):
                yield from places(one)
            elif isinstance(one, str):
                yield value, key

    count = 0
    for holder, key in places(data):
        before, holder[key] = holder[key], f"{EVIL}{holder[key]}"
        path.write_text(json.dumps(data))
        try:
            toolkit.case_dates(toolkit.open(path), ON)
            count += 1
        except ThroughcareError:
            holder[key] = before
    path.write_text(json.dumps(data))
    return count


def test_markup_in_every_field_is_shown_as_text(tmp_path_factory):
    folder = desk_folder(tmp_path_factory.mktemp("evil"))
    for path in (*folder.glob("*.json"), *folder.glob("panels/*.json")):
        if path.name != "remand.json":
            path.unlink()
    assert spoilt(folder / "remand.json") > 10
    (folder / "<img src=x onerror=alert(3)>.json").write_text("{")
    client = signed_in_client(folder)
    seen = 0
    for url, page in crawl(client, ["/"], MOST):
        assert page.status_code < 500, url
        if is_page(page):
            tree = html.fromstring(page.text)
            assert not tree.xpath("//script[contains(., 'alert')]|//img[@src='x']|//*[@onerror]"), (
                url
            )
            assert "alert(2)&gt;49" not in page.text, url  # a text is never a template
            seen += "alert(1)" in page.text
    assert seen
