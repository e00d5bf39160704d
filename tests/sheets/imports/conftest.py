"""A mapping written in a line or two, and a small export for it."""

from datetime import date

import pytest

from generator.sheets.imports import Export, load_mapping

TODAY = date(2026, 11, 27)
HEAD = 'schema = "throughcare/import/1"\ncase_id = "YJ-{key}"\n'


@pytest.fixture
def children(tmp_path):
    """Call with the text of a mapping after its head, and files by name; gives the children."""

    def call(mapping, **files):
        path = tmp_path / "mapping.toml"
        path.write_text(HEAD + mapping, "utf-8")
        paths = []
        for name, text in files.items():
            paths.append(tmp_path / f"{name}.csv")
            paths[-1].write_text(text, "utf-8")
        with Export(load_mapping(path), paths, TODAY) as export:
            made = list(export.children())
            call.notes = list(export.notes())
            call.parts = export.parts
        return made

    return call
