"""Makes a service's folder: from answers, or from what an old case file says of its service."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generator.case import default_words
from generator.documents.writing import write_all
from generator.errors import OutputError
from generator.service._questions import OWN_WORDS, Question, fault_in, questions
from generator.service._sense import ESTABLISHMENTS, SETTINGS, STAFF

__all__ = ["OWN_WORDS", "Question", "fault_in", "make_folder", "questions", "written"]

Data = Mapping[str, Any]

_PLACES = {
    "templates": "Word templates of your own. `throughcare service copy KIND` puts ours here to "
    "start from.",
    "packs": "Rule packs of your own. `throughcare rules check FILE` says whether one is sound.",
    "pictures": 'Your logo, as PNG or JPEG. Name it in service.toml: logo = "pictures/logo.png". '
    "Picture sets for easy-read pages, each in a folder with licence.txt, index.csv (code, file, "
    "words, search) and the pictures.",
    "panels": "Kinds of panel of your own: members, questions, quorum. `throughcare service check` "
    "says whether one is sound.",
    "forms": "Maps of fillable forms: which of their fields is which of the case. `throughcare "
    "form fields FORM` begins one. By it a filled form is taken in on the pages in the browser.",
    "wording": "Wording that your service has agreed, to take into cases and templates.",
}
# Each entry of service.toml: what it is for, and an example for whoever has nothing there yet.
_LINES = (
    (
        "name",
        "The full name, as it heads letters and reports.",
        "Calderbrook Youth Justice Service",
    ),
    ("short_name", "What children and families call the service.", "Calderbrook YJS"),
    ("nation", 'The nation: "england" or "wales".', "england"),
    ("phone", "The number to ring in office hours.", "01632 960100"),
    ("out_of_hours_phone", "The number for evenings and weekends.", "01632 960199"),
    ("email", "The shared mailbox.", "hello@calderbrook.example"),
    ("website", "The service's own page.", "calderbrook.example"),
    (
        "marking",
        "The marking in the footer of documents for staff and courts.",
        "OFFICIAL-SENSITIVE",
    ),
    (
        "accent_colour",
        "The colour of headings, as six hexadecimal digits. It must be dark enough "
        "to read on white.",
        "1F5C7A",
    ),
    (
        "logo",
        "A PNG or JPEG picture in this folder. It stands at the top of what staff write.",
        "pictures/logo.png",
    ),
    ("logo_words", "What the logo shows, for whoever cannot see it.", "Calderbrook YJS: a bridge"),
    (
        "rule_pack",
        "The rules that dates are counted by, where a case names none. "
        "`throughcare rules` lists them.",
        "national",
    ),
)


def make_folder(
    folder: Path, settings: Data, *, staff: Iterable[Data] = (), establishments: Iterable[Data] = ()
) -> tuple[Path, ...]:
    """Write a new service's folder; returns its files.

    `settings` are the entries of service.toml, `staff` and `establishments` those of the other
    files. Raises OutputError when there is such a folder already.
    """
    there = [name for name in (SETTINGS, STAFF, ESTABLISHMENTS) if (folder / name).exists()]
    if there:
        raise OutputError(
            f"Nothing was written: {folder} has a {there[0]} already. Change it there, and see "
            f"`throughcare service check {folder}`."
        )
    texts = {
        SETTINGS: settings_text(settings),
        STAFF: _staff_text(staff),
        ESTABLISHMENTS: _establishments_text(establishments),
        **{f"{name}/README.txt": f"{words}\n" for name, words in _PLACES.items()},
    }
    files = {folder / name: text.encode() for name, text in texts.items()}
    write_all(files)
    return tuple(files)


def settings_text(settings: Data) -> str:
    """service.toml with a note on each entry; what is not known yet stands there as an example."""
    lines = ["# What holds for all cases of the service. A line that begins with # is a note."]
    for name, note, example in _LINES:
        lines += ["", f"# {note}", _entry(name, settings.get(name), example)]
    lines += ["", "# Where the office is."]
    lines += _table(
        "address",
        settings.get("address"),
        {"lines": ["1 Bridge Street"], "town": "Calderbrook", "postcode": "ZZ1 1ZZ"},
    )
    lines += ["", "# What you call things. Documents say it so; leave out what you call as here."]
    examples = {name: word["default"] for name, word in default_words().items()}
    lines += _table("words", settings.get("words"), examples)
    lines += ["", "# What children and families are told instead, where your word is hard."]
    lines += _table(
        "plain_words",
        settings.get("plain_words"),
        {"breach_review": "meeting to get back on track"},
    )
    lines += ["", "# Helplines for children and families, one block for each."]
    helps = settings.get("help_lines") or [None]
    for each in helps:
        lines += _table("help_lines", each, {"name": "Childline", "phone": "0800 1111"}, many=True)
    lines += [
        "",
        "# The letters after missed appointments, in the order in which they are sent.",
        "# The levels are missed-appointment, first and final.",
    ]
    for each in settings.get("warnings") or [None]:
        lines += _table(
            "warnings",
            each,
            {"level": "first", "name": "First warning", "next": "A final warning"},
            many=True,
        )
    lines += [
        "",
        "# When an action of a panel is raised: after how often it was carried forward, and with",
        "# whom. 0 raises none by itself.",
    ]
    usual = {"after": 2, "to": "the head of service"}
    lines += _table("escalation", settings.get("escalation"), usual)
    return "\n".join(lines) + "\n"


def _staff_text(staff: Iterable[Data]) -> str:
    lines = [
        "# The people of the service. A case names them by their id: in its list of people, as",
        '# {"id": "samira-khan"} alone, or wherever a person is named. An id is two words with a',
        "# hyphen. The roles are those of the people of a case.",
    ]
    example = {
        "id": "samira-khan",
        "name": "Samira Khan",
        "role": "case-manager",
        "job_title": "Case manager",
        "phone": "01632 960101",
        "hours": "Monday to Friday",
    }
    for each in tuple(staff) or ({},):
        lines += ["", *_table("staff", each, example, many=True)]
    return "\n".join(lines) + "\n"


def _establishments_text(entries: Iterable[Data]) -> str:
    lines = [
        "# Where the service's children are in custody, and how to visit and ring them. A case",
        "# whose placement names one of these takes its phone and visits from here, unless it says",
        "# otherwise. Say when somebody last made sure, and where it comes from.",
        "# The types are yoi, stc, sch and secure-school.",
    ]
    example = {
        "name": "Fernhill Young Offender Institution",
        "type": "yoi",
        "phone": "01632 960300",
        "visits_info": "Book on 01632 960301 two days before.",
        "checked_on": date(2026, 3, 2),
        "source": "The establishment's page for families",
    }
    for each in tuple(entries) or ({},):
        lines += ["", *_table("establishments", each, example, many=True)]
    return "\n".join(lines) + "\n"


def _entry(name: str, value: Any, example: Any) -> str:
    return f"# {name} = {written(example)}" if value is None else f"{name} = {written(value)}"


def _table(name: str, value: Data | None, example: Data, *, many: bool = False) -> list[str]:
    """A section of TOML; where there is nothing yet, an example that is only a note."""
    head = f"[[{name}]]" if many else f"[{name}]"
    mark = "" if value else "# "
    entries = value or example
    return [f"{mark}{head}", *(f"{mark}{key} = {written(said)}" for key, said in entries.items())]


def written(value: Any) -> str:
    """A value in TOML, whose text is written as JSON's is."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
