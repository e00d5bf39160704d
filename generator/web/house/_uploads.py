"""Word files that a person uploads for a kind of document, kept until they have been looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from generator.errors import TemplateError
from generator.web.desk import Desk, NotFoundError
from generator.web.house._templates import kind_of, shown
from generator.web.page import Posted, desk_of, redirect
from generator.web.safety import private_folder, write_private

__all__ = ["Uploads"]


@dataclass(frozen=True)
class Uploads:
    """The uploads of one sort, one for each kind: in a hidden `folder` of the desk.

    They come in by `field` of a form and are looked at on the page of the kind called `page`.
    `none_chosen` is said where no file came, `gone` where the file is not there any more.
    """

    folder: str
    field: str
    page: str
    none_chosen: str
    gone: str

    def take(self, request: Request, form: Posted, look: Callable[[bytes], object]) -> Response:
        """Keep a file that `look` bears, and go to its page; nothing is made from it yet."""
        kind, desk = kind_of(request), desk_of(request)
        upload = form.file(self.field)
        if upload is None:
            return shown(request, {self.field: self.none_chosen})
        try:
            look(upload.content)
        except TemplateError as error:
            return shown(request, {self.field: str(error)})
        private_folder(desk.hidden, self.folder)
        write_private(self._file(desk, kind.name), upload.content)
        return redirect(f"/templates/{kind.name}/{self.page}")

    def of(self, desk: Desk, kind: str) -> bytes:
        """The file of a kind. Raises NotFoundError where it is gone."""
        try:
            return self._file(desk, kind).read_bytes()
        except OSError:
            raise NotFoundError(self.gone) from None

    def drop(self, desk: Desk, kind: str) -> None:
        """Keep it no longer."""
        self._file(desk, kind).unlink(missing_ok=True)

    def _file(self, desk: Desk, kind: str) -> Path:
        return desk.hidden / self.folder / f"{kind}.docx"
