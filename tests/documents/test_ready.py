"""A document that counts as ready shows everything that it prints; a draft shows every gap."""

import io
import json
import zipfile

import pytest

from generator.case import loads
from generator.catalogue import SUBJECTS, Catalogue
from generator.documents.printed import unguarded
from generator.errors import FaultyInputError, NotReadyError
from generator.resources import Resources
from generator.toolkit import Toolkit
from tests.documents import wording
from tests.documents.conftest import ON
from tests.documents.letters import Letter

CATALOGUE = Catalogue(Resources())
KINDS = [
    kind.name for kind in CATALOGUE.kinds() if SUBJECTS[kind.subject].is_file and kind.has_template
]


@pytest.fixture
def letter(tmp_path):
    return Letter(tmp_path)


class DescribeAShippedTemplate:
    @pytest.mark.parametrize("name", KINDS)
    def it_prints_nothing_unguarded_that_its_requirements_do_not_ask_for(self, name):
        found = unguarded(CATALOGUE.get(name))
        assert [f"{', '.join(one.fields)}: {one.says} {one.place}" for one in found] == []


class DescribeWhatADocumentWouldHaveNothingToShowFor:
    def it_is_told_as_a_missing_field_by_its_place(self, letter):
        letter.says("{{ plan.next_review|date }}")
        assert letter.missing == [
            "The letter needs next review (plan, next_review). "
            "Write there: when it will be reviewed next."
        ]
        with pytest.raises(NotReadyError, match="nothing was written"):
            letter.text()

    def it_is_told_for_each_entry_of_a_list(self, letter):
        letter.says("{%p for p in plan.pathways %}", "{{p p.position|narrative }}", "{%p endfor %}")
        letter.data["plan"]["pathways"] = [
            {"pathway": "health", "position": "Well.", "objectives": []},
            {"pathway": "families", "objectives": []},
            {"pathway": "accommodation", "objectives": []},
        ]
        assert [line.partition(" (")[0] for line in letter.missing] == [
            "The letter needs “Where things are now” in the Families pathway",
            "The letter needs “Where things are now” in the Accommodation pathway",
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "{{ child.name }}’s {{ plan.next_review|date }}",
            "{{ 'Seen on ' ~ plan.next_review|date }}",
            "{{ 'Seen on ' + plan.next_review|date }}",
            "{{ 'On X'|replace('X', plan.next_review|date) }}",
            "{{ [plan.created|date, plan.next_review|date]|join(' and ') }}",
            "{{ plan.next_review|default(plan.next_review)|date }}",
        ],
    )
    def it_counts_in_the_middle_of_a_sentence(self, letter, text):
        letter.says(text)
        letter.data["plan"]["created"] = "2026-02-20"
        assert [line for line in letter.missing if "plan, next_review" in line]

    def it_does_not_count_where_a_guard_leaves_it_out(self, letter):
        letter.says("{% if plan.next_review %}{{ plan.next_review|date }}{% else %}Soon{% endif %}")
        assert letter.missing == []
        assert letter.text() == "Soon"

    def it_is_told_once_for_what_is_asked_for_as_well(self, letter):
        letter.says("{{ plan.next_review|date }}", "{{ plan.next_review|date }}")
        letter.rules = {"properties": {"plan": {"required": ["next_review"]}}}
        assert len(letter.missing) == 1

    def it_asks_for_each_field_of_a_section_that_is_not_there(self, letter):
        letter.says("{{ placement.establishment }}")
        assert "placement" not in letter.data
        assert [line.rpartition(" (")[2].partition(")")[0] for line in letter.missing] == [
            "placement, establishment",
            "placement, type",
            "placement, entered",
        ]

    def it_asks_for_a_person_by_the_role(self, letter):
        letter.says("{{ team.social_worker.name }}", "{{ team.case_manager.phone }}")
        for person in letter.data["people"]:
            person.pop("phone", None)
        assert letter.missing == [
            "The letter needs social worker under people (people). Add an entry there.",
            "The letter needs phone in the first person (people, phone). "
            "Write there: the number the child or a colleague may ring.",
        ]

    def it_does_not_count_where_the_template_means_nothing(self, letter):
        letter.says("{{ child.name }}{{ ', looked after' if child.name == 'Nobody' }}.")
        assert letter.text() == "James."

    def it_holds_for_tables_without_rows(self, letter):
        letter.lists("Who", "{%tr for m in meetings %}", "{{ m.date|date }}")
        letter.data.pop("meetings", None)
        assert [line.partition(".")[0] for line in letter.missing] == [
            "The letter needs meetings (meetings)"
        ]
        letter.data["meetings"] = []
        assert [line.partition(".")[0] for line in letter.missing] == [
            "The letter needs meetings (meetings)"
        ]

    def it_holds_for_tables_whose_rows_are_all_filtered_out(self, letter):
        letter.lists("Who, when", "{%tr for p in people if p.name == 'Nobody' %}", "{{ p.name }}")
        [line] = letter.missing
        assert "nothing for the table “Who, when”" in line

    @pytest.mark.parametrize(
        "text",
        ["{{ child.name }}: Not recorded", "{{ plan.next_review|date|default('Not recorded') }}"],
    )
    def it_holds_for_the_words_themselves(self, letter, text):
        letter.says(text)
        [line] = letter.missing
        assert "“Not recorded”" in line


class DescribeWhatMayBeUnknown:
    def it_is_said_in_words_of_the_kinds_own(self, letter):
        letter.says("{% if plan.next_review %}Set.{% endif %}Review: {{ plan.next_review|date }}.")
        letter.settings += '[unknown]\n"plan.next_review" = "not yet decided"\n'
        assert letter.missing == []
        assert letter.text() == "Review: not yet decided."
        letter.data["plan"]["next_review"] = "2026-06-01"
        assert letter.text() == "Set.Review: 1\u00a0June 2026."

    def it_holds_in_every_entry_of_a_list(self, letter):
        letter.says("{%p for p in people %}", "{{ p.phone }}", "{%p endfor %}")
        letter.settings += '[unknown]\n"people.phone" = "no phone"\n'
        for person in letter.data["people"]:
            person.pop("phone", None)
        assert set(letter.text().split("\n")) == {"no phone"}

    @pytest.mark.parametrize(
        ("line", "told"),
        [
            ('"plan.next_revue" = "later"', "plan.next_revue, which is no field"),
            ('"plan.next_review" = ""', "must say in quotes"),
            ('"plan.next_review" = 7', "must say in quotes"),
        ],
    )
    def it_is_checked(self, letter, line, told):
        letter.settings += f"[unknown]\n{line}\n"
        with pytest.raises(FaultyInputError, match="has faults") as caught:
            letter.toolkit.catalogue.kinds()
        assert told in str(caught.value)


class DescribeADraft:
    def it_shows_a_whole_section_that_is_needed_and_not_there(self, letter):
        letter.rules = {"required": ["placement"]}
        letter.says(
            "{%p if placement %}",
            "Where {{ child.name }} lives",
            "{{ placement.establishment }}",
            "{% if placement.unit %}Unit {{ placement.unit }}{% endif %}",
            "{%p endif %}",
        )
        assert letter.text(draft=True).split("\n") == [
            f"Where {letter.data['child']['first_name']} lives",
            "Not recorded",
            "",
        ]

    def it_shows_an_entry_of_a_list_that_is_needed_and_empty(self, letter):
        letter.rules = {"properties": {"meetings": {"minItems": 1}}, "required": ["meetings"]}
        letter.lists("When", "{%tr for m in meetings %}", "{{ m.date|date }}")
        letter.data.pop("meetings", None)
        assert letter.text(draft=True).split("\n")[:2] == ["When", "Not recorded"]

    def it_shows_what_is_worked_out_from_what_is_not_there(self, letter):
        letter.rules = {"required": ["compliance"]}
        letter.says("{% if attendance.rows %}Kept {{ attendance.attended }}{% endif %}")
        assert letter.text(draft=True) == "Kept Not recorded"

    def it_highlights_every_gap(self, letter):
        letter.says("{{ plan.next_review|date }}", "{{p plan.summary|narrative }}")
        toolkit = letter.toolkit
        [made] = toolkit.generate(letter.case, ["letter"], formats=["docx"], on=ON, draft=True)
        with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
            xml = archive.read("word/document.xml").decode()
        assert xml.count("Not recorded") == xml.count('<w:highlight w:val="yellow"/>') == 2

    def it_does_not_say_that_what_nobody_knows_was_kept(self, samples):
        data = json.loads((samples / "breach-transition.json").read_bytes())
        for name in ("compliance", "warnings"):
            del data[name]
        del data["breach"]["failures"]
        case = loads(json.dumps(data).encode())
        [made] = Toolkit().generate(case, ["breach-report"], formats=["docx"], on=ON, draft=True)
        texts = wording.word_text(made.content)
        assert "Appointments offered and kept: Not recorded." in texts
        assert not [text for text in texts if "every one" in text]


class DescribeReadiness:
    def it_counts_fields(self, letter):
        letter.says(
            "{{ plan.next_review|date }}", "{{ placement.unit }}", "{{ plan.next_review|date }}."
        )
        entry = letter.readiness
        assert entry.summary == f"{len(entry.lacks)} fields missing"
        assert len({fault.pointer for fault in entry.lacks}) == len(entry.lacks)
