"""The studio of easy words: official text beside the child's, checked, pictured and signed."""

from starlette.routing import Route

from generator.web.easyread import (
    away,
    compare,
    keeping,
    overview,
    pictures,
    preview,
    profile,
    rules,
    signing,
    teach,
    week,
)

__all__ = ["routes"]

_ROOT = "/cases/{key}/easy-read"
_RULE = f"{_ROOT}/rules/{{number:int}}"


def _form(path: str, show: object, take: object) -> list[Route]:
    """A page, and what takes the form on it."""
    return [
        Route(path, show, methods=["GET"]),  # type: ignore[arg-type]
        Route(path, take, methods=["POST"]),  # type: ignore[arg-type]
    ]


routes: list[Route] = [
    Route("/lock/away", away.away),
    Route(_ROOT, overview.overview),
    *_form(_RULE, rules.rule, rules.save),
    Route(f"{_RULE}/findings", rules.findings, methods=["POST"]),
    Route(f"{_RULE}/restore", rules.restore, methods=["POST"]),
    Route(f"{_RULE}/answer", rules.answer, methods=["POST"]),
    Route(f"{_RULE}/same", rules.same, methods=["POST"]),
    *_form(f"{_ROOT}/look", profile.look, profile.save_look),
    Route(f"{_ROOT}/order", profile.order, methods=["POST"]),
    *_form(f"{_ROOT}/words", profile.words, profile.save_words),
    *_form(f"{_ROOT}/pictures", pictures.pictures, pictures.search),
    Route(f"{_ROOT}/pictures/swap", pictures.swap, methods=["POST"]),
    Route(f"{_ROOT}/pictures/own", pictures.add, methods=["POST"]),
    Route(f"{_ROOT}/pictures/sheet.{{form}}", pictures.sheet),
    Route(f"{_ROOT}/picture/own/{{number:int}}", pictures.own_picture),
    Route(f"{_ROOT}/picture/{{code}}", pictures.picture),
    *_form(f"{_ROOT}/week", week.week, week.save),
    Route(f"{_ROOT}/keep/{{page}}", keeping.keep, methods=["POST"]),
    Route(f"{_ROOT}/kept/{{page}}", keeping.drop, methods=["POST"]),
    Route(f"{_ROOT}/preview", preview.preview),
    Route(f"{_ROOT}/made/{{mark}}/{{name}}", preview.made),
    Route(f"{_ROOT}/paper.{{form}}", preview.paper),
    Route(f"{_ROOT}/web-page", preview.web_page),
    *_form(f"{_ROOT}/teach-back", teach.teach, teach.record),
    *_form(f"{_ROOT}/sign", signing.signing, signing.sign),
    *_form(f"{_ROOT}/compare", compare.compare, compare.compared),
]
