"""Going from page to page in chromium, without a mouse or with one."""

from typing import Any

__all__ = ["enter", "follow", "new_case", "open_groups", "to"]

_HERE = """() => {
    const one = document.activeElement
    return [one.id, one.name, one.textContent.trim().replace(/\\s+/g, ' ')]
}"""


def to(page: Any, wanted: str, most: int = 400) -> None:
    """Press Tab until the control with that id, name or words has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted in page.evaluate(_HERE):
            return
    raise AssertionError(f"{wanted} cannot be reached by keyboard")


def open_groups(page: Any) -> None:
    """Open the closed groups of a list, each by its heading."""
    for heading in page.locator("main details:not([open]) > summary").all_inner_texts():
        to(page, " ".join(heading.split()))
        page.keyboard.press("Enter")


def enter(page: Any) -> None:
    """Press Enter and wait for the page that follows."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def follow(page: Any, selector: str) -> None:
    """Click and wait for the page that follows, before anything is counted on it."""
    with page.expect_navigation():
        page.click(selector)


def new_case(page: Any, reference: str) -> None:
    """Answer the questions of a new case, from its first page to the case."""
    page.goto("/cases/new")
    to(page, "Start")
    enter(page)
    _answer(page, reference)
    _answer(page, "Ash")
    _answer(page, "Brook")
    _answer_day(page, "14", "6", "2009")
    _choose(page, 2)
    _choose(page, 0)
    _choose(page, 0)
    _answer_day(page, "20", "11", "2025")
    _answer(page, "8 months")
    _answer(page, "Calderbrook Youth Justice Service")
    to(page, "Make the case")
    enter(page)


def _answer(page: Any, text: str) -> None:
    to(page, "answer")
    page.keyboard.type(text)
    enter(page)


def _answer_day(page: Any, *boxes: str) -> None:
    for box, text in zip(("day", "month", "year"), boxes, strict=True):
        to(page, f"answer-{box}")
        page.keyboard.type(text)
    enter(page)


def _choose(page: Any, steps: int) -> None:
    """Choose among buttons: the first by the space bar, others by the arrows."""
    to(page, "answer")
    page.keyboard.press("Space")
    for _ in range(steps):
        page.keyboard.press("ArrowDown")
    enter(page)
