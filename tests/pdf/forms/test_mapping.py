"""Maps: what is wrong with one, what it takes from data, and the way back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import PdfError
from generator.pdf.forms import answers, differences, field_map, fill, mapped
from generator.pdf.forms._dates import FORMATS, shown, understood
from tests.pdf.forms.thirdparty import COMBO, MULTILINE, FormPdf

DATA = {
    "child": {
        "name": "Idris",
        "born": "2008-07-29",
        "helped": True,
        "languages": ["English", "Krio"],
    },
    "court": {"offences": [{"offence": "Robbery", "date": "2024-10-11"}], "type": "dto"},
}


def values(fields, data=DATA):
    return mapped(field_map("[fields]\n" + fields), data)


class DescribeFieldMap:
    @pytest.mark.parametrize(
        ("toml", "said"),
        [
            ("x = ", "not valid TOML"),
            ("", "no [fields]"),
            ("extra = 1\n[fields]\na = 'b'", "'extra' is not known"),
            ("audience = 'court'\n[fields]\na = 'b'", "audience is a list"),
            ("[fields]\na = 3", "a: write the path"),
            ("[fields]\na = 'child..name'", "a: 'child..name' is not a path"),
            ("[fields]\na = { pth = 'x' }", "'pth' is not known. Did you mean path?"),
            ("[fields]\na = { path = 'x', value = 'y' }", "either a path or a value"),
            ("[fields]\na = { path = 'x', format = 'dmy' }", "The formats are: date,"),
            ("[fields]\na = { path = 'x', choices = 'y' }", "choices is a table"),
            ("[fields]\na = { path = 'x', label = 'yes' }", "'label' is true or false"),
            ("[fields]\na = { value = 1.5 }", "a value is text"),
        ],
    )
    def it_says_what_is_wrong(self, toml, said):
        with pytest.raises(PdfError) as fault:
            field_map(toml)
        assert said in str(fault.value)

    def it_says_it_all_at_once(self):
        with pytest.raises(PdfError) as fault:
            field_map("b = 1\n[fields]\na = 3\nc = { path = '?' }")
        assert len(fault.value.faults) == 3


class DescribeMapped:
    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("a = 'child.name'", "Idris"),
            ("a = 'court.offences[0].offence'", "Robbery"),
            ("a = { path = 'child.born', format = 'numeric' }", "29/07/2008"),
            ("a = { path = 'child.born', format = 'date' }", "29 July 2008"),
            ("a = { path = 'child.born', format = 'year' }", "2008"),
            ("a = { path = 'court.type', is = 'dto' }", True),
            ("a = { path = 'court.type', is = 's250' }", False),
            ("a = { path = 'court.nothing', is = 'dto' }", False),
            ("a = { path = 'child.helped' }", True),
            ("a = { path = 'child.helped', choices = { true = 'Yes', false = 'No' } }", "Yes"),
            ("a = 'child.languages'", "English; Krio"),
            ("a = { path = 'child.languages', join = ', ' }", "English, Krio"),
            (
                "a = { path = 'child.languages', choices = { English = 'EN', Krio = 'KRI' } }",
                ("EN", "KRI"),
            ),
            ("a = { value = 'Youth Court' }", "Youth Court"),
            ("a = { value = true }", True),
            ("a = { value = ['x', 'y'] }", ("x", "y")),
        ],
    )
    def it_takes_a_value(self, field, value):
        assert values(field).values == {"a": value}

    @pytest.mark.parametrize(
        ("field", "said"),
        [
            ("a = 'child.nmae'", "a: the case has no child.nmae. Did you mean child.name?"),
            ("a = 'breach.court'", "a: the case has no breach."),
            ("a = 'court.offences[1].offence'", "court.offences has 1 entries"),
        ],
    )
    def it_says_where_a_path_ends(self, field, said):
        found = values(field)
        assert not found.values
        assert said in found.missing[0]

    @pytest.mark.parametrize(
        ("field", "said"),
        [
            ("a = 'child'", "a: child holds several fields"),
            ("a = 'court.offences'", "a: court.offences"),
            ("a = { path = 'child.name', format = 'date' }", "child.name is not a date"),
            ("a = { path = 'court.type', choices = { s250 = 'x' } }", "choices says nothing"),
        ],
    )
    def it_refuses_what_no_field_can_hold(self, field, said):
        with pytest.raises(PdfError) as fault:
            values(field)
        assert said in str(fault.value)
        assert "dto" not in str(fault.value)


class DescribeDates:
    @given(
        st.dates(min_value=date(1900, 1, 1)),
        st.sampled_from(["date", "shortdate", "numeric", "iso"]),
    )
    def they_come_back_as_they_went(self, day, form):
        assert understood(shown(day.isoformat(), form)) == day.isoformat()

    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("3 Sept 2026", "2026-09-03"),
            ("Monday 3rd March 2026", "2026-03-03"),
            ("3.3.2026", "2026-03-03"),
            ("31/02/2026", None),
            ("soon", None),
            ("3 Foo 2026", None),
            ("3/3/26", None),
        ],
    )
    def they_are_read_day_first(self, text, day):
        assert understood(text) == day

    def they_have_a_form_for_every_name(self):
        assert all(shown("2026-03-02", form) for form in FORMATS)
        assert shown("soon", "date") is None


class DescribeDifferences:
    MAP = """
    [fields]
    Name = "child.name"
    Born = { path = "child.born", format = "date" }
    Type = { path = "court.type", choices = { dto = "Detention", yro = "Community" } }
    Dto = { path = "court.type", is = "dto" }
    Offence = "court.offences[0].offence"
    Fixed = { value = "Here" }
    Year = { path = "child.born", format = "year" }
    """

    def _form(self, **changed):
        form = FormPdf().text("Name").text("Born").text("Offence", MULTILINE).text("Fixed")
        form = form.choice("Type", ["Detention", "Community"], COMBO).checkbox("Dto").text("Year")
        filled = fill(form.bytes(), mapped(field_map(self.MAP), DATA).values).pdf
        return fill(filled, changed).pdf

    def it_finds_none_in_a_form_as_it_was_filled(self):
        found = differences(self._form(), field_map(self.MAP), DATA)
        assert found.changes == () and found.notes == ()

    def it_finds_what_was_changed_in_terms_of_the_data(self):
        changed = self._form(
            Name="Idris K", Born="30/07/2008", Type="Community", Offence=None, Fixed="There"
        )
        found = differences(changed, field_map(self.MAP), DATA)
        assert {(c.path, c.value) for c in found.changes} == {
            ("child.name", "Idris K"),
            ("child.born", "2008-07-30"),
            ("court.type", "yro"),
            ("court.offences[0].offence", None),
        }
        assert found.changes[-1].steps == ("court", "offences", 0, "offence")

    def it_says_what_cannot_be_taken_over(self):
        changed = self._form(Born="soon", Dto=False, Year="2007")
        found = differences(changed, field_map(self.MAP), DATA)
        assert found.changes == ()
        assert {note.partition(":")[0] for note in found.notes} == {"Born", "Dto", "Year"}

    def it_says_which_fields_the_form_lacks(self):
        found = differences(self._form(), field_map('[fields]\nOther = "child.name"'), DATA)
        assert "no field 'Other'" in found.notes[0]

    def it_gives_the_answers_of_every_field(self):
        assert answers(self._form())["Dto"] is True
