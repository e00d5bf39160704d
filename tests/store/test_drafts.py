"""Typed answers are kept whole, privately, and until they are taken over."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import OutputError
from generator.store import Draft, Drafts


def _draft(window: str = "a", saved: str = "2026-03-02T14:02:00", **fields: list[str]) -> Draft:
    return Draft("name", window, saved, fields or {"child.first_name": ["Ash"]})


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "kept")


@given(st.dictionaries(st.text(min_size=1), st.lists(st.text()), min_size=1))
def test_whatever_was_typed_comes_back(
    tmp_path_factory: pytest.TempPathFactory, fields: dict[str, list[str]]
) -> None:
    drafts = Drafts(tmp_path_factory.mktemp("kept"))
    draft = Draft("name", "a", "2026-03-02T14:02:00", fields)
    drafts.keep(draft)
    assert drafts.latest("name") == draft


def test_an_answer_of_any_length_is_kept(drafts: Drafts) -> None:
    text = "every word counts " * 100_000
    drafts.keep(_draft(health=[text]))
    found = drafts.latest("name")
    assert found is not None
    assert found.fields["health"] == [text]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_nobody_else_can_read_them(drafts: Drafts) -> None:
    before = os.umask(0)
    try:
        drafts.keep(_draft())
    finally:
        os.umask(before)
    assert drafts.folder.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in drafts.folder.iterdir()] == [0o600]


def test_a_name_of_a_page_never_leads_out_of_the_folder(drafts: Drafts) -> None:
    drafts.keep(Draft("../../away", "a", "2026-03-02T14:02:00", {"x": ["y"]}))
    assert [path.parent for path in drafts.folder.parent.rglob("*.json")] == [drafts.folder]


def test_two_windows_keep_their_answers_side_by_side(drafts: Drafts) -> None:
    drafts.keep(_draft("a", "2026-03-02T14:02:00"))
    drafts.keep(_draft("b", "2026-03-02T14:05:00"))
    drafts.keep(_draft("a", "2026-03-02T14:03:00"))
    assert [(one.window, one.saved[-8:-3]) for one in drafts.of("name")] == [
        ("b", "14:05"),
        ("a", "14:03"),
    ]


def test_a_window_that_goes_on_from_a_draft_takes_its_place(drafts: Drafts) -> None:
    drafts.keep(_draft("a"))
    drafts.keep(_draft("b"), instead_of="a")
    assert [one.window for one in drafts.of("name")] == ["b"]


def test_answers_are_forgotten_by_window_or_all(drafts: Drafts) -> None:
    for window in "abc":
        drafts.keep(_draft(window))
    drafts.drop("name", "a", "b")
    assert [one.window for one in drafts.of("name")] == ["c"]
    drafts.drop("name")
    assert drafts.of("name") == ()
    drafts.drop("name")


def test_answers_move_with_their_entry(drafts: Drafts) -> None:
    drafts.keep(_draft())
    drafts.move("name", "other")
    assert drafts.latest("name") is None
    found = drafts.latest("other")
    assert found is not None
    assert found.page == "other"


def test_every_page_is_told_by_its_latest(drafts: Drafts) -> None:
    drafts.keep(_draft("a", "2026-03-02T14:02:00"))
    drafts.keep(_draft("b", "2026-03-02T14:05:00"))
    drafts.keep(Draft("home", "c", "2026-03-02T14:04:00", {}))
    assert [(one.page, one.window) for one in drafts.every()] == [("name", "b"), ("home", "c")]
    assert Drafts(drafts.folder / "none").every() == ()


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"a": 1}', "[" * 9999, '[{"page": "x"}]'])
def test_a_file_that_cannot_be_read_is_passed_by(drafts: Drafts, content: str) -> None:
    drafts.keep(_draft())
    [path] = drafts.folder.iterdir()
    path.write_text(content)
    assert drafts.of("name") == ()
    drafts.keep(_draft())
    assert len(drafts.of("name")) == 1


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="needs rights that hold")
def test_what_cannot_be_kept_is_told_and_nothing_is_lost(drafts: Drafts) -> None:
    drafts.keep(_draft())
    drafts.folder.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="could not be kept"):
            drafts.keep(_draft("b", "2026-03-02T15:00:00"))
    finally:
        drafts.folder.chmod(0o700)
    assert [one.window for one in drafts.of("name")] == ["a"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("no folder")
    with pytest.raises(OutputError, match="could not be kept"):
        Drafts(tmp_path / "kept").keep(_draft())


_WRITES = """
import sys
from pathlib import Path
from generator.store import Draft, Drafts
drafts, number = Drafts(Path(sys.argv[1])), 0
print("ready", flush=True)
while True:
    number += 1
    drafts.keep(Draft("name", "a", f"2026-03-02T{number:08}", {"text": [str(number) * 50_000]}))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_server_killed_while_it_keeps_leaves_the_last_whole_one(drafts: Drafts) -> None:
    for _ in range(5):
        run = subprocess.Popen(
            [sys.executable, "-c", _WRITES, str(drafts.folder)], stdout=subprocess.PIPE
        )
        assert run.stdout is not None
        run.stdout.readline()
        while drafts.latest("name") is None:
            pass
        run.send_signal(signal.SIGKILL)
        run.wait()
        run.stdout.close()
        found = drafts.latest("name")
        assert found is not None
        number = str(int(found.saved.rpartition("T")[2]))
        assert found.fields == {"text": [number * 50_000]}

    drafts.keep(_draft("b", "2026-03-03T00:00:00"))
    assert len(list(drafts.folder.iterdir())) == 1
