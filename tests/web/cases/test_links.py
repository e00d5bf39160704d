"""Every place of a case leads to the page of questions that asks for it."""

import pytest

from generator.case.pages import question_page
from generator.web.links import field_link, field_links
from tests.web.conftest import ON


def page_in(link):
    return link.url.split("#")[0].split("/questions/")[1].split("/")


class DescribeFieldLink:
    def it_leads_to_the_page_of_the_field(self, desk, key):
        case = desk.case(key)
        link = field_link(case, key, "/placement/education_hours_week")
        [page] = page_in(link)
        paths = [field.path for field in question_page(page).fields]
        assert ("placement", "education_hours_week") in paths
        assert "Education hours" in link.words

    def it_names_the_entry_of_a_list(self, desk, key):
        case = desk.case(key)
        page, *numbers = page_in(field_link(case, key, "/court/offences/1/offence"))
        assert question_page(page).of == ("court", "offences")
        assert numbers == ["2"]

    def it_leads_to_the_page_of_the_list_for_the_list_itself(self, desk, key):
        [page] = page_in(field_link(desk.case(key), key, "/events"))
        assert ("events",) in [field.path for field in question_page(page).fields]

    def it_is_nothing_for_the_case_as_a_whole(self, desk, key):
        assert field_link(desk.case(key), key, "") is None

    def it_leads_to_all_questions_from_a_field_nobody_is_asked(self, desk, key):
        assert field_link(desk.case(key), key, "/schema").url == f"/cases/{key}/questions"

    def it_is_told_once_for_each_field(self, desk, key):
        found = field_links(desk.case(key), key, ["/events", "/events", "", "/court/name"])
        assert len(found) == 2


@pytest.mark.parametrize("name", ["dto-yoi", "remand", "s250-secure-home", "breach-transition"])
def test_whatever_is_missing_or_found_leads_to_a_page(desk, folder, name):
    key = desk.key(folder / f"{name}.json")
    case = desk.case(key)
    places = [
        fault.pointer for entry in desk.toolkit.readiness(case, on=ON) for fault in entry.lacks
    ]
    places += [one.place for one in desk.toolkit.findings(case, ON) if one.place]
    assert places
    for place in places:
        page, *_ = page_in(field_link(case, key, place))
        assert question_page(page) is not None, place
