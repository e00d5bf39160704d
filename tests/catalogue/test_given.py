"""What a kind is given: by name, for subjects that can have it, and in formats that show it."""

import pytest

from generator.catalogue import FORMATS, GIVEN, SUBJECTS, Catalogue, vocabulary
from generator.catalogue._reading import read_kind
from generator.catalogue.formats import format_of
from generator.documents.providers import PROVIDERS
from generator.documents.sheets import CALENDARS, SHEETS
from generator.documents.writers import WRITERS
from generator.errors import FaultyInputError
from generator.resources import Resources, shipped

HEAD = (
    'kind = "letter"\ntitle = "Letter"\npurpose = "A letter."\naudience = ["professional"]\n'
    'version = "1.0.0"\nsources = ["yjb"]\n'
)


def own(tmp_path, lines, *, word=True):
    folder = tmp_path / "letter"
    folder.mkdir()
    if word:
        (folder / "letter.docx").write_bytes(b"")
    (folder / "requirements.schema.json").write_text("{}", "utf-8")
    (folder / "document.toml").write_text(HEAD + lines, "utf-8")
    return folder


class DescribeTheRegistries:
    def they_know_the_same_names(self):
        of_a_case = {name for name, one in GIVEN.items() if "case" in one.subjects}
        assert set(PROVIDERS) == of_a_case
        assert set(SHEETS) == {name for name, one in GIVEN.items() if "xlsx" in one.formats}
        assert set(CALENDARS) == {name for name, one in GIVEN.items() if "ics" in one.formats}
        assert set(WRITERS) == set(FORMATS)
        assert {subject for one in GIVEN.values() for subject in one.subjects} <= set(SUBJECTS)

    @pytest.mark.parametrize("kind", Catalogue(Resources()).kinds(), ids=lambda kind: kind.name)
    def they_have_a_type_for_every_field(self, kind):
        view = vocabulary(kind).view
        for name in kind.gives:
            for field in GIVEN[name].fields:
                assert field in view["properties"]
                assert (field in view["required"]) is not GIVEN[name].may_lack

    @pytest.mark.parametrize(
        ("name", "form"),
        [("a_b_2026-03-02.form.pdf", "form"), ("a_b_2026-03-02.pdf", "pdf"), ("a.odt", "")],
    )
    def they_know_a_format_by_its_whole_ending(self, tmp_path, name, form):
        assert format_of(tmp_path / name) == form


class DescribeReadKind:
    @pytest.mark.parametrize(
        ("lines", "word", "told"),
        [
            ("deadlines = true\nread_back = true\n", True, 'gives = ["deadlines", "located"]'),
            ('journey = false\ngives = ["agenda"]\n', True, 'write: gives = ["agenda"]'),
            ('gives = ["dreams"]\n', True, "'gives' may hold: deadlines"),
            ('gives = ["quarter"]\n', True, "made from a folder of case files"),
            ('gives = ["located"]\nnot_read_back = "No."\n', True, "that it can"),
        ],
    )
    def it_says_what_is_wrong_with_what_is_given(self, tmp_path, lines, word, told):
        folder = own(tmp_path, f'subject = "case"\nformats = ["docx"]\n{lines}', word=word)
        with pytest.raises(FaultyInputError) as caught:
            read_kind(folder)
        assert any(told in fault for fault in caught.value.faults), caught.value.faults

    def it_takes_a_workbook_without_a_word_file(self, tmp_path):
        lines = 'subject = "case"\nformats = ["xlsx", "ics"]\ngives = ["dates"]\n'
        kind = read_kind(own(tmp_path, lines, word=False))
        assert not kind.has_template

    @pytest.mark.parametrize(
        ("lines", "told"),
        [
            ('formats = ["xlsx"]\n', "neither a Word template"),
            ('formats = ["ics"]\ngives = ["answers"]\n', "neither a Word template"),
            ('formats = ["docx"]\n', "letter.docx is missing"),
            ("formats = []\n", "names none"),
        ],
    )
    def it_refuses_a_format_that_nothing_makes(self, tmp_path, lines, told):
        with pytest.raises(FaultyInputError) as caught:
            read_kind(own(tmp_path, f'subject = "case"\n{lines}', word=False))
        assert any(told in fault for fault in caught.value.faults), caught.value.faults

    def it_refuses_a_calendar_of_a_panel(self, tmp_path):
        with pytest.raises(FaultyInputError) as caught:
            read_kind(own(tmp_path, 'subject = "panel"\nformats = ["docx", "ics"]\n'))
        assert any("a calendar is made from a case" in fault for fault in caught.value.faults)


def test_no_shipped_kind_has_the_older_settings():
    for path in shipped("templates").glob("*/document.toml"):
        read_kind(path.parent)
