"""The child's profile: how the paper looks, the order of the rules, and the words around them."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from generator.case import FaultyCaseError
from generator.easy_studio import easy_state
from generator.easyread import worded
from generator.easyread.wording import completed, in_order
from generator.errors import ChangedMeanwhileError
from generator.web.easyread._here import Here, here, shown
from generator.web.easyread._profile_form import (
    CHOICES,
    LINES,
    look_changes,
    moved,
    word_changes,
)
from generator.web.easyread.keeping import brought_back, hold, kept_of, let_go, window_of
from generator.web.page import Posted, posted, redirect

__all__ = ["look", "order", "save_look", "save_words", "words"]

_BACK = "These are the words that were not saved. Look through them and save."
_SPARE = 3  # empty rows at the end of a table


def look(request: Request) -> Response:
    """How the paper looks, and the order of its rules."""
    at = here(request)
    return _look(request, at, _easy(at))


@posted
def save_look(request: Request, form: Posted) -> Response:
    """Save how the paper looks."""
    at = here(request)
    easy = _easy(at)
    changes = look_changes(form, easy)
    try:
        return _saved(request, at, changes, form, "look")
    except FaultyCaseError as error:
        return _look(request, at, {**easy, **changes}, faults=_faults(error), status=422)


@posted
def order(request: Request, form: Posted) -> Response:
    """Move a rule up or down in the order in which the child reads them."""
    at = here(request)
    way, _, number = form.text("do").partition(":")
    rules = [one["id"] for one in in_order(at.conditions, _easy(at))]
    if not (number.isascii() and number.isdecimal() and int(number) < len(rules)):
        return redirect(f"{at.root}/look")
    after = moved(rules, rules[int(number)], -1 if way == "up" else 1)
    return _saved(request, at, {"order": after}, form, "look#order")


def words(request: Request) -> Response:
    """The words around the rules, and the words that the child uses."""
    at = here(request)
    return _words(request, at, completed(at.record.data, at.toolkit.service_folder)["easy_read"])


@posted
def save_words(request: Request, form: Posted) -> Response:
    """Save the words around the rules; what says the same as ours is left to us."""
    at = here(request)
    easy = _easy(at)
    if form.text("do") == "bring":
        form = brought_back(at, "words", form.text("left")) or form
        return _words(request, at, {**easy, **word_changes(form)}, sent=form, told=_BACK)
    hold(at, "words", form)
    changes = word_changes(form)
    ours = completed(
        {**at.record.data, "easy_read": {n: v for n, v in easy.items() if n not in changes}},
        at.toolkit.service_folder,
    )["easy_read"]
    after = {
        name: value for name, value in changes.items() if name in easy or value != ours.get(name)
    }
    try:
        return _saved(request, at, after, form, "words")
    except FaultyCaseError as error:
        return _words(
            request, at, {**easy, **changes}, sent=form, faults=_faults(error), status=422
        )


def _saved(
    request: Request, at: Here, changes: dict[str, Any], form: Posted, page: str
) -> Response:
    try:
        kept = at.toolkit.write_easy_profile(at.path, changes, before=form.text("state"))
    except ChangedMeanwhileError as error:
        if page.startswith("look"):
            return _look(request, at, {**_easy(at), **changes}, told=str(error), status=409)
        easy = {**_easy(at), **changes}
        return _words(request, at, easy, sent=form, told=str(error), status=409)
    let_go(at, page, form)
    if kept is not None:
        at.desk.audit.record("changed", at.key, by=at.desk.who(request), detail="easy-read profile")
    return redirect(f"{at.root}/{page}", say="Saved.")


def _easy(at: Here) -> dict[str, Any]:
    return dict(at.record.data.get("easy_read", {}))


def _look(
    request: Request,
    at: Here,
    easy: dict[str, Any],
    *,
    faults: dict[str, str] | None = None,
    told: str = "",
    status: int = 200,
) -> Response:
    data = worded(at.record.data, at.toolkit.service_folder)
    rules = in_order(data["supervision"]["conditions"], easy)
    return shown(
        request,
        at,
        "look",
        status=status,
        choices=CHOICES,
        easy=easy,
        values={one.name: _value(easy, one.name, next(iter(one.values))) for one in CHOICES},
        rules=[one.get("easy_read", {}).get("heading") or one["official_text"] for one in rules],
        state=easy_state(at.record),
        own_rules=at.toolkit.rules_of_its_own(at.record),
        faults=faults or {},
        told=told,
    )


def _value(easy: dict[str, Any], name: str, usual: str) -> str:
    value = easy.get(name, usual)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _words(
    request: Request,
    at: Here,
    easy: dict[str, Any],
    *,
    sent: Posted | None = None,
    faults: dict[str, str] | None = None,
    told: str = "",
    status: int = 200,
) -> Response:
    return shown(
        request,
        at,
        "words",
        status=status,
        lines=[(name, title, hint, "\n".join(easy.get(name) or ())) for name, title, hint in LINES],
        easy=easy,
        avoided=[*(easy.get("words") or ()), *([{}] * _SPARE)],
        listed=[*(easy.get("word_list") or ()), *([{}] * _SPARE)],
        window=window_of(sent),
        kept=kept_of(at, "words", window_of(sent)),
        state=easy_state(at.record),
        faults=faults or {},
        told=told,
    )


def _faults(error: FaultyCaseError) -> dict[str, str]:
    """What is wrong, by the field of the form."""
    found: dict[str, str] = {}
    for fault in error.details:
        steps = fault.pointer.split("/")
        name = steps[2] if steps[:2] == ["", "easy_read"] and len(steps) > 2 else "content"
        found.setdefault(name, f"{fault.message} {fault.suggestion}".strip())
    return found
