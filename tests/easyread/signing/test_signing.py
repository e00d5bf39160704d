"""A signature ends with any change of the paper, names what changed, and cannot be lent."""

import copy
import dataclasses
import io
import json
import zipfile
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from generator.easyread.catalogue import _records
from generator.errors import CaseError, FaultyInputError, NotReadyError
from generator.toolkit import Toolkit
from tests.easyread.signing.conftest import (
    KIND,
    OF_CATALOGUE,
    OF_CHILD,
    ON,
    drawing,
)

DRAFT = "not yet checked"


def of(data, name):
    return next(one for one in data["supervision"]["conditions"] if one["id"] == name)


def paper(case, on=ON):
    """The Word file and the pages of the PDF."""
    toolkit = Toolkit()
    made = toolkit.generate(toolkit.open(case), [KIND], formats=("docx", "pdf"), on=on)
    word, pdf = made[0].content, PdfReader(io.BytesIO(made[1].content))
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        headers = [n for n in archive.namelist() if n.startswith("word/header")]
        head = "".join(archive.read(name).decode() for name in headers)
    return head, [page.extract_text() for page in pdf.pages]


class DescribeASignature:
    def it_holds_of_the_paper_that_was_signed(self, sign, verdict):
        sign()
        assert verdict().holds

    def it_says_who_in_what_role_on_what_day(self, sign, case):
        sign()
        signed = json.loads(case.read_text("utf-8"))["easy_read"]["signed"]
        assert (signed["by"], signed["role"], signed["on"]) == (
            "Leila Haddad",
            "Speech and language therapist",
            "2026-03-02",
        )

    def it_keeps_a_copy_of_the_case_and_changes_nothing_else(self, sign, case):
        before = case.read_bytes()
        _, kept = sign()
        after = json.loads(case.read_text("utf-8"))
        del after["easy_read"]["signed"]
        assert kept.read_bytes() == before
        assert after == json.loads(before)

    def it_is_refused_where_somebody_else_changed_the_file(self, sign, case, monkeypatch):
        from generator.store import _changing

        real = _changing.write_case

        def late(path, before, after, **beside):
            path.write_bytes(path.read_bytes() + b"\n")
            return real(path, before, after, **beside)

        monkeypatch.setattr(_changing, "write_case", late)
        with pytest.raises(CaseError, match="somebody else"):
            sign()
        assert "signed" not in json.loads(case.read_text("utf-8"))["easy_read"]

    def it_is_refused_for_another_paper_than_was_seen(self, sign, change, case):
        toolkit = Toolkit()
        seen = toolkit.easy_read_mark(toolkit.open(case), on=ON)
        sign(seen=seen)
        change(lambda data: data["supervision"]["conditions"][0]["easy_read"].update(heading="New"))
        before = case.read_bytes()
        with pytest.raises(FaultyInputError, match="was changed after"):
            sign(seen=seen)
        assert case.read_bytes() == before

    def it_is_refused_while_the_final_paper_cannot_be_made(self, sign, change, case):
        change(lambda data: data["supervision"].pop("supervising_officer"))
        before = case.read_bytes()
        with pytest.raises(NotReadyError):
            sign()
        assert case.read_bytes() == before


class DescribeWhoSigns:
    def it_may_be_somebody_of_the_staff(self, sign, service, verdict):
        staff = service / "staff.toml"
        more = '\n[[staff]]\nid = "ines-roche"\nname = "Ines Roche"\nrole = "salt"\n'
        staff.write_text(staff.read_text("utf-8") + more, "utf-8")
        signed, _ = sign(by="ines-roche")
        assert (signed["by"], signed["role"]) == ("Ines Roche", "Speech and language therapist")
        assert verdict().holds

    def it_is_nobody_unknown_without_saying_so(self, sign, case):
        before = case.read_bytes()
        with pytest.raises(FaultyInputError, match="neither among the people"):
            sign(by="Ines Roche")
        assert case.read_bytes() == before

    def it_says_so_of_somebody_from_outside(self, sign, verdict):
        sign(by="Ines Roche", outside="Speech therapist of the health board")
        found = verdict()
        assert found.holds
        assert "Speech therapist of the health board, not one of our workers" in found.who

    def it_takes_no_role_for_somebody_who_has_one(self, sign):
        with pytest.raises(FaultyInputError, match="Leave the role out"):
            sign(outside="Head of everything")

    @pytest.mark.parametrize("name", ["Fatmata Kamara", "Idris", "idris kamara"])
    def it_is_neither_the_child_nor_the_family(self, sign, name):
        with pytest.raises(FaultyInputError, match="worker checks"):
            sign(by=name)
        with pytest.raises(FaultyInputError, match="worker checks"):
            sign(by=name, outside="Therapist")

    def it_is_nobody_who_left_the_case(self, sign, change, verdict):
        sign(by="Claire Dunmore")

        def gone(data):
            data["people"] = [one for one in data["people"] if one["name"] != "Claire Dunmore"]

        change(gone)
        assert any("Claire Dunmore, who signed it, is no worker" in one for one in verdict().faults)

    def it_is_never_on_a_day_to_come(self, sign):
        with pytest.raises(FaultyInputError, match="still to come"):
            sign(on=ON + timedelta(days=1))

    def it_does_not_hold_before_its_day(self, sign, verdict):
        sign()
        [fault] = verdict(ON - timedelta(days=1)).faults
        assert "still to come" in fault


class DescribeEveryPage:
    def it_says_that_nobody_checked_it_until_it_is_signed(self, case):
        head, pages = paper(case)
        assert DRAFT in head
        assert len(pages) > 1
        assert all(DRAFT in page for page in pages)

    def it_says_so_no_more_once_it_is_signed(self, sign, case):
        sign()
        head, pages = paper(case)
        assert DRAFT not in head
        assert not any(DRAFT in page for page in pages)

    def it_says_so_again_after_a_change(self, sign, change, case):
        sign()
        change(lambda data: data["easy_read"]["intro"].append("Ask us."))
        head, pages = paper(case)
        assert DRAFT in head
        assert all(DRAFT in page for page in pages)


def new_words(data):
    of(data, OF_CHILD)["easy_read"]["lines"][0]["text"] = "Meet Helen each time."


CHANGES = {
    "official words": (
        lambda data: of(data, OF_CHILD).update(official_text="Keep in touch."),
        "The third condition (“Meet Helen”): its official words have changed.",
    ),
    "easy words": (new_words, "The third condition (“Meet Helen”): its easy words have changed."),
    "a picture": (
        lambda data: of(data, OF_CHILD)["easy_read"].update(picture="1F3E0"),
        "The third condition (“Meet Helen”): its pictures have changed.",
    ),
    "why words are left out": (
        lambda data: of(data, OF_CHILD)["easy_read"]["left_out"][0].update(why="No reason."),
        "The third condition (“Meet Helen”): what is left out of it on purpose has changed.",
    ),
    "nothing is left out": (
        lambda data: of(data, OF_CHILD)["easy_read"].pop("left_out"),
        "The third condition (“Meet Helen”): what is left out of it on purpose is gone.",
    ),
    "the font": (lambda data: data["easy_read"].update(font="atkinson"), "“Font” in"),
    "the size": (lambda data: data["easy_read"].update(size=18), "“Size in points” in"),
    "the order": (
        lambda data: data["easy_read"].update(order=[OF_CATALOGUE]),
        "The order of the rules has changed.",
    ),
    "a condition more": (
        lambda data: data["supervision"]["conditions"].append(
            {"id": "more", "kind": "additional", "official_text": "Not to go to the quay."}
        ),
        "The 13th condition is new.",
    ),
    "a condition less": (
        lambda data: data["supervision"]["conditions"].pop(7),
        "The condition tell-name-change is gone.",
    ),
    "two conditions in turn": (
        lambda data: data["supervision"]["conditions"].insert(
            0, data["supervision"]["conditions"].pop(1)
        ),
        "Which conditions there are, or their order has changed.",
    ),
    "an appointment": (
        lambda data: data["supervision"]["appointments"][-1].update(time="07:05"),
        "An appointment on",
    ),
    "a helper's number": (
        lambda data: data["people"][0].update(phone="01632 960999"),
        "The first of those who can help has changed.",
    ),
    "whom to ask": (
        lambda data: data["easy_read"].update(who_to_ask="Ask Dean."), "“Whom to ask” in"
    ),
    "the worker": (
        lambda data: data["supervision"].update(supervising_officer="Dean Whitlock"),
        "“Supervising officer” in",
    ),
    "a last name": (lambda data: data["child"].update(last_name="Kamera"), "Whose paper it is"),
    "the reference": (lambda data: data.update(case_id="TC-1005"), "Whose paper it is"),
}  # fmt: skip


class DescribeAnyChange:
    @pytest.mark.parametrize("name", CHANGES)
    def it_ends_the_signature_and_is_named(self, name, sign, change, verdict):
        how, says = CHANGES[name]
        sign()
        change(how)
        found = verdict()
        assert not found.holds
        assert any(says in fault for fault in found.faults), found.faults

    @pytest.mark.parametrize("old", ["Ask about work", "Who do you ask", "We want", "We help"])
    def it_may_be_in_the_services_wording(self, old, sign, service, verdict):
        sign()
        path = service / "wording" / "easy-read" / "own.toml"
        path.write_text(path.read_text("utf-8").replace(old, "Always ask first"), "utf-8")
        assert any("sixth condition" in fault for fault in verdict().faults)

    def it_may_be_in_the_catalogue(self, sign, verdict, monkeypatch):
        sign()
        held = _records._explanations()
        changed = {
            name: dataclasses.replace(one, heading=f"{one.heading}!") for name, one in held.items()
        }
        monkeypatch.setattr(_records, "_explanations", lambda: changed)
        faults = verdict().faults
        assert any("Idris" not in fault and "easy words have changed" in fault for fault in faults)
        assert not any("work" in fault.lower() for fault in faults)

    def it_may_be_the_version_of_the_catalogue_alone(self, sign, verdict, monkeypatch):
        sign()
        held = _records._explanations()
        newer = {name: dataclasses.replace(one, edition="9") for name, one in held.items()}
        monkeypatch.setattr(_records, "_explanations", lambda: newer)
        faults = verdict().faults
        assert faults
        assert all("the version of the catalogue" in fault for fault in faults)

    def it_may_be_the_bytes_of_a_photograph(self, sign, service, verdict):
        sign()
        (service / "helen.png").write_bytes(drawing("maroon"))
        assert "The first of those who can help has changed." in verdict().faults

    @pytest.mark.parametrize("name", ["by", "role", "on", "parts", "fingerprint", "outside"])
    def it_may_be_in_the_signature_itself(self, name, sign, change, verdict):
        sign()

        def forged(data):
            signed = data["easy_read"]["signed"]
            signed[name] = {
                "by": "Helen Foy",
                "role": "Head of service",
                "on": "2026-03-01",
                "parts": signed["parts"].rpartition(" ")[0],
                "fingerprint": "0" * 64,
                "outside": True,
            }[name]

        change(forged)
        assert any("changed by hand" in fault for fault in verdict().faults)

    @pytest.mark.parametrize(
        "name",
        ["zork", "booked/2026-99-99/1", "helpers/first", "look/zz", "fact/a.b", "words/nobody"],
    )
    def it_may_name_parts_of_no_paper(self, name, sign, change, verdict):
        sign()
        change(lambda data: data["easy_read"]["signed"].update(parts=f"{name}:{'0' * 16}"))
        assert any("changed by hand" in fault for fault in verdict().faults)


class DescribeAnotherChild:
    def it_gets_no_signature_with_a_copied_profile(self, sign, case):
        sign()
        data = json.loads(case.read_text("utf-8"))
        other = copy.deepcopy(data)
        other["case_id"] = "TC-2000"
        other["child"] |= {"first_name": "Sam", "known_as": "Sam", "last_name": "Reed"}
        path = case.with_name("other.json")
        path.write_text(json.dumps(other), "utf-8")
        toolkit = Toolkit()
        found = toolkit.easy_read_verdict(toolkit.open(path), on=ON)
        assert any("Whose paper it is" in fault for fault in found.faults)


UNPRINTED = {
    "how it was explained": lambda data: data["easy_read"].update(
        explained_on="2026-03-01", explained_by="Dean Whitlock"
    ),
    "what was said back": lambda data: data["easy_read"].pop("taught"),
    "the reason of a condition": lambda data: of(data, "education").update(reason="He asked."),
    "a person nobody names as a helper": lambda data: data["people"][3].update(phone="01632 1"),
    "the log": lambda data: data["compliance"][0].update(reason="He was on time."),
    "how a meeting is kept": lambda data: data["supervision"]["appointments"][-1].update(
        method="phone"
    ),
    "an easy word of the service that is not used": lambda data: data["easy_read"].update(
        words=[{"avoid": "sesquipedalian", "say": "long"}]
    ),
}


class DescribeWhatThePaperDoesNotPrint:
    @pytest.mark.parametrize("name", UNPRINTED)
    def it_leaves_the_signature(self, name, sign, change, verdict):
        sign()
        change(UNPRINTED[name])
        assert verdict().faults == ()

    def it_is_an_appointment_that_is_past(self, sign, change, verdict):
        sign()
        first = []

        def moved(data):
            booked = sorted(data["supervision"]["appointments"], key=lambda one: one["date"])
            one = next(one for one in booked if one["date"] > "2026-03-02")
            one["what"] = "See Dean"
            first.append(date.fromisoformat(one["date"]))

        change(moved)
        assert not verdict(first[0]).holds
        assert verdict(first[0] + timedelta(days=1)).holds

    def it_stays_signed_as_days_go_by(self, sign, verdict):
        sign()
        assert all(verdict(ON + timedelta(days=days)).holds for days in (1, 30, 400))
