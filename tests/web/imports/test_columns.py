"""An export taken in by choosing a field for each of its columns, without a mapping file."""

import io
import json
import zipfile

import openpyxl
import pytest
from lxml import html

from tests.web.conftest import ROOT

EXPORT = ROOT / "samples" / "import"
EVIL = "<script>alert(1)</script>"
CSV = (
    "Ref,Surname,Forename,DOB,Sex,Shoe size,Notes here\n"
    "ZZ1,Brightwater,Tamsin,04/05/2009,Female,6,tall\n"
    "ZZ2,Sampleton,Joe,13/11/2010,Bloke,7,\n"
)


def sent(*names):
    return [("export", (name, (EXPORT / name).read_bytes())) for name in names]


def upload(content, name="list.csv"):
    return [("export", (name, content.encode() if isinstance(content, str) else content))]


def tree(answer):
    return html.fromstring(answer.text)


def boxes(answer):
    """The text of each column's box by its heading."""
    page = tree(answer)
    return {
        each.xpath("string(.//h3)"): each.xpath(".//input[@list]")[0]
        for each in page.xpath("//*[contains(concat(' ', @class, ' '), ' tc-column ')]")
    }


def filled(answer):
    """Every field of the form of columns, as the page shows it."""
    form = tree(answer).xpath("//form[@action='/import/columns']")[0]
    found = {one.get("name"): one.get("value") or "" for one in form.xpath(".//input[@list]")}
    found |= {
        one.get("name"): one.get("value") or ""
        for one in form.xpath(".//input[@id='title' or starts-with(@id, 's-')]")
    }
    for one in form.xpath(".//select"):
        chosen = one.xpath(".//option[@selected]/@value") or one.xpath(".//option/@value")
        found[one.get("name")] = str(chosen[0])
    return found


def service(found):
    return {**found, "s-service.name": "Marrowdale Service"}


@pytest.fixture
def begun(client, posting):
    """Send an export; gives the page of its columns."""

    def call(files):
        answer = posting(client, "/import/export", {}, files)
        assert answer.status_code == 303, answer.text
        assert answer.headers["location"] == "/import/columns"
        return client.get("/import/columns")

    return call


class DescribeTheColumns:
    def they_come_with_a_field_where_that_is_sure(self, begun) -> None:
        found = boxes(begun(upload(CSV)))
        assert found["Surname"].get("value") == "Child – Last name"
        assert found["DOB"].get("value") == "Child – Date of birth"
        assert not found["Shoe size"].get("value")
        assert "Ref" not in found

    def they_hide_what_tells_who_a_child_is_until_it_is_asked_for(self, begun, client) -> None:
        page = begun(upload(CSV)).text
        assert "Brightwater" not in page
        assert "04/05/2009" not in page
        assert "Xxxxxxxxxxx" in page
        assert "Brightwater" in client.get("/import/columns?cells=shown").text

    def they_say_how_sure_a_proposal_is(self, begun) -> None:
        page = tree(begun(upload(CSV)))
        sure = [
            each.text_content() for each in page.xpath("//*[contains(@class, 'tc-column__sure')]")
        ]
        assert any(each.startswith("Sure: the heading says so") for each in sure)
        assert "No field is like it." in sure

    def they_say_it_in_whole_sentences(self, begun) -> None:
        rows = "Ref,Surname,DOB,Offence summary\nZZ1,A,some day,x\nZZ2,B,x,y\n"
        page = tree(begun(upload(rows)))
        sure = page.xpath("//*[contains(@class, 'tc-column__sure')]/text()")
        assert "Not sure: the heading says so, but none of its cells fits." in sure
        assert "Not sure: “offence” is in the heading; is it meant?" in sure

    @pytest.mark.parametrize(
        ("typed", "becomes"),
        [
            ("date of birth", "Child – Date of birth"),
            ("child.pronouns", "Child – Pronouns"),
            ("preferred pronouns", "Child – Pronouns"),
        ],
    )
    def they_take_a_field_by_its_words(self, begun, client, posting, typed, becomes) -> None:
        page = begun(upload("Ref,Surname,Forename,DOB,Odd\nZZ1,A,B,04/05/2009,he/him\n"))
        name = boxes(page)["Odd"].get("name")
        other = {boxes(page)["DOB"].get("name"): ""} if "birth" in becomes else {}
        posting(client, "/import/columns", {**service(filled(page)), name: typed, **other})
        assert boxes(client.get("/import/columns"))["Odd"].get("value") == becomes

    def they_ask_where_words_could_be_several_fields(self, begun, client, posting) -> None:
        page = begun(upload(CSV))
        name = boxes(page)["Notes here"].get("name")
        answer = posting(client, "/import/columns", {**service(filled(page)), name: "phone"})
        assert answer.status_code == 422
        options = tree(answer).xpath(f"//input[@name='{name}-of']/@value")
        assert len(options) > 1
        assert tree(answer).xpath(
            f"//*[contains(@class, 'govuk-error-summary')]//a[@href='#{name}']"
        )
        choice = {f"{name}-of": options[0]}
        posting(client, "/import/columns", {**service(filled(answer)), **choice})
        assert boxes(client.get("/import/columns"))["Notes here"].get("value") == options[0]

    def they_refuse_words_of_no_field_and_keep_them(self, begun, client, posting) -> None:
        page = begun(upload(CSV))
        name = boxes(page)["Notes here"].get("name")
        answer = posting(client, "/import/columns", {**service(filled(page)), name: "xyzzy"})
        assert answer.status_code == 422
        assert boxes(answer)["Notes here"].get("value") == "xyzzy"

    def they_refuse_two_columns_for_one_date(self, begun, client, posting) -> None:
        page = begun(upload(CSV))
        name = boxes(page)["Notes here"].get("name")
        answer = posting(
            client, "/import/columns", {**service(filled(page)), name: "child.date_of_birth"}
        )
        assert answer.status_code == 422
        assert "gives this already" in answer.text

    def they_ask_for_the_service_where_no_folder_tells_it(self, begun, client, posting) -> None:
        answer = posting(client, "/import/columns", filled(begun(upload(CSV))))
        assert answer.status_code == 422
        assert tree(answer).xpath("//a[@href='#s-service.name']")


class DescribeWhatWouldHappen:
    def it_shows_each_fault_with_its_place_and_writes_nothing(
        self, begun, client, posting, folder
    ) -> None:
        before = sorted(folder.glob("*.json"))
        bad = CSV.replace("13/11/2010", "31/11/2010")
        columns = begun(upload(bad))
        name = boxes(columns)["DOB"].get("name")
        posting(client, "/import/columns", {**service(filled(columns)), f"{name}-use": "yes"})
        page = client.get("/import/export/try")
        assert "list.csv, row 3, column “DOB”" in page.text
        assert sorted(folder.glob("*.json")) == before

    def it_asks_what_an_unknown_word_means_and_goes_on_from_there(
        self, begun, client, posting, desk
    ) -> None:
        columns = begun(upload(CSV))
        name = boxes(columns)["Sex"].get("name")
        posting(client, "/import/columns", {**service(filled(columns)), name: "child.gender"})
        page = tree(client.get("/import/export/try"))
        [select] = page.xpath("//select[starts-with(@name, 'k')]")
        assert "Bloke" in page.xpath(f"string(//label[@for='{select.get('id')}'])")
        assert posting(client, "/import/codes", {select.get("name"): "boy"}).status_code == 303
        assert not tree(client.get("/import/export/try")).xpath("//select")
        posting(client, "/import/export/go", {})
        made = json.loads((desk.folder / "ZZ2.json").read_text())
        assert made["child"]["gender"] == "boy"


class DescribeTakingItIn:
    def it_makes_the_cases_of_two_files_without_a_mapping_file(
        self, begun, client, posting, desk
    ) -> None:
        page = begun(sent("children.csv", "offences.csv"))
        found = service(filled(page))
        chosen = {"Offence": "court.offences[].offence", "Date of offence": "court.offences[].date"}
        chosen |= {
            "Court": "court.name",
            "Kind of place": "placement.type",
            "Legal outcome": "sentence.type",
        }
        for heading, path in chosen.items():
            found[boxes(page)[heading].get("name")] = path
        answer = posting(client, "/import/columns", found)
        assert answer.status_code == 303, [
            each.text_content() for each in tree(answer).xpath("//*[@class='govuk-error-message']")
        ]
        report = client.get("/import/export/try").text
        assert posting(client, "/import/export/go", {}).status_code == 303
        [made] = desk.folder.glob("MD-0001.json")
        data = json.loads(made.read_text())
        assert data["child"]["known_as"] == "Taz", report
        assert data["child"]["interests"] == ["Drumming", "Baking"]
        assert data["court"]["offences"][0]["offence"] == "Robbery"

    def it_passes_by_a_file_of_which_nothing_is_taken(self, begun, client, posting) -> None:
        found = service(filled(begun(sent("children.csv", "offences.csv"))))
        answer = posting(client, "/import/columns", found)
        assert answer.headers["location"] == "/import/export/try"
        page = client.get("/import/export/try").text
        assert "children.csv" in page
        assert "offences.csv" not in page

    def it_offers_the_next_time_what_was_chosen(self, begun, client, posting) -> None:
        page = begun(upload(CSV, "list 2026-03.csv"))
        name = boxes(page)["Notes here"].get("name")
        posting(
            client,
            "/import/columns",
            {**service(filled(page)), name: "child.pronouns", "title": "Our list"},
        )
        posting(client, "/import/export/go", {})
        changed = (
            CSV.replace("Ref,Surname", "Ref,New column,Surname")
            .replace("ZZ1,", "ZZ1,x,")
            .replace("ZZ2,", "ZZ2,y,")
        )
        page = begun(upload(changed, "list 2026-04.csv"))
        assert boxes(page)["Notes here"].get("value") == "Child – Pronouns"
        assert "As it was chosen before" in page.text
        assert tree(page).xpath("//input[@id='title']/@value") == ["Our list"]
        assert tree(page).xpath("//input[@id='s-service.name']/@value") == ["Marrowdale Service"]
        assert not boxes(page)["New column"].get("value")

    def it_keeps_no_case_data_in_what_is_offered(self, begun, client, posting, desk) -> None:
        posting(client, "/import/columns", service(filled(begun(upload(CSV)))))
        posting(client, "/import/export/go", {})
        [kept] = (desk.hidden / "imports").glob("*.toml")
        assert not any(name in kept.read_text() for name in ("Brightwater", "Tamsin", "ZZ1"))

    def it_gives_a_mapping_that_the_command_line_takes(
        self, begun, client, posting, desk, tmp_path
    ) -> None:
        posting(client, "/import/columns", service(filled(begun(upload(CSV)))))
        path = tmp_path / "mapping.toml"
        path.write_bytes(client.get("/import/mapping.toml").content)
        assert desk.toolkit.mapping_faults(path) == ()

    def it_reads_every_sheet_of_a_workbook(self, begun) -> None:
        book = openpyxl.Workbook()
        book.active.append(["Ref", "Surname"])
        book.active.append(["ZZ1", "Brightwater"])
        sheet = book.create_sheet("Offences")
        sheet.append(["Ref", "Offence"])
        sheet.append(["ZZ1", "Robbery"])
        book.create_sheet("Notes")
        to = io.BytesIO()
        book.save(to)
        page = begun(upload(to.getvalue(), "list.xlsx"))
        headings = [each.text_content() for each in tree(page).xpath("//main//h2")]
        assert headings == ["list.xlsx, sheet Sheet", "list.xlsx, sheet Offences"]


def bomb():
    to = io.BytesIO()
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("xl/workbook.xml", b"0" * 200_000_000)
    return to.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "a.csv"),
        (b"\0" * 100, "a.csv"),
        (b"PK\x03\x04 no", "a.xlsx"),
        (b"a" * 1_100_000, "a.csv"),
        ((",".join(f"c{n}" for n in range(1500)) + "\n1\n").encode(), "a.csv"),
        (b"x,y\n1,2\n", "a.exe"),
    ],
)
def test_what_is_no_export_is_refused_in_words(client, posting, content, name):
    answer = posting(client, "/import/export", {}, upload(content, name))
    assert answer.status_code == 422
    assert "There is a problem" in answer.text


def test_a_workbook_that_would_unpack_without_end_is_refused(client, posting):
    answer = posting(client, "/import/export", {}, upload(bomb(), "a.xlsx"))
    assert answer.status_code == 422


def test_two_files_of_one_name_are_refused(client, posting):
    answer = posting(client, "/import/export", {}, upload(CSV) + upload(CSV))
    assert answer.status_code == 422
    assert "the same name" in answer.text


def test_markup_and_formulas_stay_text(begun, client, posting, desk):
    evil = f"Ref,{EVIL},Surname,Forename,DOB\nZZ1,=cmd|x!A1,{EVIL},=1+1,04/05/2009\n"
    page = begun(upload(evil))
    assert EVIL not in page.text
    assert EVIL not in client.get("/import/columns?cells=shown").text
    posting(client, "/import/columns", service(filled(page)))
    assert EVIL not in client.get("/import/export/try").text
    posting(client, "/import/export/go", {})
    made = json.loads((desk.folder / "ZZ1.json").read_text())
    assert made["child"]["first_name"] == "=1+1"


def test_pages_of_an_import_that_is_over_say_so(client, posting):
    for url in ("/import/columns", "/import/export/try", "/import/mapping.toml"):
        assert client.get(url).status_code == 404
    assert posting(client, "/import/codes", {}).status_code == 404
    assert posting(client, "/import/columns", {}).status_code == 404


class DescribeAnExportOfWhichNothingFits:
    def it_names_fields_as_elsewhere_and_offers_nothing_to_take(self, begun, client, posting):
        rows = "Ref,Surname,Forename,DOB,Shoe size\nZZ1,A,B,some day,6\n"
        posting(client, "/import/columns", service(filled(begun(upload(rows)))))
        page = client.get("/import/export/try")
        text = tree(page).text_content()
        assert "choose the column that is Child – Date of birth" in text
        assert "child.date_of_birth" not in text
        assert "Columns that are not taken: DOB, Shoe size." in text
        assert "every child is refused" in text
        assert not tree(page).xpath("//form[@action='/import/export/go']")

    def it_does_not_speak_of_a_mapping_where_words_are_not_known(self, begun, client, posting):
        page = begun(upload(CSV))
        sex = boxes(page)["Sex"].get("name")
        posting(client, "/import/columns", {**service(filled(page)), sex: "Child – Gender"})
        text = tree(client.get("/import/export/try")).text_content()
        assert "Say what it means under “Words that are not known”." in text
        assert "in the mapping" not in text
