"""Properties that hold for any input: no surprise errors, no fault unseen, no case that breaks."""

import copy
import json
from datetime import date

import jsonschema
import jsonschema_rs
import pytest
import referencing
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.case import FaultyCaseError, Panel, load, loads, panel_view, redact, view
from generator.case._redact import AUDIENCES
from generator.case._schema import root
from generator.case._validate import schema_drafts
from generator.errors import CaseError
from generator.resources import shipped
from tests.case.any_case import made, settled
from tests.case.conftest import small_case

ON = date(2026, 3, 3)
DOCUMENT = {"kind": "x", "title": "X", "draft": False, "provenance": "Made here."}
BASE = "https://throughcare.example/schemas/"
DOCUMENTS = {
    BASE + path.name: json.loads(path.read_text("utf-8"))
    for path in shipped("schemas").glob("*.json")
}
REGISTRY = jsonschema_rs.Registry(list(DOCUMENTS.items()))
ORACLE = jsonschema.Draft202012Validator(
    DOCUMENTS[f"{BASE}case.schema.json"],
    registry=referencing.Registry().with_contents(DOCUMENTS.items()),
    format_checker=jsonschema.FormatChecker(["date"]),
)
# A case has very many fields: the least one drawn is large as well.
_LARGE = [HealthCheck.too_slow, HealthCheck.large_base_example]
UNHURRIED = settings(deadline=None, suppress_health_check=_LARGE)
SAMPLES = sorted(shipped("samples").glob("*.json"))

anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(["dto", "2026-02-30", "2026-03-03", "25:00", "on-track", "curfew"]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)


def judge(name):
    return jsonschema_rs.Draft202012Validator(
        DOCUMENTS[f"{BASE}{name}.schema.json"], registry=REGISTRY, validate_formats=True
    )


def places(value, path=()):
    yield path
    if not isinstance(value, dict | list):
        return
    for key, found in value.items() if isinstance(value, dict) else enumerate(value):
        yield from places(found, (*path, key))


@st.composite
def damaged(draw):
    """A small case with one to three places changed, dropped or added to."""
    data = small_case()
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from([p for p in places(data) if p]))
        target = data
        for step in path[:-1]:
            target = target[step]
        change = draw(st.sampled_from(["put", "drop", "add", "twice"]))
        if change == "put":
            target[path[-1]] = draw(anything)
        elif change == "drop":
            del target[path[-1]]
        elif isinstance(target, list):
            target.append(copy.deepcopy(target[path[-1]]))
        elif change == "add":
            target[draw(st.text(max_size=8) | st.sampled_from(["statsu", "name", "id"]))] = draw(
                anything
            )
        if not isinstance(data, dict) or not data:
            break
    return data


class DescribeAnyInput:
    @UNHURRIED
    @given(st.binary(max_size=200))
    @example(b"\xff\xfe")
    @example(b'{"\\ud800": "\\udfff"}')
    def it_raises_nothing_but_case_errors_for_bytes(self, data):
        with pytest.raises(CaseError):
            loads(data)

    @UNHURRIED
    @given(anything)
    def it_raises_nothing_but_case_errors_for_json(self, value):
        with pytest.raises(CaseError) as caught:
            loads(json.dumps(value).encode())
        assert str(caught.value)

    @UNHURRIED
    @given(st.dictionaries(st.sampled_from(sorted(small_case())), anything))
    def it_raises_nothing_but_case_errors_for_sections_of_any_kind(self, value):
        with pytest.raises(CaseError):
            loads(json.dumps({"schema": "throughcare/case/1", **value}).encode())

    @UNHURRIED
    @given(st.dictionaries(st.sampled_from(["items", "attendance", "panel_id"]), anything))
    def it_raises_nothing_but_case_errors_for_panels(self, value):
        with pytest.raises(CaseError):
            loads(json.dumps({"schema": "throughcare/panel/1", **value}).encode())

    @UNHURRIED
    @given(damaged())
    def it_finds_a_fault_just_when_the_schema_has_one(self, data):
        # The oracle is another implementation of JSON Schema; ours must neither miss a fault
        # nor, in dropping echoes, lose the last one.
        assert bool(schema_drafts("case", data)) == (not ORACLE.is_valid(data))

    @UNHURRIED
    @given(damaged())
    @example({**small_case(), "plan": {"pathways": [{"pathway": "health"}] * 2}})
    def it_either_explains_or_shows_a_damaged_case(self, data):
        try:
            case = loads(json.dumps(data).encode())
        except FaultyCaseError as error:
            # Names of fields that cannot be printed read alike; their places differ.
            told = [(fault.pointer, fault.message) for fault in error.details]
            assert len(set(told)) == len(told) > 0
            return
        seen = view(case, on=ON, document=DOCUMENT)
        judge("view").validate(json.loads(json.dumps(seen)))


class DescribeAnyValidCase:
    @settings(UNHURRIED, max_examples=60)
    # A case has more choices than Hypothesis keeps: they are drawn from a seed that it keeps.
    @given(st.randoms(use_true_random=True))
    def it_is_accepted_shown_and_redacted(self, pick):
        data = settled(made(root("case"), pick))
        case = loads(json.dumps(data).encode())
        seen = view(case, on=ON, document=DOCUMENT)
        judge("view").validate(json.loads(json.dumps(seen)))
        for reader in AUDIENCES:
            kept = redact(seen, (reader,))
            assert redact(kept, (reader,)) == kept
        assert case.data == data


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
class DescribeTheSamples:
    def it_shows_a_view_that_fits_its_schema(self, path):
        record = load(path)
        if isinstance(record, Panel):
            name, seen = "panel-view", panel_view(record, on=ON, document=DOCUMENT)
        else:
            name, seen = "view", view(record, on=ON, document=DOCUMENT)
        judge(name).validate(json.loads(json.dumps(seen)))
        everyone = redact(seen, ("professional",))
        assert redact(everyone, AUDIENCES) == redact(seen, AUDIENCES)

    def it_agrees_with_another_validator(self, path):
        data = json.loads(path.read_text("utf-8"))
        if data["schema"].startswith("throughcare/case"):
            ORACLE.validate(data)
