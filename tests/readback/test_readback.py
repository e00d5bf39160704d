"""Edited documents against the case they were made from: all of a change, nothing else."""

import io
import json
import re
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import docx
import page
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator
from pypdfium2 import PdfDocument

from generator.case import loads, told
from generator.documents.locate import place_of
from generator.documents.produce import Producer
from generator.errors import CaseError, FaultyInputError, TemplateError
from generator.pdf import to_pdf
from generator.readback.fields import places
from generator.resources import Resources
from generator.toolkit import Toolkit
from generator.word.package._xml import w
from generator.word.readback.forms import printed
from generator.word.readback.located import CODE, DATE, NARRATIVE, TEXT, YES_NO
from generator.word.readback.marking import FIELDS, hash_of_place, mark, mark_of
from generator.word.readback.reading import read_document
from tests.sweeps import times
from tests.word.readback import office
from tests.word.readback.editing import edited, put, put_paragraphs, remove, start_of

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
NAMES = ["dto-yoi", "remand", "s250-secure-home", "breach-transition"]
KINDS = ["cart-proforma", "pathways-plan"]
ON = date(2026, 3, 2)
TOOLKIT = Toolkit()
WORDS = st.text(st.sampled_from("abc DE’é&<1."), min_size=1, max_size=30).map(
    lambda text: " ".join(["New", *text.split()])
)


@cache
def document(sample, kind):
    record = TOOLKIT.open(SAMPLES / f"{sample}.json")
    (made,) = TOOLKIT.generate(record, [kind], formats=["docx"], on=ON, draft=True)
    return made.content


@cache
def case_of(sample):
    return loads((SAMPLES / f"{sample}.json").read_bytes())


@pytest.fixture
def case_file(tmp_path):
    path = tmp_path / "case.json"
    path.write_bytes((SAMPLES / "dto-yoi.json").read_bytes())
    return path


def token_of(data):
    """What ties the marks of a document to it."""
    return read_document(data).properties[FIELDS].split()[1]


def like(data, name, **other):
    """The name of another mark that the same document could have been given."""
    token = token_of(data)
    parts = mark_of(name, token)._asdict() | other
    del parts["seal"]
    return str(mark(token, **parts))


def read_of(data, case_path):
    path = case_path.with_name("edited.docx")
    path.write_bytes(data)
    return TOOLKIT.read_back(path, case_path)


def fields_of(sample, kind):
    """Each field of a document with its path in the case."""
    known = places(case_of(sample))
    return [(known[f.mark.place], f) for f in read_document(document(sample, kind)).fields]


def marks_at(path, kind="cart-proforma", sample="dto-yoi"):
    return [str(f.mark) for at, f in fields_of(sample, kind) if at == path]


def at(data, path):
    for step in path:
        data = data[step]
    return data


def put_at(data, path, value):
    at(data, path[:-1])[path[-1]] = value


def new_value(draw, field, old, choices):
    """What is written into a field, and what it means."""
    form = field.mark.form
    if form == DATE:
        day = draw(st.dates(date(2024, 1, 1), date(2027, 1, 1))).isoformat()
        return printed(DATE, day), day
    if form == CODE:
        code = draw(st.sampled_from(sorted(choices)))
        return choices[code], code
    if form == YES_NO:
        return ("No", False) if old else ("Yes", True)
    text = draw(WORDS)
    return text, text


class DescribeReadBack:
    @pytest.mark.parametrize("sample", NAMES)
    @pytest.mark.parametrize("kind", KINDS)
    def it_finds_nothing_in_a_document_as_it_was_made(self, sample, kind, tmp_path):
        path = tmp_path / "case.json"
        path.write_bytes((SAMPLES / f"{sample}.json").read_bytes())
        found = read_of(document(sample, kind), path)
        assert (found.changes, found.conflicts, found.notes) == ((), (), ())
        assert found.apply() is None
        assert len(fields_of(sample, kind)) > 60

    @given(st.data())
    @settings(max_examples=8)
    def it_brings_back_exactly_what_was_edited(self, tmp_path_factory, data):
        self.bring_back(tmp_path_factory, data)

    @pytest.mark.slow
    @given(st.data())
    @settings(max_examples=times(25, 60))
    def it_brings_back_exactly_whatever_was_edited(self, tmp_path_factory, data):
        self.bring_back(tmp_path_factory, data)

    def bring_back(self, tmp_path_factory, data):
        sample, kind = data.draw(st.sampled_from(NAMES)), data.draw(st.sampled_from(KINDS))
        every = fields_of(sample, kind)
        chosen = data.draw(
            st.lists(st.sampled_from(every), min_size=1, max_size=4, unique_by=lambda f: f[0])
        )
        expected = deepcopy(dict(case_of(sample).data))
        edits = []
        for path, field in chosen:
            old = at(expected, path)
            if field.mark.form.startswith(NARRATIVE):
                texts = data.draw(st.lists(WORDS, min_size=1, max_size=3))
                edits.append((put_paragraphs, str(field.mark), texts))
                value = "\n\n".join(texts)
            else:
                choices = told(expected, path).choices
                if field.mark.form == TEXT and choices:
                    continue
                shown, value = new_value(data.draw, field, old, choices)
                edits.append((put, str(field.mark), shown))
            put_at(expected, path, value)

        def change(root):
            for edit, name, new in edits:
                edit(root, name, new)

        path = tmp_path_factory.mktemp("case") / "case.json"
        path.write_bytes((SAMPLES / f"{sample}.json").read_bytes())
        before = path.read_bytes()
        found = read_of(edited(document(sample, kind), change), path)
        try:
            loads(json.dumps(expected).encode())
        except CaseError:
            assert found.conflicts
            assert path.read_bytes() == before
            return
        assert found.conflicts == ()
        assert found.notes == ()
        kept = found.apply()
        assert json.loads(path.read_bytes()) == expected
        assert path.read_text("utf-8") == json.dumps(expected, ensure_ascii=False, indent=2) + "\n"
        assert kept is None or kept.read_bytes() == before

    def it_takes_out_an_emptied_field(self, case_file):
        name, *_ = marks_at(("placement", "unit"), "pathways-plan")
        found = read_of(
            edited(document("dto-yoi", "pathways-plan"), lambda r: put(r, name, "")), case_file
        )
        assert [c.new for c in found.changes] == [""]
        found.apply()
        assert "unit" not in json.loads(case_file.read_bytes())["placement"]

    def it_takes_the_hint_of_an_emptied_control_for_nothing(self, case_file):
        name, *_ = marks_at(("placement", "unit"), "pathways-plan")

        def empty(root):
            put(root, name, "Click or tap here to enter text.")
            properties = start_of(root, name).getnext().find(w("sdtPr"))
            etree.SubElement(properties, w("showingPlcHdr"))

        found = read_of(edited(document("dto-yoi", "pathways-plan"), empty), case_file)
        assert [c.value for c in found.changes] == [None]

    def it_keeps_the_layout_and_the_rights_of_the_file(self, case_file):
        text = json.dumps(json.loads(case_file.read_bytes()), ensure_ascii=False, indent="\t")
        case_file.write_bytes(text.replace("\n", "\r\n").encode())
        case_file.chmod(0o640)
        name, *_ = marks_at(("placement", "unit"), "pathways-plan")
        data = edited(document("dto-yoi", "pathways-plan"), lambda r: put(r, name, "Elm unit"))
        expected = json.loads(case_file.read_bytes())
        expected["placement"]["unit"] = "Elm unit"
        kept = read_of(data, case_file).apply()
        text = json.dumps(expected, ensure_ascii=False, indent="\t")
        assert case_file.read_bytes() == text.replace("\n", "\r\n").encode()
        assert case_file.stat().st_mode & 0o777 == 0o640
        assert kept.name == "case.json.bak-1"

    def it_does_not_write_over_a_file_that_changed_meanwhile(self, case_file):
        name, *_ = marks_at(("placement", "unit"), "pathways-plan")
        data = edited(document("dto-yoi", "pathways-plan"), lambda r: put(r, name, "Elm"))
        found = read_of(data, case_file)
        case_file.write_bytes(case_file.read_bytes() + b" ")
        with pytest.raises(CaseError, match="by somebody else while you worked"):
            found.apply()

    def it_tells_of_text_that_stands_in_no_field(self, case_file):
        def scribble(root):
            heading = next(root.iter(w("t")))
            heading.text = "My own heading"

        found = read_of(edited(document("dto-yoi", "cart-proforma"), scribble), case_file)
        assert found.changes == found.conflicts == ()
        assert "My own heading" in found.notes[0]


class DescribePeopleGivenById:
    """The case file names its people by id, and the document shows their names."""

    WHO = ("plan", "pathways", 0, "objectives", 0, "who")
    OTHER = ("plan", "pathways", 0, "objectives", 1, "who")

    @pytest.fixture
    def with_ids(self, case_file):
        for path in (self.WHO, self.OTHER):
            changed_case(case_file, path, "aoife")
        changed_case(case_file, ("supervision", "release", "met_by"), "bethan")
        return case_file

    def after(self, case_file, changes):
        """The case file after an edited plan was read back, and as it was before."""
        before = json.loads(case_file.read_bytes())
        record = TOOLKIT.open(case_file)
        (made,) = TOOLKIT.generate(record, ["pathways-plan"], formats=["docx"], on=ON, draft=True)
        fields = read_document(made.content).fields
        known = {path: place for place, path in places(record).items()}

        def change(root):
            for path, text in changes.items():
                for each in fields:
                    if each.mark.place == known[path]:
                        put(root, str(each.mark), text)

        found = read_of(edited(made.content, change), case_file)
        assert found.conflicts == ()
        found.apply()
        return json.loads(case_file.read_bytes()), before

    def they_keep_their_ids_when_something_else_is_changed(self, with_ids):
        after, before = self.after(with_ids, {("placement", "unit"): "Elm unit"})
        put_at(before, ("placement", "unit"), "Elm unit")
        assert after == before

    def test_another_persons_name_becomes_that_persons_id(self, with_ids):
        after, before = self.after(with_ids, {self.WHO: "tom  Brierley"})
        put_at(before, self.WHO, "tom")
        assert after == before

    def test_a_name_that_two_people_have_stays_a_name(self, with_ids):
        people = json.loads(with_ids.read_bytes())["people"]
        namesake = {**people[0], "id": "tom-2", "name": "Tom Brierley"}
        changed_case(with_ids, ("people",), [*people, namesake])
        after, before = self.after(with_ids, {self.WHO: "Tom Brierley"})
        put_at(before, self.WHO, "Tom Brierley")
        assert after == before

    def test_a_name_of_nobody_in_the_case_stays_a_name(self, with_ids):
        after, before = self.after(with_ids, {self.WHO: "Her gran"})
        put_at(before, self.WHO, "Her gran")
        assert after == before

    def test_a_field_that_holds_a_name_goes_on_holding_names(self, with_ids):
        changed_case(with_ids, self.WHO, "Aoife Brennan")
        after, before = self.after(with_ids, {self.WHO: "Tom Brierley"})
        put_at(before, self.WHO, "Tom Brierley")
        assert after == before


def changed_case(case_file, path, value):
    data = json.loads(case_file.read_bytes())
    put_at(data, path, value)
    case_file.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", "utf-8")


class DescribeTheStatusAfterwards:
    @pytest.fixture
    def folder(self, case_file):
        folder = case_file.parent / "out"
        folder.mkdir()
        (mark,) = marks_at(("cart", "summary"))[:1]
        data = edited(
            document("dto-yoi", "cart-proforma"),
            lambda root: put_paragraphs(root, mark, ["Quite another summary."]),
        )
        (folder / "edited.docx").write_bytes(data)
        return folder

    def reasons(self, folder, case_file):
        (status,) = TOOLKIT.status(folder, [TOOLKIT.open(case_file)])
        return "; ".join(status.reasons)

    def it_asks_to_read_an_edited_document_back(self, folder, case_file):
        assert "throughcare read" in self.reasons(folder, case_file)

    def it_says_that_the_changes_are_in_the_case(self, folder, case_file):
        TOOLKIT.read_back(folder / "edited.docx", case_file).apply()
        said = self.reasons(folder, case_file)
        assert "its changes are in the case file" in said
        assert "throughcare read" not in said

    def it_asks_again_when_the_document_was_edited_once_more(self, folder, case_file):
        path = folder / "edited.docx"
        TOOLKIT.read_back(path, case_file).apply()
        (mark,) = marks_at(("cart", "summary"))[:1]
        path.write_bytes(
            edited(path.read_bytes(), lambda root: put_paragraphs(root, mark, ["And another."]))
        )
        assert "throughcare read" in self.reasons(folder, case_file)


class DescribeConflicts:
    def conflicts(self, case_file, change, kind="cart-proforma", part="word/document.xml"):
        before = case_file.read_bytes()
        found = read_of(edited(document("dto-yoi", kind), change, part), case_file)
        with pytest.raises(FaultyInputError):
            found.apply()
        assert case_file.read_bytes() == before
        assert list(case_file.parent.glob("*.bak-*")) == []
        return " ".join(map(str, found.conflicts))

    def it_is_one_when_the_case_changed_too(self, case_file):
        (name,) = marks_at(("cart", "referred_by"))
        changed_case(case_file, ("cart", "referred_by"), "Somebody else")
        text = self.conflicts(case_file, lambda r: put(r, name, "A third"))
        assert "in the case file since" in text

    def it_is_none_when_the_case_changed_elsewhere_or_to_the_same(self, case_file):
        (name,) = marks_at(("cart", "referred_by"))
        data = edited(document("dto-yoi", "cart-proforma"), lambda r: put(r, name, "A third"))
        changed_case(case_file, ("placement", "establishment"), "Elsewhere")
        found = read_of(data, case_file)
        assert found.conflicts == ()
        assert [c.new for c in found.changes] == ["A third"]
        changed_case(case_file, ("cart", "referred_by"), "A third")
        assert read_of(data, case_file).changes == ()

    def it_is_one_when_entries_of_the_list_may_have_moved(self, case_file):
        actions = ("cart", "pathways", 0, "actions")
        case = json.loads(case_file.read_bytes())
        first, second = marks_at((*actions, 0, "owner"))[0], marks_at((*actions, 1, "owner"))
        assert second
        put_at(case, actions, [{**at(case, actions)[0], "action": "A new one"}, *at(case, actions)])
        case_file.write_text(json.dumps(case), "utf-8")
        text = self.conflicts(case_file, lambda r: put(r, first, "Another worker"))
        assert "another entry" in text or "case file since" in text

    def it_is_one_when_a_field_is_changed_in_two_ways(self, case_file):
        (name,) = marks_at(("cart", "referred_by"))
        (other,) = marks_at(("placement", "establishment"))

        data = document("dto-yoi", "cart-proforma")
        twin = like(data, name, number=mark_of(other, token_of(data)).number)

        def change(root):
            # As if the template printed the same field at both places.
            start_of(root, other).set(w("name"), twin)
            put(root, name, "One way")
            put(root, twin, "Another")

        changed_case(case_file, ("placement", "unit"), "So that it is not the same")
        assert "different ways" in self.conflicts(case_file, change)

    def it_is_one_when_a_row_is_taken_out(self, case_file):
        (name,) = marks_at(("cart", "pathways", 0, "actions", 0, "action"))
        text = self.conflicts(
            case_file, lambda r: remove(next(start_of(r, name).iterancestors(w("tr"))))
        )
        assert "was taken out of the document" in text
        assert text.count("taken out of the document") == 1

    def it_is_one_when_a_row_is_added(self, case_file):
        (name,) = marks_at(("cart", "pathways", 0, "actions", 0, "action"))

        def add(root):
            row = next(start_of(root, name).iterancestors(w("tr")))
            copy = deepcopy(row)
            for end in (*copy.iter(w("bookmarkStart")), *copy.iter(w("bookmarkEnd"))):
                end.getparent().remove(end)
            row.addnext(copy)

        assert "row or line was added" in self.conflicts(case_file, add)

    def it_is_one_when_a_line_is_added_to_a_list(self, case_file):
        (name,) = marks_at(("identity", "strengths", 0))

        def add(root):
            line = next(start_of(root, name).iterancestors(w("p")))
            copy = deepcopy(line)
            for end in (*copy.iter(w("bookmarkStart")), *copy.iter(w("bookmarkEnd"))):
                end.getparent().remove(end)
            line.addnext(copy)

        assert "row or line was added" in self.conflicts(case_file, add)

    def it_is_one_when_a_bookmark_is_lost(self, case_file):
        (name,) = marks_at(("cart", "referred_by"))
        text = self.conflicts(case_file, lambda r: remove(start_of(r, name)))
        assert "deleted together with its field" in text

    @pytest.mark.parametrize(
        ("path", "written", "advice"),
        [
            (("cart", "panel_date"), "next Tuesday", "3 March 2026"),
            (("cart", "reason"), "Resetlement", "Did you mean “Resettlement”?"),
            (("cart", "reason"), "Because", "The choices are"),
            (("cart", "referred_by"), "x" * 301, "301 characters"),
            (("identity", "strengths", 0), " ", "Take the line out"),
        ],
    )
    def it_is_one_when_a_value_cannot_be_read(self, case_file, path, written, advice):
        (name, *_) = marks_at(path)
        assert advice in self.conflicts(case_file, lambda r: put(r, name, written))

    def it_is_none_when_a_choice_is_written_in_other_capitals(self, case_file):
        (name, *_) = marks_at(("cart", "reason"))
        changed = edited(
            document("dto-yoi", "cart-proforma"), lambda r: put(r, name, "RESETTLEMENT")
        )
        found = read_of(changed, case_file)
        assert (found.changes, found.conflicts) == ((), ())

    def it_is_one_when_what_must_be_there_is_emptied(self, case_file):
        path = ("cart", "pathways", 0, "actions", 0, "owner")
        assert "has no" in self.conflicts(case_file, lambda r: put(r, marks_at(path)[0], ""))

    def it_is_one_when_tracked_changes_are_pending(self, case_file):
        def track(root):
            run = next(root.iter(w("r")))
            inserted = etree.Element(w("ins"))
            run.getparent().replace(run, inserted)
            inserted.append(run)

        assert "tracked changes" in self.conflicts(case_file, track)

    def it_is_one_when_the_document_is_of_another_case(self, case_file):
        found = read_of(document("remand", "cart-proforma"), case_file)
        assert "another case" in str(found.conflicts[0])

    def it_is_one_when_a_field_of_another_case_is_pasted_in(self, case_file):
        (name,) = marks_at(("cart", "referred_by"))
        (foreign,) = marks_at(("cart", "referred_by"), sample="remand")

        def paste(root):
            start_of(root, name).set(w("name"), foreign)

        assert "deleted together with its field" in self.conflicts(case_file, paste)

    def it_is_one_when_the_kind_is_not_read_back(self, case_file):
        found = read_of(document("dto-yoi", "psr-custody"), case_file)
        assert "to be read back" in str(found.conflicts[0])
        assert "CaRT panel proforma" in str(found.conflicts[0])

    def it_is_one_when_a_picture_stands_in_a_field(self, case_file):
        (name,) = marks_at(("cart", "referred_by"))

        def draw(root):
            run = start_of(root, name).getnext().find(f".//{w('r')}")
            etree.SubElement(run, w("drawing"))

        assert "picture" in self.conflicts(case_file, draw)


def hidden(name, text, look):
    """A paragraph with a field of that mark, whose text looks so."""
    paragraph = etree.Element(w("p"))
    etree.SubElement(paragraph, w("bookmarkStart"), {w("id"): "77", w("name"): name})
    run = etree.SubElement(paragraph, w("r"))
    etree.SubElement(etree.SubElement(run, w("rPr")), w(look[0]), {w("val"): look[1]})
    etree.SubElement(run, w("t")).text = text
    etree.SubElement(paragraph, w("bookmarkEnd"), {w("id"): "77"})
    return paragraph


UNSEEN = [
    *(("vanish", "1"), ("strike", "1"), ("color", "FFFFFF"), ("sz", "2")),
    *(("w", "1"), ("specVanish", "1"), ("webHidden", "1"), ("color", "FEFEFE")),
    *(("color", "C8C8C8"), ("position", "3000")),
]


class DescribeMarksThatCameAlong:
    def older(self):
        """The same field of a document that was made before the case said what it says now."""
        data = json.loads((SAMPLES / "dto-yoi.json").read_bytes())
        data["cart"]["referred_by"] = "Somebody who left"
        (made,) = TOOLKIT.generate(
            loads(json.dumps(data).encode()), ["cart-proforma"], formats=["docx"], on=ON, draft=True
        )
        known = {path: place for place, path in places(case_of("dto-yoi")).items()}
        return next(
            str(f.mark) for f in read_document(made.content).fields
            if f.mark.place == known["cart", "referred_by"]
        )  # fmt: skip

    def they_do_not_make_an_older_text_look_unchanged(self, case_file):
        """Pasted inside the field, and in place of all of it."""
        (name,) = marks_at(("cart", "referred_by"))
        older = self.older()

        def inside(root):
            put(root, name, "Somebody who left")
            run = start_of(root, name).getnext().find(f".//{w('r')}")
            run.addprevious(etree.Element(w("bookmarkStart"), {w("id"): "7", w("name"): older}))
            run.addnext(etree.Element(w("bookmarkEnd"), {w("id"): "7"}))

        def instead(root):
            put(root, name, "Somebody who left")
            start_of(root, name).set(w("name"), older)

        data = document("dto-yoi", "cart-proforma")
        found = read_of(edited(data, inside), case_file)
        assert [(c.path, c.value) for c in found.changes] == [
            (("cart", "referred_by"), "Somebody who left")
        ]
        found = read_of(edited(data, instead), case_file)
        assert "deleted together with its field" in " ".join(map(str, found.conflicts))

    @pytest.mark.parametrize("look", [("b", "1"), *UNSEEN])
    @pytest.mark.parametrize("same", [True, pytest.param(False, marks=pytest.mark.slow)])
    def they_change_nothing_that_the_document_did_not_show(self, case_file, look, same):
        """A judgement that this kind does not print, behind a mark made up for it."""
        data = document("dto-yoi", "cart-proforma")
        known = {path: place for place, path in places(case_of("dto-yoi")).items()}
        shown = {f.mark.place for f in read_document(data).fields}
        path = next(
            p for p in known if p[0] == "assessment" and known[p] not in shown
            and isinstance(at(case_of("dto-yoi").data, p), str)
        )  # fmt: skip
        forged = str(mark(token_of(data), 900, TEXT, known[path], "0" * 10))
        paragraph = hidden(forged, "Low", look)
        if not same:
            changed_case(case_file, ("placement", "unit"), "So that it is not the same")
        before = case_file.read_bytes()
        found = read_of(
            edited(data, lambda root: root.find(w("body")).insert(3, paragraph)), case_file
        )
        assert found.changes == ()
        assert found.conflicts
        assert case_file.read_bytes() == before


class DescribeWhatTextDoesNotTell:
    @pytest.mark.parametrize("look", UNSEEN)
    def it_is_a_conflict_when_words_of_a_field_are_not_meant_to_be_seen(self, case_file, look):
        (name,) = marks_at(("cart", "referred_by"))

        def change(root):
            run = start_of(root, name).getnext().find(f".//{w('r')}")
            properties = run.find(w("rPr"))
            if properties is None:
                properties = etree.Element(w("rPr"))
                run.insert(0, properties)
            etree.SubElement(properties, w(look[0])).set(w("val"), look[1])

        found = read_of(edited(document("dto-yoi", "cart-proforma"), change), case_file)
        assert found.changes == ()
        assert "Delete these words" in str(found.conflicts[0])

    def it_is_said_of_comments(self, case_file):
        data = document("dto-yoi", "cart-proforma")
        plain = docx.Document(io.BytesIO(data))
        plain.add_comment(plain.paragraphs[0].runs, "Is this right?", "A reader")
        out = io.BytesIO()
        plain.save(out)
        assert "1 comment" in " ".join(read_of(out.getvalue(), case_file).notes)

    def it_is_said_of_what_may_do_harm_and_is_not_read(self, case_file):
        data = document("dto-yoi", "cart-proforma")
        attached = docx.Document(io.BytesIO(data))
        kind = (
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
        )
        attached.part.relate_to("file:///c:/House.dotm", kind, is_external=True)
        out = io.BytesIO()
        attached.save(out)
        found = read_of(out.getvalue(), case_file)
        assert (found.changes, found.conflicts) == ((), ())
        assert "the link to the template file" in " ".join(found.notes)

    def it_is_said_of_looks_and_of_order(self, case_file):
        (name,) = marks_at(("cart", "referred_by"))
        first, second = (
            marks_at(("cart", "pathways", 0, "actions", at_, "action"))[0] for at_ in (0, 1)
        )

        def change(root):
            run = start_of(root, name).getnext().find(f".//{w('r')}")
            properties = etree.Element(w("rPr"))
            etree.SubElement(properties, w("u")).set(w("val"), "single")
            run.insert(0, properties)
            row, next_row = (
                next(start_of(root, each).iterancestors(w("tr"))) for each in (first, second)
            )
            next_row.addnext(row)

        found = read_of(edited(document("dto-yoi", "cart-proforma"), change), case_file)
        said = " ".join(found.notes)
        assert "underlined is not kept" in said
        assert "another order" in said


class DescribeLibreOffice:
    """A document that was really opened, edited and saved there."""

    @pytest.mark.slow
    @pytest.mark.parametrize("sample", NAMES)
    @pytest.mark.parametrize("kind", KINDS)
    def it_keeps_every_field(self, needs, tmp_path, sample, kind):
        path = tmp_path / "case.json"
        path.write_bytes((SAMPLES / f"{sample}.json").read_bytes())
        saved = office.edit(needs("soffice"), tmp_path, document(sample, kind), [])
        found = read_of(saved, path)
        assert (found.changes, found.conflicts, found.notes) == ((), (), ())
        assert len(read_document(saved).fields) == len(fields_of(sample, kind))

    def it_brings_edits_back(self, needs, tmp_path, case_file):
        summary, proposal, learning, practice = (
            marks_at(("cart", name))[0]
            for name in ("summary", "psr_proposal", "psr_learning", "good_practice")
        )
        steps = [
            ("type over", marks_at(("cart", "panel_date"))[0], "4 May 2026"),
            ("type over", marks_at(("cart", "reason"))[0], "Transition"),
            ("type in", marks_at(("placement", "establishment"))[0], "New "),
            ("go on", summary, " And more."),
            ("add paragraph", proposal, "A new paragraph."),
            ("add paragraph", learning, "A new bullet."),
            ("embolden", practice, "-"),
        ]
        saved = office.edit(needs("soffice"), tmp_path, document("dto-yoi", "cart-proforma"), steps)
        expected = json.loads(case_file.read_bytes())
        cart = expected["cart"] | {"panel_date": "2026-05-04", "reason": "transition"}
        expected["cart"] = cart
        expected["placement"]["establishment"] = "New " + expected["placement"]["establishment"]
        cart["summary"] += " And more."
        cart["psr_proposal"] += "\n\nA new paragraph."
        first, rest = cart["psr_learning"].split("\n", 1)
        cart["psr_learning"] = f"{first}\n- A new bullet.\n{rest}"
        cart["good_practice"] = re.sub(r"^- (\w+)", r"- **\1**", cart["good_practice"])
        found = read_of(saved, case_file)
        assert (found.conflicts, found.notes) == ((), ())
        found.apply()
        assert json.loads(case_file.read_bytes()) == expected


class DescribeWhatStaysTheSame:
    def it_marks_nothing_in_other_kinds(self):
        record = TOOLKIT.open(SAMPLES / "dto-yoi.json")
        (made,) = TOOLKIT.generate(record, ["psr-custody"], formats=["docx"], on=ON, draft=True)
        reading = read_document(made.content)
        assert reading.fields == ()
        assert FIELDS not in reading.properties

    @pytest.mark.parametrize("kind", KINDS)
    def it_gives_a_sound_word_file_and_the_same_pdf(self, kind, tmp_path):
        path = tmp_path / "made.docx"
        path.write_bytes(document("dto-yoi", kind))
        assert OpenXmlValidator().validate(str(path)).errors == []
        pdf = to_pdf(path.read_bytes())
        assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant
        producer = Producer(Resources(None))
        found = TOOLKIT.catalogue.get(kind)
        plain = replace(found, gives=tuple(name for name in found.gives if name != "located"))
        record = TOOLKIT.open(SAMPLES / "dto-yoi.json")
        (other,) = producer.make(plain, record, formats=["pdf"], on=ON, draft=True)
        assert _pages(pdf) == _pages(other.content)


def _pages(pdf):
    return [each.get_textpage().get_text_bounded() for each in PdfDocument(pdf)]


class DescribeUnsafeDocuments:
    @pytest.mark.parametrize(
        "data", [b"", b"PK\x03\x04", b"{}", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
    )
    def it_refuses_what_is_no_word_file(self, case_file, data):
        with pytest.raises(TemplateError) as caught:
            read_of(data, case_file)
        assert "document" in str(caught.value)

    def it_refuses_entities(self, case_file):
        from tests.word.words import with_entry, xml_of

        data = document("dto-yoi", "cart-proforma")
        bomb = '<!DOCTYPE a [<!ENTITY b "bbbb">]>' + xml_of(data).partition("?>")[2]
        with pytest.raises(TemplateError):
            read_of(with_entry(data, "word/document.xml", bomb), case_file)


def test_places_of_two_cases_are_never_alike():
    one, other = case_of("dto-yoi"), case_of("remand")
    path = ("cart", "referred_by")
    assert hash_of_place(place_of(one, path)) != hash_of_place(place_of(other, path))
