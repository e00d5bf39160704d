"""A pack for each member: their own times and children, and no paragraph that is not theirs."""

import io
import json
import re
from datetime import date

import pikepdf
import pytest

from generator.case import loads
from generator.documents.finished import said_in
from generator.documents.panel_pack import agency_packs, member_packs
from generator.errors import FaultyInputError
from generator.panel.times import is_asked
from generator.toolkit import Toolkit
from tests.panel.drawn import AGENCIES, DAY, ON, drawn, meeting, word
from tests.sweeps import times

_WORD = re.compile(r"quokka[a-j]{3}")


@pytest.fixture(scope="module")
def folder(samples):
    return samples / "panel-cases"


@pytest.fixture(scope="module")
def sample(folder):
    toolkit = Toolkit()
    panel, before = (
        toolkit.open(folder / "panels" / f"EB-2026-0{number}.json") for number in (2, 1)
    )
    for one in panel.data["attendance"]:
        if one["name"] not in {"Carmel Dunne", "Femi Ajayi", "Stuart Lyle"}:
            one["status"] = "apologies"
    return member_packs(toolkit._producer, toolkit.catalogue, panel, before, on=ON)


def text_of(pdf):
    return " ".join(" ".join(one.text for one in said_in(pdf, "pdf")).split())


def unseen(*_):
    """These texts are made up: whom they may name is another test's."""


def may_read(person, before, words):
    """The words that a member may read of last time, worked out from the attendance alone."""
    there, agency = before.data["attendance"], person.get("organisation")
    every = {case.identifier for case in before.cases}
    was = [
        one for one in there if one["name"] == person["name"] and one.get("organisation") == agency
    ][:1]
    if not was and agency:
        was = [one for one in there if one.get("organisation") == agency]
    then = set().union(*(one.get("for_items", every) for one in was))
    children = then & set(person.get("for_items", every))
    return {one for one, (case, meant) in words.items() if case in children and agency in meant}


def both(seed, folder):
    draw = drawn(seed)
    pool = draw.sample(sorted(folder.glob("*.json")), 3)
    before, words = meeting(draw, folder, date(2026, 2, 11), pool=pool)
    now, _ = meeting(draw, folder, DAY, pool=pool, spoken=False)
    return before, now, words


class DescribeDrawnPacks:
    @pytest.mark.parametrize("seed", range(times(2, 60)))
    def they_hold_the_paragraphs_of_their_member_and_no_others(self, folder, seed):
        toolkit = Toolkit()
        before, now, words = both(seed, folder)
        made = member_packs(
            toolkit._producer, toolkit.catalogue, now, before, on=ON, look=unseen
        ).files
        people = [one for one in now.data["attendance"] if is_asked(one)]
        assert len(made) == len(people)
        for person, pdf in zip(people, made.values(), strict=True):
            said = text_of(pdf)
            assert set(_WORD.findall(said)) == may_read(person, before, words), person
            assert f"for {person['name']}" in said
            for case in now.cases:
                name = f"{case.data['child']['first_name']} {case.data['child']['last_name']}"
                mine = person.get("for_items", [case.identifier])
                assert (f"Proforma: {name}" in said) is (case.identifier in mine)

    @pytest.mark.parametrize("seed", range(times(1, 30)))
    def they_hold_for_agencies_the_paragraphs_of_the_agency(self, folder, seed):
        toolkit = Toolkit()
        before, now, words = both(seed, folder)
        made = agency_packs(
            toolkit._producer, toolkit.catalogue, now, before, on=ON, look=unseen
        ).files
        for agency in AGENCIES:
            plain = agency.lower().replace(" ", "-")
            for name, pdf in made.items():
                if name.endswith(f"_{plain}.pdf"):
                    for one in _WORD.findall(text_of(pdf)):
                        assert agency in words[one][1]

    def they_hold_words_that_can_be_found(self, folder):
        # Nothing would be shown by an absence that no search could find.
        found = sum(
            len(may_read(person, before, words))
            for before, now, words in (both(seed, folder) for seed in range(4))
            for person in now.data["attendance"]
            if is_asked(person)
        )
        assert found > 4
        assert word(12) != word(120)


class DescribeTheSamplePacks:
    def it_makes_one_for_each_who_comes(self, sample):
        # All others sent apologies.
        names = ("carmel-dunne", "femi-ajayi", "stuart-lyle")
        assert list(sample.files) == [f"pack_EB-2026-02_{name}.pdf" for name in names]

    def it_begins_with_the_members_own_times(self, sample):
        pdf = sample.files["pack_EB-2026-02_stuart-lyle.pdf"]
        with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
            assert [one.title for one in outline.root] == [
                "Contents",
                "Agenda",
                "Minutes of the panel of 14 January 2026",
                "Proforma: Zofia Nowak",
            ]
        said = text_of(pdf)
        assert "Come for item 5: 10:50am to 11:10am." in said
        assert "Callum" not in said

    def it_keeps_to_the_children_of_the_member_not_of_the_agency(self, sample):
        # Both are of one agency, and each comes for other children.
        carmel = text_of(sample.files["pack_EB-2026-02_carmel-dunne.pdf"])
        femi = text_of(sample.files["pack_EB-2026-02_femi-ajayi.pdf"])
        assert "Siân Prosser" in carmel
        assert "Siân Prosser" not in femi

    def it_is_refused_where_a_paper_names_a_child_of_somebody_else(self, folder):
        toolkit = Toolkit()
        panel = toolkit.open(folder / "panels" / "EB-2026-02.json")
        zofia = next(case for case in panel.cases if case.identifier == "EB-2005")
        zofia.data["cart"]["summary"] += " She was seen with Callum Hartley."
        with pytest.raises(FaultyInputError, match="another child"):
            member_packs(toolkit._producer, toolkit.catalogue, panel, None, on=ON)

    def it_goes_to_nobody_of_the_family(self, folder):
        toolkit = Toolkit()
        panel = toolkit.open(folder / "panels" / "EB-2026-02.json")
        data = json.loads(json.dumps(panel.data))
        callum = data["items"][0]["case"]
        case = json.loads((folder / callum).read_text("utf-8"))
        home = next(one for one in case["people"] if one["role"] in ("parent", "carer"))
        data["items"] = data["items"][:1]
        data["attendance"] = [
            {"name": home["name"], "role": "Guest", "status": "invited"},
            {"name": "Pat Quill", "role": "Parent", "status": "invited"},
            {"name": "Ann Quill", "role": "Nurse", "status": "invited"},
        ]
        panel = loads(json.dumps(data).encode(), "p.json", folder=folder)
        made = member_packs(toolkit._producer, toolkit.catalogue, panel, None, on=ON)
        assert list(made.files) == ["pack_EB-2026-02_ann-quill.pdf"]
        assert sum("comes as family" in note for note in made.notes) == 2

    def it_lacks_the_agenda_where_the_meeting_has_no_time(self, folder):
        toolkit = Toolkit()
        panel = toolkit.open(folder / "panels" / "EB-2026-02.json")
        del panel.data["time"]
        made = agency_packs(toolkit._producer, toolkit.catalogue, panel, None, on=ON)
        assert any(note.startswith("The agenda is left out") for note in made.notes)
        assert made.files
