"""An agenda that is changed: nothing minuted is lost, and everybody who comes has somebody."""

import json
import shutil
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.errors import FaultyInputError
from generator.panel.rearranged import Slot
from generator.toolkit import Toolkit

DAY = date(2026, 3, 11)


@pytest.fixture
def folder(samples, tmp_path):
    return shutil.copytree(samples / "panel-cases", tmp_path / "cases")


@pytest.fixture
def path(folder):
    toolkit = Toolkit()
    due = [one.case.identifier for one in toolkit.new_panel(folder, DAY, "cart").called]
    return toolkit.start_panel(folder, toolkit.new_panel(folder, DAY, "cart", bring=due[:4]))


def held(path):
    return json.loads(path.read_text("utf-8"))


def change(path, folder, slots, **more):
    shown = [(item["case"], item.get("time", "")) for item in held(path)["items"]]
    return Toolkit().change_agenda(path, folder, slots, **{"before": shown, **more})


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_items_stand_in_the_order_of_their_times_and_those_who_come_have_a_child(
    path, folder, data
):
    before = path.read_bytes()
    count = len(held(path)["items"])
    kept = data.draw(st.lists(st.integers(0, count - 1), unique=True, min_size=1))
    hours = st.integers(9, 17)
    slots = [Slot(one, f"{data.draw(hours):02}:{data.draw(st.integers(0, 59)):02}") for one in kept]
    every = {one.case.identifier for one in Toolkit().meetings(folder).cases}
    bring = data.draw(st.sets(st.sampled_from(sorted(every)), max_size=3))
    old = held(path)
    change(path, folder, slots, bring=bring, asked_for="Asked.")
    new = Toolkit().meeting(path)
    items = new.data["items"]
    begins = [one["time"] for one in items[: len(kept)]]
    assert begins == sorted(one.begins for one in slots)
    assert {old["items"][one]["case"] for one in kept} <= {one["case"] for one in items}
    ids = [case.identifier for case in new.cases]
    assert len(ids) == len(set(ids))
    for person in new.data["attendance"]:
        assert set(person.get("for_items", ids)) <= set(ids)
    path.write_bytes(before)


def test_an_item_with_minutes_is_not_taken_out(path, folder):
    own = held(path)
    own["items"][1]["discussion"] = "They spoke."
    path.write_text(json.dumps(own), "utf-8")
    before = path.read_bytes()
    with pytest.raises(FaultyInputError, match="Item 2"):
        change(path, folder, [Slot(0, "09:30")])
    assert path.read_bytes() == before


@pytest.mark.parametrize("place", [0, 1])
def test_an_agenda_that_another_window_changed_is_told_of(path, folder, place):
    shown = [[item["case"], item["time"]] for item in held(path)["items"]]
    shown[-1][place] = ["other.json", "16:45"][place]
    with pytest.raises(FaultyInputError, match="another window"):
        change(path, folder, [Slot(0, "09:30")], before=[tuple(one) for one in shown])


def test_nothing_changed_is_nothing_written(path, folder):
    own = held(path)["items"]
    slots = [Slot(at, item["time"]) for at, item in enumerate(own)]
    assert change(path, folder, slots) is None
