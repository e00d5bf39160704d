"""Every kind of document from every sample: what it needs is asked for by name, what its readers
may not see is nowhere in its files."""

import copy
import io
import json
import zipfile
from functools import cache

import pytest

from generator.case import loads
from generator.case._fault import FaultyCaseError
from generator.case._shape import shape
from generator.catalogue import FORMATS
from generator.documents.finished import said_in
from generator.errors import FaultyInputError
from generator.toolkit import Toolkit
from tests.conftest import ROOT
from tests.documents.conftest import ON
from tests.documents.test_protected import fields
from tests.sweeps import times

TOOLKIT = Toolkit()
KINDS = [kind for kind in TOOLKIT.catalogue.kinds() if kind.subject == "case"]
SAMPLES = ("dto-yoi", "remand", "breach-transition", "s250-secure-home", "s250-recall")
# Two samples tell most; all of them when the whole sweep is asked for.
FEW = times(2, len(SAMPLES))
# What a marker must not be put into: it would be another fact, and not another text.
FACTS = {"case_id", "schema", "id", "date_of_birth", "file", "photo", "logo", "pack"}


@cache
def sample(name):
    return json.loads((ROOT / "samples" / f"{name}.json").read_bytes())


@cache
def record(name):
    return loads(json.dumps(sample(name)).encode())


@cache
def ready_from(name):
    found = TOOLKIT.readiness(record(name), on=ON)
    return frozenset(one.kind.name for one in found if one.ready)


def samples_of(kind):
    return [name for name in SAMPLES if kind.name in ready_from(name)][:FEW]


def needed(schema, data, path=()):
    """The places of all that a schema requires outright and that stands in the data."""
    for part in schema.get("allOf", ()):
        yield from needed(part, data, path)
    if isinstance(data, dict):
        yield from ((*path, name) for name in schema.get("required", ()) if name in data)
        for name, inner in schema.get("properties", {}).items():
            if name in data:
                yield from needed(inner, data[name], (*path, name))
    elif isinstance(data, list) and isinstance(schema.get("items"), dict):
        for number, entry in enumerate(data):
            yield from needed(schema["items"], entry, (*path, number))


def without(data, path):
    changed = copy.deepcopy(data)
    holder = changed
    for step in path[:-1]:
        holder = holder[step]
    del holder[path[-1]]
    return changed


def titled(path):
    place = shape("case")
    for step in path:
        place = place.item if isinstance(step, int) else place.field(step)
    return str(place._place.says("title") or path[-1])


def seeded(data, audience):
    """A case with a word of its own in every text that a reader may not see, and those words."""
    hidden = {
        path: f"Zq{number:04d}Hidden"
        for number, (path, text, readers, long) in enumerate(fields(data, shape("case")))
        if not set(audience) <= readers and path[-1] not in FACTS and (long or " " in text)
    }
    for _ in range(4):
        changed = copy.deepcopy(data)
        for path, word in hidden.items():
            holder = changed
            for step in path[:-1]:
                holder = holder[step]
            holder[path[-1]] = word
        try:
            return loads(json.dumps(changed).encode()), set(hidden.values())
        except FaultyCaseError as error:
            # A field whose form takes no such word.
            faulty = {fault.pointer for fault in error.details}
            hidden = {p: w for p, w in hidden.items() if f"/{'/'.join(map(str, p))}" not in faulty}
    raise AssertionError("the words fit no case")


def everything(document):
    """All that a file says, and the bytes of all parts of an office file."""
    ending = FORMATS[document.format].ending.rpartition(".")[2]
    yield from (said.text for said in said_in(document.content, ending))
    if document.content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
            for name in archive.namelist():
                yield archive.read(name).decode("utf-8", "replace")


class DescribeEveryKind:
    @pytest.mark.slow
    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
    def it_asks_for_each_needed_field_by_name(self, kind):
        schema = json.loads(kind.requirements.read_bytes())
        for name in samples_of(kind):
            data = sample(name)
            for path in dict.fromkeys(needed(schema, data)):
                try:
                    changed = loads(json.dumps(without(data, path)).encode())
                except FaultyCaseError:
                    continue  # No case at all can be without it.
                one = TOOLKIT.readiness_of(kind, changed, on=ON)
                if one.ready:
                    # What can be worked out is no gap: the finished paper is whole without it.
                    assert TOOLKIT.generate(changed, [kind.name], on=ON)
                    continue
                told = " ".join(one.missing).casefold()
                last = [step for step in path if isinstance(step, str)][-1]
                assert last in told or titled(path).casefold() in told, (path, one.missing)

    @pytest.mark.slow
    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
    def it_holds_nothing_that_its_readers_may_not_see(self, kind):
        sown = 0
        for name in samples_of(kind):
            case, words = seeded(sample(name), kind.audience)
            sown += len(words)
            for form in kind.formats:
                try:
                    made = TOOLKIT.generate(
                        case,
                        [kind.name],
                        formats=[form],
                        on=ON,
                        draft=form in ("docx", "pdf", "form", "html"),
                    )
                except FaultyInputError as error:
                    assert "Zq" not in str(error)
                    continue
                text = "\n".join(line for one in made for line in everything(one))
                assert sorted(word for word in words if word in text) == []
        assert (
            sown
            or set(kind.audience) <= {"professional", "manager", "secure_estate"}
            or not samples_of(kind)
        )
