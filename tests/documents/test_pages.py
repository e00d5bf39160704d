"""The pages of the samples' documents, and that the looking finds what it looks for."""

import io
import json
from functools import partial

import docx
import pytest
from docx.shared import Pt

from generator.case import loads
from generator.pdf import to_pdf
from generator.toolkit import Toolkit
from tests.documents import pages, wording
from tests.documents.conftest import ON


def word_file(build):
    document = docx.Document()
    build(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def whats(build):
    return [fault.what for fault in pages.faults(to_pdf(word_file(build)))]


def wordings(*paragraphs, audience=("professional",)):
    return [fault.what for fault in wording.faults(paragraphs, audience)]


def filled(document, lines):
    for number in range(lines):
        document.add_paragraph(
            f"Line {number} of what was said."
        ).paragraph_format.space_after = Pt(0)


class DescribeLookingAtPages:
    def it_finds_nothing_in_pages_that_are_well_filled(self):
        assert whats(lambda document: filled(document, 80)) == []

    def it_finds_a_blank_last_page(self):
        def build(document):
            filled(document, 20)
            document.add_page_break()
            document.add_paragraph("")

        assert "has 0 lines" in whats(build)

    def it_finds_a_page_with_two_lines(self):
        def build(document):
            filled(document, 30)
            document.add_page_break()
            filled(document, 2)

        assert whats(build) == ["has 2 lines"]

    def it_finds_a_page_that_is_mostly_empty(self):
        def build(document):
            filled(document, 8)
            document.add_page_break()
            filled(document, 30)

        assert any(what.endswith("empty") for what in whats(build))

    def it_finds_a_heading_that_ends_a_page(self):
        def build(document):
            filled(document, 30)
            document.add_heading("What happened", 1).paragraph_format.keep_with_next = False
            document.add_page_break()
            filled(document, 30)

        assert "a heading ends the page" in whats(build)

    def it_finds_a_list_apart_from_what_leads_to_it(self):
        def build(document):
            filled(document, 30)
            document.add_paragraph("We agreed:")
            document.add_page_break()
            for number in range(8):
                document.add_paragraph(f"Thing {number}", style="List Bullet")

        assert "what leads to a list ends the page" in whats(build)

    def it_finds_the_first_entry_of_a_list_alone(self):
        def build(document, lines, kept):
            filled(document, lines)
            document.add_heading("What helps", 1)
            for number in range(30):
                item = document.add_paragraph(f"Thing {number}", style="List Bullet")
                item.paragraph_format.keep_with_next = kept and number == 0

        def found(kept):
            return {
                lines
                for lines in range(25, 50)
                if "one entry of a list ends the page"
                in whats(partial(build, lines=lines, kept=kept))
            }

        assert found(kept=False)
        assert not found(kept=True)

    def it_finds_the_last_entry_of_a_list_alone(self):
        def build(document, lines, kept):
            filled(document, lines)
            for number in range(6):
                item = document.add_paragraph(f"Thing {number}", style="List Bullet")
                item.paragraph_format.keep_with_next = kept and number == 4
            filled(document, 10)

        def found(kept):
            return any(
                "one entry of a list starts the page" in whats(partial(build, lines=n, kept=kept))
                for n in range(25, 50)
            )

        assert found(kept=False)
        assert not found(kept=True)

    def it_finds_the_last_row_of_a_table_alone(self):
        def build(document, lines, kept):
            filled(document, lines)
            table = document.add_table(rows=6, cols=2, style="Table Grid")
            for number, row in enumerate(table.rows):
                row.cells[0].text = f"Person {number}"
                row.cells[0].paragraphs[0].paragraph_format.keep_with_next = kept and number == 4
                row.cells[1].text = "What they said"
            filled(document, 10)

        def found(kept):
            return any(
                "one entry of a table starts the page" in whats(partial(build, lines=n, kept=kept))
                for n in range(25, 50)
            )

        assert found(kept=False)
        assert not found(kept=True)

    def it_finds_those_who_agreed_alone(self):
        def build(document, words):
            filled(document, 30)
            document.add_page_break()
            if words:
                document.add_paragraph("The plan goes on.")
            document.add_heading("Agreed by", 1)
            document.add_paragraph("Who has said yes to this plan.")
            table = document.add_table(rows=5, cols=2, style="Table Grid")
            for row in table.rows:
                row.cells[0].text = "Agrees?"
                row.cells[1].text = "Yes"

        assert "a signature stands alone" in whats(partial(build, words=False))
        assert "a signature stands alone" not in whats(partial(build, words=True))

    def it_finds_a_signature_alone(self):
        def build(document):
            filled(document, 30)
            document.add_page_break()
            document.add_heading("Signed", 1)
            table = document.add_table(rows=5, cols=2)
            for row in table.rows:
                row.cells[0].text = "Signature and date"
                row.cells[1].text = "To come"

        assert "a signature stands alone" in whats(build)

    def it_finds_signatures_over_two_pages(self):
        def build(document, lines, rows, kept):
            filled(document, lines)
            table = document.add_table(rows=rows, cols=2, style="Table Grid")
            for number, row in enumerate(table.rows):
                row.cells[0].text = f"Person {number}"
                row.cells[0].paragraphs[0].paragraph_format.keep_with_next = kept
                row.cells[1].text = "Signature"
            filled(document, 8)

        def found(rows, kept):
            made = (whats(partial(build, lines=n, rows=rows, kept=kept)) for n in range(32, 45, 4))
            return any("a table of signatures is parted" in each for each in made)

        assert found(rows=6, kept=False)
        assert not found(rows=6, kept=True)
        # No page has room for so many.
        assert not found(rows=60, kept=False)


class DescribeLookingAtWords:
    @pytest.mark.parametrize(
        ("text", "what"),
        [
            ("Jo was offered 1 appointments.", "one of several"),
            ("We wait 1 days.", "one of several"),
            ("At 1 Idris was there but did not take part.", "no number where one should be"),
            ("By: Not recorded", "a gap is shown"),
            ("None", "a missing value is printed"),
            ("She went to to school.", "a word stands twice"),
            ("She went home..", "two full stops"),
            ("Ask , and wait.", "a space before a mark"),
            ("Ask () and wait.", "empty brackets"),
            ("The child knows.", "the child has a name"),
            ("“I will come.", "a quotation mark has no other"),
            ("Seen (by the nurse.", "a bracket has no other"),
        ],
    )
    def it_finds(self, text, what):
        assert what in wordings(text)

    @pytest.mark.parametrize(
        "text",
        [
            "Level 1 maths and the number 1 bus.",
            "He had had enough. That is that.",
            "None. No known allergies.",
            "“I know.” “So do I.”",
            "It costs 3.50 … or less (mostly).",
        ],
    )
    def it_leaves_good_words_alone(self, text):
        assert wordings(text) == []

    def it_lets_a_quotation_run_over_paragraphs_that_each_open_it(self):
        assert wordings("“I know.", "“I should have come.”") == []
        assert wordings("“I know.", "I should have come.”") != []

    def it_finds_a_long_sentence_that_stands_twice(self):
        sentence = "We rang the school and asked them to keep the place open."
        assert wordings(sentence, f"First. {sentence}") == ["stands 2 times"]
        assert wordings("We rang.", "We rang.") == []

    def it_finds_straight_marks_beside_curly_ones(self):
        assert wordings("Jo's plan", "Ezra’s plan") == ["a straight mark beside curly ones"]
        assert wordings("Jo's plan", "Ezra's plan") == []

    def it_finds_what_families_do_not_know_in_what_families_read(self):
        assert wordings("The AssetPlus says so (late).", audience=("child",)) != []
        assert wordings("The AssetPlus says so.", audience=("court",)) == []
        assert wordings("Harrowfield Young Offender Institution", audience=("parent",)) == []


def official(samples, name):
    """The conditions of a sample, word for word as they were issued."""
    case = json.loads((samples / f"{name}.json").read_bytes())
    return [one["official_text"] for one in case.get("supervision", {}).get("conditions", ())]


class DescribeTheHeader:
    @pytest.mark.parametrize(
        ("last_name", "below"), [("Stennett", False), ("Featherstonehaugh-Wolfeschlegel", True)]
    )
    @pytest.mark.parametrize("kind", ["pathways-plan", "cart-proforma"])
    def it_puts_a_name_that_has_no_room_below_the_service(self, samples, kind, last_name, below):
        case = json.loads((samples / "remand.json").read_bytes())
        case["child"]["last_name"] = last_name
        case["service"]["name"] = "Northmoor and Saltersby Youth Justice Service"
        toolkit = Toolkit()
        record = loads(json.dumps(case).encode())
        drafts = toolkit.generate(record, [kind], on=ON, formats=["docx"], draft=True)
        header = docx.Document(io.BytesIO(drafts[0].content)).sections[0].header
        line = header.paragraphs[-1]
        assert last_name in line.text
        assert ("\n" in line.text, "\t" in line.text) == (below, not below)


class DescribeTheSamplesPages:
    def they_are_pages_that_one_would_send_out(self, made, samples):
        found = {}
        for key, document in made.items():
            kind = document["pdf"].kind
            said = wording.word_text(document["docx"].content)
            faults = wording.faults(
                said,
                kind.audience,
                recurring={"agenda", "pictures"} & set(kind.gives),
                official=official(samples, key[0]),
                several=kind.name == wording.FOR_EVERY_CHILD,
            )
            pdf = document["pdf"].content
            faults += pages.faults(pdf) + wording.in_pdf(pdf)
            if faults:
                found[key] = [str(fault) for fault in faults]
        assert found == {}
