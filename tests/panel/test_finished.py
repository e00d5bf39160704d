"""No fact of another child passes in what owners are sent, in an invitation or in a pack."""

import json
import random
import sys
from collections import Counter
from datetime import date

import pytest

from generator.documents.actions._hiding import Hiding
from generator.documents.finished import said_in
from generator.documents.readers import refuse_certain
from generator.errors import FaultyInputError
from generator.toolkit import Toolkit
from tests.case.names.sentences import quiet
from tests.panel.leaks import CERTAIN, DISGUISES, POSSIBLE, family, mail_file, word_file
from tests.panel.test_owners import WILL, ZED
from tests.sweeps import times

ON = date(2026, 3, 12)
READER = "Tamsin Holroyd"
FACTS = {**CERTAIN, **POSSIBLE}
# Where a person writes what may come into a file of each kind.
PLACES = {
    "owner": ("action", "news", "lead"),
    "invite": ("where", "name"),
    "pack": ("where", "action", "why"),
}


def meeting(pick, folder, place, words_of):
    """The file of a meeting with words in a place of it, and the case files beside it.

    Who reads comes for the first child alone. `words_of` gives the words from the other's case.
    """
    ours, other, present = family(pick)
    for case in (ours, other):
        (folder / f"{case['case_id']}.json").write_text(json.dumps(case), "utf-8")
    words = words_of(other)
    action = {"number": 1, "action": "Ring the college", "owner": READER, "due": "2026-04-01"}
    if place == "action":
        action["action"] = f"Ask the college. {words}"
    if place == "lead":
        action |= {"owner": words, "owners": [READER]}
    data = {
        "schema": "throughcare/panel/1",
        "panel_id": "EB-2026-03",
        "name": words if place == "name" else "The panel",
        "service": {"name": "Oxmere Youth Justice Service", "short_name": "Oxmere YJS"},
        "date": ON.isoformat(),
        "time": "09:30",
        "chair": "Dana Whitlock",
        "where": words if place == "where" else "Room 2, Town Hall",
        "attendance": [
            *present,
            {"name": "Dana Whitlock", "role": "Chair", "status": "present"},
            {
                "name": READER,
                "role": "Nurse",
                "status": "present",
                "organisation": "Oxmere Health",
                "for_items": [ours["case_id"]],
            },
        ],
        "items": [
            {"case": f"{ours['case_id']}.json", "discussion": "All is well.", "actions": [action]},
            {"case": f"{other['case_id']}.json", "discussion": "All is well."},
        ],
    }
    if place == "why":
        data["items"][0]["why"] = [words]
    if place == "news":
        news = {"number": "EB-2026-03/1", "on": "2026-03-12", "status": "open", "update": words}
        data["updates"] = [news]
    path = folder / "panel.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


def made(what, path):
    """What the reader is given, by its form; nothing where it is refused."""
    toolkit = Toolkit()
    try:
        if what == "owner":
            found = toolkit.owner_files(path.parent, on=ON)
            return [(one.eml, "eml") for one in found if one.owner == READER]
        if what == "invite":
            return [(one, "ics") for one in toolkit.invites(path, on=ON).values()]
        files = toolkit.packs(path, path.parent, on=ON).files
    except FaultyInputError as error:
        assert error.faults, error
        return []
    return [(one, "pdf") for name, one in files.items() if "tamsin" in name]


def passes(pick, folder, what, place, kind):
    """Whether a fact of that kind, as it was written, stands in what the reader is given."""
    held = []

    def words_of(other):
        held.append(FACTS[kind](pick, other))
        said = DISGUISES[pick.choice(["as it is", "capitals", "two lines"])](held[0])
        return said if place == "lead" else f"He was with {said} then."

    for content, form in made(what, meeting(pick, folder, place, words_of)):
        for said in said_in(content, form):
            if held[0].casefold() in " ".join(said.text.split()).casefold():
                return True
    return False


class DescribeWhatIsGivenToAReader:
    @pytest.mark.parametrize(
        ("what", "place"), [(what, each) for what in ("owner", "invite") for each in PLACES[what]]
    )
    def it_tells_no_fact_of_a_child_whom_the_reader_does_not_know(self, what, place, tmp_path):
        for kind in CERTAIN:
            assert not passes(random.Random(kind), tmp_path, what, place, kind), kind

    @pytest.mark.slow
    def it_tells_none_among_many(self, tmp_path):
        stopped, passed = Counter(), []
        each = times(2, 20)
        for what, places in PLACES.items():
            for kind in CERTAIN:
                pick = random.Random(f"{what} {kind}")
                for turn in range(each if what != "pack" else max(each // 10, 1)):
                    folder = tmp_path / f"{what}-{kind}-{turn}"
                    folder.mkdir()
                    place = pick.choice(places)
                    told = passes(pick, folder, what, place, kind)
                    stopped[what, kind] += not told
                    passed += [(what, place, kind, turn)] if told else []
        lines = [f"{'Stopped:':18}" + "".join(f"{what:>8}" for what in PLACES)]
        for kind in CERTAIN:
            lines.append(f"{kind:18}" + "".join(f"{stopped[what, kind]:>8}" for what in PLACES))
        sys.stdout.write("\n".join(lines) + "\n")
        assert passed == []

    @pytest.mark.parametrize("seed", range(5))
    def it_is_made_where_nothing_tells_another_child(self, seed, tmp_path):
        pick = random.Random(seed)
        path = meeting(pick, tmp_path, "action", lambda _: " ".join(quiet(pick, 2)))
        assert all(made(what, path) for what in PLACES)


class DescribeAnInvitation:
    def it_says_where_to_find_a_place_that_would_tell_a_child(self, tmp_path):
        school = lambda other: other["child"]["education"]["school"]  # noqa: E731
        path = meeting(random.Random(1), tmp_path, "where", school)
        (ics, *_) = Toolkit().invites(path, on=ON).values()
        assert b"LOCATION" not in ics
        assert b"Its place is in the agenda." in ics.replace(b"\r\n ", b"")


class DescribeAMessageToAnOwner:
    @pytest.mark.parametrize("place", ["comment", "hidden", "property", "header"])
    def it_is_looked_through_with_the_file_in_it(self, place):
        others = Hiding([ZED], ["Bo Worker"]).beside("Di Nurse", [WILL])
        for name, stops in (("Exampleton", True), ("Madeupson", False)):
            message = _with_attached(word_file(place, name))
            if stops:
                with pytest.raises(FaultyInputError, match="Di Nurse"):
                    refuse_certain(message, "eml", others, "Di Nurse")
            else:
                refuse_certain(message, "eml", others, "Di Nurse")

    def it_may_name_its_reader_whatever_a_child_is_called(self):
        others = Hiding([ZED], []).beside("Zoë Ó’Brien", [])
        refuse_certain(mail_file("subject", "Actions of Zoë Ó’Brien"), "eml", others, "Zoë Ó’Brien")
        with pytest.raises(FaultyInputError):
            refuse_certain(mail_file("text", "See Zoë Exampleton"), "eml", others, "Zoë Ó’Brien")


def _with_attached(content):
    from email import message_from_bytes, policy

    message = message_from_bytes(mail_file("text", "See the plan."), policy=policy.default)
    message.add_attachment(content, "application", "octet-stream", filename="plan.docx")
    return bytes(message)
