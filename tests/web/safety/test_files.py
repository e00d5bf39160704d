"""Files of the pages are for their owner alone, and shared folders are refused."""

import os
import stat

import pytest

from generator.errors import FaultyInputError, OutputError
from generator.web import create_app
from generator.web.safety import private_folder, refuse_shared, write_private

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("rights", [0o777, 0o757, 0o1777, 0o702])
def test_a_folder_that_others_can_write_to_is_refused_in_words(folder, rights):
    folder.chmod(rights)
    with pytest.raises(FaultyInputError, match="Other users of this computer can change"):
        create_app(folder)


@pytest.mark.parametrize("rights", [0o700, 0o750, 0o755])
def test_a_folder_that_others_can_only_look_at_is_taken(folder, rights):
    folder.chmod(rights)
    refuse_shared(folder)


def test_a_folder_above_that_others_can_write_to_counts_too(tmp_path):
    inside = tmp_path / "open" / "cases"
    inside.mkdir(parents=True)
    inside.parent.chmod(0o777)
    with pytest.raises(FaultyInputError, match="open"):
        refuse_shared(inside)
    inside.parent.chmod(0o1777)  # as /tmp is: nobody can move what is another's
    refuse_shared(inside)


def test_a_group_with_others_in_it_counts(tmp_path, monkeypatch):
    from generator.web.safety import _files

    tmp_path.chmod(0o770)
    monkeypatch.setattr(_files, "_is_own_group", lambda group: False)
    with pytest.raises(FaultyInputError):
        refuse_shared(tmp_path)
    monkeypatch.setattr(_files, "_is_own_group", lambda group: True)
    refuse_shared(tmp_path)


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(FaultyInputError, match="cannot be looked into"):
        create_app(tmp_path / "nothing")


def test_what_is_kept_beside_the_cases_is_for_the_owner_alone(client, folder):
    client.get("/")
    client.app.state.shelf.settle()
    hidden = folder / ".throughcare"
    assert mode(hidden) == 0o700
    files = [path for path in hidden.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"audit.sqlite", "index.json"}
    assert {mode(path) for path in files} == {0o600}


def test_a_hidden_folder_that_leads_elsewhere_is_refused(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "hidden").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="leads somewhere else"):
        private_folder(tmp_path, "hidden")
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="cannot be used"):
        private_folder(tmp_path, "file")


def test_a_private_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "note"
    write_private(path, b"one")
    assert mode(path) == 0o600

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_private(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]
