"""The page of a case: its tasks, dates, findings and history."""

from starlette.routing import Route

from generator.web.cases import _dates, _overview

__all__ = ["routes"]

routes: list[Route] = [
    Route("/cases/{key:str}", _overview.overview),
    Route("/cases/{key:str}/line", _overview.line),
    Route("/cases/{key:str}/findings", _overview.findings),
    Route("/cases/{key:str}/history", _overview.history),
    Route("/cases/{key:str}/dates", _dates.dates),
    Route("/cases/{key:str}/dates/months", _dates.month),
    Route("/cases/{key:str}/dates/months/{month:str}", _dates.month),
    Route("/cases/{key:str}/dates/calendar", _dates.calendar, methods=["POST"]),
    Route("/cases/{key:str}/dates/try", _dates.try_release, methods=["POST"]),
]
