import shutil
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import FaultyInputError
from generator.service.changing import change_settings, change_staff, settings_of, staff_of
from generator.service.making import make_folder, questions

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "samples" / "services").glob("*/"))
_LINE = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "),
    min_size=1,
    max_size=30,
).map(str.strip)
_KEYS = st.sampled_from(
    [one.key for one in questions() if not one.choices or one.key.startswith("words.")]
)


def notes(text: str) -> list[str]:
    """The notes of a file that are no examples."""
    return [line for line in text.splitlines() if line.startswith("# ") and "=" not in line]


def a_service(place: Path, sample: Path | None) -> Path:
    folder = place / "service"
    shutil.rmtree(folder, ignore_errors=True)
    if sample is None:
        make_folder(folder, {"name": "Calderbrook Youth Justice Service"})
    else:
        shutil.copytree(sample, folder)
    return folder


class DescribeChangingSettings:
    @settings(max_examples=60, deadline=None)
    @given(
        st.sampled_from([None, *SAMPLES]),
        st.lists(st.tuples(_KEYS, st.just("") | _LINE), min_size=1, max_size=6),
    )
    def it_changes_what_was_asked_and_nothing_else(
        self, tmp_path_factory: pytest.TempPathFactory, sample: Path | None, changes
    ) -> None:
        folder = a_service(tmp_path_factory.mktemp("s"), sample)
        file = folder / "service.toml"
        for key, answer in changes:
            before, text = dict(settings_of(folder)), file.read_text("utf-8")
            try:
                change_settings(folder, {key: answer})
            except FaultyInputError:
                assert file.read_text("utf-8") == text
                continue
            section, _, name = key.rpartition(".")
            wanted = {k: dict(v) if isinstance(v, dict) else v for k, v in before.items()}
            held = wanted.setdefault(section, {}) if section else wanted
            held.pop(name, None)
            if answer:
                held[name] = answer
            assert tomllib.loads(file.read_text("utf-8")) == {
                k: v for k, v in wanted.items() if v != {}
            }
            kept = notes(file.read_text("utf-8"))
            assert all(note in kept for note in notes(text) if not note.startswith("# ["))

    def it_stands_in_the_place_of_its_example(self, tmp_path: Path) -> None:
        folder = a_service(tmp_path, None)
        change_settings(folder, {"phone": "01632 960123", "words.risk_meeting": "MARM"})
        lines = (folder / "service.toml").read_text("utf-8").splitlines()
        at = lines.index('phone = "01632 960123"')
        assert lines[at - 1] == "# The number to ring in office hours."
        assert "[words]" in lines

    def it_tells_every_fault_and_changes_nothing(self, tmp_path: Path) -> None:
        folder = a_service(tmp_path, None)
        before = (folder / "service.toml").read_bytes()
        with pytest.raises(FaultyInputError) as told:
            change_settings(folder, {"accent_colour": "red", "nation": "scotland"})
        assert len(told.value.faults) == 2
        assert (folder / "service.toml").read_bytes() == before


_PERSON = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"[a-z]{2,8}-[a-z]{2,8}", fullmatch=True),
        "name": st.from_regex(r"[A-Z][a-z]{1,8} [A-Z][a-z]{1,8}", fullmatch=True),
        "role": st.sampled_from(["case-manager", "education-worker"]),
    },
    optional={"job_title": _LINE.filter(bool)},
)


class DescribeChangingStaff:
    @settings(max_examples=60, deadline=None)
    @given(
        st.sampled_from([None, *SAMPLES]),
        st.lists(st.tuples(st.none() | st.integers(0, 5), st.none() | _PERSON), max_size=6),
    )
    def it_does_to_the_file_what_a_list_would_do(
        self, tmp_path_factory: pytest.TempPathFactory, sample: Path | None, changes
    ) -> None:
        folder = a_service(tmp_path_factory.mktemp("s"), sample)
        held = [dict(each) for each in staff_of(folder)]
        for at, person in changes:
            if at is None and person is None:
                continue
            wanted = list(held)
            if at is None:
                wanted.append(person)
            elif at < len(wanted):
                wanted[at : at + 1] = [person] if person else []
            try:
                change_staff(folder, at, person)
            except FaultyInputError:
                wanted = held
            held = wanted
            assert [dict(each) for each in staff_of(folder)] == held
