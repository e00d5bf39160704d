"""What is worked out once for a case and a day."""

from datetime import date
from pathlib import Path

from generator.case import case_view, load
from generator.catalogue import Catalogue
from generator.documents._worked import Worked
from generator.documents.produce import Producer, Trial
from generator.resources import Resources, shipped
from generator.word import Needed

ON = date(2026, 3, 3)
SAMPLE = shipped("samples") / "dto-yoi.json"


class DescribeWorkedOutOnce:
    def it_looks_at_a_case_and_a_day_once_for_all_kinds(self, monkeypatch):
        seen = []
        monkeypatch.setattr(
            "generator.documents._worked.case_view",
            lambda case, on: seen.append((case, on)) or case_view(case, on),
        )
        producer, case = Producer(Resources()), load(Path(SAMPLE))
        kinds = [k for k in Catalogue(Resources()).kinds() if k.subject == "case"]
        for kind in kinds:
            list(producer.prepare(kind, case, on=ON, draft=True))
        assert sum(kind.read_back for kind in kinds) > 1
        assert seen == [(producer.worded(case, ON), ON)]

    def it_locates_a_copy_in_which_people_are_the_same_in_their_teams(self):
        case = load(Path(SAMPLE))
        worked = Worked(case, ON)
        name = worked.located["people"][0]["name"]
        assert name.place == f"{case.identifier}/people/0/name"
        assert worked.view == case_view(worked.worded, ON)
        assert not hasattr(worked.view["people"][0]["name"], "place")
        everyone = [*worked.located["family"], *worked.located["workers"]]
        assert {id(one) for one in everyone} == {id(one) for one in worked.located["people"]}

    def it_gives_the_same_dates_for_the_same_case_day_and_pack_only(self):
        producer, case = Producer(Resources()), load(Path(SAMPLE))
        first = producer.dates(case, ON)
        assert producer.dates(case, ON) is first
        assert producer.dates(case, date(2026, 3, 4)) is not first
        assert producer.dates(case, ON, Trial("national")) is not first
        assert producer.dates(case, ON, Trial(None, date(2026, 5, 1))) is not first
        assert producer.dates(load(Path(SAMPLE)), ON) is not first
        assert producer.dates(case, ON, Trial("bolton")) is first

    def it_makes_the_same_documents_however_often_and_in_whatever_order(self):
        kinds = [k for k in Catalogue(Resources()).kinds() if k.subject == "case"]
        once, case = Producer(Resources()), load(Path(SAMPLE))
        for kind in reversed(kinds):
            list(once.prepare(kind, case, on=ON, draft=True))
        for kind in kinds:
            fresh = Producer(Resources()).prepare(kind, load(Path(SAMPLE)), on=ON, draft=True)
            again = once.prepare(kind, case, on=ON, draft=True)
            assert list(map(_as_told, again)) == list(map(_as_told, fresh))


def _as_told(value):
    """The same with what is missing by what it is called, since no gap equals another."""
    if isinstance(value, Needed):
        return ("missing", value._undefined_name)
    if isinstance(value, dict):
        return {name: _as_told(inner) for name, inner in value.items()}
    return [_as_told(inner) for inner in value] if isinstance(value, list | tuple) else value
