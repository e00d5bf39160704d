"""The pages of panels: prepared, typed, sent, agreed; nothing typed is lost, nobody else shown."""

import json
import re
from html import unescape

import pytest

from generator.case.facts.words import full_name

LAST, FIRST = "EB-2026-02", "EB-2026-01"
_VALUE = r'name="{}" value="([^"]*)"'


@pytest.fixture
def key(desk, folder):
    return desk.key(folder / "panels" / f"{LAST}.json")


@pytest.fixture
def path(folder):
    return folder / "panels" / f"{LAST}.json"


def held(path):
    return json.loads(path.read_text("utf-8"))


def fields(page):
    """Every field of a form as a browser sends it when nothing is touched."""
    main = page.text[page.text.index('id="typing"') :]
    main = main[: main.index("</form>")]
    found = {}
    for tag in re.findall(r"<input[^>]*>", main):
        name, value = (re.search(rf'{one}="([^"]*)"', tag) for one in ("name", "value"))
        kind = re.search(r'type="(\w+)"', tag)
        if name and (kind[1] not in ("radio", "checkbox") or " checked" in tag):
            found.setdefault(name[1], []).append(unescape(value[1]) if value else "on")
    for name, text in re.findall(
        r'<textarea[^>]*name="([^"]*)"[^>]*>\n(.*?)</textarea>', main, re.S
    ):
        found[name] = [unescape(text)]
    for name, inner in re.findall(r'<select[^>]*name="([^"]*)".*?>(.*?)</select>', main, re.S):
        chosen = re.search(r'value="([^"]*)" selected', inner)
        found[name] = [unescape(chosen[1])] if chosen else [""]
    found.pop("csrf_token", None)
    return found


def part(key, slug):
    return f"/panels/{key}/minutes/{slug}"


def test_a_page_that_is_saved_untouched_changes_nothing(client, posting, key, path):
    before = path.read_bytes()
    for slug in ("who", "before", *map(str, range(1, 9)), "end"):
        page = client.get(part(key, slug))
        assert page.status_code == 200, slug
        answer = posting(client, part(key, slug), {**fields(page), "go": "save"})
        assert answer.status_code == 303, slug
    assert path.read_bytes() == before


def test_the_list_marks_the_last_panel_and_how_far_its_minutes_are(client, key):
    page = client.get("/panels")
    assert f'href="/panels/{key}"' in page.text
    assert page.text.count(">Last<") == 2
    assert "Draft" in page.text


def test_the_page_of_a_meeting_shows_agenda_and_attendance(client, key, path):
    page = client.get(f"/panels/{key}")
    for one in held(path)["attendance"]:
        assert one["name"] in unescape(page.text)
    assert len(re.findall(rf"/panels/{key}/minutes/\d+", page.text)) == len(held(path)["items"])


def test_the_page_of_an_item_shows_no_other_child(client, desk, key, path):
    panel = desk.toolkit.meeting(path)
    names = [full_name(case.data["child"]) for case in panel.cases]
    for at, own in enumerate(names, 1):
        text = unescape(client.get(part(key, str(at))).text)
        assert own in text
        for other, case in zip(names, panel.cases, strict=True):
            if other != own:
                assert other not in text
                assert case.identifier not in text


def test_no_title_holds_the_name_of_a_child(client, desk, key, path):
    panel = desk.toolkit.meeting(path)
    for at, case in enumerate(panel.cases, 1):
        title = re.search("<title>(.*?)</title>", client.get(part(key, str(at))).text, re.S)[1]
        assert case.data["child"]["last_name"] not in title


def test_who_is_due_is_shown_first_and_then_written_for_those_ticked(client, posting, folder):
    asked = {"day": "11", "month": "3", "year": "2026", "kind": "cart"}
    page = client.get("/panels/new", params=asked)
    ticked = re.findall(r'name="bring"[^>]*value="([^"]+)" checked', page.text)
    assert len(ticked) > 2
    assert not (folder / "panels" / "CART-2026-03-11.json").exists()
    answer = posting(client, "/panels/new", {**asked, "bring": ticked[1:]})
    assert answer.status_code == 303
    made = held(folder / "panels" / "CART-2026-03-11.json")
    assert len(made["items"]) == len(ticked) - 1
    again = posting(client, "/panels/new", {**asked, "bring": ticked})
    assert again.status_code in (400, 409)
    assert "already" in again.text


@pytest.mark.parametrize("wrong", [{"day": "31", "month": "2"}, {"day": ""}, {"kind": "tea"}])
def test_a_wrong_day_or_kind_is_told_at_its_field(client, wrong):
    asked = {"day": "11", "month": "3", "year": "2026", "kind": "cart", **wrong}
    page = client.get("/panels/new", params=asked)
    assert page.status_code == 422
    assert "govuk-error-summary" in page.text


def test_nobody_ticked_is_told(client, posting, folder):
    before = sorted((folder / "panels").iterdir())
    asked = {"day": "11", "month": "3", "year": "2026", "kind": "cart"}
    assert posting(client, "/panels/new", asked).status_code == 422
    assert sorted((folder / "panels").iterdir()) == before


def test_minutes_are_typed_and_go_on_to_the_next_child(client, posting, key, path):
    said = {**fields(client.get(part(key, "1"))), "discussion": "They cooked.\r\nAll ate."}
    said |= {"new-1-action": "Ring the aunt", "new-1-owner": "Nicola", "new-1-due": "20/3/26"}
    answer = posting(client, part(key, "1"), {**said, "go": "next"})
    assert answer.headers["location"] == part(key, "2")
    item = held(path)["items"][0]
    assert item["discussion"] == "They cooked.\nAll ate."
    assert item["actions"][-1]["owner"].startswith("Nicola Ross")
    assert "Saved" in client.get(part(key, "2")).text


def test_what_is_unclear_is_told_at_its_field_and_stays_in_the_form(client, posting, key, path):
    before = path.read_bytes()
    said = {**fields(client.get(part(key, "1"))), "discussion": "Typed just now."}
    said |= {"new-1-action": "Ring", "new-1-owner": "Nicla Ros", "new-1-due": "soon"}
    answer = posting(client, part(key, "1"), {**said, "go": "next"})
    assert answer.status_code == 422
    assert 'href="#new-1-owner"' in answer.text
    assert "Did you mean" in answer.text
    assert "Typed just now." in answer.text
    assert path.read_bytes() == before


def test_a_draft_is_kept_in_any_state_and_never_in_the_meeting(client, posting, key, path):
    before = path.read_bytes()
    said = {**fields(client.get(part(key, "1"))), "discussion": "x" * 70_000, "new-1-due": "soo"}
    assert posting(client, f"{part(key, '1')}/draft", said).status_code == 200
    assert path.read_bytes() == before
    page = client.get(part(key, "1"))
    assert "x" * 70_000 in page.text
    assert "did not save" in page.text
    answer = posting(
        client,
        part(key, "1"),
        {**fields(page), "discussion": "Short.", "new-1-due": "", "go": "save"},
    )
    assert answer.status_code == 303
    assert "did not save" not in client.get(part(key, "1")).text
    assert held(path)["items"][0]["discussion"] == "Short."


def test_a_draft_is_thrown_away_only_when_asked(client, posting, key):
    said = {**fields(client.get(part(key, "1"))), "discussion": "A draft."}
    posting(client, f"{part(key, '1')}/draft", said)
    page = client.get(part(key, "1"))
    window, mark = (re.search(_VALUE.format(one), page.text)[1] for one in ("window", "mark"))
    posting(client, f"{part(key, '1')}/drop", {"window": window, "mark": "stale"})
    assert "A draft." in client.get(part(key, "1")).text
    posting(client, f"{part(key, '1')}/drop", {"window": window, "mark": mark})
    assert "A draft." not in client.get(part(key, "1")).text


def test_what_each_of_two_windows_kept_can_be_shown(client, posting, key):
    for window, text in (("a" * 16, "From the first."), ("b" * 16, "From the second.")):
        said = {**fields(client.get(part(key, "1"))), "discussion": text, "window": window}
        posting(client, f"{part(key, '1')}/draft", said)
    page = client.get(part(key, "1"))
    assert "From the second." in page.text and "From the first." not in page.text
    assert f'href="{part(key, "1")}?window={"a" * 16}"' in page.text
    assert "From the first." in client.get(part(key, "1"), params={"window": "a" * 16}).text


def test_two_windows_are_told_of_each_other_and_a_person_settles_it(client, posting, key, path):
    mine, theirs = (fields(client.get(part(key, "1"))) for _ in range(2))
    posting(client, part(key, "1"), {**theirs, "discussion": "Theirs.", "go": "save"})
    answer = posting(client, part(key, "1"), {**mine, "discussion": "Mine.", "go": "save"})
    assert answer.status_code == 422
    assert "Theirs." in answer.text and "Mine." in answer.text
    assert held(path)["items"][0]["discussion"] == "Theirs."
    settle = re.search(r'name="settle-discussion" value="(mine:[0-9a-f]+)"', answer.text)[1]
    said = {**mine, "discussion": "Mine.", "settle-discussion": settle, "go": "save"}
    assert posting(client, part(key, "1"), said).status_code == 303
    assert held(path)["items"][0]["discussion"] == "Mine."


def test_a_row_more_keeps_what_was_typed(client, posting, key):
    said = {**fields(client.get(part(key, "end"))), "new-2-action": "Book a room"}
    answer = posting(client, part(key, "end"), {**said, "go": "more-rows"})
    assert answer.status_code == 200
    assert 'id="new-3-action"' in answer.text
    assert "Book a room" in answer.text


def test_minutes_are_sent_agreed_locked_and_opened_as_a_new_version(
    client, posting, desk, folder, path
):
    first = desk.key(folder / "panels" / f"{FIRST}.json")
    last = desk.key(path)
    posting(client, f"/panels/{first}/send", {})
    answer = posting(client, f"/panels/{first}/agree", {"at": ""})
    assert answer.status_code == 422
    answer = posting(
        client, f"/panels/{first}/agree", {"at": last, "corrections": "Tea was at four"}
    )
    assert answer.status_code == 303
    assert held(folder / "panels" / f"{FIRST}.json")["minutes"]["state"] == "agreed"
    page = client.get(part(first, "1"))
    assert "locked" in page.text and 'id="typing"' not in page.text
    assert (
        posting(client, part(first, "1"), {"discussion": "Other", "window": "0" * 16}).status_code
        == 400
    )
    posting(client, f"/panels/{first}/reopen", {})
    assert held(folder / "panels" / f"{FIRST}.json")["minutes"]["version"] == 2
    assert 'id="typing"' in client.get(part(first, "1")).text


def test_strange_addresses_and_forms_are_refused_in_words(client, posting, key):
    for url in (
        part(key, "99"),
        part(key, "nobody"),
        "/panels/000000000000",
        "/actions/000000000000",
    ):
        assert client.get(url).status_code == 404
    for data in ({}, {"window": "../../etc"}, {"window": "0" * 16, "seen": "[" * 5000}):
        assert posting(client, f"{part(key, '1')}/draft", data).status_code in (200, 409)
    odd = {"window": "0" * 16, "seen": "{}", "paragraphs": "1", "p1-text": "x", "p1-for": "Nowhere"}
    assert posting(client, part(key, "1"), {**odd, "go": "save"}).status_code == 422


def test_names_in_every_field_are_shown_as_text(client, posting, key):
    bad = '"><script>alert(1)</script>'
    said = dict.fromkeys(fields(client.get(part(key, "1"))), bad)
    answer = posting(
        client, part(key, "1"), {**said, "window": "0" * 16, "seen": "{}", "go": "save"}
    )
    assert "<script>alert" not in answer.text


def test_the_agenda_is_changed_on_its_page(client, posting, desk, folder):
    asked = {"day": "11", "month": "3", "year": "2026", "kind": "cart"}
    page = client.get("/panels/new", params=asked)
    ticked = re.findall(r'name="bring"[^>]*value="([^"]+)" checked', page.text)
    posting(client, "/panels/new", {**asked, "bring": ticked[:3]})
    path = folder / "panels" / "CART-2026-03-11.json"
    at = f"/panels/{desk.key(path)}/agenda"
    page = client.get(at)
    before = re.search(_VALUE.format("before"), page.text)[1]
    first, second, _ = [item["case"] for item in held(path)["items"]]
    said = {"before": before, "stays-0": "yes", "time-0": "2pm", "stays-1": "yes", "time-1": "9.45"}
    said |= {"bring": ticked[3], "asked_for": "Asked for by the aunt."}
    assert posting(client, at, {**said, "time-1": "soon"}).status_code == 422
    assert posting(client, at, {"before": before}).status_code == 422
    assert posting(client, at, said).status_code == 303
    items = held(path)["items"]
    assert [item["case"] for item in items[:2]] == [second, first]
    assert [item["time"] for item in items[:2]] == ["09:45", "14:00"]
    assert len(items) == 3
    late = posting(client, at, said)
    assert late.status_code == 400 and "another window" in late.text
