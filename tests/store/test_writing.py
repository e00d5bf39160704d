"""Two people write one case file: the second is told what changed, and nothing is lost."""

import json
import multiprocessing
import shutil

import pytest

from generator.errors import CaseError
from generator.store import write_case


@pytest.fixture
def case(samples, tmp_path):
    path = tmp_path / "case.json"
    shutil.copy(samples / "dto-yoi.json", path)
    return path


def _with(content, **child):
    data = json.loads(content)
    data["child"] |= child
    return json.dumps(data, indent=2).encode()


def test_the_file_is_written_and_a_copy_kept_of_it_as_it_was(case):
    before = case.read_bytes()
    kept = write_case(case, before, _with(before, religion="Christian"))
    assert kept.read_bytes() == before
    assert json.loads(case.read_bytes())["child"]["religion"] == "Christian"


def test_the_second_is_told_what_the_first_changed_and_nothing_is_written(case):
    before = case.read_bytes()
    data = json.loads(before)
    data["child"]["religion"] = "None"
    data["people"].append({"id": "new", "name": "Ann Other", "role": "mentor"})
    del data["placement"]["unit"]
    case.write_text(json.dumps(data))
    now = case.read_bytes()
    with pytest.raises(CaseError) as error:
        write_case(case, before, _with(before, religion="Christian"))
    message = str(error.value)
    assert "“Religion or belief”" in message
    assert "people" in message.lower()
    assert "“Unit”" in message
    assert "Ann Other" not in message
    assert case.read_bytes() == now
    assert len(list(case.parent.iterdir())) == 1


def test_many_changes_are_counted_and_no_json_is_told_without_places(case):
    before = case.read_bytes()
    data = json.loads(before)
    for number, person in enumerate(data["people"]):
        person["name"] = f"Person {number}"
    for event in data["events"]:
        event["date"] = "2026-01-05"
    case.write_text(json.dumps(data))
    with pytest.raises(CaseError, match=r"and \d+ more places"):
        write_case(case, before, before)
    case.write_text("half a fi")
    with pytest.raises(CaseError, match="changed by somebody else"):
        write_case(case, before, before)


def _add_one(path, name, rounds):
    done = 0
    while done < rounds:
        before = path.read_bytes()
        data = json.loads(before)
        data["child"]["interests"].append(f"{name} {done}")
        try:
            write_case(path, before, json.dumps(data).encode())
        except CaseError:
            continue
        done += 1


def test_two_processes_lose_nothing_of_each_other(case):
    context = multiprocessing.get_context("spawn")
    runs = [context.Process(target=_add_one, args=(case, name, 12)) for name in ("first", "second")]
    for run in runs:
        run.start()
    for run in runs:
        run.join(60)
        assert run.exitcode == 0
    interests = json.loads(case.read_bytes())["child"]["interests"]
    for name in ("first", "second"):
        assert [each for each in interests if each.startswith(name)] == [
            f"{name} {number}" for number in range(12)
        ]
