"""A finished extract names no other child of the panel, in either format."""

import json
import random
from datetime import date
from itertools import product

import pytest

from generator.errors import FaultyInputError
from generator.toolkit import FORMATS, Toolkit
from tests.case.names.panels import CASES, OURS, PLACES, QUIET, WAYS, panel, with_text

ON = date(2026, 3, 12)
_EVERY = list(product(PLACES, WAYS))
# A line cannot hold a change of direction: the case file is refused before.
_NO_LINE = "\u202e"


def made(folder, data, ours=OURS, formats=FORMATS):
    for name, case in {**CASES, "james": ours}.items():
        (folder / f"{name}.json").write_text(json.dumps(case), "utf-8")
    (folder / "panel.json").write_text(json.dumps(data), "utf-8")
    toolkit = Toolkit()
    opened = toolkit.open(folder / "panel.json")
    return toolkit.generate(opened, ["cart-minutes"], on=ON, formats=formats, draft=True)


def refused(folder, place, way, form):
    with pytest.raises(FaultyInputError) as caught:
        made(folder, *with_text(place, way), formats=[form])
    return caught.value


class DescribeExtracts:
    def they_are_made_for_each_child_of_a_panel_that_keeps_them_apart(self, tmp_path):
        assert len(made(tmp_path, panel())) == 2 * 5

    @pytest.mark.parametrize("form", FORMATS)
    @pytest.mark.parametrize("place", PLACES, ids=str)
    def they_are_refused_with_the_place_and_without_the_name(self, tmp_path, place, form):
        error = refused(tmp_path, place, "Tell J\u00adamie Tuesday.", form)
        assert "amie" not in str(error)
        assert error.faults

    @pytest.mark.parametrize(("place", "way"), random.Random(7).sample(_EVERY, 12), ids=str)
    def they_are_refused_for_any_way_in_any_place(self, tmp_path, place, way):
        refused(tmp_path, place, way, "docx")

    @pytest.mark.slow
    @pytest.mark.parametrize("form", FORMATS)
    @pytest.mark.parametrize("place", PLACES, ids=str)
    def they_are_refused_for_every_way_in_every_place(self, tmp_path, place, form):
        passed = []
        for way in WAYS:
            try:
                made(tmp_path, *with_text(place, way), formats=[form])
                passed.append(way)
            except FaultyInputError:
                pass
        assert passed == []

    def they_name_the_place_in_the_childs_case(self, tmp_path):
        error = refused(tmp_path, ("case", "placement", "establishment"), "Okoro House", "docx")
        assert error.faults == ("“Establishment” in the placement section of the child's case",)

    def they_are_searched_as_they_are_printed(self, tmp_path):
        """A part of the case that no place of the panel holds, printed by the template."""
        ours = {**OURS, "sentence": {**OURS["sentence"], "date": "2010-11-03"}}
        with pytest.raises(FaultyInputError) as caught:
            made(
                tmp_path,
                panel(),
                ours | {"child": {**OURS["child"], "date_of_birth": "1995-06-14"}},
            )
        assert any("sentence" in fault for fault in caught.value.faults)

    def they_are_made_of_ordinary_words(self, tmp_path):
        data = panel()
        data["items"][0]["discussion"] = "\n\n".join(QUIET)
        assert len(made(tmp_path, data, formats=["docx"])) == 5
