"""A page of questions saved into its case: where to go then, or what stands in the way."""

from dataclasses import replace

from starlette.responses import Response

from generator.answering import ToChange
from generator.case.changing import value_at
from generator.errors import CaseError
from generator.web.desk import NotFoundError
from generator.web.draft_of import is_of
from generator.web.page import Posted, page, redirect
from generator.web.questions.controls import component
from generator.web.questions.desks import drafts_of, fields_of, opened, write
from generator.web.questions.model import page_view
from generator.web.questions.places import address_of, place_at
from generator.web.questions.reading import GIVEN, MARKS, asked_of, control, name_of, sent_of
from generator.web.questions.saving import Outcome, saved
from generator.web.questions.sheet import Sheet, keep_sent, made_before, remember, shown_again

__all__ = ["finish", "save"]

_SAID = "Your answers are saved."
_WAITS = "Your answers are kept. They go into the case once this page is answered."


def save(sheet: Sheet, form: Posted, _: str, *, last_page: bool = False) -> Response:
    """Save a page; with `last_page`, go on to look through the answers of its subject."""
    fields = fields_of(sheet.place, form)
    made = made_before(sheet, form)
    if made is not None:
        # The same form of a new entry once more: it is that entry which is meant.
        sheet = replace(sheet, place=made[0])
        fields = {**fields, MARKS: (made[1],), GIVEN: ()}
    drafts = drafts_of(sheet.desk, sheet.key)
    waiting = [one for one in drafts.every() if one.waits]
    for last in (False, False, True):
        case = opened(sheet.desk, sheet.key)
        ours = [one for one in waiting if is_of(one.fields, case.own)]
        try:
            outcome = saved(
                sheet.desk.toolkit,
                case,
                sheet.place,
                fields,
                today=sheet.desk.today(),
                waiting=ours,
            )
        except NotFoundError:
            return _gone(sheet, case, form)
        if outcome.data is None:
            return _not_saved(sheet, case, form, outcome)
        try:
            title = outcome.place.page.title
            write(sheet.request, sheet.key, case, outcome.data, what=title)
            break
        except CaseError:
            if last:
                raise
    drafts.drop(sheet.place.ref, form.text("window"), form.text("began"))
    for one in outcome.taken:
        drafts.drop(one.page, one.window)
    return _after(sheet, form, outcome, last_page=last_page)


def finish(sheet: Sheet, form: Posted, _: str) -> Response:
    """Save a page as the last one for now."""
    return save(sheet, form, "", last_page=True)


def _after(sheet: Sheet, form: Posted, outcome: Outcome, *, last_page: bool) -> Response:
    """Where to go once a page is saved."""
    place = outcome.place
    assert outcome.data is not None
    if place.new:
        number = len(value_at(outcome.data, place.at)) - 1
        place = place.with_number(number)
        remember(sheet, form, place, outcome.data)
        if (back := _with_person(sheet, form, outcome, number)) is not None:
            return redirect(back, say=_SAID)
    following = place.following()
    if last_page:
        return redirect(sheet.checking(), say=_SAID)
    if following is not None:
        return redirect(following.url(sheet.key), say=_SAID)
    if place.page.of:
        name = ".".join(place.page.of[len(place.listing().page.of) :])
        return redirect(place.listing().url(sheet.key, f"#{control(name)}"), say=_SAID)
    return redirect(sheet.checking(), say=_SAID)


def _with_person(sheet: Sheet, form: Posted, outcome: Outcome, number: int) -> str | None:
    """Back on the page that a new person was added for, with that person chosen there."""
    if outcome.place.page.of != ("people",) or outcome.data is None:
        return None
    ref, _, name = form.text("then").partition("|")
    try:
        place = place_at(ref)
    except NotFoundError:
        return None
    asked = next((o for o in asked_of(place.page) if name_of(place.page, o) == name), None)
    if asked is None:
        return None
    drafts = drafts_of(sheet.desk, sheet.key)
    draft = drafts.latest(place.ref)
    if draft is not None:
        identifier = value_at(outcome.data, (*outcome.place.at, number, "id"))
        chosen = {name: [identifier], f"{name}-other": []}
        if component(asked) == "people":
            chosen = {name: [*draft.fields.get(name, ()), identifier]}
        drafts.keep(replace(draft, fields={**draft.fields, **chosen}))
    return place.url(sheet.key, f"#{control(name)}")


def _not_saved(sheet: Sheet, case: ToChange, form: Posted, outcome: Outcome) -> Response:
    """The page again with what is wrong; what was typed is kept."""
    says = keep_sent(sheet, form, waits=outcome.waits)
    if outcome.waits:
        return redirect(address_of(sheet.key, outcome.faults[0].pointer), say=_WAITS)
    here = replace(sheet, place=outcome.place)
    view = page_view(
        sheet.desk.toolkit,
        case,
        sheet.key,
        outcome.place,
        sheet.known(case),
        sent=fields_of(sheet.place, form),
        faults=outcome.reading.faults,
        conflicts=outcome.reading.conflicts,
        found=outcome.faults,
    )
    return shown_again(here, case, form, view, 409 if outcome.reading.conflicts else 422, kept=says)


def _gone(sheet: Sheet, case: ToChange, form: Posted) -> Response:
    """An entry was taken out while its page was open: what was typed is shown, to be used again."""
    keep_sent(sheet, form)
    sent = sent_of(sheet.place.page, fields_of(sheet.place, form))
    typed = [
        (one.title, " ".join(text for texts in controls.values() for text in texts if text))
        for one in asked_of(sheet.place.page)
        if (controls := sent.controls.get(name_of(sheet.place.page, one)))
    ]
    return page(
        sheet.request,
        "questions/gone.html",
        status=409,
        case=case.case,
        key=sheet.key,
        typed=[(title, text) for title, text in typed if text],
        back=sheet.place.listing().url(sheet.key),
    )
