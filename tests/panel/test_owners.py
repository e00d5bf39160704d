"""Files for owners of actions: only their own, and no child's name to who does not know it."""

import email
import email.policy
import io
import random
from datetime import date

import pytest
from docx import Document

from generator.case import Case, Service
from generator.documents.actions._hiding import Hiding
from generator.documents.actions.owners import owner_files
from generator.documents.fingerprint import untouched, with_fingerprint
from generator.panel import register
from tests.panel.test_register import action, meeting

ON = date(2026, 3, 10)
IDS = {"a.json": "C-1", "b.json": "C-2"}


def case(number, first, last, *people, **more):
    child = {"first_name": first, "last_name": last, "date_of_birth": "2010-05-05", **more}
    return Case({"case_id": f"C-{number}", "child": child, "people": list(people)})


ZED = case(
    1,
    "Zoë",
    "Exampleton",
    {"name": "Bo Worker", "role": "case-manager", "email": "bo@example.org"},
    {"name": "Pauline Bryce", "role": "parent"},
)
WILL = case(2, "Will", "Madeupson", {"name": "Cy Helper", "role": "social-worker"})
STANDING = [{"name": "Di Nurse", "role": "Nurse", "status": "present"}]


def files(actions_of_zed, actions_of_will=(), own=(), **rest):
    one = meeting(
        "P-1",
        "2026-01-28",
        [("a.json", actions_of_zed), ("b.json", actions_of_will)],
        panel_actions=list(own),
        attendance=STANDING,
    )
    found = owner_files(register([one], IDS).open(ON), [ZED, WILL], [one], ON, **rest)
    return {each.owner: each for each in found}


def texts(file):
    """What each of the two files says, the message without what is attached to it."""
    document = Document(io.BytesIO(file.docx))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [each.text for each in document.paragraphs]
    message = email.message_from_bytes(file.eml, policy=email.policy.default)
    return " ".join([*cells, *paragraphs]), message.get_body().get_content()


class DescribeAFile:
    def it_holds_its_owners_actions_and_nobody_elses(self):
        found = files(
            [action("Ring the school", "Bo Worker"), action("Book a room", "Di Nurse (nurse)")],
            own=[action("Write to housing", "Bo Worker (case manager)", owners=["Cy Helper"])],
        )
        assert set(found) == {"Bo Worker", "Cy Helper", "Di Nurse (nurse)"}
        for text in texts(found["Bo Worker"]):
            assert "Ring the school" in text
            assert "Write to housing" in text
            assert "Book a room" not in text
        assert all("Book a room" in text for text in texts(found["Di Nurse (nurse)"]))
        assert all("Write to housing" in text for text in texts(found["Cy Helper"]))

    def it_names_a_child_to_those_who_work_with_the_child_alone(self):
        told = "See Zoë and her mum Pauline with Will’s social worker Cy Helper"
        found = files([action(told, "Bo Worker", owners=["Cy Helper", "Di Nurse"])])
        for text in texts(found["Bo Worker"]):
            assert "Zoë Exampleton" in text
            assert "See Zoë and her mum Pauline with WM’s" in text
        for text in texts(found["Cy Helper"]):
            assert "See ZE and her mum a parent with Will’s" in text
        for text in texts(found["Di Nurse"]):
            assert "See ZE and her mum a parent with WM’s social worker Cy Helper" in text
            assert "Exampleton" not in text

    def it_parts_two_people_whom_the_panel_knows(self):
        found = files(
            [action("Visit", "Bo Worker (case manager) and Cy Helper (social worker)")],
            own=[action("Meet", "Children and families team")],
        )
        assert {"Bo Worker (case manager)", "Cy Helper (social worker)"} < set(found)
        assert "Children and families team" in found

    def it_is_addressed_and_not_sent(self):
        found = files([action("Visit", "Bo Worker")])["Bo Worker"]
        message = email.message_from_bytes(found.eml, policy=email.policy.default)
        assert (message["X-Unsent"], message["To"]) == ("1", "bo@example.org")
        (attached,) = message.iter_attachments()
        assert attached.get_filename() == found.names[0]
        assert attached.get_content() == found.docx
        staff = ({"id": "di-nurse", "name": "Di Nurse", "email": "di@example.org"},)
        service = Service(folder=None, staff=staff)
        found = files([action("Visit", "Di Nurse")], service=service)["Di Nurse"]
        assert b"To: di@example.org" in found.eml

    def it_is_the_same_again_and_known_as_untouched(self):
        one, again = (files([action("Visit", "Bo Worker")])["Bo Worker"] for _ in range(2))
        assert one == again
        for content in (one.docx, one.eml):
            assert untouched(with_fingerprint(content))
            assert not untouched(content)
        assert not untouched(with_fingerprint(one.eml).replace(b"Visit", b"Visat"))

    def it_has_a_name_of_plain_letters_of_its_own(self):
        names = ["Zoë Ó’Brien", "Zoe O Brien", "日本", "../x", "a" * 90]
        found = files([action("Visit", name) for name in names])
        stems = [each.names[0] for each in found.values()]
        assert len(set(stems)) == len(names)
        assert all(name.isascii() and "/" not in name and ".." not in name for name in stems)


class DescribeHiding:
    @pytest.mark.parametrize(
        ("said", "told"),
        [
            ("Ring zoe’s school", None),
            ("ZOE EXAMPLETON is ready", "ZE is ready"),
            ("Tell Zoe’s school", "Tell ZE’s school"),
            ("Pauline Bryce is told", "a parent is told"),
            ("The plan will be sent in May", "The plan will be sent in May"),
            ("Bo Worker rings housing", "Bo Worker rings housing"),
        ],
    )
    def it_puts_initials_or_withholds(self, said, told):
        assert Hiding([ZED, WILL], ["Bo Worker", "Cy Helper"]).text(said) == told

    def it_leaves_no_spelling_of_a_name(self):
        draw = random.Random(5)
        hiding = Hiding([ZED], ["Bo Worker"])
        for _ in range(300):
            name = draw.choice(["Zoë", "Zoe", "Exampleton", "Zoë Exampleton", "ZOË", "exampleton"])
            text = f"{draw.choice(['Ask', 'Tell', 'See'])} {name}{draw.choice(['', '’s', ','])} now"
            told = hiding.text(text)
            assert told is None or not {"zoe", "zoë", "exampleton"} & {
                word.strip(",.’s").casefold() for word in told.split()
            }
