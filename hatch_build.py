"""Puts the style and script of GOV.UK Frontend into the package when it is built.

They come from npm, in one version and by its hash. The typeface and the crest are for GOV.UK
alone, so both are taken out. A copy that is there already and right is kept: no network is needed.
"""

import base64
import hashlib
import hmac
import io
import re
import tarfile
import urllib.request
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VERSION = "6.3.0"
ADDRESS = f"https://registry.npmjs.org/govuk-frontend/-/govuk-frontend-{VERSION}.tgz"
INTEGRITY = (
    "cXIQxm5PHCsbic47GXZrVBZhAeeshTLRL6ZBKilLsR6rMCjJuWb7Fruq0VUNMBJFlJk/srsRj/q8d5bM9cgKoA=="
)
# SHA-256 of each file as it goes into the package.
FILES = {
    "govuk-frontend.min.css": "923c7da27eb68f48143307bb46dde8ce252dd34a14b408de0390b4c69ceb11b6",
    "govuk-frontend.min.js": "03560aaedbb42e58bbf21b212cc33c5c41bd58245264b48211090acb57f6997b",
}
VENDOR = Path("generator", "web", "static", "vendor")
_SECONDS = 60
_MOST = 16 * 1024 * 1024  # bytes
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_FACE = re.compile(r"@font-face\{[^}]*\}")
_CREST = re.compile(r"[^{}]+\{[^{}]*govuk-crest[^{}]*\}")
_MAP = re.compile(r"//# sourceMappingURL=\S+")


class AssetsError(RuntimeError):
    """The files cannot be fetched, or are not those that belong here."""


class CustomBuildHook(BuildHookInterface[Any]):
    """Called by hatchling for the wheel and for a checkout that is installed as it is."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Put the files in their place, unless they are there."""
        put_assets(Path(self.root, VENDOR))


def put_assets(folder: Path) -> None:
    """Put the files into a folder. Raises AssetsError; then nothing there has changed."""
    if all(_is_right(folder / name, digest) for name, digest in FILES.items()):
        return
    found = taken_from(_fetched())
    for name, digest in FILES.items():
        if hashlib.sha256(found[name]).hexdigest() != digest:
            raise AssetsError(f"{name} of govuk-frontend {VERSION} is not what belongs here.")
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in found.items():
        (folder / name).write_bytes(content)


def taken_from(package: bytes) -> dict[str, bytes]:
    """The files of the npm package that we use, without typeface, crest and maps.

    Raises AssetsError for a package that is not the one that belongs here.
    """
    digest = hashlib.sha512(package).digest()
    if not hmac.compare_digest(digest, base64.b64decode(INTEGRITY)):
        raise AssetsError(f"What {ADDRESS} gave is not govuk-frontend {VERSION}: its hash differs.")
    with tarfile.open(fileobj=io.BytesIO(package), mode="r:gz") as archive:
        texts = {name: _member(archive, f"package/dist/govuk/{name}") for name in FILES}
    style, script = texts.values()
    return dict(zip(FILES, (_plain(style).encode(), _MAP.sub("", script).encode()), strict=True))


def _member(archive: tarfile.TarFile, name: str) -> str:
    file = archive.extractfile(name)
    if file is None:
        raise AssetsError(f"govuk-frontend {VERSION} holds no {name}.")
    return file.read().decode("utf-8")


def _plain(style: str) -> str:
    """The style without what belongs to GOV.UK alone."""
    style = _CREST.sub("", _FACE.sub("", _COMMENT.sub("", style)))
    return style.replace("GDS Transport,arial,sans-serif", "Arial,Helvetica,sans-serif")


def _is_right(path: Path, digest: str) -> bool:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == digest
    except OSError:
        return False


def _fetched() -> bytes:
    try:
        with urllib.request.urlopen(ADDRESS, timeout=_SECONDS) as answer:
            content: bytes = answer.read(_MOST)
    except OSError as error:
        raise AssetsError(
            f"govuk-frontend {VERSION} could not be fetched from {ADDRESS}: {error}. The pages "
            f"in the browser need it. Connect to the internet for this once, or put a right copy "
            f"of {' and '.join(FILES)} into {VENDOR}, then try again."
        ) from None
    return content
