"""The bundle of a case in one command: what goes into it, in order, and what holds it back."""

import io
import json

import pikepdf
import pytest

from generator.case.guide import guide
from generator.documents.bundles import bundle_plans
from generator.errors import FaultyInputError, NotReadyError
from generator.toolkit import Toolkit
from tests.conftest import ROOT
from tests.documents.conftest import ON
from tests.pdf.bundle import papers

SAMPLES = ROOT / "samples"
OF = {"breach": "breach-transition", "recall": "s250-recall"}


@pytest.fixture(params=sorted(OF))
def purpose(request):
    return request.param


def written(folder, purpose, change=lambda documents: None):
    """A case that holds every paper of its bundle beside it."""
    data = json.loads((SAMPLES / f"{OF[purpose]}.json").read_bytes())
    sorts = [paper for paper in bundle_plans()[purpose].papers if "document" in paper]
    documents = [
        {"what": one["document"], "title": f"Paper {n}", "file": f"{n}.pdf", "held": True}
        for n, one in enumerate(sorts)
    ]
    for one in documents:
        (folder / one["file"]).write_bytes(papers.blank())
    change(documents)
    data["breach"]["documents"] = documents
    path = folder / "case.json"
    path.write_text(json.dumps(data))
    return path


def bundled(path, purpose, **options):
    toolkit = Toolkit()
    return toolkit.bundle_for(toolkit.open(path), purpose, on=ON, **options)


class DescribeTheBundles:
    @pytest.mark.parametrize("plan", bundle_plans().values(), ids=lambda plan: plan.name)
    def they_hold_only_what_all_their_readers_may_see(self, plan):
        catalogue = Toolkit().catalogue
        for name in plan.kinds:
            assert set(plan.readers) <= set(catalogue.get(name).audience)
        documents = guide().find(("breach", "documents"))
        assert documents
        assert set(plan.readers) <= set(documents.audience)

    @pytest.mark.parametrize("plan", bundle_plans().values(), ids=lambda plan: plan.name)
    def they_name_what_there_is(self, plan):
        sorts = guide().find(("breach", "documents", "what"))
        assert sorts
        named = [paper["document"] for paper in plan.papers if "document" in paper]
        assert set(named) <= set(sorts.choices)
        assert len(set(named)) == len(named)
        assert all(guide().find(tuple(path.split("."))) for path in plan.subtitle)


class DescribeABundleOfACase:
    def it_holds_every_paper_in_the_order_of_the_plan(self, tmp_path, purpose):
        found = bundled(written(tmp_path, purpose), purpose)
        assert found.lacks == ()
        titles = [row.title for row in found.bundle.rows]
        plan, catalogue = bundle_plans()[purpose], Toolkit().catalogue
        numbers = iter(range(len(plan.papers)))
        wanted = [
            catalogue.get(paper["kind"]).title if "kind" in paper else f"Paper {next(numbers)}"
            for paper in plan.papers
        ]
        assert titles == wanted
        labelled = [bool(row.exhibit) for row in found.bundle.rows]
        assert labelled == ["document" in paper for paper in plan.papers]
        with pikepdf.open(io.BytesIO(found.bundle.pdf)) as pdf:
            assert len(pdf.pages) == found.bundle.pages
            assert next(str(one.title) for one in pdf.open_outline().root) == "Contents"

    def it_is_refused_with_each_needed_paper_that_is_not_held(self, tmp_path, purpose):
        needed = [one["name"] for one in bundle_plans()[purpose].papers if one.get("needed")]
        assert needed
        path = written(tmp_path, purpose, lambda documents: documents.clear())
        with pytest.raises(NotReadyError) as refused:
            bundled(path, purpose)
        assert len(refused.value.faults) == len(needed)
        for name, fault in zip(needed, refused.value.faults, strict=True):
            assert str(fault).lower().startswith(name)

    def it_counts_a_paper_that_is_not_held_yet_as_missing(self, tmp_path, purpose):
        def not_yet(documents):
            for one in documents:
                one["held"] = False

        with pytest.raises(NotReadyError):
            bundled(written(tmp_path, purpose, not_yet), purpose)

    def it_is_refused_with_a_paper_that_is_named_and_not_there(self, tmp_path, purpose):
        path = written(tmp_path, purpose)
        (tmp_path / "0.pdf").unlink()
        with pytest.raises(NotReadyError, match="cannot be made yet") as refused:
            bundled(path, purpose)
        assert [str(fault).partition(":")[0] for fault in refused.value.faults] == ["Paper 0"]

    def it_can_be_a_draft_that_says_what_it_lacks(self, tmp_path, purpose):
        path = written(tmp_path, purpose, lambda documents: documents.clear())
        found = bundled(path, purpose, draft=True)
        assert found.lacks
        assert all(row.exhibit == "" for row in found.bundle.rows)

    def it_waits_for_its_report_but_not_for_what_may_be_left_out(self, tmp_path):
        path = written(tmp_path, "recall")
        data = json.loads(path.read_bytes())
        meetings = data["meetings"]
        data["meetings"] = [one for one in meetings if one["type"] != "compliance-panel"]
        path.write_text(json.dumps(data))
        titles = [row.title for row in bundled(path, "recall").bundle.rows]
        assert titles[0] == Toolkit().catalogue.get("recall-report").title
        assert Toolkit().catalogue.get("compliance-panel").title not in titles
        data["breach"].pop("manager_agreed_on")
        path.write_text(json.dumps(data))
        with pytest.raises(NotReadyError, match="recall"):
            bundled(path, "recall")

    def it_suggests_the_name_that_was_meant(self, tmp_path):
        with pytest.raises(FaultyInputError, match="Did you mean recall"):
            bundled(written(tmp_path, "recall"), "recal")

    def it_is_about_one_child(self):
        with pytest.raises(FaultyInputError, match="name a case"):
            bundled(SAMPLES / "panel.json", "breach")
