"""Papers, questions, the register of actions, and the report to the board, on their pages."""

import io
import json
import re
import zipfile
from html import unescape

import docx
import openpyxl
import pytest

LAST = "EB-2026-02"


@pytest.fixture
def path(folder):
    return folder / "panels" / f"{LAST}.json"


@pytest.fixture
def key(desk, path):
    return desk.key(path)


def held(path):
    return json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("at", "start"),
    [
        ("whole/cart-minutes/pdf", b"%PDF"),
        ("whole/panel-agenda/docx", b"PK"),
        ("pack/member/12", b"%PDF"),
        ("extract/1/docx", b"PK"),
        ("invite/2", b"BEGIN:VCALENDAR"),
        ("all/invitations", b"PK"),
    ],
)
def test_each_paper_is_made(client, desk, key, at, start):
    answer = client.get(f"/panels/{key}/papers/{at}")
    assert answer.status_code == 200
    assert answer.content.startswith(start)
    name = answer.headers["content-disposition"]
    for case in desk.toolkit.meetings(desk.folder).cases:
        assert case.case.data["child"]["last_name"].casefold() not in name.casefold()


@pytest.mark.parametrize(
    "at", ["whole/tea/pdf", "whole/cart-minutes/exe", "pack/member/99", "extract/99/pdf", "all/tea"]
)
def test_papers_that_there_are_not_are_refused_in_words(client, key, at):
    assert client.get(f"/panels/{key}/papers/{at}").status_code in (400, 404)


def test_the_page_says_what_is_held_back_from_whom_and_why(client, key, path):
    text = unescape(client.get(f"/panels/{key}/papers").text)
    paragraphs = [one for item in held(path)["items"] for one in item.get("paragraphs", ())]
    assert paragraphs
    for one in paragraphs:
        assert f"it is for {one['for'][0]}" in text
        assert one["text"] not in text
    assert "does not come for this child" in text


def test_a_question_is_answered_with_a_reason_and_kept(client, posting, key, path, folder):
    own = held(path)
    own["items"][0]["discussion"] = "Ask Will about it."
    path.write_text(json.dumps(own, ensure_ascii=False), "utf-8")
    page = client.get(f"/panels/{key}/questions")
    number = re.search(r'name="answer" value="([^"]+)"', page.text)[1]
    assert posting(client, f"/panels/{key}/questions", {"reason": "x"}).status_code == 422
    assert posting(client, f"/panels/{key}/questions", {"answer": number}).status_code == 422
    said = {"answer": number, "reason": "It is Will Sample of the college"}
    assert posting(client, f"/panels/{key}/questions", said).status_code == 303
    [answer] = held(path)["answers"]
    assert (answer["by"], answer["reason"]) == ("Robin Sample", "It is Will Sample of the college")
    assert number not in client.get(f"/panels/{key}/questions").text


def test_a_paper_that_would_name_another_child_is_refused_and_leads_to_the_questions(
    client, key, path
):
    own = held(path)
    own["items"][0]["discussion"] = "Ask Will about it."
    path.write_text(json.dumps(own, ensure_ascii=False), "utf-8")
    answer = client.get(f"/panels/{key}/papers/extract/0/pdf")
    assert answer.status_code == 409
    assert f'href="/panels/{key}/questions' in answer.text
    assert "throughcare panel" not in answer.text


def test_minutes_typed_in_word_are_shown_and_taken_as_chosen(client, posting, key, path):
    word = docx.Document(io.BytesIO(client.get(f"/panels/{key}/sheet").content))
    table = [one for one in word.tables if len(one.columns) == 5][-1]
    rows = [row for row in table.rows if not any(cell.text for cell in row.cells)]
    for row, what in zip(rows, ("Ring the bus company", "Book a room"), strict=False):
        for cell, text in zip(row.cells, ("", what, "Sam Osei", "20/3/26", ""), strict=True):
            cell.text = text
    made = io.BytesIO()
    word.save(made)
    before = path.read_bytes()
    files = {"document": ("minutes.docx", made.getvalue())}
    page = posting(client, f"/panels/{key}/read", {}, files=files)
    assert "Ring the bus company" in page.text
    assert path.read_bytes() == before
    token = re.search(r'name="token" value="([^"]+)"', page.text)[1]
    said = {"token": token, "take": ["1"]}
    assert posting(client, f"/panels/{key}/read/take", said).status_code == 303
    own = [one["action"] for one in held(path)["panel_actions"]]
    assert "Book a room" in own and "Ring the bus company" not in own
    assert posting(client, f"/panels/{key}/read/take", said).status_code == 409


def test_what_is_no_document_of_ours_is_told_at_the_field(client, posting, key):
    for content in (b"nonsense", b"%PDF-1.7", b""):
        files = {"document": ("../../x.docx", content)}
        page = posting(client, f"/panels/{key}/read", {}, files=files)
        assert page.status_code == 422
        assert 'href="#document"' in page.text
    assert posting(client, f"/panels/{key}/read", {}).status_code == 422


def test_actions_are_filtered(client):
    def count(**asked):
        return len(
            set(re.findall(r"/actions/[0-9a-f]{12}", client.get("/actions", params=asked).text))
        )

    every = count(state="all")
    parts = [count(state=one) for one in ("open", "done", "dropped")]
    assert sum(parts) == every
    assert 0 < count(state="overdue") < count(state="open")
    page = client.get("/actions", params={"state": "all"})
    people = re.search(r'id="owner".*?</select>', page.text, re.S)[0]
    owners = [one for one in re.findall(r'value="([^"]*)"', people) if one]
    assert 0 < count(state="all", owner=owners[0]) < every


def test_one_action_is_updated_and_a_second_window_is_told(client, posting, desk, folder):
    page = client.get("/actions", params={"state": "open"})
    at = re.search(r"/actions/[0-9a-f]{12}", page.text)[0]
    seen = re.search(r'name="seen" value="([^"]+)"', client.get(at).text)[1]
    assert posting(client, at, {"seen": seen, "status": "dropped"}).status_code == 422
    said = {"seen": seen, "status": "done", "evidence": "Letter on file"}
    assert posting(client, at, said).status_code == 303
    assert "Letter on file" in client.get(at).text
    late = posting(client, at, {**said, "update": "Typed in the other window"})
    assert late.status_code == 422
    assert "Typed in the other window" in late.text


def test_a_workbook_goes_out_and_comes_back(client, posting, folder):
    content = client.get("/actions/workbook").content
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Actions"]
    headings = {cell.value: cell.column for cell in sheet[5]}
    row = next(
        r for r in range(6, sheet.max_row) if sheet.cell(r, headings["State"]).value == "Open"
    )
    sheet.cell(row, headings["State"]).value = "Done"
    made = io.BytesIO()
    book.save(made)
    files = {"workbook": ("actions.xlsx", made.getvalue())}
    page = posting(client, "/actions/take", {}, files=files)
    assert "Take these over" in page.text
    token = re.search(r'name="token" value="([^"]+)"', page.text)[1]
    done = len(re.findall("<tr", client.get("/actions", params={"state": "done"}).text))
    assert posting(client, "/actions/take/write", {"token": token}).status_code == 303
    assert len(re.findall("<tr", client.get("/actions", params={"state": "done"}).text)) == done + 1


def test_each_owner_has_a_file(client):
    page = client.get("/actions/owners")
    found = re.findall(r"/actions/owners/[0-9a-f]{12}/docx", page.text)
    assert len(found) > 3
    assert client.get(found[0]).content.startswith(b"PK")
    assert b"Subject" in client.get(found[0].replace("docx", "eml")).content
    assert client.get(found[0].replace("docx", "exe")).status_code == 404


def test_the_report_to_the_board_of_a_quarter(client, folder):
    for name in ("dto-yoi", "remand", "s250-secure-home", "breach-transition"):
        (folder / f"{name}.json").unlink()
    page = client.get("/panels/board", params={"quarter": "2026Q1"})
    assert page.status_code == 200
    assert "January to March 2026" in page.text
    for form, start in (("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")):
        made = client.get(f"/panels/board/{form}", params={"quarter": "2026Q1"})
        assert made.content.startswith(start)
    assert client.get("/panels/board", params={"quarter": "tea"}).status_code == 422
    assert client.get("/panels/board/exe", params={"quarter": "2026Q1"}).status_code == 404


def test_all_packs_come_as_one_file(client, key, path):
    own = held(path)
    there = [one for one in own["attendance"] if one["status"] == "present"][:1]
    own["attendance"] = there
    own["chair"] = there[0]["name"]
    path.write_text(json.dumps(own), "utf-8")
    book = zipfile.ZipFile(io.BytesIO(client.get(f"/panels/{key}/papers/all/members").content))
    assert len(book.namelist()) == 1


def test_an_invitation_goes_by_the_name_as_the_meeting_writes_it(client, key, path):
    meeting = held(path)
    meeting["attendance"][0]["name"] = "DS Máire O’Neill-McKay"
    path.write_text(json.dumps(meeting), "utf-8")
    page = unescape(client.get(f"/panels/{key}/papers").text)
    _, _, own = page.partition(">Invitations<")
    for person in meeting["attendance"]:
        if person["status"] != "apologies":
            assert f">{person['name']}</a>" in own


def test_a_file_that_is_no_workbook_of_ours_is_told_at_its_field(client, posting):
    for content in (b"", b"%PDF-1.7", b"PK\x03\x04" + b"\0" * 40, _zipped({"a": "b"})):
        answer = posting(client, "/actions/take", {}, {"workbook": ("mine.xlsx", content)})
        assert answer.status_code == 422
        assert 'id="workbook-error"' in answer.text
        assert "throughcare workbook" not in answer.text


def test_a_file_with_faults_is_told_with_its_first_fault(client, path):
    meeting = held(path)
    meeting["items"], meeting["attendance"] = [], "nobody"
    path.write_text(json.dumps(meeting), "utf-8")
    for at in ("/panels", "/actions", "/panels/new?kind=cart&day=25&month=3&year=2026"):
        page = unescape(client.get(at).text)
        _, _, told = page.partition(f"{LAST}.json has")
        said = told.partition("</li>")[0].strip()
        assert said.partition(":")[2], at


def test_a_paper_that_lacks_something_says_what_and_where_to_write_it(client, key, path):
    meeting = held(path)
    del meeting["items"][1]["discussion"]
    path.write_text(json.dumps(meeting), "utf-8")
    answer = client.get(f"/panels/{key}/papers/whole/cart-minutes/docx")
    assert answer.status_code == 409
    _, _, said = unescape(answer.text).partition("<h1")
    assert "discussion in the second item" in said
    assert f'href="/panels/{key}"' in said
    for ours in ("--draft", "(items", "open questions"):
        assert ours not in said


@pytest.mark.parametrize("what", ["invitations", "members"])
def test_papers_for_nobody_are_no_empty_file(client, key, path, what):
    meeting = held(path)
    meeting["attendance"] = []
    path.write_text(json.dumps(meeting), "utf-8")
    answer = client.get(f"/panels/{key}/papers/all/{what}")
    assert answer.status_code == 409
    assert "Look at who comes" in unescape(answer.text)


def _zipped(files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as book:
        for name, content in files.items():
            book.writestr(name, content)
    return made.getvalue()
