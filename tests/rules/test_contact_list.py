"""Who on the list of contacts is a child for whom nobody agreed."""

import copy
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from generator.rules import checks, load_pack
from tests.rules.test_probes import BASE

TODAY = date(2026, 3, 2)
NATIONAL = load_pack("national")
# What somebody is who is called so: a child, perhaps one, or neither.
CALLED = {"Bro (12)": "child", "Mate": "perhaps", "Uncle": "", "Girlfriend, 19": "", "": ""}
CONSENTS = ("given", "refused", "not-asked", "withdrawn")


def told(asked_for, today=TODAY, **parts):
    case = {**copy.deepcopy(BASE), **parts, "custody": {"contacts": {"people": asked_for}}}
    held = checks(case, NATIONAL, today)
    return [(one.message, one.place) for one in held if one.id == "contact-consent"]


def lee(**fields):
    return {"name": "Lee", "relationship": "Mate", **fields}


@st.composite
def contacts(draw):
    """Somebody the child asks for, and what has to be said of them: "", "is" or "may be"."""
    called, kind = draw(st.sampled_from(list(CALLED.items())))
    child, consent, view, decision, said = (
        draw(st.sampled_from((None, *values)))
        for values in (
            (True, False),
            CONSENTS,
            ("agree", "not-agree", "checking"),
            ("approved", "refused", "waiting"),
            ("Mum agrees", "Mum says no"),
        )
    )
    fields = {"is_child": child, "consent": consent, "view": view, "decision": decision}
    one = {"name": "Lee", "relationship": called}
    one |= {key: value for key, value in fields.items() if value is not None}
    if said is not None:
        one["checks"] = [{"check": "parent", "by": "Ann Ode", "result": said}]
    agreed = consent == "given" or (consent is None and said == "Mum agrees")
    asked = not agreed and view != "not-agree" and decision != "refused" and child is not False
    sure = child is True or kind == "child"
    return one, ("is" if sure else "may be" if kind else "") if asked else ""


class DescribeTheContactList:
    @given(st.lists(contacts(), max_size=4))
    def it_tells_of_each_child_without_an_agreement_and_of_nobody_else(self, held):
        words = {"is": "seems to be a child", "may be": "may be a child (no age is given)"}
        assert told([one for one, _ in held]) == [
            (
                f"Lee {words[said]}, and no consent of a parent or carer is recorded.",
                f"/custody/contacts/people/{number}/consent",
            )
            for number, (_, said) in enumerate(held)
            if said
        ]

    def it_calls_somebody_without_a_name_a_suggested_contact(self):
        ((message, _),) = told([{"relationship": "Bro (12)"}])
        assert message.startswith("A suggested contact seems to be a child")

    def it_asks_nothing_once_the_child_is_out(self):
        out = {"type": "release", "date": "2026-05-14"}
        assert told([lee()], date(2026, 5, 14), events=[out]) == []

    def it_goes_by_the_consent_that_stands_beside_the_same_name_among_the_people(self):
        friend = {"id": "lee", "name": "lee", "role": "other", "age": 16}
        friend["parent_consent"] = "given"
        assert told([lee()], people=[*BASE["people"], friend]) == []
        asked = {**friend, "parent_consent": "not-asked"}
        assert len(told([lee()], people=[*BASE["people"], asked])) == 2

    def it_takes_a_social_workers_word_for_a_parents_and_no_others(self):
        for check, left in (("social-worker", 0), ("parent", 0), ("police", 1)):
            one = lee(checks=[{"check": check, "by": "Ann Ode", "result": "Agreed"}])
            assert len(told([one])) == left
