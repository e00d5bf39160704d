"""A case manager's job in a browser: from a case to a finished PDF, and back from Word."""

import json

import pikepdf
import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.web.keyboard import follow, open_groups
from tests.web.papers.editing import with_words

pytestmark = pytest.mark.slow

KIND = "CaRT panel proforma"
_HERE = """() => {
    const one = document.activeElement
    const label = one.labels && one.labels.length ? one.labels[0].innerText : ''
    return (label || one.innerText || one.getAttribute('aria-label') || '').trim()
}"""
PAGES = (
    "",
    "/dates",
    "/dates/months",
    "/findings",
    "/history",
    "/documents",
    "/documents/cart-proforma",
    "/documents/breach-report",
    "/documents/breach-report/preview",
    "/documents/bundle",
    "/take-in",
)


@pytest.fixture(scope="module")
def case(served):
    from datetime import date

    from generator.web.desk import Desk

    return "/cases/" + Desk.at(served.folder, None, date.today).key(served.folder / "dto-yoi.json")


@pytest.fixture
def without_script(served, signed_in):
    """A page of the same browser that has come in with scripts turned off."""
    context = signed_in.context.browser.new_context(
        base_url=served.address,
        java_script_enabled=False,
        storage_state=signed_in.context.storage_state(),
    )
    yield context.new_page()
    context.close()


def is_clean(page):
    """Nothing that axe finds, and nothing cut off on a narrow screen."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.locator("h1").count() == 1
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1280, "height": 900})


def tab_to(page, words):
    """Press Tab until what has the focus is called so, as somebody without a mouse does."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate(_HERE).startswith(words):
            return
    raise AssertionError(f"no Tab leads to {words}")


def press(page, words):
    tab_to(page, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_from_a_case_to_a_finished_pdf_and_back_from_word_by_keyboard_alone(
    signed_in, served, case, tmp_path
):
    page = signed_in
    page.goto(case)
    press(page, "Documents")
    open_groups(page)
    press(page, KIND)
    press(page, "Make")
    assert "Up to date" in page.inner_text("main")
    assert page.locator("img.tc-sheet").first.get_attribute("alt").startswith("Page 1 of ")
    page.wait_for_function("document.querySelector('img.tc-sheet').naturalWidth > 500")
    tab_to(page, "The PDF itself")
    with page.expect_download() as sent:
        page.keyboard.press("Enter")
    with pikepdf.open(sent.value.path()) as pdf:
        assert pdf.Root.MarkInfo.Marked
    assert "toby" not in sent.value.suggested_filename.lower()

    word = next((served.folder / "documents").glob("cart-proforma_*.docx"))
    edited = tmp_path / "edited.docx"
    edited.write_bytes(with_words(word.read_bytes(), "Larch unit", "Oak unit"))
    press(page, "Upload")
    tab_to(page, "The edited document")
    # The dialog of files is the system's own: what is chosen there is put in its place.
    assert page.evaluate("document.activeElement.id") == "document"
    page.set_input_files("#document", edited)
    press(page, "Look at the changes")
    assert "Oak" in page.inner_text(".tc-sides ins")
    is_clean(page)
    tab_to(page, "“Unit”")
    assert page.evaluate("document.activeElement.checked")
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    press(page, "Take over what is ticked")
    assert "1 change is in the case now" in page.inner_text("main")
    data = json.loads((served.folder / "dto-yoi.json").read_bytes())
    assert data["placement"]["unit"] == "Oak unit"

    press(page, "Documents")
    assert "Out of date" in page.inner_text("main")
    press(page, KIND)
    assert "The case has changed since." in page.inner_text("main")
    press(page, "Make it again")
    assert "Up to date" in page.inner_text("main")
    press(page, "History")
    assert "Read back: CaRT panel proforma, 1 change" in page.inner_text("main")


@pytest.mark.parametrize("end", PAGES)
def test_axe_finds_nothing_and_nothing_is_cut_off(signed_in, case, end):
    page = signed_in
    said = []
    page.on("console", lambda one: said.append(one.text))
    page.goto(f"{case}{end}")
    is_clean(page)
    assert said == []


def test_it_works_without_scripts(without_script, served, case, tmp_path):
    page = without_script
    page.goto(f"{case}/documents/pathways-plan")
    follow(page, "text=Make Word and PDF")
    assert "Up to date" in page.inner_text("main")
    word = next((served.folder / "documents").glob("pathways-plan_*.docx"))
    edited = tmp_path / "edited.docx"
    edited.write_bytes(with_words(word.read_bytes(), "Honest", "Honest and kind"))
    page.goto(f"{case}/take-in")
    page.set_input_files("#document", edited)
    follow(page, "text=Look at the changes")
    assert page.locator("input[name=take]").count() == 1
    follow(page, "text=Take over what is ticked")
    assert "1 change is in the case now" in page.inner_text("main")
    assert "Honest and kind" in (served.folder / "dto-yoi.json").read_text("utf-8")


def test_what_is_wrong_is_said_at_its_field(signed_in, case, tmp_path):
    page = signed_in
    page.goto(f"{case}/documents/statutory-dates")
    follow(page, "text=Make Word, PDF, workbook and calendar")
    follow(page, "text=Copy with a password >> nth=1")
    page.fill("#password", "toby")
    page.fill("#again", "toby")
    follow(page, "text=Download the copy")
    assert "There is a problem" in page.inner_text("main")
    is_clean(page)
    (tmp_path / "other.docx").write_bytes(b"PK and nothing else")
    page.goto(f"{case}/take-in")
    page.set_input_files("#document", tmp_path / "other.docx")
    follow(page, "text=Look at the changes")
    assert "cannot be read" in page.inner_text("h1")
    is_clean(page)


def test_a_file_can_be_dropped(signed_in, case):
    page = signed_in
    page.goto(f"{case}/take-in")
    page.evaluate(
        """() => {
            const carried = new DataTransfer()
            carried.items.add(new File(['x'], 'plan.docx'))
            const drop = new DragEvent('drop', {dataTransfer: carried, bubbles: true})
            document.querySelector('[data-drop]').dispatchEvent(drop)
        }"""
    )
    assert page.evaluate("document.querySelector('#document').files[0].name") == "plan.docx"
