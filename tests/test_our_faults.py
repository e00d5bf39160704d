"""A slip in our own code is told as ours, never as a damaged file or a faulty template."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from generator.case import _requirements
from generator.cli import main
from generator.documents.provenance import provenance_in
from generator.errors import PdfError
from generator.pdf.finish._supplied import explained
from generator.pdf.write._decode import decoded
from generator.resources import shipped
from generator.word import Template, template
from generator.word.compile import _store
from generator.word.merge._recent import Recent
from tests.pdf.bundle import papers
from tests.pdf.pieces import png
from tests.pdf.wordfile import p, word

TEMPLATE = word(p("{{ a }} of this test"))
CASE = shipped("samples") / "dto-yoi.json"
SLIPS = (AttributeError("no such thing"), TypeError("not that kind"), KeyError("no such key"))
GENERATE = ("generate", str(CASE), "pathways-plan", "--date", "2026-03-02", "--to", "out")
BUNDLE = ("bundle", "bundle.toml", "--to", "bundle.pdf")
# A function of ours behind each place that catches what damage sets off, and a way to it.
SEAMS = {
    "what is printed": ("generator.word.merge._printing._other", GENERATE),
    "what is read back": ("generator.word.readback.marking._bookmark", GENERATE),
    "long answers": ("generator.word.readback.marking.paragraphs", GENERATE),
    "requirements": ("generator.case._requirements._beyond", GENERATE),
    "places of a schema": ("generator.case._requirements.Place.of", GENERATE),
    "cleaning": ("generator.pdf.bundle._parts.clean", BUNDLE),
    "pages that cannot be read": ("generator.pdf.bundle._parts.is_tagged", BUNDLE),
    "streams": ("generator.pdf.finish._supplied.check_streams", BUNDLE),
}  # fmt: skip


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with a bundle."""
    listed = papers.manifest(tmp_path, {"paper.pdf": papers.scanned()})
    (tmp_path / "bundle.toml").write_text(listed)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ended(monkeypatch, capsys, *words):
    monkeypatch.setattr("sys.argv", ["throughcare", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code, capsys.readouterr().err


class DescribeASlip:
    @pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: type(slip).__name__)
    @pytest.mark.parametrize("seam", SEAMS)
    def it_is_told_as_ours(self, desk, monkeypatch, capsys, seam, slip):
        function, words = SEAMS[seam]

        def slips(*_args, **_more):
            raise slip

        _fresh(monkeypatch)
        monkeypatch.setattr(function, slips)
        code, said = ended(monkeypatch, capsys, *words)
        assert code == 70, said
        assert f"Something went wrong inside Throughcare ({type(slip).__name__})" in said
        assert "damaged" not in said

    @pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: type(slip).__name__)
    @pytest.mark.parametrize(
        ("function", "calls"),
        [
            ("generator.pdf.write._decode._made", lambda: decoded(png())),
            (
                "generator.documents.provenance.Provenance.from_properties",
                lambda: provenance_in(papers.scanned()),
            ),
            (
                "generator.word.compile._store.unpacked",
                lambda: [Template.open(TEMPLATE), _store.load(sha256(TEMPLATE).hexdigest())],
            ),
        ],
    )
    def it_is_not_caught_where_files_are_read(self, monkeypatch, tmp_path, function, calls, slip):
        def slips(*_args, **_more):
            raise slip

        monkeypatch.setenv("THROUGHCARE_CACHE", str(tmp_path))
        _fresh(monkeypatch)
        monkeypatch.setattr(function, slips)
        with pytest.raises(type(slip)):
            calls()


class DescribeDamage:
    @pytest.mark.parametrize(
        "asks",
        [
            lambda held: held["/Z"],
            lambda held: held.Z,
            lambda held: held.B["/X"],
            lambda held: held.C[5],
            lambda held: held[0],
            lambda held: list(held.B),
            lambda held: int(held.B),
            lambda held: len(held.B),
            lambda held: held.B.read_bytes(),
            lambda held: held.A.get("/X"),
            lambda held: list(held.A),
            lambda held: held.C.items(),
            lambda held: pikepdf.Rectangle(held.C),
            lambda held: sorted([held.B, held.C]),
        ],
    )
    def it_is_of_the_file_where_a_thing_in_it_is_of_the_wrong_kind(self, asks):
        held = Dictionary(A=1, B=Name.X, C=Array([1]))
        with pytest.raises(PdfError, match="damaged"), explained("The PDF"):
            asks(held)

    def it_is_ours_when_a_library_has_no_such_name(self):
        with pytest.raises(AttributeError), explained("The PDF"):
            assert pikepdf.NoSuchThing

    @pytest.mark.parametrize(
        "spoilt",
        [
            [],
            "{",
            {"allOf": 5},
            {"$ref": "https://throughcare.example/schemas/none.schema.json"},
            {"$ref": "https://throughcare.example/schemas/case.schema.json#/nowhere"},
            {"$ref": "#/nowhere"},
            {"$id": 3},
            {"properties": []},
            {"allOf": [{"required": 1}]},
        ],
    )
    def it_is_of_a_requirements_file_that_is_no_sound_schema(
        self, desk, monkeypatch, capsys, spoilt
    ):
        kind = Path("mine/templates/pathways-plan")
        shutil.copytree(shipped("templates") / "pathways-plan", kind)
        text = spoilt if isinstance(spoilt, str) else json.dumps(spoilt)
        (kind / "requirements.schema.json").write_text(text)
        code, said = ended(monkeypatch, capsys, *GENERATE, "--service", "mine")
        assert code == 2, said
        assert "Correct that schema" in said


def _fresh(monkeypatch):
    """Nothing remembered from other tests: what is remembered is not worked out again."""
    _requirements._opened.cache_clear()
    monkeypatch.setattr(template, "_OPENED", Recent(64))
