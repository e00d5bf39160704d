"""The service's own: its settings, its staff, and the templates of its documents."""

from starlette.routing import Route

from generator.web.house import _adopting, _checking, _service, _staff, _templates

__all__ = ["routes"]

_KIND = "/templates/{kind:str}"

routes: list[Route] = [
    Route("/service", _service.service),
    Route("/service/new", _service.begin),
    Route("/service/new", _service.make, methods=["POST"]),
    Route("/service/settings", _service.settings),
    Route("/service/settings", _service.change, methods=["POST"]),
    Route("/service/logo", _service.logo, methods=["POST"]),
    Route("/service/logo/picture", _service.logo_picture),
    Route("/service/staff/new", _staff.add),
    Route("/service/staff/new", _staff.keep_new, methods=["POST"]),
    Route("/service/staff/{at:int}", _staff.change),
    Route("/service/staff/{at:int}", _staff.keep, methods=["POST"]),
    Route("/service/staff/{at:int}/remove", _staff.ask_to_remove),
    Route("/service/staff/{at:int}/remove", _staff.remove, methods=["POST"]),
    Route("/templates", _templates.templates),
    Route(_KIND, _templates.template),
    Route(f"{_KIND}/template.docx", _templates.word_file),
    Route(f"{_KIND}/fields.docx", _templates.fields),
    Route(f"{_KIND}/adopt", _adopting.take_form, methods=["POST"]),
    Route(f"{_KIND}/adopt", _adopting.adopted),
    Route(f"{_KIND}/adopt/template.docx", _adopting.adopted_file),
    Route(f"{_KIND}/check", _checking.take, methods=["POST"]),
    Route(f"{_KIND}/check", _checking.checked),
    Route(f"{_KIND}/check/pages/{{number:int}}", _checking.page_picture),
    Route(f"{_KIND}/check/comments.docx", _checking.with_comments),
    Route(f"{_KIND}/try", _checking.tried),
    Route(f"{_KIND}/try/pages/{{number:int}}", _checking.tried_picture),
    Route(f"{_KIND}/keep", _checking.keep, methods=["POST"]),
]
