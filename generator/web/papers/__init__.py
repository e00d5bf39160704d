"""The documents of a case: made, looked at, kept, sent, and taken in again."""

from starlette.routing import Route

from generator.web.papers import _making, _pages, _sending, _taking

__all__ = ["routes"]

_CASE = "/cases/{key:str}"
_KIND = f"{_CASE}/documents/{{kind:str}}"

routes: list[Route] = [
    Route(f"{_CASE}/documents", _pages.documents),
    Route(f"{_CASE}/documents/bundle", _sending.bundle_page),
    Route(f"{_CASE}/documents/bundle", _sending.bundle, methods=["POST"]),
    Route(_KIND, _pages.document),
    Route(f"{_KIND}/make", _making.make, methods=["POST"]),
    Route(f"{_KIND}/preview", _pages.preview),
    Route(f"{_KIND}/pictures/{{digest:str}}/{{number:int}}", _pages.picture),
    Route(f"{_KIND}/files/{{file:str}}", _pages.file),
    Route(f"{_KIND}/files/{{file:str}}/protect", _sending.protect_page),
    Route(f"{_KIND}/files/{{file:str}}/protect", _sending.protect, methods=["POST"]),
    Route(f"{_KIND}/files/{{file:str}}/take-in", _taking.take_edited, methods=["POST"]),
    Route(f"{_CASE}/take-in", _taking.ask),
    Route(f"{_CASE}/take-in", _taking.take, methods=["POST"]),
    Route(f"{_CASE}/workbook", _taking.workbook),
    Route(f"{_CASE}/take-in/{{file:str}}", _taking.changes),
    Route(f"{_CASE}/take-in/{{file:str}}", _taking.apply, methods=["POST"]),
    Route(f"{_CASE}/take-in/{{file:str}}/marked", _taking.marked),
]
