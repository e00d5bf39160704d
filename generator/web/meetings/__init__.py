"""Panels: agenda, minutes, actions, packs and extracts."""

from starlette.routing import Route

from generator.web.meetings import _meeting, _typing

__all__ = ["routes"]

_ONE = "/panels/{key}"
_PART = f"{_ONE}/minutes/{{part}}"

routes: list[Route] = [
    Route("/panels", _meeting.panels),
    Route("/panels/new", _meeting.new),
    Route("/panels/new", _meeting.begin, methods=["POST"]),
    Route(_ONE, _meeting.meeting),
    Route(f"{_ONE}/sheet", _meeting.sheet),
    Route(f"{_ONE}/send", _meeting.send, methods=["POST"]),
    Route(f"{_ONE}/agree", _meeting.agreeing),
    Route(f"{_ONE}/agree", _meeting.agree, methods=["POST"]),
    Route(f"{_ONE}/reopen", _meeting.reopen, methods=["POST"]),
    Route(_PART, _typing.show),
    Route(_PART, _typing.save, methods=["POST"]),
    Route(f"{_PART}/draft", _typing.keep, methods=["POST"]),
    Route(f"{_PART}/drop", _typing.drop, methods=["POST"]),
]
