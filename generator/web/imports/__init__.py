"""Cases from a workbook, or from what another system exports."""

from starlette.routing import Route

from generator.web.imports import _export, _workbook

__all__ = ["routes"]

routes: list[Route] = [
    Route("/import", _export.ask),
    Route("/import/workbook.xlsx", _workbook.empty),
    Route("/import/workbook", _workbook.take, methods=["POST"]),
    Route("/import/workbook/to-mend.xlsx", _workbook.to_mend),
    Route("/import/export", _export.take, methods=["POST"]),
    Route("/import/columns", _export.columns),
    Route("/import/columns", _export.choose, methods=["POST"]),
    Route("/import/codes", _export.codes, methods=["POST"]),
    Route("/import/mapping.toml", _export.mapping),
    Route("/import/export/try", _export.tried),
    Route("/import/export/go", _export.run, methods=["POST"]),
    Route("/import/export/done", _export.done),
]
