"""Faults are sentences that name the place as a person would."""

import json

import pytest

from generator.case import FaultyCaseError, loads
from generator.errors import CaseError


def put(data, path, value):
    *steps, last = path
    for step in steps:
        data = data[step]
    data[last] = value


class DescribeWhatAFaultSays:
    def it_names_a_condition_by_its_kind(self, sentences, data):
        del data["supervision"]["conditions"][2]["official_text"]
        assert sentences(data) == [
            'The second additional condition has no official wording. Add it as "official_text".'
        ]

    def it_says_what_to_write_where_only_one_thing_can_stand(self, sentences, data):
        del data["schema"]
        (told,) = sentences(data)
        assert told.endswith('Add the line "schema": "throughcare/case/1".')

    def it_names_an_objective_by_its_pathway_and_suggests_the_field(self, sentences, data):
        data["plan"]["pathways"][0]["objectives"][1]["statsu"] = "done"
        assert sentences(data) == [
            "The second objective in the Health pathway: 'statsu' is not a field we know. "
            "Did you mean 'status'?"
        ]

    @pytest.mark.parametrize(
        ("path", "value", "said"),
        [
            (("child", "date_of_birth"), "2009-02-31", "not a day in the calendar"),
            (("child", "date_of_birth"), "14/06/2009", "is not written as a date"),
            (("child", "date_of_birth"), "0001-01-01", "is not written as a date"),
            (("child", "pronouns"), None, "is null"),
            (("child", "pronouns"), "he-him", "Did you mean 'he/him'?"),
            (("sentence", "type"), "DTO", "Did you mean 'dto' (Detention and training order)?"),
            (("compliance", 0, "outcome"), "Attended late", "Did you mean 'attended-late'?"),
            (("child", "last_name"), "", "is empty"),
            (("child", "last_name"), "\u00a0 ", "holds only spaces"),
            (("child", "last_name"), "a\nb", "Keep it on one line"),
            (("child", "last_name"), "a\u0000b", "cannot be printed"),
            (("child", "last_name"), "x" * 301, "301 characters long"),
            (("child", "last_name"), 7, "must be text in double quotation marks"),
            (("child", "interests"), "boxing", "must be a list in square brackets"),
            (("child", "interests"), ["boxing", ""], "The second line of interests in the child"),
            (("child", "interpreter_needed"), "yes", "must be true or false"),
            (("sentence", "length_months"), -1, "must be 0 or more"),
            (("sentence", "length_months"), 10.5, "must be a whole number"),
            (("sentence", "length_months"), 10**14, "must be 1200 or less"),
            (("child", "home_address", "postcode"), "somewhere", "is not a postcode"),
            (("child", "home_address", "lines"), [], "needs at least one entry"),
            (("child", "home_address", "lines"), list("abcde"), "no more than 4 entries"),
            (("case_id",), "a/../b", "letters, digits and hyphens"),
            (("service", "accent_colour"), "red", "six hexadecimal digits"),
            (("sentence",), [], "The sentence section must be a section in curly brackets"),
            (("events",), {}, "The events section must be a list"),
            (("schema",), "throughcare/case", 'Write "throughcare/case/1"'),
        ],
    )
    def it_says_what_is_wrong_and_what_to_write(self, sentences, data, path, value, said):
        put(data, path, value)
        [sentence] = sentences(data)
        assert said in sentence

    def it_tells_all_faults_in_the_order_of_the_file(self, faults, data):
        data["child"]["frist_name"] = data["child"].pop("first_name")
        data["people"][1]["role"] = "mum"
        data["compliance"][1]["date"] = "2026-06-31"
        data["service"]["phone"] = 1
        assert [fault.pointer for fault in faults(data)] == [
            "/service/phone",
            "/child/first_name",
            "/child/frist_name",
            "/people/1/role",
            "/compliance/1/date",
        ]

    def it_gives_one_fault_a_place_without_echoes(self, faults, data):
        # A fault inside a composed section makes every field of it "unevaluated" as well.
        data["child"]["known_as"] = ""
        assert [fault.pointer for fault in faults(data)] == ["/child/known_as"]

    def it_gives_the_place_in_words_and_as_a_pointer(self, faults, data):
        data["plan"]["pathways"][0]["objectives"][0]["a/b~c"] = 1
        [fault] = faults(data)
        assert fault.place == "the first objective in the Health pathway"
        assert fault.pointer == "/plan/pathways/0/objectives/0/a~1b~0c"

    def it_never_repeats_what_the_case_says(self, sentences, data):
        secret = "Zyxwv Utsrq"
        for path in [
            ("child", "first_name"),
            ("child", "date_of_birth"),
            ("child", "pronouns"),
            ("sentence", "length_months"),
            ("people", 0, "role"),
            ("compliance", 0, "condition"),
            ("breach", "failures"),
            ("warnings", 0, "about"),
        ]:
            put(data, path, [secret] if path[-1] in ("failures", "about") else secret + "\n")
        found = sentences(data)
        assert len(found) == 8
        assert not [sentence for sentence in found if "yxwv" in sentence.lower()]

    def it_cuts_a_strange_field_name_short(self, sentences, data):
        data["child"]["\u202e" + "n" * 5000] = 1
        [sentence] = sentences(data)
        assert "'?nnnnn" in sentence
        assert len(sentence) < 800

    def it_stops_listing_when_a_person_would(self, data):
        data["people"] = [{} for _ in range(1000)]
        with pytest.raises(FaultyCaseError) as caught:
            loads(json.dumps(data).encode())
        assert len(caught.value.faults) == 201
        assert caught.value.faults[-1].startswith("... and ")


class DescribeTheKindOfFile:
    def it_explains_a_later_version(self):
        with pytest.raises(CaseError, match=r"case file of version 2.*reads version 1"):
            loads(b'{"schema": "throughcare/case/2"}')

    @pytest.mark.parametrize("text", [b"[]", b"5", b"null", b'"x"', b"true"])
    def it_explains_json_that_is_no_case_at_all(self, sentences, text):
        assert sentences(text) == [
            "The file must be a section in curly brackets { }. Start from a sample."
        ]

    def it_reads_a_file_without_a_schema_field_as_what_it_looks_like(self, sentences):
        assert any("no items" in sentence for sentence in sentences(b'{"panel_id": "P-1"}'))


class DescribeWhatASchemaCannotSay:
    @pytest.mark.parametrize("where", ["people", "compliance", "warnings"])
    def it_finds_a_repeated_id(self, faults, data, where):
        data[where].append(dict(data[where][0]))
        [fault] = faults(data)
        assert fault.pointer == f"/{where}/{len(data[where]) - 1}/id"
        assert "the same as in the first entry" in fault.message

    @pytest.mark.parametrize(
        ("path", "value", "said"),
        [
            (("compliance", 0, "condition"), "keep-intouch", "Did you mean 'keep-in-touch'?"),
            (("compliance", 0, "condition"), "nonsense", "one in supervision, conditions"),
            (("warnings", 0, "about"), ["mised-1"], "Did you mean 'missed-1'?"),
            (("warnings", 0, "about"), ["missed-2"], "Write the id of one in compliance."),
            (
                ("meetings",),
                [{"type": "breach-review", "date": "2026-06-26", "about": ["mised-1"]}],
                "Did you mean 'missed-1'?",
            ),
            (("breach", "failures"), ["missed-1", "other"], "The second line of failures"),
            (("breach", "breached_conditions"), ["curfw"], "Did you mean 'curfew'?"),
        ],
    )
    def it_finds_a_reference_to_nothing(self, sentences, data, path, value, said):
        put(data, path, value)
        [sentence] = sentences(data)
        assert said in sentence

    @pytest.mark.parametrize(
        ("born", "fits"),
        [
            ("2016-02-12", True),
            ("2016-02-13", False),
            ("2004-02-13", True),
            ("2004-02-12", False),
        ],
    )
    def it_expects_a_child_of_10_to_21_at_sentence(self, sentences, data, born, fits):
        data["child"]["date_of_birth"] = born
        found = sentences(data)
        assert (found == []) is fits
        assert fits or "Check both dates." in found[0]

    @pytest.mark.parametrize(
        "name", ["../x.png", "/etc/passwd", "C:\\x.png", "a/../../x.png", "~/x", "file://x"]
    )
    @pytest.mark.parametrize("path", [("child", "photo"), ("service", "logo")])
    def it_refuses_a_picture_outside_the_folder(self, sentences, data, name, path):
        put(data, path, name)
        [sentence] = sentences(data)
        assert "outside the folder" in sentence

    @pytest.mark.parametrize("name", ["x.png", "pictures/x.png", "a..b.png", "1F319"])
    def it_accepts_a_picture_beside_the_file(self, sentences, data, name):
        data["child"]["photo"] = name
        assert sentences(data) == []


class DescribeTheLineOfAFault:
    def it_is_that_of_the_field_or_of_what_lacks_it(self, data):
        data["child"]["pronouns"] = "it"
        del data["supervision"]["conditions"][1]["official_text"]
        data["people"][2]["colour"] = "red"
        text = json.dumps(data, indent=2)
        rows = text.split("\n")
        with pytest.raises(FaultyCaseError) as caught:
            loads(text.encode())
        by_pointer = {fault.pointer: fault for fault in caught.value.details}
        assert '"pronouns"' in rows[by_pointer["/child/pronouns"].line - 1]
        assert '"colour"' in rows[by_pointer["/people/2/colour"].line - 1]
        lacking = by_pointer["/supervision/conditions/1/official_text"].line
        assert rows[lacking - 1].strip() == "{"
        assert '"curfew"' in rows[lacking]
        assert all(str(each).startswith(f"Line {each.line}: ") for each in by_pointer.values())

    @pytest.mark.parametrize("ends", ["\n", "\r\n"])
    def it_counts_lines_as_an_editor_does(self, ends):
        text = ends.join(["{", '"a": [1,', "NaN],", '"b": "x\\ny", "b": 2', "}"])
        with pytest.raises(FaultyCaseError) as caught:
            loads(text.encode())
        assert [fault.line for fault in caught.value.details] == [3, 4]

    def it_is_for_machines_too(self, data):
        data["case_id"] = "a/../b"
        with pytest.raises(FaultyCaseError) as caught:
            loads(json.dumps(data, indent=1).encode())
        assert caught.value.details[0].line == 3
