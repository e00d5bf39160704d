"""The pages of questions through the server: shown, kept, saved, by two windows, without loss."""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from generator.case import loads
from generator.web.questions.places import Place, address_of
from generator.web.questions.reading import asked_of, name_of
from tests.sweeps import times
from tests.web.conftest import ROOT, signed_in_client
from tests.web.questions.forms import Form, problems
from tests.web.questions.walking import every_page, numbers

Post = Callable[..., Any]


@pytest.fixture
def case(folder: Path) -> Path:
    return folder / "breach-transition.json"


@pytest.fixture
def at(desk: Any, case: Path) -> Callable[[str], str]:
    """The address of a page of the case."""
    return lambda ref: f"/cases/{desk.key(case)}/questions/{ref}"


def read(path: Path) -> Any:
    return json.loads(path.read_bytes())


def opened(client: TestClient, url: str) -> dict[str, list[str]]:
    answer = client.get(url)
    assert answer.status_code == 200, answer.text
    return Form(answer.text).fields


def send(client: TestClient, url: str, form: dict[str, Any], do: str = "save") -> Any:
    return client.post(url, data={**form, "do": do})


def _sent_back(client: TestClient, desk: Any, path: Path, pages: list[Any]) -> None:
    before, key = path.read_bytes(), desk.key(path)
    for page, entry in pages:
        url = Place(page, numbers(entry)).url(key)
        form = opened(client, url)
        if form:
            sent = send(client, url, form)
            assert sent.status_code == 303, (page.id, problems(sent.text))
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.bak*"))


@pytest.mark.parametrize("name", ["dto-yoi", "remand", "s250-secure-home", "breach-transition"])
def test_pages_sent_back_as_they_came_leave_the_file_as_it_was(
    client: TestClient, desk: Any, folder: Path, name: str
) -> None:
    path = folder / f"{name}.json"
    one_of_each = {page.id: (page, entry) for page, entry in every_page(read(path))}
    chosen = random.Random(name).sample(sorted(one_of_each), 30)
    _sent_back(client, desk, path, [one_of_each[page] for page in chosen])


@pytest.mark.slow
def test_every_page_of_every_sample_sent_back_leaves_the_file_as_it_was(
    client: TestClient, desk: Any, folder: Path
) -> None:
    for path in sorted(folder.glob("*.json")):
        _sent_back(client, desk, path, every_page(read(path)))


def test_a_file_of_another_program_keeps_its_layout_and_what_we_do_not_know(
    client: TestClient, at: Any, case: Path
) -> None:
    held = read(case)
    text = json.dumps(held, ensure_ascii=False, indent="\t").replace("\n", "\r\n")
    case.write_bytes(text.encode())
    form = opened(client, at("name"))
    assert case.read_bytes() == text.encode()
    send(client, at("name"), {**form, "child.known_as": "Idi"})
    was = held["child"]["known_as"]
    assert case.read_bytes() == text.replace(f'"known_as": "{was}"', '"known_as": "Idi"').encode()


def test_a_saved_page_changes_its_field_alone_and_says_so(
    client: TestClient, at: Any, case: Path
) -> None:
    before = read(case)
    answer = send(client, at("name"), {**opened(client, at("name")), "child.known_as": "Idi"})
    assert answer.headers["location"] == at("identity-and-culture")
    assert "Your answers are saved." in client.get(answer.headers["location"]).text
    before["child"]["known_as"] = "Idi"
    assert read(case) == before
    assert list(read(case)["child"]) == list(before["child"])


def test_the_first_change_of_a_sitting_keeps_a_copy_and_later_ones_none(
    client: TestClient, at: Any, case: Path
) -> None:
    before = case.read_bytes()
    for name in ("Idi", "Idri", "Id"):
        send(client, at("name"), {**opened(client, at("name")), "child.known_as": name})
    copies = sorted(case.parent.glob("*.bak-*"))
    assert [copy.read_bytes() for copy in copies] == [before]


def test_what_is_wrong_is_told_at_its_box_and_nothing_is_written(
    client: TestClient, at: Any, case: Path
) -> None:
    before = case.read_bytes()
    form = opened(client, at("name"))
    answer = send(client, at("name"), {**form, "child.date_of_birth-month": "14"})
    assert answer.status_code == 422
    assert problems(answer.text) == {
        "#child-date_of_birth-month": "“Date of birth”: This is no month. Write day, month and "
        "year, like this: 3 March 2026."
    }
    assert 'value="14"' in answer.text
    assert "<title>Error: " in answer.text
    assert case.read_bytes() == before


def test_what_only_the_whole_case_shows_is_told_as_the_command_line_does(
    client: TestClient, at: Any, case: Path
) -> None:
    form = opened(client, at("name"))
    answer = send(client, at("name"), {**form, "child.date_of_birth-year": "1950"})
    held = read(case)
    held["child"]["date_of_birth"] = "1950" + held["child"]["date_of_birth"][4:]
    with pytest.raises(ValueError, match="date of") as error:
        loads(json.dumps(held).encode())
    [said] = problems(answer.text).values()
    assert said in str(error.value)


def test_a_fault_elsewhere_that_was_there_before_is_no_matter(
    client: TestClient, desk: Any, at: Any, case: Path
) -> None:
    held = read(case)
    held["sentence"]["type"] = "nonsense"
    held["of another program"] = {"kept": True}
    case.write_text(json.dumps(held, indent=2))
    answer = send(client, at("name"), {**opened(client, at("name")), "child.known_as": "Idi"})
    assert answer.status_code == 303
    held["child"]["known_as"] = "Idi"
    assert read(case) == held
    every = client.get(f"/cases/{desk.key(case)}/questions").text
    assert address_of(desk.key(case), "/sentence/type") in every


def test_a_file_with_faults_can_be_put_right(client: TestClient, at: Any, case: Path) -> None:
    good = case.read_bytes()
    held = read(case)
    held["sentence"]["type"] = "nonsense"
    case.write_text(json.dumps(held, indent=2, ensure_ascii=False) + "\n")
    form = opened(client, at("sentence"))
    assert form["sentence.type"] == ["nonsense"]
    send(client, at("sentence"), {**form, "sentence.type": json.loads(good)["sentence"]["type"]})
    assert case.read_bytes() == good


def test_a_thing_said_twice_in_the_file_is_never_settled_by_a_page(
    client: TestClient, at: Any, case: Path
) -> None:
    text = case.read_text().replace('"case_id"', '"case_id": "OLD-1",\n  "case_id"', 1)
    case.write_text(text)
    assert client.get(at("name")).status_code == 422
    assert case.read_text() == text


def test_a_form_opened_before_another_change_is_asked_about_that_field_alone(
    client: TestClient, at: Any, case: Path
) -> None:
    one, two = opened(client, at("name")), opened(client, at("name"))
    send(client, at("name"), {**one, "child.known_as": "There", "child.last_name": "Elsewhere"})
    answer = send(client, at("name"), {**two, "child.known_as": "Here"})
    assert answer.status_code == 409
    assert list(problems(answer.text)) == ["#child-known_as-keep"]
    assert "There" in answer.text
    assert "Here" in answer.text
    form = Form(answer.text).fields
    again = send(client, at("name"), form)
    assert again.status_code == 409
    taken = send(client, at("name"), {**form, "child.known_as-choose": ["", "take"]})
    assert taken.status_code == 303
    child = read(case)["child"]
    assert (child["known_as"], child["last_name"]) == ("Here", "Elsewhere")


def test_what_is_in_the_case_can_be_kept_instead(client: TestClient, at: Any, case: Path) -> None:
    one, two = opened(client, at("name")), opened(client, at("name"))
    send(client, at("name"), {**one, "child.known_as": "There"})
    answer = send(
        client, at("name"), {**two, "child.known_as": "Here", "child.date_of_birth-day": "1"}
    )
    form = {**Form(answer.text).fields, "child.known_as-choose": ["", "keep"]}
    assert send(client, at("name"), form).status_code == 303
    child = read(case)["child"]
    assert (child["known_as"], child["date_of_birth"][-2:]) == ("There", "01")


def test_a_choice_once_made_is_not_asked_again_for_another_fault(
    client: TestClient, at: Any, case: Path
) -> None:
    one, two = opened(client, at("name")), opened(client, at("name"))
    send(client, at("name"), {**one, "child.known_as": "There"})
    answer = send(client, at("name"), {**two, "child.known_as": "Here"})
    form = {**Form(answer.text).fields, "child.known_as-choose": ["", "take"]}
    wrong = send(client, at("name"), {**form, "child.date_of_birth-day": "40"})
    assert list(problems(wrong.text)) == ["#child-date_of_birth-day"]
    right = {**Form(wrong.text).fields, "child.date_of_birth-day": "2"}
    assert send(client, at("name"), right).status_code == 303
    assert read(case)["child"]["known_as"] == "Here"


def test_other_fields_that_changed_meanwhile_are_joined_silently(
    client: TestClient, at: Any, case: Path
) -> None:
    one, two = opened(client, at("name")), opened(client, at("languages"))
    send(client, at("name"), {**one, "child.known_as": "There"})
    assert send(client, at("languages"), {**two, "child.first_language": "Krio"}).status_code == 303
    child = read(case)["child"]
    assert (child["known_as"], child["first_language"]) == ("There", "Krio")


def test_what_is_typed_is_kept_beside_the_case_and_comes_back(
    client: TestClient, desk: Any, at: Any, case: Path
) -> None:
    before = case.read_bytes()
    form = opened(client, at("name"))
    typed = {**form, "child.known_as": "<b>Idi</b>", "child.date_of_birth-day": "soon"}
    answer = client.post(at("name/keep"), data=typed)
    assert answer.json()["says"].startswith("Saved at ")
    assert case.read_bytes() == before
    again = opened(client, at("name"))
    assert again["child.known_as"] == ["<b>Idi</b>"]
    assert again["child.date_of_birth-day"] == ["soon"]
    assert "not in the case yet" in client.get(at("name")).text
    assert "Kept, not in the case" in client.get(f"/cases/{desk.key(case)}/questions").text


def test_an_over_long_answer_is_kept_whole_and_told(
    client: TestClient, at: Any, case: Path
) -> None:
    text = "word " * 20_000
    form = {**opened(client, at("health")), "child.health_summary": text}
    assert client.post(at("health/keep"), data=form).status_code == 200
    assert opened(client, at("health"))["child.health_summary"] == [text]
    answer = send(client, at("health"), form)
    assert answer.status_code == 422
    assert "characters long" in answer.text
    assert Form(answer.text).fields["child.health_summary"] == [text]


def test_a_form_that_says_nothing_new_is_not_kept(client: TestClient, desk: Any, at: Any) -> None:
    form = opened(client, at("name"))
    client.post(at("name/keep"), data=form)
    client.post(at("name/keep"), data={**form, "child.known_as": "X"})
    client.post(at("name/keep"), data=form)
    assert not list((desk.hidden / "drafts").rglob("*.json"))


def test_saving_forgets_what_was_kept_of_its_window_alone(client: TestClient, at: Any) -> None:
    one, two = opened(client, at("name")), opened(client, at("name"))
    client.post(at("name/keep"), data={**one, "child.known_as": "One"})
    client.post(at("name/keep"), data={**two, "child.known_as": "Two"})
    send(client, at("name"), {**two, "child.known_as": "Two"})
    assert opened(client, at("name"))["child.known_as"] == ["One"]


def test_answers_of_another_window_can_be_shown(client: TestClient, at: Any) -> None:
    one, two = opened(client, at("name")), opened(client, at("name"))
    client.post(at("name/keep"), data={**one, "child.known_as": "One"})
    client.post(at("name/keep"), data={**two, "child.known_as": "Two"})
    page = client.get(at("name")).text
    assert f"?kept={one['window'][0]}" in page
    other = opened(client, at(f"name?kept={one['window'][0]}"))
    assert other["child.known_as"] == ["One"]


def test_kept_answers_can_be_forgotten(client: TestClient, at: Any, case: Path) -> None:
    form = {**opened(client, at("name")), "child.known_as": "X"}
    send(client, at("name"), form, "later")
    send(client, at("name"), opened(client, at("name")), "forget")
    assert opened(client, at("name"))["child.known_as"] == [read(case)["child"]["known_as"]]


def test_answers_that_cannot_be_kept_are_told(client: TestClient, desk: Any, at: Any) -> None:
    (desk.hidden / "drafts").write_text("no folder")
    form = {**opened(client, at("name")), "child.known_as": "X"}
    answer = client.post(at("name/keep"), data=form)
    assert answer.status_code == 409
    assert "could not be kept" in answer.json()["says"]


def test_an_answer_that_needs_another_page_waits_for_it(
    client: TestClient, desk: Any, at: Any, folder: Path
) -> None:
    path = folder / "remand.json"
    held = read(path)
    assert "sentence" not in held
    key = desk.key(path)
    more, first = (f"/cases/{key}/questions/{ref}" for ref in ("sentence-more", "sentence"))
    waits = send(client, more, {**opened(client, more), "sentence.comments": "Said in court."})
    assert waits.headers["location"].startswith(first)
    assert "once this page is answered" in client.get(first).text
    assert read(path) == held
    form = opened(client, first)
    form |= {"sentence.type": ["dto"]} | {
        f"sentence.date-{box}": [text]
        for box, text in (("day", "2"), ("month", "3"), ("year", "2026"))
    }
    assert send(client, first, form).status_code == 303
    assert read(path)["sentence"] == {
        "type": "dto",
        "date": "2026-03-02",
        "comments": "Said in court.",
    }
    assert not list((desk.hidden / "drafts").rglob("*.json"))


def test_an_entry_is_added_with_an_id_and_its_further_pages_follow(
    client: TestClient, at: Any, case: Path
) -> None:
    form = opened(client, at("person/new")) | {"name": ["Bo Brook"], "role": ["other"]}
    answer = send(client, at("person/new"), form)
    people = read(case)["people"]
    assert people[-1] == {"id": "bo-brook", "name": "Bo Brook", "role": "other"}
    assert answer.headers["location"] == at(f"person-contact/{len(people)}")


def test_a_form_of_a_new_entry_sent_twice_makes_one_entry(
    client: TestClient, at: Any, case: Path
) -> None:
    form = opened(client, at("person/new")) | {"name": ["Bo Brook"], "role": ["other"]}
    send(client, at("person/new"), form)
    send(client, at("person/new"), form)
    send(client, at("person/new"), form | {"phone": ["01632 960001"]})
    client.post(at("person/new/keep"), data=form)
    people = [one for one in read(case)["people"] if one["name"] == "Bo Brook"]
    assert people == [
        {"id": "bo-brook", "name": "Bo Brook", "role": "other", "phone": "01632 960001"}
    ]
    assert opened(client, at("person/new"))["name"] == [""]


def test_an_answer_kept_after_it_was_saved_is_not_offered_again(
    client: TestClient, desk: Any, at: Any
) -> None:
    form = {**opened(client, at("name")), "child.known_as": "Idi"}
    send(client, at("name"), form)
    client.post(at("name/keep"), data=form)
    assert "not in the case yet" not in client.get(at("name")).text
    assert not list((desk.hidden / "drafts").rglob("*.json"))


@pytest.mark.parametrize(
    "do",
    [
        *(
            "person:nothing",
            "person:x y|z",
            "person:ü",
            "go:/cases/../x y",
            "go:",
            "preview:nothing",
        ),
        *("nothing", ":", "save:x", "go:/cases/\r\nx"),
    ],
)
def test_no_button_that_was_never_there_does_harm(
    client: TestClient, at: Any, case: Path, do: str
) -> None:
    before = case.read_bytes()
    answer = send(client, at("name"), opened(client, at("name")), do)
    assert answer.status_code in (200, 303)
    assert case.read_bytes() == before


_ANSWERED = [
    (page, entry)
    for page, entry in every_page(read(ROOT / "samples" / "breach-transition.json"))
    if asked_of(page)
]


@settings(
    max_examples=times(60, 600),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_no_form_of_any_kind_ends_in_our_own_mistake(
    client: TestClient, desk: Any, at: Any, case: Path, data: st.DataObject
) -> None:
    """A mistake of ours is raised by the client."""
    case.write_bytes((ROOT / "samples" / case.name).read_bytes())
    shutil.rmtree(desk.hidden / "drafts", ignore_errors=True)
    page, entry = data.draw(st.sampled_from(_ANSWERED), label="page")
    url = at(Place(page, numbers(entry)).ref)
    form: dict[str, Any] = opened(client, url)
    names = [name_of(page, one) for one in asked_of(page)]
    names += [f"{name}{end}" for name in names for end in ("-other", "-day", "-choose", "-at-x")]
    names += ["given", "marks", "window", "began", "then"]
    values = st.one_of(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
        st.sampled_from(["9" * 5000, "1e999", "-1", "\0", "[", "x" * 70_000, "a:b:c d:", "²"]),
    )
    for name in data.draw(st.lists(st.sampled_from(names), max_size=6), label="names"):
        form[name] = data.draw(st.lists(values, max_size=3), label=name)
    do = data.draw(st.sampled_from(["save", "later", "preview:x", "finish"]))
    answer = send(client, url, form, do)
    assert answer.status_code in (200, 303, 404, 409, 422)
    assert client.get(url).status_code == 200
    loads(case.read_bytes())


def test_an_entry_lacking_what_it_needs_is_told_at_the_field(
    client: TestClient, at: Any, case: Path
) -> None:
    before = case.read_bytes()
    answer = send(
        client, at("person/new"), opened(client, at("person/new")) | {"phone": ["01632 960001"]}
    )
    found = problems(answer.text)
    assert set(found) == {"#name", "#role"}
    assert all("There is nothing here." in says for says in found.values())
    assert case.read_bytes() == before


def test_an_entry_inside_an_entry_goes_where_it_belongs(
    client: TestClient, at: Any, case: Path
) -> None:
    before = read(case)
    form = opened(client, at("objective/2/new")) | {
        "objective": ["Ride out"],
        "who-other": ["Gran"],
    }
    answer = send(client, at("objective/2/new"), form)
    before["plan"]["pathways"][1]["objectives"].append({"objective": "Ride out", "who": "Gran"})
    assert read(case) == before
    assert answer.headers["location"] == at("pathway/2#objectives")


def test_an_entry_that_moved_meanwhile_is_found_again(
    client: TestClient, at: Any, case: Path
) -> None:
    held = read(case)
    form = opened(client, at("event/3")) | {"note": ["Told by phone."]}
    event = held["events"][2]
    del held["events"][0]
    case.write_text(json.dumps(held, indent=2))
    assert send(client, at("event/3"), form).status_code == 303
    assert read(case)["events"][1] == {**event, "note": "Told by phone."}


def test_an_entry_that_went_meanwhile_shows_what_was_typed(
    client: TestClient, at: Any, case: Path
) -> None:
    held = read(case)
    form = opened(client, at("event/3")) | {"note": ["Told by phone."]}
    del held["events"][2]
    case.write_text(json.dumps(held, indent=2))
    answer = send(client, at("event/3"), form)
    assert answer.status_code == 409
    assert "Told by phone." in answer.text
    assert read(case) == held


def test_removing_asks_first_and_tells_what_refers_to_the_entry(
    client: TestClient, at: Any, case: Path
) -> None:
    held = read(case)
    ids = [one["id"] for one in held["compliance"]]
    number = ids.index("c43") + 1
    asked = client.get(at(f"compliance-entry/{number}/remove"))
    assert "Do you want to remove this entry" in asked.text
    assert "About" in asked.text
    assert read(case) == held
    form = Form(asked.text, any_form=True).fields
    client.post(at(f"compliance-entry/{number}/remove"), data=form)
    after = read(case)
    assert "c43" not in json.dumps(after)
    assert len(after["compliance"]) == len(held["compliance"]) - 1
    loads(case.read_bytes())


def test_a_removal_that_was_asked_for_another_entry_is_refused(
    client: TestClient, at: Any, case: Path
) -> None:
    form = Form(client.get(at("event/2/remove")).text, any_form=True).fields
    held = read(case)
    del held["events"][1]
    case.write_text(json.dumps(held, indent=2))
    assert client.post(at("event/2/remove"), data=form).status_code == 404
    assert read(case) == held


def test_kept_answers_of_later_entries_stay_with_them(
    client: TestClient, at: Any, case: Path
) -> None:
    for number in (1, 2, 3):
        form = opened(client, at(f"event/{number}")) | {"note": [f"Typed {number}"]}
        client.post(at(f"event/{number}/keep"), data=form)
    form = Form(client.get(at("event/2/remove")).text, any_form=True).fields
    client.post(at("event/2/remove"), data=form)
    assert opened(client, at("event/1"))["note"] == ["Typed 1"]
    assert opened(client, at("event/2"))["note"] == ["Typed 3"]
    assert opened(client, at("event/3"))["note"] != ["Typed 3"]


def test_a_person_is_added_on_the_way_and_chosen(client: TestClient, at: Any, case: Path) -> None:
    form = opened(client, at("transition")) | {"transition.to_service": ["Elsewhere"]}
    to = send(client, at("transition"), form, "person:transition.receiving_worker")
    url = to.headers["location"]
    person = opened(client, url) | {"name": ["Bo Brook"], "role": ["other"]}
    back = send(client, url.partition("?")[0], person)
    assert back.headers["location"] == at("transition#transition-receiving_worker")
    again = opened(client, at("transition"))
    assert again["transition.receiving_worker"] == ["bo-brook"]
    assert again["transition.to_service"] == ["Elsewhere"]
    assert send(client, at("transition"), again).status_code == 303
    held = read(case)["transition"]
    assert (held["receiving_worker"], held["to_service"]) == ("bo-brook", "Elsewhere")


def test_going_to_an_entry_keeps_what_was_typed_here(client: TestClient, at: Any) -> None:
    form = opened(client, at("court")) | {"court.judge": ["Typed"]}
    answer = send(client, at("court"), form, f"go:{at('offence/new')}")
    assert answer.headers["location"] == at("offence/new")
    assert opened(client, at("court"))["court.judge"] == ["Typed"]
    away = send(client, at("court"), form, "go:https://elsewhere.example/")
    assert away.headers["location"] == at("")[:-1]


def test_a_preview_is_what_documents_print_and_nothing_else(client: TestClient, at: Any) -> None:
    form = opened(client, at("health"))
    text = "# Asthma\n\n- **blue** inhaler\n- <script>alert(1)</script>\n\n[x](javascript:alert(1))"
    form |= {"child.health_summary": [text]}
    page = send(client, at("health"), form, "preview:child.health_summary")
    assert page.status_code == 200
    assert "<strong>blue</strong> inhaler" in page.text
    assert "<script>alert" not in page.text
    assert "javascript:alert(1)" not in page.text.replace("](javascript", "")
    said = client.post(at("preview"), data={"csrf_token": form["csrf_token"], "text": text}).json()[
        "html"
    ]
    assert said in page.text


@pytest.mark.parametrize("ref", ["health", "home", "person/2", "identity-strengths", "pathway/1"])
def test_script_in_any_field_stays_text(client: TestClient, at: Any, ref: str) -> None:
    bad = "\"'></textarea><script>alert(1)</script>{{ 7*7 }}"
    form = opened(client, at(ref))
    for name in form:
        if name not in ("csrf_token", "given", "marks", "whose", "window"):
            form[name] = [bad]
    for answer in (send(client, at(ref), form), client.get(at(ref))):
        assert "<script>alert" not in answer.text
        assert answer.status_code in (200, 303, 422)


@pytest.mark.parametrize(
    "ref",
    [
        *("nothing", "person/0", "person/999", "person/-1", "person/x", "person", "name/1"),
        *("person-contact/new", "objective/1", "objective/99/new", "name/new", "person/1/2"),
        *("person/²", "check/nothing", "name/remove", "person/new/remove", "../../x"),
    ],
)
def test_an_address_that_leads_nowhere_is_a_page_in_words(
    client: TestClient, at: Any, ref: str
) -> None:
    answer = client.get(at(ref))
    assert answer.status_code == 404
    assert "Page not found" in answer.text


def test_no_title_holds_the_name_of_the_child(client: TestClient, at: Any, case: Path) -> None:
    child = read(case)["child"]
    names = {child["first_name"], child["last_name"], child["known_as"]}
    for ref in ("name", "person/1", "check/child", "pathway/1", "person/1/remove"):
        text = client.get(at(ref)).text
        title = text.partition("<title>")[2].partition("</title>")[0]
        assert not any(name in title for name in names)


def test_check_your_answers_shows_what_was_said(client: TestClient, at: Any, case: Path) -> None:
    page = client.get(at("check/child")).text
    assert "Your answers are saved" in page
    child = read(case)["child"]
    assert child["last_name"] in page
    assert child["education"]["school"] in page


def test_a_field_is_found_by_its_pointer() -> None:
    assert address_of("k", "/child/known_as") == "/cases/k/questions/name#child-known_as"
    assert address_of("k", "/sentence") == "/cases/k/questions/sentence"
    assert address_of("k", "/people/3/role") == "/cases/k/questions/person/4#role"
    assert address_of("k", "/people/3") == "/cases/k/questions/person/4"
    assert address_of("k", "/people") == "/cases/k/questions/people#people"
    inner = address_of("k", "/plan/pathways/1/objectives/0/who")
    assert inner == "/cases/k/questions/objective/2/1#who"
    assert address_of("k", "/plan/pathways/1/objectives") == (
        "/cases/k/questions/pathway/2#objectives"
    )
    assert address_of("k", "/child/languages/1") == "/cases/k/questions/languages#child-languages"
    assert address_of("k", "") == "/cases/k/questions"
    assert address_of("k", "/schema") == "/cases/k/questions"


@pytest.fixture
def of_a_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[TestClient, Path]:
    """Signed in over a case that leaves its service and some of its people to a folder."""
    monkeypatch.setenv("THROUGHCARE_DEBUG", "1")
    shutil.copytree(ROOT / "samples" / "services" / "bolton", tmp_path / "bolton")
    with (tmp_path / "bolton" / "staff.toml").open("a") as staff:
        staff.write('\n[[staff]]\nid = "jo-fenn"\nname = "Jo Fenn"\nrole = "social-worker"\n')
    case = tmp_path / "bolton" / "case.json"
    shutil.copy(ROOT / "samples" / "services" / "case.json", case)
    return signed_in_client(case.parent), case


def test_what_the_service_says_is_shown_and_not_copied(
    of_a_service: tuple[TestClient, Path],
) -> None:
    client, case = of_a_service
    before, key = case.read_bytes(), client.app.state.desk.key(case)  # type: ignore[attr-defined]
    url = f"/cases/{key}/questions/service"
    page = client.get(url).text
    assert "Your service’s folder says" in page
    assert send(client, url, Form(page).fields).status_code == 303
    assert case.read_bytes() == before


def test_the_staff_of_the_service_can_be_chosen(of_a_service: tuple[TestClient, Path]) -> None:
    client, case = of_a_service
    desk = client.app.state.desk  # type: ignore[attr-defined]
    url = f"/cases/{desk.key(case)}/questions/looked-after"
    page = client.get(url).text
    assert '<option value="jo-fenn">Jo Fenn' in page
    form = {**Form(page).fields, "child.looked_after.social_worker": ["jo-fenn"]}
    answer = send(client, url, form)
    assert answer.status_code == 303, problems(answer.text)
    assert read(case)["child"]["looked_after"]["social_worker"] == "jo-fenn"


def test_a_file_put_in_the_place_of_another_childs_takes_nothing_of_it(
    client: TestClient, at: Callable[[str], str], case: Path, folder: Path
) -> None:
    url, before = at("interests"), case.read_bytes()
    form = opened(client, url)
    form["child.interests"] = ["Keeps ferrets called Kipper"]
    other = json.loads((folder / "remand.json").read_bytes())
    other["child"].pop("interests", None)
    case.write_text(json.dumps(other), "utf-8")
    replaced = case.read_bytes()
    for do in ("save", "finish", "later"):
        answer = send(client, url, form, do)
        assert answer.status_code == 409
        assert "another child" in answer.text
    assert client.post(f"{url}/keep", data=form).status_code == 200
    assert case.read_bytes() == replaced
    for page in (url, at("").rstrip("/")):
        assert "Kipper" not in client.get(page).text
    case.write_bytes(before)
    assert "Kipper" in client.get(url).text


@pytest.mark.parametrize("path", [("case_id",), ("child", "first_name")])
def test_a_child_whose_reference_or_name_is_put_right_keeps_what_is_typed(
    client: TestClient, at: Callable[[str], str], case: Path, path: tuple[str, ...]
) -> None:
    url = at("interests")
    form = opened(client, url)
    form["child.interests"] = ["Keeps ferrets called Kipper"]
    client.post(f"{url}/keep", data=form)
    data = read(case)
    held = data
    for step in path[:-1]:
        held = held[step]
    held[path[-1]] += "7" if path == ("case_id",) else "a"
    case.write_text(json.dumps(data), "utf-8")
    assert "Kipper" in client.get(url).text
    assert send(client, url, form).status_code in {303, 422}
