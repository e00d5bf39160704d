"""Words beside a place for another person, time or service: nothing is written there unsaid."""

import pytest

from generator.adopt import adopt_for
from tests.adopt.word_xml import docx, p, table


def _under(heading, *labels):
    return p(heading, style="Heading1"), table(*[[label, ""] for label in labels])


class DescribeDoubts:
    @pytest.mark.parametrize(
        "label",
        [
            "Date of birth (mother)",
            "Date of birth (mother's)",
            "First name (sibling 1)",
            "First name [mother]",
            "Surname (of parent)",
            "Gender (victim)",
            "Religion (foster carers)",
            "Ethnicity (please give the parent's)",
            "Allergies (family)",
            "Date of birth (of whoever lives there)",
            "Case manager (receiving)",
            "Case manager (if not you)",
            "Social worker (previous)",
            "Solicitor (co-defendant's)",
            "Sentence (co-defendant)",
            "Release date (previous sentence)",
            "Court (where first heard)",
            "School (previous)",
            "Age (at time of offence)",
            "School (if different)",
            "Surname if different",
            "Parent's name (absent)",
            "Young person's child's name",
            "Your DOB",
            "Your surname",
            "Your child's name",
            "Your reference",
            "My date of birth",
        ],
    )
    def it_writes_no_label_that_may_mean_another_without_a_comment(self, label) -> None:
        for form in (docx(table([label, ""])), docx(p(f"{label}: ____________"))):
            assert not [one for one in adopt_for(None, form).of("written") if not one.commented]

    @pytest.mark.parametrize(
        "above",
        [
            "Your details",
            "About you",
            "Your child",
            "Visitor's details",
            "Visitor's details (please give photo ID)",
            "Staff accident report",
            "Volunteer application form",
            "Receiving YJS",
            "Previous YJS",
            "Next placement",
            "Previous placement",
            "Previous school",
            "Previous sentence",
            "Alleged perpetrator",
            "Other children",
            "Child 2",
        ],
    )
    @pytest.mark.parametrize("style", [None, "Heading1"])
    def it_writes_nothing_without_a_comment_below_words_for_another(self, above, style) -> None:
        own = ("First name", "Surname", "DOB", "Gender", "Preferred language")
        others = ("School", "Year group", "Case manager", "Name of service", "Establishment")
        labels = [*own, *others, "Type", "Phone", "Sentence", "Court"]
        if above in ("Your details", "About you", "Your child", "Child 2") or "form" in above:
            labels = [*own, "School"]
        elif "report" in above or "Visitor" in above:
            labels = [*own]
        line = p(above, style=style) if style else p(above)
        forms = [
            docx(line, table(*[[label, ""] for label in labels])),
            docx(line, *[p(f"{label}: ____________") for label in labels]),
        ]
        for form in forms:
            assert not [one for one in adopt_for(None, form).of("written") if not one.commented]

    @pytest.mark.parametrize(
        "line",
        [
            "Mother: {0} Date of birth: {0}",
            "Sister {0} School {0} DOB {0}",
            "Parent: {0} First language: {0}",
            "Interpreter needed for parent? ☐ Yes ☐ No   Language: {0}",
        ],
    )
    def it_goes_by_what_stands_before_on_the_line(self, line) -> None:
        found = adopt_for(None, docx(p(line.format("_" * 12))))
        assert not [one for one in found.of("written") if one.paths[0].startswith("child.")]

    @pytest.mark.parametrize(
        ("label", "path"),
        [
            ("Date of birth (dd/mm/yyyy)", "child.date_of_birth"),
            ("Religion (if known)", "child.religion"),
            ("SURNAME (BLOCK CAPITALS)", "child.last_name"),
            ("Ethnicity (please tick)", "child.ethnicity"),
            ("Date of birth (child)", "child.date_of_birth"),
            ("Communication needs (e.g. autism, ADHD)", "child.communication.needs"),
            ("Date of next hearing", "remand.next_hearing"),
            ("Our reference", "case_id"),
        ],
    )
    def it_lets_brackets_and_words_be_that_change_nothing(self, label, path) -> None:
        [place] = adopt_for(None, docx(*_under("Young person", label))).places
        assert (place.state, place.paths[0], place.commented) == ("written", path, False)

    @pytest.mark.parametrize(
        "above", ["Return to the team manager", "Tell us who you are referring"]
    )
    def it_takes_nobody_that_a_form_only_goes_to_for_whom_it_is_about(self, above) -> None:
        form = docx(p(above), p("Name of child: ________ Date of birth: ________"))
        found = adopt_for(None, form).of("written")
        assert [one.paths[0] for one in found] == ["child.full_name", "child.date_of_birth"]
        assert not any(one.commented for one in found)

    @pytest.mark.parametrize("above", ["Team manager", "The parent or carer fills this in"])
    def it_believes_a_label_that_names_the_child_below_words_for_others(self, above) -> None:
        [place] = adopt_for(None, docx(p(above), p("Name of child: ________"))).places
        assert (place.state, place.paths[0]) == ("written", "child.full_name")
