import io
import re
import shutil
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from PIL import Image

from generator.resources import shipped
from generator.service.changing import settings_of, staff_of
from generator.web.house._given import given_of, together
from tests.web.conftest import ROOT, signed_in_client

PLAN = shipped("templates") / "pathways-plan" / "pathways-plan.docx"


@pytest.fixture
def service(folder: Path) -> Path:
    """The folder of cases with a service set up in it."""
    sample = ROOT / "samples" / "services" / "bolton"
    for path in sample.iterdir():
        if path.is_dir():
            shutil.copytree(path, folder / path.name, dirs_exist_ok=True)
        elif path.suffix == ".toml":
            shutil.copy(path, folder)
    return folder


def changed(*, at: int = 3, words: str) -> bytes:
    """Our plan with words more in a paragraph."""
    document = Document(str(PLAN))
    document.paragraphs[at].add_run(words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def sent(docx: bytes) -> dict[str, tuple[str, bytes]]:
    return {"file": ("My Plan.docx", docx)}


def reds(client, number: int) -> int:
    """How many dots of a picture have the ground of a fault's number."""
    picture = client.get(f"/templates/pathways-plan/check/pages/{number}")
    assert picture.headers["content-type"] == "image/png"
    seen = Image.open(io.BytesIO(picture.content)).convert("RGB")
    return sum(count for count, dot in seen.getcolors(1_000_000) if dot == (0xB1, 0x0E, 0x1E))


class DescribeTemplates:
    def it_lists_every_kind_that_has_a_word_template(self, client, desk) -> None:
        page = client.get("/templates").text
        for kind in desk.toolkit.catalogue.kinds():
            assert (f'/templates/{kind.name}"' in page) is kind.has_template
            assert client.get(f"/templates/{kind.name}").is_success is kind.has_template

    def it_gives_the_word_file_and_its_fields(self, client) -> None:
        word = client.get("/templates/pathways-plan/template.docx")
        assert word.content == PLAN.read_bytes()
        fields = client.get("/templates/pathways-plan/fields.docx")
        texts = [
            cell.text for t in Document(io.BytesIO(fields.content)).tables for cell in t._cells
        ]
        assert any("child.full_name" in text for text in texts)

    def it_shows_faults_at_their_place_on_a_page(self, client, posting) -> None:
        docx = changed(words=" {{ child.frist_name }}")
        answer = posting(client, "/templates/pathways-plan/check", {}, sent(docx))
        assert answer.headers["location"] == "/templates/pathways-plan/check"
        page = client.get("/templates/pathways-plan/check").text
        assert "Did you mean `first_name`?" in page
        assert "Use it from now on" not in page
        assert sum(reds(client, number) for number in range(1, 5)) > 50
        commented = client.get("/templates/pathways-plan/check/comments.docx").content
        assert len(list(Document(io.BytesIO(commented)).comments)) == 1
        assert client.get("/templates/pathways-plan/check/pages/99").status_code == 404

    @pytest.mark.parametrize("content", [b"", b"no Word file", b"PK\x03\x04rest"])
    def it_says_what_is_no_word_file(self, client, posting, content: bytes) -> None:
        answer = posting(client, "/templates/pathways-plan/check", {}, sent(content))
        assert answer.status_code == 422
        assert "There is a problem" in answer.text
        assert client.get("/templates/pathways-plan/check").status_code == 404

    def it_says_that_a_file_is_needed(self, client, posting) -> None:
        answer = posting(client, "/templates/pathways-plan/check", {})
        assert answer.status_code == 422
        assert "Choose a Word file" in answer.text

    def it_refuses_to_keep_one_with_faults(self, service, posting) -> None:
        client = signed_in_client(service)
        posting(client, "/templates/pathways-plan/check", {}, sent(changed(words="{{ nope }}")))
        answer = posting(client, "/templates/pathways-plan/keep", {})
        assert answer.status_code >= 400
        assert not (service / "templates" / "pathways-plan" / "pathways-plan.docx").exists()

    def it_makes_documents_from_the_service_s_own_then(self, service, posting) -> None:
        client = signed_in_client(service)
        docx = changed(words=" Words of our own.")
        posting(client, "/templates/pathways-plan/check", {}, sent(docx))
        assert client.get("/templates/pathways-plan/try").status_code == 200
        assert client.get("/templates/pathways-plan/try/pages/1").status_code == 200
        answer = posting(client, "/templates/pathways-plan/keep", {})
        assert answer.headers["location"] == "/templates/pathways-plan"
        assert "service's own template" in client.get(answer.headers["location"]).text
        desk = client.app.state.desk
        case = desk.toolkit.open(service / "dto-yoi.json")
        [made] = desk.toolkit.generate(
            case, ["pathways-plan"], formats=["docx"], on=desk.today(), draft=True
        )
        said = [one.text for one in Document(io.BytesIO(made.content)).paragraphs]
        assert any("Words of our own." in text for text in said)

    def it_makes_a_template_of_a_blank_form(self, client, posting) -> None:
        form = Document()
        form.add_paragraph("Name of young person: ________")
        form.add_paragraph("Shoe size: ________")
        out = io.BytesIO()
        form.save(out)
        where = "/templates/pathways-plan/adopt"
        answer = posting(client, where, {}, {"form": ("form.docx", out.getvalue())})
        assert answer.headers["location"] == where
        page = client.get(where).text
        where_it_is = "Name of young person (the document, paragraph 1)"
        assert f"{where_it_is}: Child – Full name (sure: the label" in page
        assert "child.full_name" not in page
        assert "%" not in page
        assert "Not placed (1)" in page
        made = Document(io.BytesIO(client.get(f"{where}/template.docx").content))
        assert "{{ child.full_name }}" in made.paragraphs[0].text

    @pytest.mark.parametrize("content", [None, b"", b"no Word file", PLAN.read_bytes()])
    def it_says_what_is_no_blank_form(self, client, posting, content) -> None:
        files = {"form": ("form.docx", content)} if content is not None else None
        where = "/templates/pathways-plan/adopt"
        answer = posting(client, where, {}, files)
        assert answer.status_code == 422
        assert "There is a problem" in answer.text
        assert client.get(where).status_code == 404

    def it_knows_no_kind_that_an_address_makes_up(self, client) -> None:
        for name in ("no-kind", "..%2f..", "%00", "pathways-plan%2f.."):
            assert client.get(f"/templates/{name}").status_code in {400, 404}


class DescribeTheService:
    def it_is_set_up_by_questions(self, client, folder, posting) -> None:
        assert "Set up your service" in client.get("/service").text
        answer = posting(
            client,
            "/service/new",
            {
                "name": "Calderbrook Youth Justice Service",
                "nation": "wales",
                "words.case_manager": "something else",
                "words.case_manager-own": "key worker",
            },
        )
        assert answer.headers["location"] == "/service"
        assert settings_of(folder) == {
            "name": "Calderbrook Youth Justice Service",
            "nation": "wales",
            "words": {"case_manager": "key worker"},
        }
        assert "key worker" in client.get("/service").text

    def it_keeps_what_was_typed_when_something_is_wrong(self, client, folder, posting) -> None:
        answer = posting(client, "/service/new", {"name": "", "phone": "01632 960123"})
        assert answer.status_code == 422
        assert "01632 960123" in answer.text
        assert not (folder / "service.toml").exists()

    def it_changes_one_setting_and_no_other(self, service, posting) -> None:
        client = signed_in_client(service)
        before = dict(settings_of(service))
        page = client.get("/service/settings").text
        given = dict(re.findall(r'name="([\w.]+)"[^>]*? value="([^"]*)"', page))
        given = {name: said for name, said in given.items() if name != "csrf_token"}
        given |= {name: "" for name in given if name.startswith("words.")}
        given |= {f"words.{k}": v for k, v in before["words"].items() if f"words.{k}" in page}
        given |= {"nation": "england", "rule_pack": "bolton", "phone": "01632 960111"}
        answer = posting(client, "/service/settings", given)
        assert answer.status_code == 303, answer.text
        assert settings_of(service) == {**before, "phone": "01632 960111"}

    def it_takes_a_picture_as_logo_and_nothing_else(self, service, posting) -> None:
        client = signed_in_client(service)
        refused = posting(client, "/service/logo", {}, {"logo": ("a.png", b"<svg></svg>")})
        assert refused.status_code == 422
        picture = (ROOT / "samples" / "services" / "bolton" / "pictures" / "logo.png").read_bytes()
        taken = posting(client, "/service/logo", {}, {"logo": ("../../x.png", picture)})
        assert taken.status_code == 303
        shown = client.get("/service/logo/picture")
        assert shown.headers["content-type"] == "image/png"

    def it_adds_changes_and_removes_people(self, service, posting) -> None:
        client = signed_in_client(service)
        before = len(staff_of(service))
        person = {"name": "Ada Example", "role": "case-manager", "phone": "01632 960555"}
        assert posting(client, "/service/staff/new", person).status_code == 303
        assert staff_of(service)[-1] == {"id": "ada-example", **person}
        answer = posting(
            client,
            f"/service/staff/{before}",
            {**person, "id": "ada-example", "phone": "01632 960556"},
        )
        assert answer.status_code == 303
        assert staff_of(service)[-1]["phone"] == "01632 960556"
        wrong = posting(client, f"/service/staff/{before}", {**person, "id": "somebody-else"})
        assert wrong.status_code == 404
        gone = posting(client, f"/service/staff/{before}/remove", {"id": "ada-example"})
        assert gone.status_code == 303
        assert len(staff_of(service)) == before

    def it_says_what_is_missing_of_a_person(self, service, posting) -> None:
        client = signed_in_client(service)
        answer = posting(client, "/service/staff/new", {"name": "", "role": "wizard"})
        assert answer.status_code == 422
        assert "Name: this one is needed" in answer.text

    def it_tells_a_second_window_what_the_first_changed_of_a_person(self, service, posting) -> None:
        client = signed_in_client(service)
        page = html.fromstring(client.get("/service/staff/0").text)
        first = {k: v for k, v in page.forms[-1].form_values() if k != "csrf_token"}
        second = {**first, "name": "Sam Second"}
        posting(client, "/service/staff/0", {**first, "phone": "01632 960777"})
        assert posting(client, "/service/staff/0", second).status_code == 303
        now = staff_of(service)[0]
        assert (now["name"], now["phone"]) == ("Sam Second", "01632 960777")
        late = posting(client, "/service/staff/0", {**first, "name": "Lee Late"})
        assert late.status_code == 422
        assert "Sam Second" in late.text
        assert staff_of(service)[0] == now
        form = html.fromstring(late.text).forms[-1]
        assert form.fields["name"] == "Lee Late"
        chosen = {k: v for k, v in form.form_values() if k != "csrf_token"}
        assert posting(client, "/service/staff/0", chosen).status_code == 303
        assert staff_of(service)[0] == {**now, "name": "Lee Late"}

    def it_tells_a_second_window_what_the_first_changed_of_the_settings(
        self, service, posting
    ) -> None:
        client = signed_in_client(service)
        form = html.fromstring(client.get("/service/settings").text).forms[-1]
        shown = {k: v for k, v in form.form_values() if k != "csrf_token"}
        posting(client, "/service/settings", {**shown, "phone": "01632 960777"})
        assert posting(client, "/service/settings", {**shown, "name": "Ours"}).status_code == 303
        now = settings_of(service)
        assert (now["name"], now["phone"]) == ("Ours", "01632 960777")
        late = posting(client, "/service/settings", {**shown, "phone": "01632 960888"})
        assert late.status_code == 422
        assert "01632 960777" in late.text
        assert "01632 960888" in late.text
        assert settings_of(service) == now


_WORDS = st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", "x", "y"]), min_size=3)


@given(_WORDS, _WORDS, _WORDS)
def test_of_two_windows_neither_undoes_the_other(given_, now, typed) -> None:
    kept, told = together(typed, now, given_of(given_))
    for name, value in typed.items():
        if name in told:
            assert len({value, now[name], given_[name]}) == 3 or given_[name] != now[name] != value
        else:
            assert kept[name] == (now[name] if value == given_[name] else value)
    again, more = together(kept, now, given_of(now))
    assert (again, more) == (kept, {})

    def it_offers_no_role_of_a_family(self, service, posting) -> None:
        client = signed_in_client(service)
        assert 'value="parent"' not in client.get("/service/staff/new").text
        answer = posting(client, "/service/staff/new", {"name": "Ada Example", "role": "parent"})
        assert answer.status_code == 422
