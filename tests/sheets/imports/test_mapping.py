"""Every fault of a mapping is told at once, with its line and the word that was meant."""

import random
import tomllib
from pathlib import Path

import pytest

from generator.case.guide import guide
from generator.sheets.imports import code_tables
from generator.sheets.imports._checked import checked
from generator.sheets.imports._target import TargetError, target
from generator.sheets.imports._words import words
from tests.sweeps import times

SOUND = """schema = "throughcare/import/1"
case_id = "YJ-{key}"
dates = ["day-month-year"]
[constants]
"service.name" = "Invented Youth Justice Service"
[codes.mine]
A = "dto"
[[file]]
name = "children*.csv"
key = "Ref"
ignore = ["Note"]
[file.leave_out]
"Status" = ["Closed"]
[file.fields]
"child.first_name" = "Forename"
"child.last_name" = { column = "Name", split = ",", part = 1 }
"sentence.type" = { column = "Outcome", codes = "mine" }
"child.home_address.lines" = { columns = ["House", "Street"] }
[[file]]
name = "offences.csv"
key = "Ref"
[file.fields]
"court.offences[].offence" = "Offence"
"""


def faults(text):
    mapping, found = checked(text)
    assert (mapping is None) == bool(found)
    return found


def test_a_sound_mapping_has_none():
    assert faults(SOUND) == ()


def test_that_of_the_readme_has_none():
    readme = (Path(__file__).resolve().parents[3] / "README.md").read_text("utf-8")
    blocks = [block.partition("```")[0] for block in readme.split("```toml\n")[1:]]
    (shown,) = [block for block in blocks if "throughcare/import/1" in block]
    assert faults(shown) == ()


def test_the_sample_has_none(samples):
    assert faults((samples / "import" / "mapping.toml").read_text("utf-8")) == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("name = ", "nmae = ", 9, "did you mean name?"),
        ('"child.first_name"', '"child.frist_name"', 15, "did you mean child.first_name?"),
        ('"service.name"', '"service.naem"', 5, "did you mean service.name?"),
        ('codes = "mine"', 'codes = "mnie"', 17, "did you mean mine?"),
        ('codes = "mine"', 'codes = "yjb-sxe"', 17, "did you mean yjb-sex?"),
        ("day-month-year", "day-month-yaer", 3, "did you mean day-month-year?"),
        ('"dto"', '"nothing"', 17, "none of its codes"),
        ("part = 1", "prat = 1", 16, "did you mean part?"),
        (", part = 1", "", 16, "which part"),
        ('split = ",", ', "", 16, "add split"),
        ('{key}"', 'key"', 2, "{key}"),
        ('{key}"', '{key}{ref}"', 2, "{key}"),
        ('key = "Ref"\nignore', "ignore", 8, "has no key"),
        ('ignore = ["Note"]', 'ignore = ["Forename"]', 11, "both taken and ignored"),
        ('"court.offences[]', '"court.offences', 23, "offences[]"),
        ('"child.home_address.lines"', '"child.home_address"', 18, "Name one of them"),
        ('"child.home_address.lines"', '"child[x].home_address.lines"', 18, "no list"),
        (
            '"child.first_name" = "Forename"',
            '"child.first_name" = 3',
            15,
            "text in quotation marks",
        ),
        ('"child.first_name" = "Forename"', '"child.first_name" = {}', 15, "none of them"),
        ('"Invented Youth Justice Service"', "true", 5, ""),
        ("import/1", "import/2", 1, "throughcare/import/1"),
    ],
)
def test_a_fault_is_told_with_its_line(old, new, line, said):
    assert old in SOUND
    found = faults(SOUND.replace(old, new, 1))
    if said:
        assert any(one.startswith(f"Line {line}: ") and said in one for one in found), found


def test_all_are_told_at_once_in_the_order_of_the_lines():
    text = SOUND.replace("child.first_name", "child.frist_name").replace("nme", "name")
    text = text.replace("name = ", "nmae = ").replace('"Offence"', "1")
    found = faults(text)
    lines = [int(one.split(":")[0].removeprefix("Line ")) for one in found]
    assert lines == sorted(lines)
    assert {9, 15, 20, 23} <= set(lines)


@pytest.mark.parametrize(
    "text", ["", "a = ", "[" * 3000, 'a = "\x00"', "file = 3", "[[file]]\n[[file]]"]
)
def test_what_is_no_mapping_is_told_too(text):
    assert faults(text)


def test_no_spoilt_mapping_is_a_fault_of_ours():
    drawn = random.Random(7)
    values = ["3", "true", "[]", "{}", '""', '"x"', "2026-01-01", "1.5", "nan", '["a", 1]', "[{}]"]
    lines = SOUND.splitlines()
    for _ in range(times(400, 20_000)):
        made = list(lines)
        for _ in range(drawn.randint(1, 3)):
            at = drawn.randrange(len(made))
            key, equals, _ = made[at].partition(" = ")
            made[at] = f"{key} = {drawn.choice(values)}" if equals else drawn.choice(lines)
            if drawn.random() < 0.2:
                del made[at]
        faults("\n".join(made))


def test_every_field_of_a_case_can_be_a_target():
    def paths(around, before):
        for field in around.fields:
            path = f"{before}{field.path[-1]}"
            if field.form == "section":
                yield from paths(field, f"{path}.")
            elif field.form == "list":
                yield from paths(field, f"{path}[{'one' if '[' in before else ''}].")
            else:
                yield path, field

    found = list(paths(guide(), ""))
    assert len(found) > 350
    for path, field in found:
        assert target(path).field is field
        with pytest.raises(TargetError):
            target(f"{path}x.y")


class DescribeShippedTables:
    @pytest.mark.parametrize("name", sorted(code_tables()))
    def it_holds_values_that_its_fields_take_and_says_whose_it_is(self, name):
        table = code_tables()[name]
        assert table.source
        assert 1990 < table.year < 2027
        assert len(table.by_code) == len(table.codes)
        for path in table.fields:
            made = SOUND.replace(
                '"court.offences[].offence" = "Offence"',
                f'"{path}" = {{ column = "O", codes = "{name}" }}',
            )
            assert faults(made) == ()

    def it_is_of_no_word_that_means_two_things_in_headings(self):
        listed = [word for each in words("headings")["fields"].values() for word in each]
        assert len(listed) == len(set(listed))
        for path in words("headings")["fields"]:
            target(path)

    def it_is_valid_toml_with_nothing_else(self):
        from generator.sheets.imports._words import DATA

        for path in (DATA / "tables").glob("*.toml"):
            held = tomllib.loads(path.read_text("utf-8"))
            assert set(held) <= {"title", "fields", "source", "year", "note", "codes"}
