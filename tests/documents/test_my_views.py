"""The form that a child fills in: made, filled in any program, and back in the case."""

import functools
import io
import json

import pytest
from pypdf import PdfReader, PdfWriter

from generator.case import loads
from generator.toolkit import Toolkit
from tests.conftest import ROOT
from tests.documents.conftest import ON

SAMPLES = ROOT / "samples"
SAID = {
    "going_well": "I got up every day.\nI made a cake – with icing.",
    "hard": "The bus.",
    "change": "See Nan more.",
    "ask": "When can I go swimming?",
    "people": "Nan. Not too many people.",
    "told_on": "1 March 2026",
    "helped_by": "Nan",
}


def form_of(case, folder):
    toolkit = Toolkit()
    made = toolkit.generate(toolkit.open(case), ["my-views"], formats=["form"], on=ON)
    [path] = toolkit.write(made, folder)
    return path


def fill_in(form, **said):
    """What a reader's own PDF program does, with a library that is not ours."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(form.read_bytes())))
    for page in writer.pages:
        writer.update_page_form_field_values(page, said, auto_regenerate=False)
    writer.write(form)


@pytest.fixture(params=["dto-yoi", "breach-transition"])
def case(request, tmp_path):
    path = tmp_path / "case.json"
    path.write_bytes((SAMPLES / f"{request.param}.json").read_bytes())
    return path


def views_in(path):
    return json.loads(path.read_bytes()).get("voice", {}).get("views", {})


class DescribeMyViews:
    def it_says_nothing_new_before_it_is_filled_in(self, case, tmp_path):
        form, toolkit = form_of(case, tmp_path), Toolkit()
        back = toolkit.changes_in(form, case, on=ON)
        assert (back.changes, back.conflicts) == ((), ())

    def it_brings_each_answer_to_its_field(self, case, tmp_path):
        before, form, toolkit = views_in(case), form_of(case, tmp_path), Toolkit()
        fill_in(form, **SAID, how="I will say it myself")
        back = toolkit.changes_in(form, case, on=ON)
        assert back.conflicts == ()
        back.apply()
        kept = {name: before[name] for name in ("meeting", "on") if name in before}
        assert views_in(case) == {**kept, **SAID, "told_on": "2026-03-01", "how": "myself"}
        assert Toolkit().changes_in(form, case, on=ON).changes == ()

    def it_gives_a_patch_that_makes_the_same_case(self, case, tmp_path):
        form, toolkit = form_of(case, tmp_path), Toolkit()
        fill_in(form, **SAID, how="Somebody reads it out")
        record = toolkit.open(case)
        found = toolkit.read_form(form, record, toolkit.form_map(form), on=ON)
        assert found.faults == ()
        after = json.loads(case.read_bytes())
        for step in found.patch:
            *way, last = step["path"].split("/")[1:]
            holder = functools.reduce(lambda held, name: held[name], way, after)
            assert step["op"] == ("replace" if last in holder else "add")
            holder[last] = step["value"]
        wanted = json.loads(toolkit.changes_in(form, case, on=ON).patched)
        assert after == wanted
        assert loads(json.dumps(after).encode()).identifier == record.identifier

    def it_leaves_alone_what_the_child_left_empty(self, tmp_path):
        case = SAMPLES / "breach-transition.json"
        form = form_of(case, tmp_path)
        fill_in(form, hard="Mornings.")
        back = Toolkit().changes_in(form, case, on=ON)
        assert json.loads(back.patched)["voice"]["views"] == {"hard": "Mornings."}

    def it_is_taken_for_no_other_child(self, tmp_path):
        form = form_of(SAMPLES / "dto-yoi.json", tmp_path)
        fill_in(form, hard="Mornings.")
        back = Toolkit().changes_in(form, SAMPLES / "breach-transition.json", on=ON)
        assert back.changes == ()
        assert "somebody else" in str(back.conflicts[0])


class DescribeTheMapsOfOurForms:
    def they_name_every_field_of_the_form(self, tmp_path):
        toolkit = Toolkit()
        kinds = [kind for kind in toolkit.catalogue.kinds() if "form" in kind.formats]
        assert kinds
        for kind in kinds:
            record = toolkit.open(SAMPLES / "dto-yoi.json")
            made = toolkit.generate(record, [kind.name], formats=["form"], on=ON)
            [path] = toolkit.write(made, tmp_path)
            assert toolkit.form_map(path) == kind.form_map
