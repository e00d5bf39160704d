"""A therapist's whole job in a real browser: by keyboard alone, and again without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from generator.web.desk import Desk
from tests.web.conftest import ON, come_in, desk_folder
from tests.web.easyread.test_pages import PAGES, photograph
from tests.web.serving import serving

pytestmark = pytest.mark.slow

_WIDTHS = (1280, 390, 320)


def root_in(folder):
    desk = Desk.at(folder, None, lambda: ON)
    return f"/cases/{desk.key(folder / 's250-secure-home.json')}/easy-read"


@pytest.fixture(scope="module")
def root(served):
    return root_in(served.folder)


def press_to(page, css, most=400):
    """Go on by the tab key until what the selector finds has the focus."""
    wanted = page.locator(css).first
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"There is no way by keyboard to {css}.")


def press(page, css, key="Enter"):
    press_to(page, css)
    page.keyboard.press(key)


def write(page, css, words):
    press_to(page, css)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)


def sign(page, act, put, root, outside=""):
    """Sign the paper; `act` presses a control, `put` writes into one.

    `outside` is the role of whoever signs where the case does not know them.
    """
    act(page, f".er-nav a[href='{root}/sign']")
    page.wait_for_url(f"**{root}/sign")
    for name in ("words", "pictures", "left-out", "pages"):
        act(page, f"#checked-{name}", "Space")
    put(page, "#by", "Leila Haddad")
    if outside:
        put(page, "#outside", outside)
    act(page, "main form button")
    page.wait_for_selector("text=Signed. The paper can be given")


def pdf_of(page, act, root):
    act(page, f".er-nav a[href='{root}/preview']")
    page.wait_for_url(f"**{root}/preview")
    with page.expect_download() as waiting:
        act(page, f"a[href='{root}/paper.pdf']")
    return waiting.value.path().read_bytes()


class DescribeTheJob:
    def it_is_done_to_the_signed_pdf_by_keyboard_alone(self, signed_in, root):
        page = signed_in
        page.goto(root)
        press(page, f"a[href='{root}/rules/10']")
        write(page, "#text-1", "You must reside indoors.")
        page.wait_for_selector("[data-found='line-1'] >> text=reside")
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type("Stay in all night.")
        page.wait_for_selector("[data-found='line-1'] li", state="detached")
        press(page, "button[value=save]")
        page.wait_for_selector("text=Rule 10 saved.")
        sign(page, press, write, root)
        assert pdf_of(page, press, root).startswith(b"%PDF")
        assert page.locator("text=not yet checked").count() == 0

    def it_is_done_without_a_script(self, signed_in, tmp_path):
        folder = desk_folder(tmp_path)
        root = root_in(folder)
        with serving(folder, ON) as served:
            context = signed_in.context.browser.new_context(
                base_url=served.address, java_script_enabled=False
            )
            page = context.new_page()
            come_in(page, served)
            page.goto(f"{root}/rules/10")
            page.click("button[value='add:0']")
            page.fill("#text-1", "Be in the house.")
            page.click("button[value='down:1']")
            page.click("button[value='seek:2']")
            page.fill("#find", "house")
            page.press("#find", "Enter")
            page.click("button[value='choose:1F3E0']")
            assert page.input_value("#text-2") == "Be in the house."
            assert page.input_value("#picture-2") == "1F3E0"
            page.click("button[value=save]")
            assert "Rule 10 saved." in page.inner_text("main")
            page.goto(f"{root}/pictures")
            door = {"name": "door.png", "mimeType": "image/png", "buffer": photograph()}
            page.set_input_files("#picture", door)
            page.fill("#words", "A green door")
            page.fill("#width", "50")
            page.click("text=Add the picture")
            page.locator("img[alt='A green door']").wait_for()

            def click(page, css, key="Enter"):
                page.click(css) if key == "Enter" else page.check(css)

            sign(page, click, lambda page, css, words: page.fill(css, words), root)
            assert pdf_of(page, click, root).startswith(b"%PDF")
            context.close()

    def it_crops_a_picture_by_dragging(self, signed_in, root):
        page = signed_in
        page.goto(f"{root}/pictures")
        door = {"name": "d.png", "mimeType": "image/png", "buffer": photograph(size=(400, 300))}
        page.set_input_files("#picture", door)
        canvas = page.locator("[data-stage] canvas")
        canvas.wait_for()
        canvas.scroll_into_view_if_needed()
        box = canvas.bounding_box()
        page.mouse.move(box["x"] + 100, box["y"] + 30)
        page.mouse.down()
        page.mouse.move(box["x"] + 300, box["y"] + 180)
        page.mouse.up()
        found = [int(page.input_value(f"#{name}")) for name in ("left", "top", "width", "height")]
        assert all(
            abs(one - other) <= 1 for one, other in zip(found, (25, 10, 50, 50), strict=True)
        )

    def it_keeps_what_is_typed_when_the_page_is_left(self, signed_in, root):
        page = signed_in
        page.goto(f"{root}/rules/3")
        page.fill("#heading", "Meet Joanna each week")
        page.goto(f"{root}/rules/2")
        page.goto(f"{root}/rules/3")
        page.wait_for_selector("text=typed here and not saved")
        page.click("text=Bring it back")
        assert page.input_value("#heading") == "Meet Joanna each week"


class DescribeEveryPage:
    @pytest.mark.parametrize("end", PAGES)
    def it_has_no_fault_that_axe_knows_and_fits_every_width(self, signed_in, root, end):
        page = signed_in
        said = []
        page.on("console", lambda one: said.append(one.text))
        for width in _WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(root + end)
            found = Axe().run(page, options={"iframes": False}).response["violations"]
            told = [(one["id"], one["nodes"][0]["html"]) for one in found]
            assert not told
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{wide} at {width}"
        assert not said

    def it_frames_a_page_that_can_reach_none_of_ours(self, signed_in, root):
        page = signed_in
        page.goto(f"{root}/preview?as=web-page")
        frame = page.frames[1]
        frame.wait_for_selector("h1")
        assert frame.evaluate("window.origin") == "null"
        assert page.evaluate(
            "() => { try { return !document.querySelector('iframe').contentDocument } "
            "catch { return true } }"
        )
