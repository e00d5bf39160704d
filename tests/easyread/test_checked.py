"""The easy-read words of cases, texts, Word files and PDFs under the checks."""

import json

import docx
import pytest

from generator.easyread import check_case, check_lines
from generator.easyread.sentences import Line, reasons, shipped_lists
from generator.errors import FaultyInputError, ThroughcareError
from generator.toolkit import Toolkit
from tests.documents.conftest import ON

SAMPLES = ("dto-yoi", "s250-secure-home", "breach-transition", "remand")
TEXT = "Meet Sam on Monday.\nDo not go out without asking.\n\nYou will be told about it."


def case(official="Go home.", easy=None, **rule):
    rule = {"heading": "Home", "picture": "1F3E0", **rule}
    conditions = [{"id": "a", "official_text": official, "easy_read": rule}]
    return {"supervision": {"conditions": conditions}, "easy_read": easy or {}}


def checks(found):
    return [one.check for one in found]


class DescribeTheSamples:
    @pytest.mark.parametrize("name", SAMPLES)
    def they_pass_their_own_checks(self, samples, name):
        assert Toolkit().easy_words(samples / f"{name}.json") == ()

    def they_pass_them_in_a_services_folder(self, samples):
        for settings in sorted((samples / "services").glob("*/service.toml")):
            toolkit = Toolkit(settings.parent)
            assert toolkit.easy_words(samples / "services" / "case.json") == ()

    @pytest.mark.parametrize("name", SAMPLES[:3])
    @pytest.mark.parametrize("form", ["docx", "pdf"])
    def they_pass_them_as_pages_too(self, samples, tmp_path, name, form):
        toolkit = Toolkit()
        record = toolkit.open(samples / f"{name}.json")
        [made] = toolkit.generate(record, ["licence-easy-read"], formats=[form], on=ON)
        path = tmp_path / f"page.{form}"
        path.write_bytes(made.content)
        assert toolkit.easy_words(path) == ()


class DescribeARule:
    def it_says_what_is_forbidden_before_what_is_allowed(self):
        lines = [
            {"role": "permission", "text": "You can go out at 7am."},
            {"role": "must_not", "text": "Do not go out at night."},
        ]
        [found] = check_case(case(lines=lines))
        assert found.check == "permission-first"
        assert found.place.startswith("“Words” of the first sentence")
        assert checks(check_case(case(lines=lines[::-1]))) == []

    def it_says_nothing_twice_but_its_heading(self):
        once = {"role": "rule", "text": "Ask Sam first."}
        lines = [once, {"role": "permission", "text": "Sam can say yes."}]
        assert checks(check_case(case(lines=lines, heading="Ask Sam first"))) == []
        assert checks(check_case(case(lines=[*lines, once]))) == ["said-twice"]

    def it_is_held_to_that_in_the_older_lists_too(self):
        old = {"must": ["You can go to Wales."], "must_not": ["Do not go to France."]}
        assert checks(check_case(case(**old))) == ["permission-first"]

    @pytest.mark.parametrize(
        ("role", "text"), [("rule", "Do not go out."), ("must_not", "Go home at 7pm.")]
    )
    def it_gives_sentences_the_role_of_their_words(self, role, text):
        assert checks(check_case(case(lines=[{"role": role, "text": text}]))) == ["role"]

    def it_has_a_picture_unless_pictures_are_off(self):
        bare = case(must=["Go home."])
        del bare["supervision"]["conditions"][0]["easy_read"]["picture"]
        assert checks(check_case(bare)) == ["no-picture"]
        bare["easy_read"]["pictures"] = "off"
        assert checks(check_case(bare)) == []

    def it_may_use_a_word_of_the_word_list(self):
        words = {"word_list": [{"word": "Curfew", "meaning": "When you stay at home."}]}
        assert checks(check_case(case(must=["You have a curfew."]))) == ["hard-word"]
        assert checks(check_case(case(must=["You have a curfew."], easy=words))) == []


REASONS = [
    "because {}",
    "so that {}",
    "in order to keep others safe, as {}",
    "which is to help you while {}",
    "to protect other people where {}",
]
CASES = ["If {}", "Where required, when {}", "provided that {}", "in the event of {}", "if {}"]
PARTS = ["you live at home", "it is term time", "others live there", "the court says so"]


class DescribeReasons:
    @pytest.mark.parametrize("part", PARTS)
    @pytest.mark.parametrize("reason", REASONS)
    def they_are_kept_where_the_paper_says_because(self, reason, part):
        official = f"Stay indoors at night {reason.format(part)}."
        kept = [Line("1", "Stay in at night.", "rule"), Line("2", "It is safe.", "why")]
        lists = shipped_lists()
        assert "lost-because" in checks(reasons(official, kept[:1], lists))
        assert "lost-because" not in checks(reasons(official, kept, lists))

    @pytest.mark.parametrize("part", PARTS)
    @pytest.mark.parametrize("only", CASES)
    def they_are_kept_where_the_paper_says_if(self, only, part):
        official = f"{only.format(part)}, receive visits."
        lists = shipped_lists()
        told = [Line("1", "Let Sam visit.", "rule"), Line("2", "If you are late, ring.", "help")]
        assert "lost-if" in checks(reasons(official, told, lists))
        kept = [Line("1", "Let Sam visit if Sam asks to.", "rule")]
        assert "lost-if" not in checks(reasons(official, kept, lists))


class DescribeAListOfOnesOwn:
    def own(self, folder, text):
        (folder / "wording").mkdir()
        (folder / "wording" / "hard-words.toml").write_text(text, "utf-8")
        return check_lines([Line("1", "Go to the hub."), Line("2", "You have a tag.")], folder)

    def it_adds_words_and_takes_others_off(self, tmp_path):
        found = self.own(
            tmp_path,
            '[[word]]\nword = "hub"\nsuggestion = "the office on Mill Lane"\n'
            'severity = "consider"\nsource = "Our therapists"\n'
            '[[word]]\nword = "tag"\nknown = true\n',
        )
        [one] = found
        assert (one.place, one.severity, one.source) == ("1", "consider", "Our therapists")
        assert "the office on Mill Lane" in one.suggestion

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("[[word]]\n", "write a few words after word"),
            ("word = 3", "nothing but"),
            ("[[word", "no sound TOML"),
            ("a = " + "[" * 5000, "brackets inside brackets"),
            ('[[word]]\nword = "a"\nforms = "b"', "forms is a list"),
            ('[[word]]\nword = "a"\nseverity = "bad"', "severity is"),
            ('[[word]]\nword = "a"\nwrod = "b"', "“wrod” is unknown"),
        ],
    )
    def it_is_told_its_faults(self, tmp_path, text, told):
        with pytest.raises(FaultyInputError, match=told):
            self.own(tmp_path, text)

    def it_is_found_from_a_file_in_the_services_folder(self, tmp_path):
        self.own(tmp_path, '[[word]]\nword = "hub"\n')
        (tmp_path / "service.toml").write_text("", "utf-8")
        (tmp_path / "cases").mkdir()
        (tmp_path / "cases" / "a.txt").write_text("Go to the hub.", "utf-8")
        assert checks(Toolkit().easy_words(tmp_path / "cases" / "a.txt")) == ["hard-word"]
        (tmp_path / "service.toml").unlink()
        assert Toolkit().easy_words(tmp_path / "cases" / "a.txt") == ()


class DescribeFiles:
    def they_may_be_texts_read_by_line(self, tmp_path):
        (tmp_path / "a.txt").write_text(TEXT, "utf-8")
        found = Toolkit().easy_words(tmp_path / "a.txt")
        assert [(one.place, one.check) for one in found] == [
            ("Line 2", "double-negative"),
            ("Line 4", "passive"),
        ]

    def they_may_be_word_files_with_tables(self, tmp_path):
        document = docx.Document()
        document.add_paragraph("Meet Sam on Monday.")
        document.add_table(1, 1).cell(0, 0).text = "You will be told about it."
        document.save(tmp_path / "a.docx")
        [found] = Toolkit().easy_words(tmp_path / "a.docx")
        assert (found.place, found.check) == ("Line 2", "passive")

    def they_may_break_a_sentence_over_lines(self, tmp_path):
        (tmp_path / "a.txt").write_text("Do not go out\nwithout asking.", "utf-8")
        assert checks(Toolkit().easy_words(tmp_path / "a.txt")) == ["double-negative"]

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.pdf", b"%PDF-1.7 nothing"),
            ("a.docx", b"PK\x03\x04 nothing"),
            ("a.docx", b"\xd0\xcf\x11\xe0 old"),
            ("a.txt", b"\xff\xfe\x00"),
            ("a.txt", b"caf\xe9"),
            ("a.png", b"\x89PNG"),
            ("a.json", b"{"),
            ("none.txt", None),
        ],
    )
    def they_are_named_when_they_cannot_be_read(self, tmp_path, name, content):
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(ThroughcareError, match=name):
            Toolkit().easy_words(path)

    def they_may_not_be_panels(self, samples):
        with pytest.raises(FaultyInputError, match="panel"):
            Toolkit().easy_words(samples / "panel.json")

    def they_may_be_cases_and_places_are_told_in_words(self, samples, tmp_path):
        data = json.loads((samples / "remand.json").read_bytes())
        data["easy_read"] = {"intro": ["You will be told.", "Sam can help."]}
        (tmp_path / "case.json").write_text(json.dumps(data), "utf-8")
        [found] = Toolkit().easy_words(tmp_path / "case.json")
        assert found.place == "the first line of first words in the easy read section"
