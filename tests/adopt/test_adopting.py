"""Blank forms made templates: what is written where, held against keys made by hand."""

import copy
import io
import re
import zipfile
from collections import defaultdict
from datetime import date
from xml.sax.saxutils import escape as xml_escape

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.adopt import PLAIN, SURE, Adopted, Place, adopt_for
from generator.adopt._fields import Fields
from generator.adopt._tags import printed
from generator.adopt._words import key, meanings
from generator.catalogue import view_of
from generator.errors import FaultyInputError, TemplateError
from generator.toolkit import Toolkit
from generator.word import Template
from generator.word.typecheck import fields
from tests.adopt.forms import FORMS, BlankForm, Key
from tests.adopt.office import saved_by_office
from tests.adopt.word_xml import docx, p, table, tc

TODAY = date(2026, 3, 2)
ENOUGH = 0.8
# Forms in which words only say what to write: they go when it is written.
_WITH_PROMPTS = {"letter", "controls", "ticks"}
_MADE = [form.made() for form in FORMS]
NAMES = [form.name for form in FORMS]


@pytest.fixture(scope="module")
def as_saved(tmp_path_factory, needs) -> dict[str, bytes]:
    """All forms as LibreOffice saves them."""
    files = {form.name: form.made() for form in FORMS}
    return saved_by_office(needs("soffice"), tmp_path_factory.mktemp("office"), files)


def paired(places: tuple[Place, ...], key: Key):
    """Each line of a key with the place of its label, in the order of both; None for none."""
    at = 0
    for label, wanted in key:
        fields = (wanted,) if isinstance(wanted, str) else wanted or ()
        found = next((n for n in range(at, len(places)) if places[n].label == label), None)
        if found is not None:
            at = found + 1
        yield label, fields, None if found is None else places[found]


def judged(found: Adopted, form: BlankForm) -> tuple[float, list[str]]:
    """The share of the fields of a key that are placed rightly, and what is wrong unsaid."""
    right = total = 0
    wrong = []
    for label, wanted, place in paired(found.places, form.key):
        written = place is not None and place.state == "written"
        fits = written and place.paths[0] in wanted
        total += bool(wanted)
        right += bool(fits)
        if written and not fits and not place.commented:
            wrong.append(f"{label}: {place.paths[0]}")
    keyed = {label for label, _ in form.key}
    wrong += [str(one) for one in found.of("written") if one.label not in keyed]
    return right / total, wrong


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def words_of(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    lines = document.element.body.iter("{*}p")
    return " ".join("".join(t.text or "" for t in line.iter("{*}t")) for line in lines)


class DescribeAdopting:
    @pytest.mark.parametrize("form", FORMS, ids=NAMES)
    def it_places_fields_as_the_key_says(self, form) -> None:
        share, wrong = judged(adopt_for(None, form.made()), form)
        assert not wrong
        assert share >= ENOUGH

    @pytest.mark.parametrize("form", FORMS, ids=NAMES)
    def it_does_the_same_once_libreoffice_has_saved_the_form(self, form, as_saved) -> None:
        share, wrong = judged(adopt_for(None, as_saved[form.name]), form)
        assert not wrong
        assert share >= ENOUGH

    @pytest.mark.parametrize("form", FORMS, ids=NAMES)
    def it_makes_a_template_without_faults_that_a_sample_fills(self, form) -> None:
        toolkit = Toolkit()
        found = toolkit.adopt_form(form.made(), "cart-proforma")
        assert not toolkit.prove_template("cart-proforma", found.content).faults
        word, pdf = toolkit.try_template("cart-proforma", found.content, on=TODAY)
        text = words_of(word.content)
        assert "{{" not in text
        assert "{%" not in text
        assert pdf.content.startswith(b"%PDF")

    @pytest.mark.parametrize("form", [form for form in FORMS if form.name not in _WITH_PROMPTS])
    def it_keeps_every_word_of_the_form(self, form) -> None:
        def plain(content: bytes) -> set[str]:
            text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", words_of(content))
            return set(re.findall(r"[A-Za-z]+", text)) - {"DD", "MM", "YYYY", "Yes", "No"}

        assert plain(form.made()) <= plain(adopt_for(None, form.made()).content)

    def it_makes_the_same_file_of_the_same_form(self) -> None:
        form = FORMS[0].made()
        assert adopt_for(None, form).content == adopt_for(None, form).content

    def it_comments_on_what_it_does_not_write_and_on_what_it_is_not_quite_sure_of(self) -> None:
        found = adopt_for(None, FORMS[0].made())
        comments = [one.text for one in Document(io.BytesIO(found.content)).comments]
        told = [place for place in found.places if place.commented]
        assert len(comments) == len(told) > 0
        for place in told:
            assert any(place.label in text for text in comments)
        for place in found.of("written"):
            assert place.certainty >= SURE
            assert place.commented is (place.certainty < PLAIN)

    @pytest.mark.parametrize("form", FORMS, ids=NAMES)
    def it_says_in_words_which_fields_it_took_and_how_sure_it_is(self, form) -> None:
        found = adopt_for(None, form.made())
        for place in found.of("written", "asked"):
            assert not [path for path in place.paths if "." in path and path in place.in_words]
            assert place.titles[0] in place.in_words
            assert ("look at the comment" in place.in_words) is place.commented
            assert ("(sure: " in place.in_words) is (
                place.state == "written" and not place.commented
            )

    def it_finds_the_list_that_rows_are_of(self) -> None:
        rows = next(form for form in FORMS if form.name == "rows")
        tables = Document(io.BytesIO(adopt_for(None, rows.made()).content)).tables
        family = [[cell.text for cell in row.cells] for row in tables[1].rows]
        assert len(family) == 4
        assert family[1][0].startswith("{%tr for person in family")
        assert family[2][0].startswith("{{ person.name")
        assert family[3][0] == "{%tr endfor %}"


class DescribeWhoseAPlaceIs:
    @pytest.mark.parametrize(
        ("heading", "label", "path"),
        [
            ("Young person", "Name", "child.full_name"),
            ("Parent or carer", "Name", "team.parent.name"),
            ("Social worker", "Telephone", "team.social_worker.phone"),
            ("Case manager", "Email", "team.case_manager.email"),
            ("Court", "Name", "court.name"),
            ("Section 2: Parent / guardian details", "Mobile number", "team.parent.phone"),
        ],
    )
    def it_goes_by_the_heading(self, heading, label, path) -> None:
        form = docx(p(heading, style="Heading1"), table([label, ""]))
        [place] = adopt_for(None, form).places
        assert (place.state, place.paths[0]) == ("written", path)

    @pytest.mark.parametrize(
        "heading",
        ["GP", "Mother", "Landlord", "Emergency contact", "School contact", "Tenancy", "Siblings"],
    )
    def it_never_takes_another_person_for_the_child(self, heading) -> None:
        form = docx(
            p(heading, style="Heading1"), table(["Name", ""], ["Address", ""], ["Phone", ""])
        )
        assert not adopt_for(None, form).of("written")

    def it_writes_no_name_where_nothing_says_whose_it_is(self) -> None:
        [place] = adopt_for(None, docx(p("Name: ____________"))).places
        assert place.state == "asked"
        assert "child.full_name" in place.paths

    @pytest.mark.parametrize("style", [None, "Heading1"])
    @pytest.mark.parametrize(
        "above", ["Return to the team manager", "Please send this to your social worker"]
    )
    def it_is_the_childs_where_a_row_names_the_child(self, above, style) -> None:
        line = p(above, style=style) if style else p(above)
        rows = table(["Name of child", ""], ["Date of birth", ""], ["Home address", ""])
        places = adopt_for(None, docx(line, rows)).places
        assert [(one.state, one.paths[0], one.commented) for one in places] == [
            ("written", "child.full_name", False),
            ("written", "child.date_of_birth", False),
            ("written", "child.home_address", False),
        ]

    @pytest.mark.parametrize("above", ["Team manager", "The parent or carer fills this in"])
    def it_stays_anothers_where_a_row_asks_for_their_name(self, above) -> None:
        rows = table(["Name of child", ""], ["Name", ""], ["Home address", ""])
        places = adopt_for(None, docx(p(above), rows)).places
        written = [one.paths[0] for one in places if one.state == "written"]
        assert "child.home_address" not in written
        assert written.count("child.full_name") == 1

    def it_goes_by_the_part_of_a_table_that_names_another(self) -> None:
        rows = table(
            [tc("Young person", span=2)],
            ["Name of young person", ""],
            [tc("Parent living with child", span=2)],
            ["Email", ""],
        )
        assert adopt_for(None, docx(rows)).places[1].paths[0] == "team.parent.email"

    @pytest.mark.parametrize(
        "label",
        [
            "YJ reference number",
            "YOT ref no",
            "YJS ref no.",
            "YJS reference",
            "Youth justice reference number",
            "Case number",
            "Case ref. no.",
        ],
    )
    def it_knows_the_services_own_number(self, label) -> None:
        form = docx(table(["Name of child", ""], [label, ""]))
        assert adopt_for(None, form).places[1].paths[0] == "case_id"

    @pytest.mark.parametrize(
        "question",
        [
            "Does the young person need an interpreter?",
            "Does the child require an interpreter?",
            "Will the young person need an interpreter?",
            "Is an interpreter needed for the child?",
        ],
    )
    @pytest.mark.parametrize("inside", [True, False])
    def it_knows_what_is_asked_of_the_child(self, question, inside) -> None:
        rows = [question, "Yes ☐ No ☐"]
        form = docx(table(rows) if inside else p(" ".join(rows)))
        [place] = adopt_for(None, form).places
        assert (place.state, place.paths[0]) == ("written", "child.interpreter_needed")

    def it_takes_no_interpreter_of_another_for_the_childs(self) -> None:
        form = docx(p("Does the parent of the child need an interpreter? Yes ☐ No ☐"))
        [place] = adopt_for(None, form).places
        assert place.state != "written"

    @pytest.mark.parametrize("question", ["", "Sentence: "])
    def it_knows_the_short_names_of_sentences(self, question) -> None:
        [place] = adopt_for(None, docx(p(f"{question}☐ DTO ☐ Section 250 ☐ remand"))).places
        assert place.paths[0] == "sentence.type"
        assert place.commented

    @pytest.mark.parametrize(
        "label", ["Signature", "Signed", "Signature of young person", "Print name"]
    )
    def it_leaves_signatures_empty(self, label) -> None:
        form = docx(p("Young person", style="Heading1"), table([label, "", "Date", ""], columns=4))
        assert {place.state for place in adopt_for(None, form).places} == {"empty"}

    def it_leaves_what_is_for_the_office_empty(self) -> None:
        form = docx(
            p("For office use only", style="Heading1"), table(["Name", ""], ["Date of birth", ""])
        )
        assert {place.state for place in adopt_for(None, form).places} == {"empty"}


class DescribeReaders:
    def it_writes_only_what_the_readers_of_the_kind_may_see(self) -> None:
        form = docx(p("Child", style="Heading1"), table(["Health needs", ""]))
        toolkit = Toolkit()
        assert toolkit.adopt_form(form, "cart-proforma").of("written")
        assert not toolkit.adopt_form(form, "parents-letter").of("written")

    def it_refuses_a_kind_that_is_not_about_one_child(self) -> None:
        with pytest.raises(FaultyInputError, match="about one child"):
            Toolkit().adopt_form(FORMS[0].made(), "cart-minutes")


class DescribeTags:
    def it_writes_such_as_the_template_check_takes_for_every_field(self) -> None:
        view, registry = view_of("case")
        known = Fields(fields(view, registry, audience=("professional",)), frozenset())
        made = [printed(path, known) for path in known.by_path]
        lines = [p(xml_escape(one.text)) for one in made if one is not None]
        assert len(lines) > 300
        assert Template.open(docx("".join(lines))).check(view, registry) == []


class DescribeOddFiles:
    @pytest.mark.parametrize("content", [b"", b"no Word file", b"PK\x03\x04rest", b"%PDF-1.7"])
    def it_refuses_what_is_no_word_file(self, content) -> None:
        with pytest.raises(TemplateError):
            adopt_for(None, content)

    def it_refuses_a_form_with_tags_in_it(self) -> None:
        with pytest.raises(TemplateError, match="tags in it already"):
            adopt_for(None, docx(p("Name: {{ child.name }}")))

    @settings(max_examples=150)
    @given(data=st.data())
    def it_only_ever_refuses_a_damaged_form_in_words(self, data) -> None:
        """Elements taken out, doubled, moved and renamed: a template that opens, or a refusal."""
        form = _MADE[data.draw(st.integers(0, len(_MADE) - 1))]
        with zipfile.ZipFile(io.BytesIO(form)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        root = etree.fromstring(parts["word/document.xml"])
        for _ in range(data.draw(st.integers(1, 12))):
            elements = list(root.iter("{*}*"))[2:]
            if not elements:
                break
            one = elements[data.draw(st.integers(0, len(elements) - 1))]
            other = elements[data.draw(st.integers(0, len(elements) - 1))]
            how = data.draw(st.sampled_from(("drop", "double", "move", "rename", "text")))
            parent = one.getparent()
            if how == "drop":
                parent.remove(one)
            elif how == "double":
                parent.append(copy.deepcopy(one))
            elif how == "move" and one not in [other, *other.iterancestors()]:
                other.append(one)
            elif how == "rename":
                one.tag = other.tag
            else:
                one.text = data.draw(st.sampled_from(("", "____ ☐", "__/__/__", "☐☐☐", "Name:")))
        parts["word/document.xml"] = etree.tostring(root)
        try:
            found = adopt_for(None, packed(parts))
        except TemplateError:
            return
        assert adopt_for(None, packed(parts)).content == found.content
        assert Document(io.BytesIO(found.content)).element.body is not None

    def it_bears_tables_within_tables_and_very_many_places(self) -> None:
        inner = p("Name: ____")
        for _ in range(40):
            inner = table([tc(inner, p("")), tc("")])
        deep = docx(inner)
        wide = docx(table(*[["Name", "", "Phone", ""] for _ in range(600)], columns=4))
        long = docx(p("Name: ____ " * 800), p("☐ Yes ☐ No " * 500), p("." * 50_000), p("/" * 9_000))
        for form in (deep, wide, long):
            assert adopt_for(None, form).content

    def it_says_that_it_does_not_look_into_text_boxes(self) -> None:
        inner = f"<w:txbxContent>{p('Name: ____')}</w:txbxContent>"
        box = f"<w:r><w:pict>{inner}</w:pict></w:r>"
        found = adopt_for(None, docx(p(box), p("Surname: ________")))
        assert found.unread == ("What stands in text boxes of the text",)
        assert len(found.places) == 1

    def it_keeps_a_tag_apart_from_braces_of_the_form(self) -> None:
        found = adopt_for(None, docx(p("Date of birth {____}")))
        [place] = found.of("written")
        text = Document(io.BytesIO(found.content)).paragraphs[0].text
        assert text == f"Date of birth {{ {place.tag} }}"


class DescribeTheTableOfLabels:
    def it_says_one_thing_of_each_label(self) -> None:
        said = meanings()
        tables = [said["anywhere"], said["person"], *said["about"].values()]
        tables += [*said["topic"].values()]
        tables += [held["columns"] for held in said["lists"].values()]
        for each in tables:
            found = defaultdict(set)
            for path, several in each.items():
                for one in several:
                    found[key(one)].add(path)
            assert not {tuple(words): paths for words, paths in found.items() if len(paths) > 1}

    def it_names_only_fields_that_there_are(self) -> None:
        view, registry = view_of("case")
        known = {one.path for one in fields(view, registry)}
        known |= {path.removesuffix(".lines") for path in known}
        said = meanings()
        paths = [*said["anywhere"], *said["options"]]
        paths += [f"{path}.{end}" for path, ends in said["topic"].items() for end in ends]
        paths += [f"child.{end}" for end in said["about"]["child"]]
        people = [path for path in said["subjects"] if path.startswith("team.")]
        paths += [f"{path}.{end}" for path in people for end in said["person"]]
        assert not [path for path in (*paths, *said["lists"]) if path not in known]
