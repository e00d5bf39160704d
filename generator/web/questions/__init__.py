"""New case by questions, and the pages of questions of a case."""

from starlette.routing import Route

from generator.web.questions.answering import keep, previewed, send, show
from generator.web.questions.beginning import answer_question, ask, begin, make, review, start
from generator.web.questions.places import address_of
from generator.web.questions.reviewing import ask_removal, check, overview, remove

__all__ = ["address_of", "routes"]

_OF_CASE = "/cases/{key}/questions"
_PAGE = _OF_CASE + "/{ref:path}"

routes: list[Route] = [
    Route("/cases/new", start),
    Route("/cases/new", begin, methods=["POST"]),
    Route("/cases/new/{name}/check", review),
    Route("/cases/new/{name}/make", make, methods=["POST"]),
    Route("/cases/new/{name}/{question}", ask),
    Route("/cases/new/{name}/{question}", answer_question, methods=["POST"]),
    Route(_OF_CASE, overview),
    Route(_OF_CASE + "/check/{subject}", check),
    Route(_OF_CASE + "/preview", previewed, methods=["POST"]),
    Route(_PAGE + "/keep", keep, methods=["POST"]),
    Route(_PAGE + "/remove", ask_removal),
    Route(_PAGE + "/remove", remove, methods=["POST"]),
    Route(_PAGE, show),
    Route(_PAGE, send, methods=["POST"]),
]
