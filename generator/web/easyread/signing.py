"""Sign the paper once it was checked, and say what changed since."""

from starlette.requests import Request
from starlette.responses import Response

from generator.errors import FaultyInputError
from generator.web.easyread._here import Here, here, shown
from generator.web.easyread.overview import signed_words, waits
from generator.web.page import Posted, posted, redirect

__all__ = ["CHECKED", "sign", "signing"]

# What whoever signs says they did; the signature covers the whole paper.
CHECKED = {
    "words": "I read each rule beside the official words.",
    "pictures": "I looked at every picture beside its words.",
    "left-out": "I agree with what is left out on purpose.",
    "pages": "I looked at the pages as the child gets them.",
}


def signing(request: Request) -> Response:
    """What would be signed, what holds it back, and what changed since it was."""
    return _page(request, here(request))


@posted
def sign(request: Request, form: Posted) -> Response:
    """Sign the paper as it is today."""
    at = here(request)
    ticked = [name for name in CHECKED if name in form.texts("checked")]
    by, outside = form.text("by").strip(), form.text("outside").strip()
    faults: dict[str, str] = {}
    if len(ticked) < len(CHECKED):
        faults["checked"] = "Tick each thing once you have done it. All of them are signed for."
    if not by:
        faults["by"] = "Say who signs."
    if not faults:
        try:
            at.toolkit.sign_easy_read(
                at.path, by=by, on=at.on, today=at.on, outside=outside, seen=form.text("seen")
            )
        except FaultyInputError as error:
            said = " ".join([error.summary, *error.faults])
            faults["by"] = said.replace("say with --from-outside in what", "say below in what")
    if faults:
        return _page(request, at, faults=faults, typed=form, status=422)
    who = at.desk.who(request)
    at.desk.audit.record("signed", at.key, by=who, detail=f"licence-easy-read: {', '.join(ticked)}")
    return redirect(f"{at.root}/sign", say="Signed. The paper can be given to the child now.")


def _page(
    request: Request,
    at: Here,
    *,
    faults: dict[str, str] | None = None,
    typed: Posted | None = None,
    status: int = 200,
) -> Response:
    found = at.toolkit.easy_read_verdict(at.record, on=at.on)
    ready = at.toolkit.easy_readiness(at.record, on=at.on)
    held: list[tuple[int, str]] = []
    if not ready.ready:
        held = waits(at.toolkit.easy_coverage(at.record, on=at.on), ready)
    seen = at.toolkit.easy_read_mark(at.record, on=at.on) if ready.ready else ""
    same = typed is not None and typed.text("seen") == seen
    return shown(
        request,
        at,
        "sign",
        status=status,
        verdict=found,
        signed=signed_words(found),
        waits=held,
        seen=seen,
        left_out=[
            (number, one)
            for number, condition in enumerate(at.conditions, 1)
            for one in condition.get("easy_read", {}).get("left_out", ())
        ],
        answered=[
            (number, one)
            for number, condition in enumerate(at.conditions, 1)
            for one in condition.get("easy_read", {}).get("answered", ())
        ],
        checked=CHECKED,
        ticked=typed.texts("checked") if typed and same else (),
        by=typed.text("by") if typed else at.desk.who(request),
        outside=typed.text("outside") if typed else "",
        people=[one["name"] for one in at.record.data.get("people", ())],
        faults=faults or {},
    )
