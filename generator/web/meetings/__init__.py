"""Panels: agenda, minutes, actions, packs and extracts."""

from starlette.routing import Route

from generator.web.meetings import (
    _actions,
    _agenda,
    _board,
    _meeting,
    _papers,
    _questions,
    _reading,
    _typing,
)
from generator.web.meetings._held import Opened

__all__ = ["Opened", "routes"]

_ONE = "/panels/{key}"
_PART = f"{_ONE}/minutes/{{part}}"

routes: list[Route] = [
    Route("/panels", _meeting.panels),
    Route("/panels/new", _meeting.new),
    Route("/panels/new", _meeting.begin, methods=["POST"]),
    Route("/panels/board", _board.board),
    Route("/panels/board/{form}", _board.board_file),
    Route(_ONE, _meeting.meeting),
    Route(f"{_ONE}/sheet", _meeting.sheet),
    Route(f"{_ONE}/agenda", _agenda.agenda),
    Route(f"{_ONE}/agenda", _agenda.change, methods=["POST"]),
    Route(f"{_ONE}/send", _meeting.send, methods=["POST"]),
    Route(f"{_ONE}/agree", _meeting.agreeing),
    Route(f"{_ONE}/agree", _meeting.agree, methods=["POST"]),
    Route(f"{_ONE}/reopen", _meeting.reopen, methods=["POST"]),
    Route(f"{_ONE}/read", _reading.ask),
    Route(f"{_ONE}/read", _reading.show, methods=["POST"]),
    Route(f"{_ONE}/read/take", _reading.take, methods=["POST"]),
    Route(f"{_ONE}/questions", _questions.questions),
    Route(f"{_ONE}/questions", _questions.answer, methods=["POST"]),
    Route(f"{_ONE}/papers", _papers.papers),
    Route(f"{_ONE}/papers/whole/{{kind}}/{{form}}", _papers.whole_file),
    Route(f"{_ONE}/papers/pack/{{what}}/{{at:int}}", _papers.pack_file),
    Route(f"{_ONE}/papers/all/{{what}}", _papers.packs_file),
    Route(f"{_ONE}/papers/extract/{{at:int}}/{{form}}", _papers.extract_file),
    Route(f"{_ONE}/papers/invite/{{at:int}}", _papers.invite_file),
    Route(_PART, _typing.show),
    Route(_PART, _typing.save, methods=["POST"]),
    Route(f"{_PART}/draft", _typing.keep, methods=["POST"]),
    Route(f"{_PART}/drop", _typing.drop, methods=["POST"]),
    Route("/actions", _actions.actions),
    Route("/actions/workbook", _actions.workbook),
    Route("/actions/take", _actions.taking),
    Route("/actions/take", _actions.take, methods=["POST"]),
    Route("/actions/take/write", _actions.write, methods=["POST"]),
    Route("/actions/owners", _actions.owner_list),
    Route("/actions/owners/{owner}/{form}", _actions.owner_file),
    Route("/actions/{key}", _actions.action),
    Route("/actions/{key}", _actions.tell, methods=["POST"]),
]
