"""A manager's whole job in chromium: the service set up, a template changed and in use."""

import io
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from docx import Document

from generator.resources import shipped
from tests.web.serving import Served

pytestmark = pytest.mark.slow
PLAN = shipped("templates") / "pathways-plan" / "pathways-plan.docx"


def press(page, name: str) -> None:
    """Go to a button or link by the tab key alone, and press Enter."""
    for _ in range(120):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "() => { const e = document.activeElement; return e.innerText || e.value || '' }"
        )
        if here.strip() == name:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"{name} cannot be reached by the tab key")


def to_field(page, field: str) -> None:
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.id") == field:
            return
    raise AssertionError(f"{field} cannot be reached by the tab key")


def axe_finds_nothing(page) -> None:
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_a_service_is_set_up_and_its_own_template_used(
    signed_in, served: Served, tmp_path: Path
) -> None:
    page = signed_in
    page.goto("/service")
    axe_finds_nothing(page)
    press(page, "Set up your service")
    page.wait_for_url("**/service/new")
    axe_finds_nothing(page)
    to_field(page, "name")
    page.keyboard.type("Calderbrook Youth Justice Service (example)")
    press(page, "Set it up")
    page.wait_for_url("**/service")
    axe_finds_nothing(page)
    for address in ("/service/settings", "/service/staff/new", "/templates", "/import"):
        page.goto(address)
        axe_finds_nothing(page)

    document = Document(str(PLAN))
    document.paragraphs[3].add_run(" {{ child.frist_name }}")
    document.save(str(tmp_path / "faulty.docx"))
    page.goto("/templates/pathways-plan")
    axe_finds_nothing(page)
    page.set_input_files("#file", tmp_path / "faulty.docx")
    press(page, "Check the template")
    page.wait_for_url("**/check")
    axe_finds_nothing(page)
    assert page.get_by_text("Did you mean").is_visible()

    document = Document(str(PLAN))
    document.paragraphs[3].add_run(" Agreed with the child.")
    out = io.BytesIO()
    document.save(out)
    (tmp_path / "sound.docx").write_bytes(out.getvalue())
    page.goto("/templates/pathways-plan")
    page.set_input_files("#file", tmp_path / "sound.docx")
    press(page, "Check the template")
    page.wait_for_url("**/check")
    axe_finds_nothing(page)
    press(page, "Try it with a made-up child")
    page.wait_for_url("**/try")
    axe_finds_nothing(page)
    page.go_back()
    press(page, "Use it from now on")
    page.wait_for_url("**/templates/pathways-plan")
    assert page.get_by_text("service's own template").is_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_every_page_fits_a_narrow_screen(signed_in) -> None:
    page = signed_in
    page.set_viewport_size({"width": 320, "height": 640})
    for address in (
        "/service",
        "/service/settings",
        "/service/staff/new",
        "/templates",
        "/templates/pathways-plan",
        "/import",
    ):
        page.goto(address)
        wide = page.evaluate("() => document.documentElement.scrollWidth")
        assert wide <= 320, address
