"""Documents that come back: shown change by change, taken as chosen, and never lost."""

import io
import json
import re
import zipfile

import openpyxl
import pytest

from generator.readback.fields import Change
from generator.web.papers.intake import Piece, _side_by_side, ending_of, id_of
from tests.pdf.forms.thirdparty import FormPdf
from tests.web.conftest import ON
from tests.web.papers.editing import with_words

KIND = "cart-proforma"
OLD, NEW = "Honest", "Honest and kind"
OTHER, ELSE = "Larch unit", "Oak unit"


@pytest.fixture
def case_file(folder):
    return folder / "dto-yoi.json"


@pytest.fixture
def word(desk, key):
    [made] = desk.toolkit.generate(desk.case(key), [KIND], formats=["docx"], on=ON)
    return with_words(with_words(made.content, OLD, NEW), OTHER, ELSE)


@pytest.fixture
def send(client, posting, key):
    """Chooses a file and goes on to its changes: their address, and the page."""

    def sent(content, name="plan.docx"):
        files = {"document": (name, content)}
        answer = posting(client, f"/cases/{key}/take-in", {}, files=files)
        if answer.status_code != 303:
            return "", answer
        url = answer.headers["location"]
        return url, client.get(url)

    return sent


def ticks(page):
    return re.findall(r'name="take" id="[^"]+" value="([^"]+)"', page.text)


class DescribeTheChanges:
    def they_stand_side_by_side(self, send, word, case_file):
        before = case_file.read_bytes()
        _, page = send(word)
        assert page.status_code == 200
        assert len(ticks(page)) == 2
        assert "2 changes" in page.text
        assert "<ins>Honest and kind</ins>" in page.text or "<ins> and kind" in page.text
        assert case_file.read_bytes() == before

    def they_are_taken_as_chosen_and_the_rest_stays_to_be_looked_at(
        self, client, posting, send, word, case_file, desk, key
    ):
        url, page = send(word)
        first, second = ticks(page)
        before = case_file.read_bytes()
        answer = posting(client, url, {"take": first})
        assert answer.headers["location"] == url
        now = case_file.read_text("utf-8")
        assert (NEW in now) != (ELSE in now)
        assert case_file.with_name("dto-yoi.json.bak-1").read_bytes() == before
        assert [one.what for one in desk.audit.entries(key)].count("read back") == 1
        page = client.get(url)
        assert ticks(page) == [second]
        assert "1 change is in the case now" in page.text
        answer = posting(client, url, {"take": second})
        assert answer.headers["location"] == f"/cases/{key}"
        now = case_file.read_text("utf-8")
        assert NEW in now
        assert ELSE in now
        assert client.get(url).status_code == 404

    def they_are_asked_for_when_none_is_chosen(self, client, posting, send, word, case_file):
        before = case_file.read_bytes()
        url, _ = send(word)
        answer = posting(client, url, {})
        assert answer.status_code == 422
        assert "Choose the changes" in answer.text
        assert case_file.read_bytes() == before

    def they_are_shown_again_when_the_case_changed_meanwhile(
        self, client, posting, send, word, case_file
    ):
        url, page = send(word)
        data = json.loads(case_file.read_bytes())
        text = json.dumps(data, ensure_ascii=False).replace(OLD, "Truthful")
        case_file.write_text(text)
        answer = posting(client, url, {"take": ticks(page)})
        assert answer.status_code == 422
        assert "changed since" in answer.text
        assert "What could not be placed" in answer.text
        assert case_file.read_text() == text
        # What can still be placed can still be taken.
        [left] = ticks(answer)
        assert posting(client, url, {"take": left}).status_code == 303
        assert ELSE in case_file.read_text("utf-8")
        assert client.get(url).status_code == 200

    def they_may_come_from_a_file_edited_in_the_folder(
        self, client, posting, desk, key, folder, word
    ):
        base = f"/cases/{key}/documents/{KIND}"
        posting(client, f"{base}/make", {})
        path = folder / "documents" / f"{KIND}_TC-1001_2026-03-02.docx"
        path.write_bytes(word)
        action = re.search(rf'action="({base}/files/[0-9a-f]+/take-in)"', client.get(base).text)[1]
        answer = posting(client, action, {})
        assert len(ticks(client.get(answer.headers["location"]))) == 2

    def they_are_said_to_be_none(self, send, desk, key):
        [made] = desk.toolkit.generate(desk.case(key), [KIND], formats=["docx"], on=ON)
        _, page = send(made.content)
        assert "Nothing in it differs" in page.text

    def they_are_none_from_a_document_of_another_case(self, send, desk, folder):
        other = desk.case(desk.key(folder / "remand.json"))
        [made] = desk.toolkit.generate(other, [KIND], formats=["docx"], on=ON)
        _, page = send(made.content)
        assert "another case" in page.text
        assert ticks(page) == []


class DescribeWorkbooks:
    def changed(self, desk, key, change):
        book = openpyxl.load_workbook(io.BytesIO(desk.toolkit.fill_workbook(desk.case(key), on=ON)))
        change(book)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    def cell(self, book, text):
        return next(c for sheet in book for row in sheet for c in row if c.value == text)

    def they_are_taken_as_chosen(self, client, posting, send, desk, key, case_file):
        def change(book):
            self.cell(book, "Larch unit").value = "Oak unit"

        url, page = send(self.changed(desk, key, change), "case.xlsx")
        [tick] = ticks(page)
        assert posting(client, url, {"take": tick}).status_code == 303
        assert "Oak unit" in case_file.read_text("utf-8")

    def they_are_given_out_here_under_a_name_without_the_childs(self, client, send, key):
        answer = client.get(f"/cases/{key}/workbook")
        assert (
            'filename="workbook_TC-1001_2026-03-02.xlsx"' in answer.headers["content-disposition"]
        )
        _, page = send(answer.content, "workbook.xlsx")
        assert "Nothing in it differs" in page.text

    def they_say_every_fault_and_give_a_marked_copy(self, client, send, desk, key, case_file):
        def change(book):
            days = (c for sheet in book for row in sheet for c in row if is_day(c.value))
            next(days).value = "31/02/2026"

        before = case_file.read_bytes()
        url, page = send(self.changed(desk, key, change), "case.xlsx")
        assert page.status_code == 422
        assert "cannot be read" in page.text
        marked = client.get(f"{url}/marked")
        assert marked.status_code == 200
        assert openpyxl.load_workbook(io.BytesIO(marked.content))
        assert case_file.read_bytes() == before

    def they_ask_for_rows_that_are_gone(self, client, posting, send, desk, key, case_file):
        def change(book):
            found = self.cell(book, "Isaac Mensah")
            found.parent.delete_rows(found.row)

        url, page = send(self.changed(desk, key, change), "case.xlsx")
        assert ticks(page) == []
        assert "taken out on purpose" in page.text
        answer = posting(client, url, {"remove": "yes"})
        assert answer.headers["location"] == f"{url}?remove=yes"
        page = client.get(answer.headers["location"])
        assert "taken out on purpose" not in page.text
        assert ticks(page) or "could not be placed" in page.text


def is_day(value):
    return getattr(value, "year", 0) == 2026


class DescribeForms:
    MAP = (
        'audience = ["professional"]\n[fields]\nUnit = "placement.unit"\nName = "child.full_name"\n'
    )

    @pytest.fixture
    def form(self):
        from generator.pdf.forms import fill

        empty = FormPdf().text("Unit").text("Name").bytes()
        return fill(empty, {"Unit": "Oak unit", "Name": "Tobias Lockyer"}).pdf

    def they_need_a_map_of_the_service(self, send, form):
        _, page = send(form, "form.pdf")
        assert page.status_code == 422
        assert "Nobody has said yet which field" in page.text

    def they_are_taken_by_the_map_that_fits(
        self, client, posting, send, form, desk, key, case_file, tmp_path, monkeypatch
    ):
        service = tmp_path / "service"
        (service / "forms").mkdir(parents=True)
        (service / "forms" / "another.toml").write_text(self.MAP.replace("Unit =", "Wing ="))
        (service / "forms" / "broken.toml").write_text("fields = ")
        (service / "forms" / "unit.toml").write_text(self.MAP)
        monkeypatch.setattr(type(desk.toolkit), "service_folder", property(lambda _: service))
        url, page = send(form, "form.pdf")
        [tick] = ticks(page)
        assert posting(client, url, {"take": tick}).status_code == 303
        assert json.loads(case_file.read_bytes())["placement"]["unit"] == "Oak unit"


class DescribeHostileFiles:
    @pytest.mark.parametrize(
        ("content", "name"),
        [
            (b"", "plan.docx"),
            (b"MZ", "plan.exe"),
            (b"x", "plan"),
            (b"x", "../../dto-yoi.json"),
            (b"x", ".docx/..\\x.toml"),
        ],
    )
    def they_are_refused_by_their_kind(self, send, content, name, case_file):
        before = case_file.read_bytes()
        url, page = send(content, name)
        assert (url, page.status_code) == ("", 422)
        assert "There is a problem" in page.text
        assert case_file.read_bytes() == before

    @pytest.mark.parametrize("ending", ["docx", "pdf", "xlsx", "xls", "ods"])
    @pytest.mark.parametrize(
        "content", [b"x", b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0", b"\0" * 99]
    )
    def they_are_told_in_words_when_they_are_damaged(
        self, send, ending, content, case_file, monkeypatch
    ):
        monkeypatch.delenv("THROUGHCARE_DEBUG")
        before = case_file.read_bytes()
        _, page = send(content, f"plan.{ending}")
        assert page.status_code == 422
        assert "cannot be read" in page.text
        assert case_file.read_bytes() == before

    def they_are_refused_when_they_unpack_to_far_too_much(self, send):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", b"<Types/>")
            archive.writestr("word/document.xml", b" " * 300_000_000)
        _, page = send(out.getvalue())
        assert page.status_code == 422

    def they_are_never_shown_nor_kept_by_their_name(self, send, word, desk):
        url, page = send(word, "<script>Toby Lockyer.docx")
        assert "script&gt;Toby" not in page.text
        assert "Toby" not in url
        names = [path.name for path in (desk.hidden / "taken-in").rglob("*") if path.is_file()]
        assert names == ["the-document.docx"]

    def they_are_kept_for_their_owner_alone(self, send, word, desk):
        send(word)
        for path in (desk.hidden / "taken-in").rglob("*"):
            assert path.stat().st_mode & 0o077 == 0

    def they_go_the_oldest_first_when_many_came_in(self, client, posting, word, desk, key):
        for number in range(25):
            files = {"document": ("plan.docx", word + bytes([number]))}
            assert posting(client, f"/cases/{key}/take-in", {}, files=files).status_code == 303
        assert len(list((desk.hidden / "taken-in" / key).iterdir())) == 20

    @pytest.mark.parametrize("name", ["0" * 16, "x", "%2e%2e%2fx"])
    def they_are_all_that_an_address_leads_to(self, client, posting, key, name):
        assert client.get(f"/cases/{key}/take-in/{name}").status_code == 404
        assert posting(client, f"/cases/{key}/take-in/{name}", {"take": "x"}).status_code == 404

    def they_are_not_found_from_another_case(self, client, send, word, desk, folder):
        url, _ = send(word)
        other = desk.key(folder / "remand.json")
        assert client.get(f"/cases/{other}/take-in/{url.rsplit('/', 1)[1]}").status_code == 404


class DescribeSideBySide:
    def it_marks_the_words_that_differ(self):
        before, after = _side_by_side("He is at home now.", "He is at school now.")
        assert "".join(piece.words for piece in before if piece.differs).strip() == "home"
        assert "".join(piece.words for piece in after if piece.differs).strip() == "school"

    @pytest.mark.parametrize(
        ("old", "new"),
        [("", "new"), ("old", ""), ("a  b\n\nc ", "a b c"), (" x", "x "), ("é\u00a0f", "é f")],
    )
    def it_loses_nothing(self, old, new):
        before, after = _side_by_side(old, new)
        assert "".join(piece.words for piece in before) == old
        assert "".join(piece.words for piece in after) == new

    def it_stays_quick_with_long_texts(self):
        before, _ = _side_by_side("a " * 100_000, "b " * 100_000)
        assert before == (Piece("a " * 100_000, differs=False),)

    def it_knows_another_value_as_another_change(self):
        one = Change("x", "/x", ("x",), "a", "b", "b")
        assert id_of(one) != id_of(Change("x", "/x", ("x",), "a", "c", "c"))
        assert id_of(one) != id_of(Change("x", "/y", ("y",), "a", "b", "b"))

    @pytest.mark.parametrize("name", ["a.DOCX", "C:\\x\\a.docx", "/tmp/a.docx"])
    def it_knows_an_ending_however_it_is_written(self, name):
        assert ending_of(name) == ".docx"
