"""The page of a case, its findings, picture and history."""

import json

import pytest

from generator.case.pages import subjects
from generator.rules.case_dates import CaseDates
from generator.web.cases.findings import found_in
from tests.web.conftest import ON

NAMES = ["dto-yoi", "remand", "s250-secure-home", "breach-transition"]


class DescribeTheTasks:
    def they_are_all_the_pages_about_the_case_and_none_is_a_fault(self, client, key):
        page = client.get(f"/cases/{key}").text
        for subject in subjects():
            assert f">{subject.title.replace(chr(38), '&amp;')}</h3>" in page
            for one in subject.pages:
                assert f'href="/cases/{key}/questions/{one.id}"' in page
        assert "Your answers are saved" in page
        assert "No answers yet" in page
        assert "govuk-error" not in page


@pytest.mark.parametrize("name", NAMES)
class DescribeThePages:
    def they_open_for_every_sample(self, client, desk, folder, name):
        key = desk.key(folder / f"{name}.json")
        for end in ("", "/findings", "/history", "/dates", "/documents", "/take-in"):
            page = client.get(f"/cases/{key}{end}")
            assert page.status_code == 200, end
            assert page.text.count("<h1") == 1

    def they_lead_to_each_other_from_the_questions_as_well(self, client, desk, folder, name):
        key = desk.key(folder / f"{name}.json")
        rooms = ("", "/dates", "/findings", "/documents", "/take-in", "/easy-read", "/history")
        for end in ("/dates", "/questions", "/questions/name", "/questions/check/child"):
            [_, way] = client.get(f"/cases/{key}{end}").text.split('aria-label="This case"')
            way = way.split("</nav>")[0]
            assert [f'href="/cases/{key}{room}"' in way for room in rooms] == [True] * len(rooms)
            assert way.count("aria-current") == 1, end

    def they_name_no_child_in_their_title_and_no_other_child_at_all(
        self, client, desk, folder, name
    ):
        key = desk.key(folder / f"{name}.json")
        child = desk.case(key).data["child"]
        others = [
            desk.case(desk.key(path)).data["child"]["last_name"]
            for path in folder.glob("*.json")
            if path.stem != name
        ]
        for end in ("", "/findings", "/history", "/dates", "/documents"):
            text = client.get(f"/cases/{key}{end}").text
            title = text.split("<title>")[1].split("</title>")[0]
            assert child["first_name"] not in title
            assert child["last_name"] not in title
            for other in set(others) - {child["last_name"]}:
                assert f" {other}" not in text, other

    def they_show_a_drawing_with_the_same_in_words(self, client, desk, folder, name):
        key = desk.key(folder / f"{name}.json")
        picture = client.get(f"/cases/{key}/line")
        assert picture.headers["content-type"].startswith("image/svg+xml")
        assert b"<svg" in picture.content
        line = desk.toolkit.line(desk.case(key), on=ON)
        # The stages stand in place of the picture too, where a phone has no room for it.
        [narrow, wide] = client.get(f"/cases/{key}").text.split('<details class="govuk-details"')
        stages = sum(one.startswith("Stage ") for one in line.words)
        assert narrow.count("<li>Stage ") == wide.count("<li>Stage ") == stages


class DescribeFindings:
    def they_are_in_the_words_of_the_checks_with_links(self, client, desk, key):
        found = desk.toolkit.findings(desk.case(key), ON)
        page = client.get(f"/cases/{key}/findings").text
        assert found
        assert page.count("tc-finding ") == len(found)
        assert page.count("/questions/") >= len(found)
        assert "in the case file" not in page

    def they_say_what_waits_for_them(self, desk, key):
        kinds = tuple(desk.toolkit.catalogue.kinds())
        (finding, *_) = desk.toolkit.findings(desk.case(key), ON)
        held = [
            type(finding)(
                "id", "must", "It is so.", "Do it.", "yjb", "/child", blocks, ("/court/name",)
            )
            for blocks in (("*",), ("breach-report",), ())
        ]
        (group,) = found_in(desk.case(key), key, held, kinds)
        assert [row.holds for row in group.rows] == [
            "Every final document waits for this.",
            "These wait for it: Breach report.",
            "",
        ]
        assert all(len(row.links) == 2 for row in group.rows)

    def they_say_what_to_do_on_pages_and_not_in_a_file(self, client, desk, folder):
        data = json.loads((folder / "dto-yoi.json").read_bytes())
        data["identity"]["child_view"] += " Wilhelmina Oakapple came too. Wilhelmina was kind."
        (folder / "dto-yoi.json").write_text(json.dumps(data))
        key = desk.key(folder / "dto-yoi.json")
        found = desk.toolkit.findings(desk.case(key), ON)
        assert any("[{" in one.what_to_do for one in found)
        for end in ("/findings", "/documents", "/documents/pathways-plan"):
            page = client.get(f"/cases/{key}{end}").text
            assert "[{" not in page, end
            assert "meant_names&#34;" not in page, end

    def they_are_said_to_be_none_where_there_are_none(self, client, desk, key, monkeypatch):
        monkeypatch.setattr(CaseDates, "findings", ())
        assert "found nothing" in client.get(f"/cases/{key}/findings").text


class DescribeHistory:
    def it_tells_what_was_made_here_and_elsewhere_and_not_who_looked(
        self, client, posting, desk, key, folder
    ):
        posting(client, f"/cases/{key}/documents/cart-proforma/make", {})
        case = desk.case(key)
        elsewhere = desk.toolkit.generate(case, ["statutory-dates"], formats=["pdf"], on=ON)
        desk.toolkit.write(elsewhere, folder / "documents")
        desk.audit.record("opened", key, by="Somebody Else")
        page = client.get(f"/cases/{key}/history").text
        assert page.count("Made: CaRT panel proforma") == 1
        assert "dated 2 March 2026" in page
        assert "Robin Sample" in page
        assert "Made: Statutory dates" in page
        assert "Outside these pages" in page
        assert "Somebody Else" not in page

    def it_tells_of_this_case_alone(self, client, posting, desk, key, folder):
        other = desk.key(folder / "remand.json")
        posting(client, f"/cases/{other}/documents/cart-proforma/make", {})
        assert "Made:" not in client.get(f"/cases/{key}/history").text


@pytest.mark.parametrize("end", ["", "/line", "/dates", "/findings", "/history", "/documents"])
def test_a_case_that_is_not_there_is_said_so(client, end):
    assert client.get(f"/cases/{'0' * 12}{end}").status_code == 404


def test_a_case_with_faults_leads_to_where_they_are_put_right(client, desk, folder):
    data = json.loads((folder / "dto-yoi.json").read_bytes())
    del data["child"]["date_of_birth"]
    (folder / "dto-yoi.json").write_text(json.dumps(data))
    key = desk.key(folder / "dto-yoi.json")
    answer = client.get(f"/cases/{key}")
    assert answer.headers["location"] == f"/cases/{key}/questions"
    assert client.get(answer.headers["location"]).status_code == 200
    assert client.get(f"/cases/{key}/dates").status_code == 422


def test_a_damaged_file_is_told_in_words(client, desk, folder):
    (folder / "dto-yoi.json").write_text('{"schema": "throughcare/case/1"')
    page = client.get(f"/cases/{desk.key(folder / 'dto-yoi.json')}")
    assert page.status_code == 422


def test_short_names_of_rules_are_spelled_out_where_they_stand(client, desk, folder) -> None:
    page = client.get(f"/cases/{desk.key(folder / 'dto-yoi.json')}/findings").text
    assert "Source: yjb: " in page
    assert "Youth Justice Board case management guidance" in page
