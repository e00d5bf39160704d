"""Letters go to each reader in their own language, and never out of order."""

import io
import json
import tomllib
import zipfile

import docx
import pytest
from pypdf import PdfReader

from generator.case import loads
from generator.catalogue import Catalogue
from generator.catalogue.wording import wording
from generator.documents.letters import copies
from generator.errors import NotReadyError
from generator.resources import Resources, shipped
from generator.rules.ladder import ladder_of
from generator.service.checking import prove
from generator.service.reading import open_service
from generator.toolkit import Toolkit
from tests.documents.conftest import ON

LETTERS = ("missed-appointment", "warning-first", "warning-final")
SETTINGS = 'name = "Example YJS"\nnation = "wales"\n'
TEXTS = ("what_happened", "what_to_do", "offer_of_help")


@pytest.fixture
def idris(samples):
    return json.loads((samples / "breach-transition.json").read_text("utf-8"))


@pytest.fixture
def toby(samples):
    return json.loads((samples / "dto-yoi.json").read_text("utf-8"))


def opened(data, service):
    held = open_service(service) if service else None
    return Toolkit(service=service), loads(json.dumps(data).encode(), service=held)


def made(data, kind, *, service=None, draft=False):
    toolkit, record = opened(data, service)
    found = toolkit.generate(record, [kind], formats=["docx"], on=ON, draft=draft)
    return {one.identifier.partition("_")[2]: one.content for one in found}


def missing(data, kind, service=None):
    toolkit, record = opened(data, service)
    return " ".join(toolkit.readiness_of(toolkit.catalogue.get(kind), record, on=ON).missing)


def text_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("word/document.xml").decode()


def words_of(content):
    return [one.text for one in docx.Document(io.BytesIO(content)).paragraphs]


def mum(data):
    return next(one for one in data["people"] if one["role"] == "parent")


@pytest.fixture
def welsh(tmp_path):
    """A service in Wales whose letters are in another language: ours, each word marked."""
    (tmp_path / "service.toml").write_text(SETTINGS, "utf-8")
    for path in shipped("templates").rglob("words.en.toml"):
        said = tomllib.loads(path.read_text("utf-8"))
        lines = [f"{name} = {json.dumps(marked(text))}" for name, text in said.items()]
        own = tmp_path / "templates" / path.relative_to(shipped("templates"))
        own.parent.mkdir(parents=True, exist_ok=True)
        own.with_name("words.cy.toml").write_text("\n".join(lines), "utf-8")
    return tmp_path


def marked(text):
    return text if isinstance(text, list) else f"cy: {text}"


def translate(data):
    for one in data["warnings"]:
        said = {name: f"cy: {one[name]}" for name in TEXTS}
        one["other_languages"] = [{"language": "cy", "read_by": "Elin Prys", **said}]


class DescribeWhoGetsALetter:
    def it_is_the_child_and_each_parent_apart(self, idris):
        found = made(idris, "warning-first")
        assert list(found) == ["to-child", "to-parent-1"]
        assert "Dear Idris" in text_of(found["to-child"])
        assert "Dear Fatmata Kamara" in text_of(found["to-parent-1"])

    def it_holds_no_address_of_another_reader(self, toby):
        found = {name: text_of(one) for name, one in made(toby, "parents-letter").items()}
        assert list(found) == ["to-parent-1", "to-parent-2"]
        assert "3 Ferry Terrace" not in found["to-parent-1"]
        assert "27 Saltmarsh Road" not in found["to-parent-2"]

    @pytest.mark.parametrize("kind", LETTERS)
    def it_names_to_a_parent_the_others_who_get_the_same(self, toby, idris, kind):
        alone = " ".join(words_of(made(idris, kind)["to-parent-1"]))
        assert "We also send this letter" not in alone
        assert "Below is what we wrote to him" in alone
        assert "to Fatmata Kamara" in " ".join(words_of(made(idris, kind)["to-child"]))
        if kind == "missed-appointment":
            both = made(toby, kind)
            assert "We also send this letter to Craig Lockyer." in words_of(both["to-parent-1"])

    @pytest.mark.parametrize("kind", ["warning-first", "warning-final"])
    def it_tells_a_parent_what_happened_before_what_comes_next(self, idris, kind):
        said = " ".join(words_of(made(idris, kind)["to-parent-1"]))
        assert 0 < said.index("did not keep to his rules") < said.index("the next step is")
        assert "If it happens again" not in said

    def it_goes_to_the_child_where_they_are_on_its_day(self, idris):
        inside, outside = made(idris, "early-release-decision"), made(idris, "missed-appointment")
        home, held = "27 Tanner’s Row", "Holmfell Young Offender Institution"
        assert held in words_of(inside["to-child"])
        assert not any(home in one for one in words_of(inside["to-child"]))
        assert any(home in one for one in words_of(inside["to-parent-1"]))
        assert any(home in one for one in words_of(outside["to-child"]))

    def it_prints_no_address_that_must_not_be_disclosed(self, toby):
        mum(toby)["address"] = {"lines": ["9 Secret Yard"], "non_disclosure": True}
        assert all(
            "Secret Yard" not in text_of(one) for one in made(toby, "parents-letter").values()
        )

    def it_is_nobody_whose_contact_is_not_allowed(self, toby):
        mum(toby)["can_contact"] = False
        assert list(made(toby, "parents-letter")) == ["to-parent-1"]

    def it_is_the_young_adult_alone_once_they_are_18(self, idris):
        idris["child"]["date_of_birth"] = "2008-03-02"
        assert list(made(idris, "warning-first", draft=True)) == ["to-child"]

    def it_says_when_there_is_nobody(self, toby):
        toby["people"] = [one for one in toby["people"] if one["role"] != "parent"]
        assert "nobody to send it to" in missing(toby, "parents-letter")


@pytest.mark.parametrize("kind", ["warning-first", "warning-final"])
class DescribeTheParentsCopyOfAWarning:
    def it_says_what_comes_next_before_what_was_written_to_the_child(self, idris, kind):
        found = {name: text_of(one) for name, one in made(idris, kind).items()}
        said = found["to-parent-1"]
        next_step, ours = said.index("the next step is"), said.index("What we wrote to Idris")
        assert next_step < ours < said.index("What happened")
        assert "What we wrote to Idris" not in found["to-child"]

    def it_speaks_of_neither_an_order_nor_an_appointment_of_its_own(self, idris, kind):
        for one in idris["warnings"]:
            one.update(dict.fromkeys(TEXTS, "Be home at 8pm."))
        said = " ".join(text_of(one) for one in made(idris, kind).values())
        assert not [word for word in ("appointment", "the order", "your order") if word in said]


class DescribeOrder:
    def it_refuses_a_letter_out_of_order_and_says_why(self, idris):
        idris["warnings"] = [one for one in idris["warnings"] if one["level"] != "first"]
        assert "comes after “First warning”" in missing(idris, "warning-final")
        with pytest.raises(NotReadyError, match="Final warning"):
            made(idris, "warning-final")

    def it_names_what_comes_next_where_there_is_none(self, idris):
        idris["warnings"] = []
        assert "First warning" in missing(idris, "warning-first")

    @pytest.mark.parametrize("name", TEXTS)
    def it_refuses_a_letter_that_lacks_one_of_its_texts(self, idris, name):
        del idris["warnings"][1][name]
        assert "does not say this" in missing(idris, "warning-first")
        assert "Not recorded" in text_of(made(idris, "warning-first", draft=True)["to-child"])

    def it_refuses_a_decision_that_was_not_talked_through_before(self, idris):
        idris["letters"]["early_release"]["talked_on"] = "2025-07-17"
        assert "talked through" in missing(idris, "early-release-decision")

    def it_says_that_a_warning_may_come_only_where_none_has(self, idris):
        said = "you may get a warning letter"
        assert said not in text_of(made(idris, "missed-appointment")["to-child"])
        idris["warnings"] = [
            one for one in idris["warnings"] if one["level"] == "missed-appointment"
        ]
        assert said in text_of(made(idris, "missed-appointment")["to-child"])

    @pytest.mark.parametrize("kind", ["missed-appointment", "early-release-decision"])
    def it_leaves_no_heading_without_words_in_a_draft_of_nothing(self, idris, kind):
        idris["warnings"] = []
        idris.pop("letters")
        said = words_of(made(idris, kind, draft=True)["to-child"])
        for heading in ("What to do now", "How we can help"):
            assert said[said.index(heading) + 1] == "Not recorded"


class DescribeLanguage:
    def it_refuses_a_language_that_is_not_there(self, idris):
        idris["child"]["letters_in"] = {"language": "pl"}
        said = missing(idris, "warning-first")
        assert "the child wants letters in Polish" in said.replace("The child", "the child")

    def it_makes_it_in_english_where_the_reader_agreed_and_says_so(self, idris):
        idris["child"]["letters_in"] = {"language": "pl", "english_for_now": True}
        found = words_of(made(idris, "warning-first")["to-child"])
        at = next(n for n, one in enumerate(found) if "letters in another language" in one)
        assert found[at - 1 : at + 2] == ["Dear Idris,", found[at], "First warning"]

    def it_makes_a_letter_in_the_readers_own_language(self, idris, welsh):
        translate(idris)
        idris["child"]["letters_in"] = {"language": "cy"}
        found = made(idris, "warning-first", service=welsh)
        assert list(found) == ["to-child-cy", "to-parent-1"]
        said = text_of(found["to-child-cy"])
        assert "cy: Dear Idris" in said
        assert "cy: You had a meeting" in said
        assert "cy: First warning" in said
        assert "What happened" not in said.replace("cy: What happened", "")
        with zipfile.ZipFile(io.BytesIO(found["to-child-cy"])) as archive:
            assert b'w:val="cy-GB"' in archive.read("word/styles.xml")

    def it_makes_both_in_wales_where_nobody_asked(self, idris, welsh):
        translate(idris)
        idris["service"]["nation"] = "wales"
        del idris["child"]["letters_in"]
        found = made(idris, "warning-final", service=welsh)
        assert list(found) == ["to-child", "to-child-cy", "to-parent-1"]

    def it_asks_in_wales_for_the_choice_where_there_is_no_welsh(self, idris):
        idris["service"]["nation"] = "wales"
        del idris["child"]["letters_in"]
        assert "Nobody has asked" in missing(idris, "warning-first")

    def it_sends_nothing_that_nobody_read(self, idris, welsh):
        translate(idris)
        del idris["warnings"][1]["other_languages"][0]["read_by"]
        idris["child"]["letters_in"] = {"language": "cy"}
        assert "Read by" in missing(idris, "warning-first", welsh)

    @pytest.mark.parametrize("kind", LETTERS)
    def it_has_every_wording_of_a_template_in_english(self, kind, idris):
        found = Catalogue(Resources()).get(kind)
        record = loads(json.dumps(idris).encode())
        assert all(one.say["greeting"].startswith("Dear ") for one in copies(
            found, record, Resources(), ON))  # fmt: skip

    def it_takes_the_name_that_the_service_gives_a_letter_in_that_language(self, idris, welsh):
        translate(idris)
        idris["child"]["letters_in"] = {"language": "cy"}
        own = '[[warnings]]\nlevel = "first"\nname = "Yellow letter"\n'
        with (welsh / "service.toml").open("a", encoding="utf-8") as file:
            file.write(own)
        assert "Name of the letter" in missing(idris, "warning-first", welsh)
        assert any("Yellow letter" in line for line in prove(welsh, on=ON).advice)
        with (welsh / "service.toml").open("a", encoding="utf-8") as file:
            file.write('other_languages = [{language = "cy", name = "cy: Yellow letter"}]\n')
        found = made(idris, "warning-first", service=welsh)
        assert "cy: Yellow letter" in text_of(found["to-child-cy"])
        assert "Yellow letter" in text_of(found["to-parent-1"])


@pytest.mark.parametrize("rung", ladder_of(None).rungs, ids=lambda rung: rung.level)
def test_our_wording_and_our_ladder_call_a_letter_the_same(rung):
    [kind] = [k for k in Catalogue(Resources()).kinds() if k.letter.get("warning") == rung.level]
    said = wording(kind, Resources(), "en").lines
    assert (said["name"], said["next_step"], kind.title) == (rung.name, rung.next, rung.name)


class DescribeAServicesFolder:
    def it_is_sound_with_a_whole_language(self, welsh):
        proof = prove(welsh, on=ON)
        assert not proof.faults
        assert not [line for line in proof.advice if "fixed wordings" in line]

    def it_says_what_is_not_translated(self, welsh):
        path = welsh / "templates" / "warning-first" / "words.cy.toml"
        lines = path.read_text("utf-8").splitlines()
        path.write_text(
            "\n".join([line for line in lines if not line.startswith("opening =")]), "utf-8"
        )
        [said] = [line for line in prove(welsh, on=ON).advice if "fixed wordings" in line]
        assert "templates/warning-first: 1 of" in said
        assert "opening" in said
        assert "Welsh" in said

    def it_says_in_wales_that_there_is_no_welsh(self, tmp_path):
        (tmp_path / "service.toml").write_text(SETTINGS, "utf-8")
        said = prove(tmp_path, on=ON).advice
        assert sum("in Welsh" in line and "fixed wordings" in line for line in said) == 5

    @pytest.mark.parametrize(
        ("line", "told"),
        [
            ('openning = "x"', "no letter says this"),
            ('opening = "Dear {nobody}"', "{nobody} stands for nothing"),
            ("opening = 3", "text in quotes"),
            ('opening = "{"', "stands for nothing"),
        ],
    )
    def it_finds_faults_of_a_file_of_wording(self, welsh, line, told):
        path = welsh / "templates" / "warning-first" / "words.cy.toml"
        rest = [one for one in path.read_text("utf-8").splitlines() if "opening =" not in one]
        path.write_text("\n".join([*rest, line]), "utf-8")
        assert any(told in fault for fault in prove(welsh, on=ON).faults)


def test_an_older_copy_is_found_stale_by_its_reader(idris, tmp_path):
    toolkit = Toolkit()
    record = loads(json.dumps(idris).encode())
    toolkit.write(toolkit.generate(record, ["warning-first"], on=ON), tmp_path)
    assert all(one.reasons == () for one in toolkit.status(tmp_path, [record]))
    assert len(toolkit.made(tmp_path, record, on=ON)) == 4
    idris["warnings"][1]["what_to_do"] = "Come on Friday."
    changed = loads(json.dumps(idris).encode())
    assert all(
        "the case has changed since" in one.reasons for one in toolkit.status(tmp_path, [changed])
    )


@pytest.mark.parametrize("sample", ["breach-transition", "dto-yoi", "remand"])
def test_every_letter_of_a_sample_fits_a_page(samples, sample):
    toolkit = Toolkit()
    record = toolkit.open(samples / f"{sample}.json")
    letters = [kind for kind in Catalogue(Resources()).kinds() if kind.letter]
    kinds = [kind.name for kind in letters if toolkit.readiness_of(kind, record, on=ON).ready]
    assert kinds
    for one in toolkit.generate(record, kinds, formats=["pdf"], on=ON):
        assert len(PdfReader(io.BytesIO(one.content)).pages) == 1, one.identifier
