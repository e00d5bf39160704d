"""Edits as people make them in LibreOffice: none is lost without a word."""

import json
import os
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from generator.case import loads
from generator.readback.fields import places
from generator.word.readback.located import NARRATIVE, TEXT
from generator.word.readback.reading import read_document
from tests.readback.test_moved_text import shown
from tests.readback.test_readback import (
    NAMES,
    ON,
    SAMPLES,
    TOOLKIT,
    at,
    case_of,
    document,
    fields_of,
    put_at,
)
from tests.word.readback.editing import MAIN

DESK = Path(__file__).resolve().parents[1] / "word/readback/desk.py"
# Any Python that LibreOffice's own module can be imported in.
PYTHON = os.environ.get("THROUGHCARE_UNO_PYTHON", "/usr/bin/python3")
PLACES = [(NAMES[0], "cart-proforma"), (NAMES[0], "pathways-plan"), (NAMES[2], "cart-proforma"),
          (NAMES[1], "pathways-plan")]  # fmt: skip

# How a text comes out; None where it must only be said that something was done.
LINE = {
    "type_in": lambda old: old.replace(first(old), first(old) + "ly", 1),
    "type_over": lambda old: "Quite other words",
    "replace_first_word": lambda old: old.replace(first(old), "Changed", 1),
    "go_on": lambda old: old + " And more.",
    "delete_first_word": lambda old: old.replace(first(old), "", 1).strip(),
    "delete_text": None,
    "split": None,
    "line_break": None,
    "strike": None,
    "hide": None,
    "whiten": None,
    "redden": None,
    "footnote": None,
    "paste_older": None,
}
LONG = {
    "type_in": lambda old: old.replace(first(old), first(old) + "ly", 1),
    "replace_first_word": lambda old: old.replace(first(old), "Changed", 1),
    "add_paragraph": None,
    "add_paragraph_at_the_end": None,
    "delete_paragraph": None,
    "split": None,
    "join": None,
    "strike_all": None,
    "hide_all": None,
    "hide": None,
    "underline": None,
    "highlight": None,
    "raise_up": None,
    "capitals": None,
    "bold": None,
    "link": None,
    "text_box": None,
    "heading": None,
    "track_typing": None,
    "track_deleting": None,
    "track_bold": None,
    "paste_older": None,
    "paste_older_after": None,
    "copy_to": None,
    "move_to": None,
    "edit_header": None,
    "fixed_text": None,
    "new_paragraph_anywhere": None,
    "strike_fixed": None,
    "delete_fixed": None,
}
TABLE = {"delete_row": None, "add_row": None}
WORDS = {"type_in": "ly", "type_over": "Quite other words", "replace_first_word": "Changed",
         "go_on": " And more."}  # fmt: skip


def first(text):
    """The first word, without what is no letter."""
    return "".join(c for c in text.split()[0] if c.isalnum() or c in "-’'") or text.split()[0]


def older(sample, kind):
    """A document of the same child made earlier, when every long answer was another."""
    data = json.loads((SAMPLES / f"{sample}.json").read_bytes())
    for path, field in fields_of(sample, kind):
        if field.mark.form.startswith(NARRATIVE) or field.mark.form == TEXT:
            old = at(data, path)
            if len(str(old).split()) > 3:
                put_at(data, path, f"Then still {old}"[:200] if field.mark.form == TEXT else
                       f"It was otherwise before. {old}")  # fmt: skip
    (made,) = TOOLKIT.generate(
        loads(json.dumps(data).encode()), [kind], formats=["docx"], on=ON, draft=True
    )
    return made.content


def jobs(folder):
    """Each edit, with the place in the case and the value that it should come to."""
    out = []
    for number, (sample, kind) in enumerate(PLACES):
        every = fields_of(sample, kind)
        lines = [(p, f) for p, f in every if f.mark.form == TEXT and " " in f.shown.strip()
                 and f.shown.strip()[0].isalpha()]  # fmt: skip
        longs = [(p, f) for p, f in every if f.mark.form.startswith(NARRATIVE)
                 and f.shown[0].kind == "p" and f.shown[0].runs[0].text[:1].isalpha()
                 and not f.shown[0].runs[0].bold]  # fmt: skip
        rows = [(p, f) for p, f in lines if p[-1] in ("action", "owner", "what", "title")]
        source, before = folder / f"{number}.docx", folder / f"{number}-older.docx"
        source.write_bytes(document(sample, kind))
        before.write_bytes(older(sample, kind))
        known = places(case_of(sample))
        earlier = {
            known[field.mark.place]: str(field.mark)
            for field in read_document(before.read_bytes()).fields
            if field.mark.place in known
        }
        for all_fields, ways in ((lines, LINE), (longs, LONG), (rows, TABLE)):
            for turn, (how, comes_to) in enumerate(ways.items()):
                fields = all_fields
                if not fields or (ways is LONG and number > 1 and turn > 14):
                    continue
                if how == "paste_older":  # only such a text was another then
                    fields = [(p, f) for p, f in fields if len(str(f.shown).split()) > 3]
                path, field = fields[(turn * 7 + number) % len(fields)]
                another = fields[(turn * 7 + number + 1) % len(fields)]
                job = {
                    "source": str(source), "target": str(folder / f"{len(out)}-edited.docx"),
                    "how": how, "mark": str(field.mark), "words": WORDS.get(how, "New words here"),
                }  # fmt: skip
                if how.startswith("paste_older"):
                    job["other"] = {"source": str(before), "mark": earlier[path]}
                elif how in ("copy_to", "move_to"):
                    job["other"] = str(another[1].mark)
                old = at(json.loads((SAMPLES / f"{sample}.json").read_bytes()), path)
                out.append((job, sample, path, comes_to and comes_to(old)))
        for how, other, words in (("nothing", "", ""), ("replace_everywhere", "’", "'")):
            job = {"source": str(source), "target": str(folder / f"{len(out)}-edited.docx"),
                   "how": how, "other": other, "words": words}  # fmt: skip
            out.append((job, sample, None, None))
    return out


def _shows_otherwise(job):
    """Whether an edit changed anything: a line joined to an empty one says what it said."""
    if job["how"] != "join":
        return job["how"] != "nothing"
    before, after = (
        shown(etree.fromstring(zipfile.ZipFile(job[name]).read(MAIN)))
        for name in ("source", "target")
    )
    return before != after


class DescribeEditsAtADesk:
    @pytest.mark.slow
    def they_are_never_lost_without_a_word(self, needs, tmp_path):
        if subprocess.run(
            [PYTHON, "-c", "import uno"], capture_output=True, check=False
        ).returncode:
            pytest.skip("no Python here can drive LibreOffice")
        every = jobs(tmp_path)
        assert len(every) >= 120
        listed = tmp_path / "jobs.json"
        listed.write_text(json.dumps([job for job, *_ in every]))
        ran = subprocess.run(
            [PYTHON, str(DESK), needs("soffice"), str(tmp_path / "profile"), str(listed)],
            capture_output=True, text=True, check=True, timeout=1500,
        )  # fmt: skip
        went_wrong = [w for w in json.loads(ran.stdout.splitlines()[-1]) if w]
        assert went_wrong == []
        lost, wrong = [], []
        for job, sample, path, comes_to in every:
            case = tmp_path / "case.json"
            case.write_bytes((SAMPLES / f"{sample}.json").read_bytes())
            found = TOOLKIT.read_back(job["target"], case)
            said = bool(found.changes or found.conflicts or found.notes)
            if said != _shows_otherwise(job):
                lost.append((job["how"], job["mark"] if path else "", path))
            if comes_to is not None and not found.conflicts:
                got = {change.path: change.value for change in found.changes}
                if got != {path: comes_to}:
                    wrong.append((job["how"], path, comes_to, got, found.notes))
        assert (lost, wrong) == ([], [])
