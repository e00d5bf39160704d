"""What an agency may see of a panel, and its pack."""

import io
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from generator.case import (
    extract,
    for_agency,
    may_see,
    panel_view,
    redact,
    view,
    with_paragraphs,
)
from generator.documents.panel_pack import agency_packs
from generator.documents.produce import Trial
from generator.errors import CaseError, FaultyInputError
from generator.pdf.words import pages_of
from generator.toolkit import Toolkit

ON = date(2026, 3, 2)
POLICE, HEALTH = "Ellerbeck Police", "Ellerbeck Community Health"
SOCIAL, PROBATION = "Ellerbeck Children’s Services", "Probation Service, Ellerbeck"
HARBOUR = "Harbour Young People’s Service"
SECRET = "Patrols pass his street"


@pytest.fixture(scope="module")
def panel(samples):
    return Toolkit().open(samples / "panel-cases" / "panels" / "EB-2026-02.json")


@pytest.fixture(scope="module")
def whole(panel):
    return panel_view(panel, on=ON, document={})


def children(part):
    return {item["view"]["case_id"] for item in part["items"]}


class DescribeTheParagraphs:
    def it_gives_the_whole_minutes_all_of_them_marked(self, whole):
        said = " ".join(item["discussion"] for item in with_paragraphs(whole)["items"])
        assert SECRET in said
        assert "For Ellerbeck Police and Ellerbeck Youth Justice Service only." in said

    @pytest.mark.parametrize(("agency", "may"), [(POLICE, True), (HEALTH, False), (HARBOUR, False)])
    def it_gives_an_agency_its_own_alone(self, whole, agency, may):
        part = for_agency(whole, agency)
        assert "EB-2006" in children(part)
        assert (SECRET in str(part["items"])) is may

    def it_gives_a_child_none(self, whole):
        assert SECRET in str(whole["items"])
        assert SECRET not in str(extract(whole, "EB-2006"))


class DescribeThePartOfAnAgency:
    def it_holds_the_children_it_comes_for(self, whole):
        assert children(for_agency(whole, PROBATION)) == {"EB-2005"}
        assert children(for_agency(whole, SOCIAL)) == {"EB-2003", "EB-2004", "EB-2007", "EB-2008"}
        assert len(children(for_agency(whole, POLICE))) == 8

    def it_leaves_out_every_word_of_the_others_and_of_the_panel(self, whole):
        part = for_agency(whole, PROBATION)
        assert part["actions"]
        assert {one["child"] for one in part["actions"]} == {"Zofia Nowak"}
        assert not {"learning", "any_other_business", "panel_actions"} & part.keys()
        assert all(one["case_id"] == "EB-2005" for one in part["matters_arising"])
        told = [name for one in part["attendance"] for name in one.get("for_children", ())]
        assert set(told) == {"Zofia Nowak"}
        assert not [one for one in part["attendance"] if "for_items" in one]

    def it_knows_no_agency_that_is_not_there(self, whole):
        with pytest.raises(CaseError, match="Nobody from the bakery"):
            for_agency(whole, "the bakery")


class DescribeAPack:
    def it_is_one_file_for_each_agency_with_bookmarks(self, samples):
        folder = samples / "panel-cases"
        made = Toolkit().packs(
            folder / "panels" / "EB-2026-02.json", folder, on=ON, for_agencies=True
        )
        assert made.notes == ()
        assert len(made.files) == 6
        pdf = made.files["pack_EB-2026-02_probation-service-ellerbeck.pdf"]
        with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
            titles = [one.title for one in outline.root]
        assert titles == [
            "Contents",
            "Agenda",
            "Minutes of the panel of 14 January 2026",
            "Proforma: Zofia Nowak",
        ]

    def it_is_refused_where_a_part_names_a_child_of_somebody_else(self, samples):
        folder = samples / "panel-cases"
        toolkit = Toolkit()
        before = toolkit.open(folder / "panels" / "EB-2026-01.json")
        before.data["items"][2]["discussion"] += " She knows Callum Hartley."
        panel = toolkit.open(folder / "panels" / "EB-2026-02.json")
        with pytest.raises(FaultyInputError, match="EB-2005 would name another child"):
            agency_packs(toolkit._producer, toolkit.catalogue, panel, before, on=ON)

    def it_is_refused_where_a_proforma_names_a_child_of_somebody_else(self, samples):
        folder = samples / "panel-cases"
        toolkit = Toolkit()
        panel = toolkit.open(folder / "panels" / "EB-2026-02.json")
        zofia = next(case for case in panel.cases if case.identifier == "EB-2005")
        zofia.data["cart"]["summary"] += " She was seen with Callum Hartley."
        with pytest.raises(FaultyInputError, match="another child"):
            agency_packs(toolkit._producer, toolkit.catalogue, panel, None, on=ON)


class DescribeFindingsInAPack:
    """What the rules ask is told to agencies; what the record holds amiss stays with its keeper."""

    def told(self, trial, samples, **changed):
        toolkit = Toolkit()
        case = toolkit.open(samples / "panel-cases" / "maisie-hartley.json")
        case = replace(case, data={**case.data, **changed}, own=None)
        kind = toolkit.catalogue.get("cart-proforma")
        ((_, context),) = toolkit._producer.prepare(kind, case, on=ON, draft=False, trial=trial)
        return {one["id"] for one in context["findings"]}

    def it_leaves_out_what_the_record_holds_amiss(self, samples):
        own = self.told(Trial(), samples)
        shared = self.told(Trial(agencies=True), samples)
        assert "dates-doubtful" in own - shared
        assert "pathway-missing" in own & shared
        assert shared <= own

    def it_leaves_out_the_names_that_a_record_holds_of_others(self, samples):
        cart = {"summary": "Her uncle Zebedee Quill was there."}
        case = Toolkit().open(samples / "panel-cases" / "maisie-hartley.json")
        cart = {**case.data["cart"], **cart}
        shared = self.told(Trial(agencies=True), samples, cart=cart)
        assert not any("name" in one or "sample" in one for one in shared)

    def it_holds_none_of_it_in_the_pack_of_the_police(self, samples):
        folder = samples / "panel-cases"
        made = Toolkit().packs(
            folder / "panels" / "EB-2026-02.json", folder, on=ON, for_agencies=True
        )
        [police] = [pdf for name, pdf in made.files.items() if "police" in name]
        said = " ".join(text for _, text in pages_of(police))
        assert "What to look at, by the rules" in said
        assert "consistency of the record" not in said
        assert "one child, one case" not in said


class DescribeWhatMaySeeAPlace:
    def it_agrees_with_what_is_taken_out_of_a_view(self, samples):
        case = Toolkit().open(samples / "dto-yoi.json")
        seen = view(case, on=ON, document={})
        for reader in ("child", "parent", "court", "secure_estate", "professional", "manager"):
            kept = redact(seen, [reader])
            for path in places_of(case.data):
                assert may_see(case.data, path, [reader]) is (found(kept, path) is not None), path

    def it_sees_no_place_that_the_schema_does_not_know(self, samples):
        case = Toolkit().open(samples / "dto-yoi.json")
        assert not may_see(case.data, ("child", "shoe_size"), ["professional"])
        assert may_see(case.data, (), ["child"])


def places_of(value, path=()):
    """The places of the sections that a view holds as the file does."""
    if path and path[0] not in ("child", "court", "assessment", "plan"):
        return
    if path:
        yield path
    for step, inner in value.items() if isinstance(value, dict) else ():
        if inner not in (None, "", [], {}):
            yield from places_of(inner, (*path, step))


def found(value, path):
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value
