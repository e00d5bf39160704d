"""The documents of a case: made, looked at page by page, kept as they must be, and sent."""

import io
import re
from datetime import timedelta
from html import unescape

import pikepdf
import pytest

from generator.catalogue import format_of
from generator.documents.by_stage import GROUPS
from generator.pdf.protect import sign
from generator.web.papers.pictures import Pictures, digest_of
from generator.web.papers.shelf import id_of
from generator.web.papers.shelves import documents_of, shelf_at
from tests.web.conftest import ON
from tests.web.papers.editing import with_words

KIND = "cart-proforma"
PASSWORD = "umbrella velvet 41 rivers"


@pytest.fixture
def base(key):
    return f"/cases/{key}/documents/{KIND}"


@pytest.fixture
def documents(folder):
    return folder / "documents"


@pytest.fixture
def word(client, posting, base, documents):
    assert posting(client, f"{base}/make", {}).status_code == 303
    return documents / f"{KIND}_TC-1001_2026-03-02.docx"


@pytest.fixture
def pdf(word):
    return word.with_suffix(".pdf")


def state(desk, key, kind=KIND):
    return shelf_at(desk, key).of(kind).state.words


def pictures_of(page):
    return re.findall(r'src="(/cases/[^"]+/pictures/[^"]+)"', page)


class DescribeEveryDocument:
    # A letter, a child's web page, a workbook alone, one with a calendar and one that is a draft.
    SOME = (
        "parents-letter",
        "licence-easy-read",
        "case-workbook",
        "planning-meeting",
        "hdc-report",
    )

    def it_is_made_in_all_that_its_page_says(self, client, posting, desk, key, documents):
        self.holds(self.SOME, client, posting, desk, key, documents)

    @pytest.mark.slow
    def it_is_so_for_every_kind(self, client, posting, desk, key, documents):
        kinds = [kind.name for kind in desk.toolkit.catalogue.kinds() if kind.subject == "case"]
        self.holds(kinds, client, posting, desk, key, documents)

    def holds(self, kinds, client, posting, desk, key, documents):
        case = desk.toolkit.open(desk.path(key))
        for kind in map(desk.toolkit.catalogue.get, kinds):
            base = f"/cases/{key}/documents/{kind.name}"
            before = client.get(base).text
            is_draft = 'name="draft"' in before
            assert posting(client, f"{base}/make", {"draft": "yes"} if is_draft else {}).is_redirect
            page = client.get(base).text
            endings = {"docx", "pdf", *kind.formats} if kind.has_template else {*kind.formats}
            endings -= {"xlsx", "ics"} if is_draft else set()
            made = list(documents.glob(f"{kind.name}_{case.identifier}_*"))
            assert {format_of(path) for path in made} == endings
            # A letter has a copy for each reader, and each can be opened.
            copies = {path.name.partition(".")[0] for path in made}
            assert page.count("?version=") == len(copies) - 1
            assert page.count("Download<span") == len(endings)
            assert not re.search(r"<dt[^>]*>\s*</dt>", page)
            offers = 'href="' + base + '/preview"' in before
            assert client.get(f"{base}/preview").is_success is offers


class DescribeTheShelf:
    def it_groups_them_as_the_toolkit_does(self, desk, key):
        shelf = shelf_at(desk, key)
        needed = desk.toolkit.papers_by_stage(desk.case(key), documents_of(desk), on=ON)
        assert [(one.kind.name, one.group) for one in shelf.papers] == [
            (one.kind.name, one.group) for one in needed
        ]
        kinds = [kind.name for kind in desk.toolkit.catalogue.kinds() if kind.subject == "case"]
        placed = [one.kind.name for group in GROUPS for one in shelf.at(group)]
        assert sorted(placed) == sorted(kinds)

    def it_shows_every_group_and_what_asks_for_a_document(self, client, desk, key):
        page = client.get(f"/cases/{key}/documents").text
        shelf = shelf_at(desk, key)
        for group, words in GROUPS.items():
            assert (words in page) is bool(shelf.at(group)), group
        near = (*shelf.at("now"), *shelf.at("soon"))
        asked = [one for paper in near for one in paper.asked[:1] if not one.done]
        assert all(unescape(one.source) in unescape(page) for one in asked)

    def it_says_what_is_missing_with_a_link_for_each(self, client, desk, key):
        paper = shelf_at(desk, key).of("breach-report")
        assert not paper.ready
        assert all(lack.link for lack in paper.lacks)
        page = client.get(f"/cases/{key}/documents/breach-report").text
        for lack in paper.lacks:
            assert f'href="{lack.link.url}"' in page

    def it_tells_how_each_stands(self, desk, key, word, pdf, folder, p12):
        assert state(desk, key) == "Up to date"
        assert state(desk, key, "breach-report") == "Not ready yet"
        assert state(desk, key, "pathways-plan") == "Ready to make"
        case = folder / "dto-yoi.json"
        case.write_text(case.read_text("utf-8").replace("developmental language", "a language"))
        assert state(desk, key) == "Out of date"
        word.write_bytes(with_words(word.read_bytes(), "Resettlement", "Transition"))
        assert state(desk, key) == "Edited"
        pdf.write_bytes(sign(pdf.read_bytes(), p12, "opens it").pdf)
        assert state(desk, key) == "Signed"


class DescribeMaking:
    def it_writes_where_status_looks(self, desk, key, word, pdf, documents):
        found = desk.toolkit.status(documents, [desk.case(key)], on=ON)
        assert {one.path for one in found} == {word, pdf}
        assert all(one.reasons == () for one in found)

    def it_is_told_and_logged(self, client, posting, desk, key, base):
        answer = posting(client, f"{base}/make", {})
        assert answer.headers["location"] == base
        assert "Word, PDF" in client.get(base).text
        (entry,) = (one for one in desk.audit.entries(key) if one.what == "made")
        assert (entry.by, entry.detail) == ("Robin Sample", f"{KIND}, 2026-03-02, Word, PDF")

    def it_refuses_what_is_not_ready_and_writes_nothing(self, client, posting, key, documents):
        url = f"/cases/{key}/documents/breach-report"
        assert posting(client, f"{url}/make", {}).status_code == 409
        assert not documents.exists()

    def it_makes_a_draft_when_it_is_asked_for(self, client, posting, desk, key):
        url = f"/cases/{key}/documents/breach-report"
        assert posting(client, f"{url}/make", {"draft": "yes"}).status_code == 303
        assert state(desk, key, "breach-report") == "Draft"

    @pytest.mark.parametrize("lock", ["edited", "signed", "password"])
    def it_leaves_what_must_stay_and_makes_a_new_version(
        self, client, posting, desk, key, base, word, pdf, documents, p12, lock
    ):
        if lock == "edited":
            word.write_bytes(with_words(word.read_bytes(), "Resettlement", "Transition"))
        elif lock == "signed":
            pdf.write_bytes(sign(pdf.read_bytes(), p12, "opens it").pdf)
        else:
            pdf.write_bytes(desk.toolkit.lock_pdf(pdf.read_bytes(), PASSWORD))
        before = {path: path.read_bytes() for path in (word, pdf)}
        page = client.get(base).text
        assert "Make a new version" in page
        posting(client, f"{base}/make", {})
        assert {path: path.read_bytes() for path in before} == before
        assert len(list(documents.iterdir())) == 4
        assert state(desk, key) == "Up to date"
        page = client.get(base).text
        assert "version 2" in page
        old = client.get(base, params={"version": id_of(word)}).text
        assert "Make a new version" in old

    def it_knows_no_other_documents(self, client, posting, key):
        for kind in ("cart-minutes", "nothing", "board-report"):
            url = f"/cases/{key}/documents/{kind}"
            assert client.get(url).status_code == 404
            assert posting(client, f"{url}/make", {}).status_code == 404

    def it_knows_a_later_day_as_another_document(self, desk, key, word, client, base):
        desk.toolkit.write_versions(
            desk.toolkit.generate(desk.case(key), [KIND], on=ON - timedelta(days=7)), word.parent
        )
        assert "23 February 2026" in client.get(base).text


class DescribeThePages:
    def they_are_pictures_of_the_very_file(self, client, base, pdf):
        page = client.get(base).text
        urls = pictures_of(page)
        with pikepdf.open(pdf) as opened:
            count = len(opened.pages)
        assert len(urls) == count
        assert all(f"/{digest_of(pdf.read_bytes())}/" in url for url in urls)
        for number in range(1, count + 1):
            assert f'alt="Page {number} of {count} of CaRT panel proforma"' in page
        picture = client.get(urls[0])
        assert picture.headers["content-type"] == "image/png"
        assert picture.content.startswith(b"\x89PNG")

    def they_come_again_when_they_are_no_longer_kept(self, client, base, pdf, monkeypatch):
        from generator.web.papers import _pages

        [first, *_] = pictures_of(client.get(base).text)
        before = client.get(first).content
        monkeypatch.setattr(_pages, "_PICTURES", Pictures())
        assert client.get(first).content == before

    def they_are_shown_before_anything_is_saved(self, client, key, documents, monkeypatch):
        from generator.web.papers import _pages

        for kind in (KIND, "breach-report"):
            urls = pictures_of(client.get(f"/cases/{key}/documents/{kind}/preview").text)
            monkeypatch.setattr(_pages, "_PICTURES", Pictures())
            assert client.get(urls[-1]).status_code == 200
        assert not documents.exists()

    def they_are_not_there_for_others(self, client, base, pdf):
        digest = digest_of(pdf.read_bytes())
        for end in (f"{digest}/0", f"{digest}/999", f"{'0' * 16}/1", "../../x/1"):
            assert client.get(f"{base}/pictures/{end}").status_code == 404

    def it_says_so_of_a_file_with_a_password(self, client, desk, base, pdf):
        pdf.write_bytes(desk.toolkit.lock_pdf(pdf.read_bytes(), PASSWORD))
        page = client.get(base).text
        assert "password" in page
        assert pictures_of(page) == []

    def it_says_so_of_a_damaged_file(self, client, base, pdf, monkeypatch):
        monkeypatch.delenv("THROUGHCARE_DEBUG")
        pdf.write_bytes(b"%PDF-1.7 and nothing else")
        page = client.get(base)
        assert page.status_code == 200
        assert "damaged" in page.text


class DescribePictures:
    def they_keep_within_bounds_and_let_the_oldest_go(self, pdf):
        content = pdf.read_bytes()
        pictures = Pictures(most=len(content) + 1)
        first, count = pictures.take_in(content)
        assert pictures.holds(first)
        assert pictures.page(first, 1).startswith(b"\x89PNG")
        assert not pictures.holds(first)
        assert count > 1


class DescribeDownloads:
    def they_are_the_very_bytes_under_a_name_without_the_childs(
        self, client, base, word, pdf, desk
    ):
        for path in (word, pdf):
            answer = client.get(f"{base}/files/{id_of(path)}")
            assert answer.content == path.read_bytes()
            assert f'filename="{path.name}"' in answer.headers["content-disposition"]
            assert "toby" not in answer.headers["content-disposition"].lower()

    def they_are_of_this_case_alone(self, client, desk, folder, pdf, key):
        other = desk.key(folder / "remand.json")
        url = f"/cases/{other}/documents/{KIND}/files/{id_of(pdf)}"
        assert client.get(url).status_code == 404
        assert (
            client.get(f"/cases/{key}/documents/pathways-plan/files/{id_of(pdf)}").status_code
            == 404
        )

    @pytest.mark.parametrize("name", ["..%2f..%2fdto-yoi.json", "x", "%00", "a" * 5000])
    def they_never_leave_the_folder(self, client, base, pdf, name):
        assert client.get(f"{base}/files/{name}").status_code == 404


class DescribePasswords:
    def they_go_on_a_copy_and_the_file_stays(self, client, posting, base, pdf, word):
        before = pdf.read_bytes()
        url = f"{base}/files/{id_of(pdf)}/protect"
        assert client.get(url).status_code == 200
        answer = posting(client, url, {"password": PASSWORD, "again": PASSWORD})
        assert answer.status_code == 200
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(answer.content))
        assert pdf.read_bytes() == before

    def they_go_on_a_copy_in_word_too(self, client, posting, base, word):
        url = f"{base}/files/{id_of(word)}/protect"
        answer = posting(client, url, {"password": PASSWORD, "again": PASSWORD})
        assert answer.content.startswith(b"\xd0\xcf\x11\xe0")

    @pytest.mark.parametrize(
        ("password", "again"),
        [("", ""), (PASSWORD, "other"), ("toby", "toby"), ("tc-1001!", "tc-1001!")],
    )
    def they_are_refused_in_words_when_they_will_not_do(
        self, client, posting, base, pdf, password, again
    ):
        url = f"{base}/files/{id_of(pdf)}/protect"
        answer = posting(client, url, {"password": password, "again": again})
        assert answer.status_code == 422
        assert "There is a problem" in answer.text
        assert password == "" or f'value="{password}"' not in answer.text


class DescribeBundles:
    def they_join_what_was_chosen(self, client, posting, key, pdf):
        url = f"/cases/{key}/documents/bundle"
        assert id_of(pdf) in client.get(url).text
        answer = posting(client, url, {"papers": id_of(pdf), "title": "Papers for the panel"})
        assert answer.status_code == 200
        with pikepdf.open(io.BytesIO(answer.content)) as opened, pikepdf.open(pdf) as paper:
            assert len(opened.pages) == len(paper.pages) + 1

    def they_may_have_a_password(self, client, posting, key, pdf):
        data = {"papers": id_of(pdf), "title": "Papers", "password": PASSWORD, "again": PASSWORD}
        answer = posting(client, f"/cases/{key}/documents/bundle", data)
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(answer.content))

    @pytest.mark.parametrize(
        ("data", "field"),
        [
            ({"title": "Papers"}, "papers"),
            ({"papers": "0" * 12, "title": "Papers"}, "papers"),
            ({"papers": True}, "title"),
            ({"papers": True, "title": "P", "password": "toby", "again": "toby"}, "password"),
            ({"papers": True, "title": "P", "password": "a", "again": "b"}, "password"),
        ],
    )
    def they_say_what_is_wrong_at_the_field(self, client, posting, key, pdf, data, field):
        data = {name: id_of(pdf) if value is True else value for name, value in data.items()}
        answer = posting(client, f"/cases/{key}/documents/bundle", data)
        assert answer.status_code == 422
        assert f'href="#{field}"' in answer.text
