"""One rule: its official text beside its easy words, edited in place and checked as it is typed."""

from dataclasses import asdict, replace

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from generator.case import FaultyCaseError
from generator.easy_studio import EasyRule
from generator.easyread.studio import ROLES, RuleWords
from generator.errors import ChangedMeanwhileError, FaultyInputError
from generator.web.easyread._here import Here, here, shown
from generator.web.easyread._rule_form import (
    Asked,
    RuleForm,
    acted,
    field_of,
    fields_of,
    rule_form,
    tidy,
)
from generator.web.easyread._rule_page import RulePage, choices, differing
from generator.web.easyread.keeping import brought_back, hold, kept_of, let_go, window_of
from generator.web.page import Posted, posted, redirect

__all__ = ["answer", "findings", "restore", "rule", "same", "save"]

_MOST_SHOWN = 40


def rule(request: Request) -> Response:
    """The rule as the file says it."""
    at = here(request)
    found = at.toolkit.easy_rule(at.record, _id(request, at), on=at.on)
    return _page(request, at, RuleForm(found.words, found.state, Asked("")), found)


@posted
def save(request: Request, form: Posted) -> Response:
    """Save the words, or do what another button of the form asks for."""
    at, typed = here(request), rule_form(form)
    if typed.asked.what == "bring":
        back = brought_back(at, _name(request), form.text("left"))
        typed = rule_form(back) if back else typed
        return _page(request, at, typed, sent=back or form, is_unsaved=True)
    hold(at, _name(request), form)
    if typed.asked.what == "save":
        return _saved(request, at, typed, form)
    if typed.asked.what == "take":
        typed = _taken(request, at, typed)
    return _page(request, at, acted(typed), sent=form, is_unsaved=True)


@posted
def findings(request: Request, form: Posted) -> Response:
    """What is found in the words as they are typed, for the script of the page."""
    at, typed = here(request), rule_form(form).words
    found = at.toolkit.easy_rule(at.record, _id(request, at), on=at.on, words=tidy(typed))
    made = RulePage.of(at, found, typed)
    return JSONResponse(
        {
            "sum": made.sum,
            "found": [asdict(one) for several in made.findings.values() for one in several],
            "printed": {f"line-{row.at}": row.printed for row in made.rows},
            "layers": {f"line-{row.at}": row.layer for row in made.rows},
        }
    )


@posted
def restore(request: Request, form: Posted) -> Response:
    """Go back to the words of the catalogue or the service."""
    at = here(request)
    name = _id(request, at)
    try:
        at.toolkit.restore_easy_rule(at.path, name, before=form.text("state"))
    except ChangedMeanwhileError as error:
        return redirect(_address(request, at), say=str(error))
    at.desk.audit.record("changed", at.key, by=at.desk.who(request), detail="easy-read rule")
    return redirect(_address(request, at), say="The rule says the catalogue’s words again.")


@posted
def same(request: Request, form: Posted) -> Response:
    """Confirm that the rule says the same as an explanation of the catalogue."""
    at = here(request)
    name = _id(request, at)
    try:
        at.toolkit.confirm_easy_rule(at.path, name, form.text("same_as"), before=form.text("state"))
    except ChangedMeanwhileError as error:
        return redirect(_address(request, at), say=str(error))
    at.desk.audit.record("changed", at.key, by=at.desk.who(request), detail="easy-read rule")
    return redirect(_address(request, at), say="Confirmed. The catalogue’s words explain it now.")


@posted
def answer(request: Request, form: Posted) -> Response:
    """Keep what answers a question that the check asks."""
    at = here(request)
    question, said, by = (" ".join(form.text(n).split()) for n in ("asked", "answer", "by"))
    if not (said and by):
        raise FaultyInputError("Go back and write what answers the question, and who says so.")
    try:
        at.toolkit.answer_easy_question(
            at.path, _id(request, at), question, said, by, before=form.text("state")
        )
    except ChangedMeanwhileError as error:
        return redirect(_address(request, at), say=str(error))
    at.desk.audit.record("changed", at.key, by=at.desk.who(request), detail="easy-read rule")
    return redirect(_address(request, at), say="The question is answered.")


def _saved(request: Request, at: Here, typed: RuleForm, form: Posted) -> Response:
    name, words = _id(request, at), tidy(typed.words)
    try:
        kept = at.toolkit.write_easy_rule(at.path, name, words, before=typed.state)
    except ChangedMeanwhileError:
        return _page(request, at, typed, sent=form, is_unsaved=True, status=409)
    except FaultyCaseError as error:
        faults = {
            field_of(fault.pointer) or "heading": f"{fault.message} {fault.suggestion}".strip()
            for fault in error.details
        }
        typed = replace(typed, words=words)
        return _page(request, at, typed, sent=form, faults=faults, is_unsaved=True, status=422)
    let_go(at, _name(request), form)
    if kept is not None:
        at.desk.audit.record("changed", at.key, by=at.desk.who(request), detail="easy-read rule")
    left = at.toolkit.easy_rule(at.desk.case(at.key), name, on=at.on).findings
    must = sum(one.severity == "must" for one in left)
    found = f" {must} to put right in it." if must else ""
    return redirect(
        _address(request, at), say=f"Rule {request.path_params['number']} saved.{found}"
    )


def _taken(request: Request, at: Here, typed: RuleForm) -> RuleForm:
    """The form with one part as the file says it now."""
    now = at.toolkit.easy_rule(at.record, _id(request, at), on=at.on).words
    name = typed.asked.to
    if name not in RuleWords.__dataclass_fields__:
        return typed
    return replace(typed, words=replace(typed.words, **{name: getattr(now, name)}))


def _page(
    request: Request,
    at: Here,
    form: RuleForm,
    found: EasyRule | None = None,
    *,
    sent: Posted | None = None,
    is_unsaved: bool = False,
    faults: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    name, number = _id(request, at), request.path_params["number"]
    words = tidy(form.words)
    seen = found or at.toolkit.easy_rule(at.record, name, on=at.on, words=words)
    now = at.toolkit.easy_rule(at.record, name, on=at.on) if form.state != seen.state else None
    is_sought = bool(form.seeking and form.find and form.asked.what in ("find", "check"))
    pictures = at.toolkit.find_pictures(form.find.split(), at.path) if is_sought else ()
    return shown(
        request,
        at,
        "rule",
        status=status,
        shown=RulePage.of(at, seen, form.words),
        form=form,
        hidden=fields_of(form.words).items(),
        state=seen.state,
        roles=ROLES,
        number=number,
        total=len(at.conditions),
        is_unsaved=is_unsaved,
        differing=differing(words, now.words) if now else [],
        is_conflict=now is not None,
        faults=faults or {},
        pictures=choices(at, pictures[:_MOST_SHOWN]),
        more=max(0, len(pictures) - _MOST_SHOWN),
        who=at.desk.who(request),
        asks=[one.message for one in seen.findings if one.severity == "ask"],
        answered=at.conditions[number - 1].get("easy_read", {}).get("answered", ()),
        window=window_of(sent),
        kept=kept_of(at, _name(request), window_of(sent)),
    )


def _id(request: Request, at: Here) -> str:
    return at.condition(request.path_params["number"])


def _name(request: Request) -> str:
    """What the page of the rule is kept under."""
    return f"rule-{request.path_params['number']}"


def _address(request: Request, at: Here) -> str:
    return f"{at.root}/rules/{request.path_params['number']}"
