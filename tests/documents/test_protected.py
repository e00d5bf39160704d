"""A value that a reader may not see is in no document for that reader, wherever it stands."""

import copy
import html
import io
import json
import random
import re
import zipfile
from datetime import date

import pytest

from generator.case import loads
from generator.case._shape import shape
from generator.errors import FaultyInputError
from generator.toolkit import Toolkit
from tests import sweeps

ON = date(2026, 3, 2)
KINDS = ("pathways-plan", "licence-easy-read", "psr-custody", "breach-report", "cart-proforma")
FAMILY = {"child", "parent"}


def fields(data, along, path=(), readers=None):
    """(path, text, who may see it, whether it is a long answer) of every text of a case."""
    readers = readers if readers is not None else along.readers
    if isinstance(data, dict):
        less = FAMILY if data.get("non_disclosure") else set()
        for name, inner in data.items():
            field = along.field(name)
            yield from fields(
                inner, field, (*path, name), (readers or field.readers) & field.readers - less
            )
    elif isinstance(data, list):
        for number, inner in enumerate(data):
            yield from fields(inner, along.item, (*path, number), readers)
    elif isinstance(data, str) and not along.codes:
        yield path, data, readers, along._place.says("format") == "narrative"


def put(data, path, text):
    changed = copy.deepcopy(data)
    target = changed
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = text
    return changed


def words(document):
    if document.format == "html":
        xml = html.unescape(document.content.decode())
    else:
        with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
            xml = archive.read("word/document.xml").decode()
    text = "\n".join(re.sub("<[^>]+>", "", part) for part in re.split("</(?:w:)?p>", xml))
    return " ".join(re.findall(r"\w+", text.lower()))


def told(data, kind, value):
    """Whether a document of that kind is made and holds the value."""
    record = loads(json.dumps(data).encode())
    try:
        formats = ["docx", "html"] if kind == "licence-easy-read" else ["docx"]
        made = Toolkit().generate(record, [kind], on=ON, formats=formats, draft=True)
    except FaultyInputError:
        return False
    sought = " ".join(re.findall(r"\w+", value.lower()))
    return any(sought in words(document) for document in made)


def full(samples, name="dto-yoi"):
    data = json.loads((samples / f"{name}.json").read_text("utf-8"))
    data["plan"]["accommodation"]["address"] = {
        "lines": ["77 Drovers Row"],
        "town": "Oxmere",
        "postcode": "ZZ9 5QX",
        "non_disclosure": True,
    }
    return data


def certain(path, text):
    """Whether a text is itself wherever it stands: an address, or several words."""
    field = next(step for step in reversed(path) if isinstance(step, str))
    if field in (
        "name",
        "who",
        "by",
        "owner",
        "phone",
        "with_whom",
        "referred_by",
        "author",
        "option",
    ):
        return False
    return field in ("lines", "postcode") or len(text.split()) >= 6


def hidden(data, kind):
    audience = set(Toolkit().catalogue.get(kind).audience)
    return [
        (path, text)
        for path, text, readers, _ in fields(data, shape("case"))
        if not audience <= readers and certain(path, text)
    ]


def gaps(data, kind):
    """What a kind lacks of a case."""
    toolkit = Toolkit()
    record = loads(json.dumps(data).encode())
    return toolkit.readiness_of(toolkit.catalogue.get(kind), record, on=ON).missing


class DescribeProtectedValues:
    def they_are_refused_with_both_places_and_without_their_words(self, samples):
        data = full(samples)
        data["plan"]["summary"] = "He will stay at 77, Drovers row."
        with pytest.raises(FaultyInputError) as caught:
            Toolkit().generate(loads(json.dumps(data).encode()), ["pathways-plan"], on=ON)
        assert "“Summary” in the plan section" in str(caught.value).replace("agreed summary", "")
        assert "Drovers" not in str(caught.value)

    def they_are_no_names_of_sentences(self, samples):
        data = json.loads((samples / "dto-yoi.json").read_text("utf-8"))
        data["plan"]["summary"] = "He is serving a detention and training order."
        options = [one["option"].lower() for one in data["pre_sentence"]["alternatives"]]
        assert "detention and training order" in options
        assert Toolkit().generate(loads(json.dumps(data).encode()), ["pathways-plan"], on=ON)

    @pytest.mark.parametrize(
        "said",
        [
            *("Referral order, 12 months", "Attempted robbery and possession of a knife"),
            "None, and no known allergies",
            *(
                pytest.param(said, marks=pytest.mark.slow)
                for said in (
                    "Detention and training order, 8 months",
                    "Youth rehabilitation order with intensive supervision and surveillance",
                    "Community resolution, no conviction",
                    "Possession of a bladed article in a public place",
                    "Theft from a shop, two charges",
                    "Not seen, voicemail left",
                    "Remanded to custody",
                    "Taking a motor vehicle without consent",
                    "Assault occasioning actual bodily harm",
                )
            ),
        ],
    )
    @pytest.mark.parametrize(
        "source",
        [
            ("court", "previous", 0, "outcome"),
            ("court", "previous", 0, "offence"),
            ("pre_sentence", "placement_needs", "medication"),
            ("compliance", 0, "evidence"),
            ("pre_sentence", "alternatives", 0, "why_considered"),
        ],
        ids=str,
    )
    def they_are_no_words_of_law_or_of_any_record(self, samples, source, said):
        data = put(json.loads((samples / "dto-yoi.json").read_text("utf-8")), source, said)
        data["plan"]["summary"] = f"What was written: {said}."
        for one in Toolkit().readiness(loads(json.dumps(data).encode()), on=ON):
            assert not any("may not see" in gap for gap in one.missing)

    def they_are_words_of_law_where_somebody_was_harmed(self, samples):
        source = ("court", "victims", "summary")
        data = put(full(samples), source, "Assault by a person known at home")
        data["plan"]["summary"] = "It was assault by a person known at home."
        assert any("may not see" in gap for gap in gaps(data, "pathways-plan"))

    @pytest.mark.parametrize(
        "said",
        [
            "Referral order, 12 months, from Harbour Lane",
            "No written permission from the carer in Oxmere",
            "Remanded on 14 May 2024 for a knife",
        ],
    )
    def they_are_what_says_more_than_words_of_law(self, samples, said):
        source = ("pre_sentence", "alternatives", 0, "why_considered")
        data = put(json.loads((samples / "dto-yoi.json").read_text("utf-8")), source, said)
        data["plan"]["summary"] = f"What was written: {said}."
        assert any("may not see" in gap for gap in gaps(data, "pathways-plan"))

    @pytest.mark.parametrize(
        "written",
        [
            *(
                "77 Drovers Row",
                "77 DROVERS ROW",
                "77, Drovers Row,",
                "77 Dro\u00advers Row",
            ),
            *("77 **Drovers** Row", "ZZ9 5QX", "zz95qx", "ZZ9\u00a05QX"),
        ],
    )
    @pytest.mark.parametrize(
        ("kind", "place"),
        [
            ("pathways-plan", ("plan", "summary")),
            ("pathways-plan", ("meetings", 6, "where")),
            ("pathways-plan", ("supervision", "appointments", 0, "where")),
            ("licence-easy-read", ("supervision", "appointments", 0, "where")),
            ("licence-easy-read", ("supervision", "conditions", 0, "official_text")),
        ],
        ids=str,
    )
    def they_are_found_however_an_address_is_written(self, samples, kind, place, written):
        data = put(full(samples), place, f"At {written} on Monday.")
        assert any("may not see" in gap for gap in gaps(data, kind))

    def they_are_nowhere_in_the_samples(self, samples):
        toolkit = Toolkit()
        for name in ("dto-yoi", "remand", "breach-transition", "s250-secure-home"):
            for one in toolkit.readiness(toolkit.open(samples / f"{name}.json"), on=ON):
                assert not any("may not see" in gap for gap in one.missing)

    @pytest.mark.parametrize("kind", KINDS)
    def they_reach_no_reader_from_another_place(self, samples, kind):
        self._hold(samples, kind, random.Random(kind), 8)

    @pytest.mark.slow
    @pytest.mark.parametrize("kind", KINDS)
    def they_reach_no_reader_from_any_other_place(self, samples, kind):
        self._hold(samples, kind, random.Random(kind), sweeps.times(40, 400))

    def _hold(self, samples, kind, pick, times):
        data = full(samples, "breach-transition" if kind == "breach-report" else "dto-yoi")
        secrets = hidden(data, kind)
        if not secrets:
            return
        audience = set(Toolkit().catalogue.get(kind).audience)
        places = [
            path
            for path, _, readers, long in fields(data, shape("case"))
            if long and audience <= readers
        ]
        for _ in range(times):
            (source, secret), place = pick.choice(secrets), pick.choice(places)
            changed = put(data, place, f"Before. {secret} After.")
            assert not told(changed, kind, secret), (source, place)


class DescribeWhatIsBooked:
    def it_keeps_a_date_that_the_family_may_not_see(self, samples):
        data = json.loads((samples / "breach-transition.json").read_text("utf-8"))
        data["breach"]["hearing_date"] = "2027-01-19"
        record = loads(json.dumps(data).encode())
        toolkit = Toolkit()
        shown = {}
        for kind in ("pathways-plan", "breach-report"):
            made = toolkit.generate(record, [kind], on=ON, formats=["docx"], draft=True)
            shown[kind] = "19 january 2027" in words(made[0])
        assert shown == {"pathways-plan": False, "breach-report": True}
