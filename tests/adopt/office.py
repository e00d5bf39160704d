"""Forms as LibreOffice saves them."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

_FILTER = "docx:MS Word 2007 XML"


def saved_by_office(soffice: str, folder: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Open and save Word files, by their names."""
    (folder / "in").mkdir(parents=True)
    paths = [folder / "in" / f"{name}.docx" for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content)
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", _FILTER, "--outdir", str(folder / "out")]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=300)
    return {name: (folder / "out" / f"{name}.docx").read_bytes() for name in files}
