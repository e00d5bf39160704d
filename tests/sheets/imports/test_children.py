"""Rows become children: joined by a key, split, joined, translated, and never guessed."""
# ruff: noqa: E501

import random

import pytest

FIELDS = '"child.first_name" = "First"\n"child.date_of_birth" = "Born"\n'
ONE = f'[[file]]\nkey = "Ref"\n[file.fields]\n{FIELDS}'


def test_rows_of_one_child_may_stand_apart_and_in_several_files(children):
    mapping = (
        f'[[file]]\nname = "people*"\nkey = "Ref"\n[file.fields]\n{FIELDS}'
        '[[file]]\nname = "offences*"\nkey = "Person"\n[file.fields]\n'
        '"court.offences[].offence" = "What"\n"court.offences[].date" = "When"\n'
    )
    found = children(
        mapping,
        offences="Person,What,When\nb,Theft,1/2/2026\na,Robbery,2/2/2026\nB ,Arson,3/2/2026\n",
        people="Ref,First,Born\nA,Ann,1/1/2010\nb,Bo,2/2/2010\n",
    )
    assert [child.key for child in found] == ["A", "b"]
    assert found[1].data["court"]["offences"] == [
        {"offence": "Theft", "date": "2026-02-01"},
        {"offence": "Arson", "date": "2026-02-03"},
    ]
    assert not any(child.faults for child in found)
    place = found[1].place(("court", "offences", 1, "date"))
    assert str(place) == "offences.csv, row 4, column “When”"


def test_the_order_of_rows_changes_no_child(children):
    rows = [f"{n % 7},F{n % 7},1/1/2010,O{n},{1 + n % 28}/3/2026" for n in range(40)]
    mapping = ONE + '"court.offences[].offence" = "What"\n"court.offences[].date" = "When"\n'

    def by_key():
        text = "Ref,First,Born,What,When\n" + "\n".join(rows) + "\n"
        return {
            child.key: (
                child.data["child"],
                sorted(each["offence"] for each in child.data["court"]["offences"]),
            )
            for child in children(mapping, all=text)
        }

    before = by_key()
    random.Random(1).shuffle(rows)
    assert by_key() == before
    assert len(before) == 7


def test_rows_that_differ_are_told_unless_the_mapping_says_which_counts(children):
    text = "Ref,First,Born\n1,Ann,1/1/2010\n1,Anne,1/1/2010\n"
    (child,) = children(ONE, a=text)
    assert child.faults == [
        "a.csv, row 3, column “First”: This says otherwise than a.csv, row 2, column “First”. "
        "Keep what is right in the export, or say in the mapping which row counts: several_rows = "
        '"first" or "last".'
    ]
    for which, name in (("first", "Ann"), ("last", "Anne")):
        (child,) = children(ONE.replace("[file.f", f'several_rows = "{which}"\n[file.f'), a=text)
        assert child.data["child"]["first_name"] == name
        assert not child.faults


def test_an_entry_may_be_named_and_takes_its_code_from_its_name(children):
    mapping = ONE + (
        '"people[case-manager].name" = "Worker"\n"people[nan].name" = "Nan"\n'
        '"people[nan].role" = { value = "other-family" }\n'
    )
    found = children(
        mapping, a="Ref,First,Born,Worker,Nan\n1,A,1/1/2010,Sam,Joy\n2,B,1/1/2010,Sam,\n"
    )
    assert found[0].data["people"] == [
        {"name": "Sam", "role": "case-manager"},
        {"name": "Joy", "role": "other-family"},
    ]
    assert found[1].data["people"] == [{"name": "Sam", "role": "case-manager"}]


@pytest.mark.parametrize(
    ("rule", "cell", "path", "value"),
    [
        ('"child.last_name" = { column = "X", split = ",", part = 1 }', "Mc Allister, Jo", "last_name", "Mc Allister"),
        ('"child.known_as" = { column = "X", split = ",", part = 2 }', "Mc Allister, Jo, B", "known_as", "Jo, B"),
        ('"child.last_name" = { column = "X", split = " ", part = 2, at = "last" }', "Jo Ann Lee", "last_name", "Lee"),
        ('"child.interests" = { column = "X", split = ";" }', "a; b ;a", "interests", ["a", "b"]),
        ('"child.interests" = "X"', '"a\nb"', "interests", ["a", "b"]),
        ('"child.interests" = { columns = ["X", "First"] }', "a", "interests", ["a", "Ann"]),
        ('"child.last_name" = { columns = ["First", "X"], join = "-" }', "Lee", "last_name", "Ann-Lee"),
        ('"child.ethnicity" = { column = "X", codes = "ethnicity-nhs" }', "a", "ethnicity", "W1"),
        ('"child.ethnicity" = { column = "X", codes = { Q = "W2" } }', "q", "ethnicity", "W2"),
        ('"child.ethnicity" = "X"', "mixed - white and asian", "ethnicity", "M3"),
        ('"child.gender" = { column = "X", default = "girl" }', "", "gender", "girl"),
        ('"child.gender" = { column = "X", default = "girl" }', "M", "gender", "boy"),
        ('"child.interpreter_needed" = "X"', "N", "interpreter_needed", False),
        ('"child.health_summary" = "X"', '"a\r\nb "', "health_summary", "a\nb"),
        ('"child.religion" = "X"', "=1+1", "religion", "=1+1"),
        ('"child.known_as" = "X"', "00712", "known_as", "00712"),
        ('"child.religion" = "X"', "N/K", "religion", None),
    ],
)  # fmt: skip
def test_a_cell_becomes_a_value(children, rule, cell, path, value):
    if "part = 2" in rule and "known_as" in rule:
        rule += '\n"child.last_name" = { column = "X", split = ",", part = 1 }'
    quoted = cell if cell.startswith('"') else f'"{cell}"'
    (child,) = children(
        f'empty = ["n/k"]\n{ONE}{rule}\n', a=f"Ref,First,Born,X\n1,Ann,1/1/2010,{quoted}\n"
    )
    assert child.faults == []
    assert child.data["child"].get(path) == value


@pytest.mark.parametrize(
    ("rule", "cell", "said"),
    [
        ('"child.ethnicity" = "X"', "Q7", "code is not known"),
        ('"child.ethnicity" = "X"', "Asian: Indain", "Is it Asian: Indian?"),
        ('"sentence.date" = "X"', "31/02/2026", "no such day"),
        ('"sentence.date" = { column = "X", dates = ["day-month-year", "month-day-year"] }', "2/3/2026", "two days"),
        ('"sentence.date" = { column = "X", dates = ["month-day-year"] }', "28/3/2026", "no such day"),
        ('"sentence.date" = "X"', "Monday 3 March 2026", "no day that fits"),
        ('"sentence.length_months" = "X"', "eight", "no whole number"),
        ('"sentence.recall" = "X"', "maybe", "neither yes nor no"),
        ('"child.home_address.postcode" = "X"', "nowhere", "not how “Postcode” is written"),
        ('"child.religion" = "X"', "x" * 400, "400 characters"),
        ('"sentence.date" = "X"', "1" + " " * 90_000 + "1", "no date"),
        ('"child.gender" = "X"', "m" * 90_000, "code is not known"),
    ],
)  # fmt: skip
def test_what_is_not_clear_is_refused_with_its_place_and_never_shown(children, rule, cell, said):
    (child,) = children(f"{ONE}{rule}\n", a=f"Ref,First,Born,X\n1,Ann,1/1/2010,{cell}\n")
    (fault,) = child.faults
    assert fault.startswith("a.csv, row 2, column “X”: ")
    assert said in fault
    assert cell not in fault


@pytest.mark.parametrize(
    ("form", "cell"),
    [
        ("month-day-year", "03/02/2026"),
        ("excel-number", "46083"),
        ("day-month-year", "02.03.26"),
        ("year-month-day", "2026-03-02T10:15:00Z"),
        ("day-month-year", "02/03/2026 14:30"),
        ("day-month-year", "2nd March 2026"),
        ("day-month-year", "20260302"),
    ],
)
def test_a_day_is_read_in_the_form_that_the_mapping_names(children, form, cell):
    rule = f'"sentence.date" = {{ column = "X", dates = ["{form}"] }}\n'
    (child,) = children(ONE + rule, a=f"Ref,First,Born,X\n1,Ann,1/1/2010,{cell}\n")
    assert child.data["sentence"]["date"] == "2026-03-02"


def test_an_unknown_code_may_be_left_out_and_is_counted_all_the_same(children):
    rule = '"child.ethnicity" = { column = "X", unknown = "leave-out" }\n'
    (child,) = children(ONE + rule, a="Ref,First,Born,X\n1,Ann,1/1/2010,Q7\n")
    assert not child.faults
    assert "ethnicity" not in child.data["child"]
    assert [one.code for one in child.unknown] == ["Q7"]


def test_constants_stand_always_and_set_values_only_where_their_section_is(children):
    mapping = (
        '[constants]\n"service.name" = "Invented YJS"\n"child.languages" = ["English"]\n'
        + ONE
        + ('"placement.establishment" = "Place"\n"placement.type" = { value = "yoi" }\n')
    )
    with_place, without = children(
        mapping, a="Ref,First,Born,Place\n1,Ann,1/1/2010,Nowhere Hall\n2,Bo,1/1/2010,\n"
    )
    assert with_place.data["placement"] == {"establishment": "Nowhere Hall", "type": "yoi"}
    assert "placement" not in without.data
    assert without.data["service"] == {"name": "Invented YJS"}
    assert without.data["child"]["languages"] == ["English"]


def test_rows_without_a_key_and_rows_not_wanted_are_passed_over_and_told(children):
    mapping = ONE.replace("[file.f", '[file.leave_out]\n"State" = ["closed"]\n[file.f')
    found = children(
        mapping,
        a="Ref,First,Born,State,Extra\n1,Ann,1/1/2010,Open,x\n,Bo,1/1/2010,Open,x\n3,Cy,1/1/2010, CLOSED,x\n",
    )
    assert [child.key for child in found] == ["1"]
    assert children.notes == [
        "a.csv, row 3, column “Ref” is empty, so nobody can tell whose row it is. Fill it in, and "
        "import again."
    ]
    (part,) = children.parts
    assert (part.rows, part.left_out, part.refused) == (3, 1, 1)
    assert part.unmapped == ("Extra",)


def test_a_column_that_is_not_there_is_told_with_the_one_that_was_meant(children):
    with pytest.raises(Exception, match="Did you mean 'Frist'"):
        children(ONE, a="Ref,Frist,Born\n")
