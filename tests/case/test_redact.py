"""Nothing reaches a reader whom the schema does not name."""

import json
from datetime import date

import pytest

from generator.case import loads, panel_view, redact, view
from generator.resources import shipped

ON = date(2026, 3, 3)
SECRET = "SECRET"
# Everything that must never reach the child or a parent, in one case.
HIDDEN = {
    "court": {
        "name": "Court",
        "offences": [{"offence": "Theft", "date": "2025-10-18", "harm_to_others": SECRET}],
        "victims": {"summary": SECRET, "safety": SECRET, "restorative": SECRET},
    },
    "assessment": {
        "people_who_pose_risk": [{"name": SECRET, "why": SECRET}],
        "exploitation": {"concern": True, "summary": SECRET},
        "others_safety_summary": SECRET,
        "strengths": ["shown"],
    },
    "cart": {"reason": "sentence", "victim_safety": SECRET, "restorative": SECRET},
    "placement": {
        "establishment": "Fernhill",
        "type": "yoi",
        "entered": "2026-02-12",
        "concerns": SECRET,
    },
    "events": [{"type": "other", "date": "2026-02-12", "note": SECRET}],
}


@pytest.fixture
def seen(data):
    data |= HIDDEN
    data["people"][1]["contact_note"] = SECRET
    data["supervision"]["conditions"][1] |= {"reason": SECRET, "victim_worker_consulted": True}
    data["child"]["home_address"] |= {"lines": [SECRET], "non_disclosure": True}
    return view(loads(json.dumps(data).encode()), on=ON, document={"kind": "x", "title": "X"})


class DescribeRedact:
    @pytest.mark.parametrize(
        "readers", [("child",), ("parent",), ("child", "professional"), ("parent", "manager")]
    )
    def it_keeps_secrets_from_the_child_and_parents(self, seen, readers):
        kept = redact(seen, readers)
        assert SECRET not in json.dumps(kept)
        assert "shown" in json.dumps(kept)
        assert "home_address" not in kept["child"]

    def it_shows_them_to_professionals(self, seen):
        kept = redact(seen, ("professional",))
        assert kept["court"]["victims"]["summary"] == SECRET
        assert kept["child"]["home_address"]["lines"] == [SECRET]

    def it_keeps_an_address_that_may_be_told(self, data):
        data["child"]["home_address"]["non_disclosure"] = False
        seen = view(loads(json.dumps(data).encode()), on=ON, document={})
        assert redact(seen, ("child",))["child"]["home_address"] == {
            "lines": ["14 Millrace Lane"],
            "town": "Calderbrook",
        }

    def it_reaches_copies_of_a_record_wherever_they_are(self, seen):
        # The same condition and person stand in several places of the view.
        kept = redact(seen, ("child",))
        assert "reason" not in kept["supervision"]["conditions"][1]
        assert "contact_note" not in kept["family"][0]
        assert "contact_note" not in kept["team"]["parent"]
        assert kept["warnings"][0]["about"][0]["condition"]["id"] == "keep-in-touch"

    def it_drops_what_no_schema_knows(self, seen):
        kept = redact({**seen, "surprise": SECRET}, ("professional",))
        assert "surprise" not in kept

    def it_leaves_labels_and_the_original_alone(self, seen):
        before = json.dumps(seen)
        kept = redact(seen, ("child",))
        assert kept["warnings"][0]["level"].label == "First warning"
        assert json.dumps(seen) == before

    @pytest.mark.parametrize("readers", [("child",), ("parent", "professional"), ("court",)])
    def it_keeps_of_one_section_what_it_keeps_of_all(self, seen, readers):
        whole = redact(seen, readers)
        for name in {*seen, "nothing"}:
            assert redact(seen, readers, {name}).get(name) == whole.get(name)

    def it_leaves_out_sections_that_nobody_asked_for(self, seen):
        assert redact(seen, ("professional",), {"child"}).keys() == {"child"}

    def it_keeps_of_the_cases_of_a_panel_what_it_keeps_of_all(self):
        folder = shipped("samples")
        panel = loads((folder / "panel.json").read_bytes(), folder=folder)
        seen = panel_view(panel, on=ON, document={"kind": "x", "title": "X"})
        whole = redact(seen, ("professional",))["items"]
        sections = {"child", "booked", "plan", "nothing"}
        for item, all_of_it in zip(
            redact(seen, ("professional",), None, sections)["items"], whole, strict=True
        ):
            assert {"child"} < item["view"].keys() < all_of_it["view"].keys()
            assert all(all_of_it["view"][name] == kept for name, kept in item["view"].items())

    @pytest.mark.parametrize("readers", [(), ("child", "everyone"), "everyone"])
    def it_refuses_readers_it_does_not_know(self, seen, readers):
        with pytest.raises(ValueError, match="the audience must be some of"):
            redact(seen, readers)
