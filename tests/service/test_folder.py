"""A service's folder is made, proved, copied into and kept up to date; nothing in it is trusted."""

import json
import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.errors import FaultyInputError, OutputError
from generator.resources import shipped
from generator.service import find_service, open_service
from generator.service.checking import prove
from generator.service.copying import copy, renew
from generator.service.making import make_folder, questions, settings_text
from generator.service.reading import read_files
from generator.service.upgrading import upgrades
from generator.toolkit import Toolkit

ON = date(2026, 3, 2)
EXAMPLES = sorted((shipped("samples") / "services").glob("*/service.toml"))


def faults_with(folder, name, text):
    (folder / name).write_text(text, "utf-8")
    return read_files(folder).faults


class DescribeHardWords:
    def it_is_proved_with_the_folder(self, tmp_path):
        (tmp_path / "service.toml").write_text('name = "A"\n', "utf-8")
        (tmp_path / "wording").mkdir()
        held = tmp_path / "wording" / "hard-words.toml"
        held.write_text('[[word]]\nword = "hub"\n', "utf-8")
        assert prove(tmp_path, on=ON).faults == ()
        held.write_text('[[word]]\nword = "hub"\nseverity = "bad"\n', "utf-8")
        [fault] = prove(tmp_path, on=ON).faults
        assert fault.startswith("wording/hard-words.toml: Entry 1: severity is")


class DescribeEasyWording:
    def it_is_proved_with_the_folder(self, tmp_path):
        (tmp_path / "service.toml").write_text('name = "A"\n', "utf-8")
        held = tmp_path / "wording" / "easy-read" / "ours.toml"
        held.parent.mkdir(parents=True)
        head = (
            'schema = "throughcare/easy-read-explanations/1"\nversion = "1"\n'
            'effective_from = "2026-11-27"\nsource = "Ours"\n'
        )
        held.write_text(f'{head}[no-offence]\nheading = "Keep out of trouble"\n', "utf-8")
        assert prove(tmp_path, on=ON).faults == ()
        held.write_text(f'{head}[no-offence]\nhelp = "Ask {{worker}}."\n', "utf-8")
        [fault] = prove(tmp_path, on=ON).faults
        assert fault.startswith("wording/easy-read/ours.toml: [no-offence] help: there is no")
        for words in ('picture = "1FFFF"', '[no-offence.level]\n1 = ["rule our-own: Go home."]'):
            held.write_text(f"{head}[no-offence]\n{words}\n", "utf-8")
            [fault] = prove(tmp_path, on=ON).faults
            assert "[no-offence] there is no picture" in fault


class DescribeFaults:
    @pytest.mark.parametrize(
        ("name", "text", "line", "says"),
        [
            ("service.toml", 'name = "A"\nphnoe = "1"\n', 2, "Did you mean 'phone'?"),
            ("service.toml", 'nmae = "A"\n', None, "no name of the service"),
            ("service.toml", 'name = "A"\n[words]\nbreach_revew = "x"\n', 3, "'breach_review'"),
            ("service.toml", 'name = "A"\nnation = "scotland"\n', 2, "choices"),
            ("service.toml", 'name = "A"\nphone = 1632\n', 2, "quotation marks"),
            ("service.toml", 'name = "A"\naccent_colour = "blue"\n', 2, "six hexadecimal digits"),
            ("service.toml", 'name = "A"\nphone = "1\n', 2, "quotation mark is missing"),
            ("service.toml", 'name = "A"\nname = "B"\n', 2, "twice"),
            (
                "service.toml",
                'name = "A"\nlogo = "../logo.png"\n',
                2,
                "outside the service's",
            ),
            ("service.toml", 'name = "A"\nlogo = "/etc/passwd"\n', 2, "outside"),
            ("service.toml", 'name = "A"\nlogo = "a.png"\n', None, "whoever cannot see it"),
            (
                "service.toml",
                'name = "A"\n[[warnings]]\nlevel = "final"\nname = "F"\n'
                '[[warnings]]\nlevel = "first"\nname = "G"\n',
                6,
                "order in which they are sent",
            ),
            ("staff.toml", '[[staff]]\nid = "a-b"\nname = "A B"\nrole = "wizard"\n', 4, "choices"),
            ("staff.toml", '[[staff]]\nid = "a-b"\nname = "A B"\nrole = "parent"\n', 4, "family"),
            ("staff.toml", '[[staff]]\nid = "ab"\nname = "A"\nrole = "mentor"\n', 2, "hyphen"),
            (
                "staff.toml",
                '[[staff]]\nid = "a-b"\nname = "A"\nrole = "mentor"\n\n'
                '[[staff]]\nid = "a-b"\nname = "B"\nrole = "mentor"\n',
                7,
                "Give each their own",
            ),
            (
                "establishments.toml",
                '[[establishments]]\nname = "A"\ntype = "yoi"\nchecked_on = 2099-01-01\n'
                'source = "x"\n',
                4,
                "still to come",
            ),
            ("establishments.toml", '[[establishments]]\nname = "A"\ntype = "yoi"\n', 1, "source"),
        ],
    )
    def it_says_the_file_the_line_and_what_to_write(self, folder, name, text, line, says):
        found = faults_with(folder, name, text)
        where = re.compile(rf"{re.escape(name)}, line {line}\b" if line else re.escape(name))
        assert any(where.match(one) and says in one for one in found), found

    @pytest.mark.parametrize(
        "content",
        [
            b"\xff\xfe\x00",
            b"\x00" * 100,
            'name = "Zo\u00eb"'.encode("cp1252"),
            b"a = " + b"[" * 5000 + b"]" * 5000,
            b"a" + b".a" * 400_000 + b" = 1",
            b"name = 'A'\n[" + b" " * 900_000,
            b"[[staff]]\n" * 20_000,
            b"a = " + b"9" * 10000,
            b"PK\x03\x04",
            b"",
        ],
    )
    def it_is_told_in_a_sentence_whatever_the_file_holds(self, folder, content):
        for name in ("service.toml", "staff.toml", "establishments.toml"):
            path = folder / name
            kept = path.read_bytes()
            path.write_bytes(content)
            for one in read_files(folder).faults:
                assert one.startswith(name) or str(path) in one, one
                assert len(one) < 400
            path.write_bytes(kept)

    def it_does_not_open_a_file_of_a_size_that_nobody_writes(self, folder):
        with (folder / "staff.toml").open("wb") as file:
            file.truncate(3_000_000)
        (found,) = read_files(folder).faults
        assert "MB" in found

    def it_reads_text_that_an_old_program_saved(self, folder):
        (folder / "service.toml").write_bytes('name = "Zoë’s"\r\n'.encode("utf-16"))
        assert open_service(folder).settings == {"name": "Zoë’s"}

    def it_does_not_follow_a_pipe_or_a_folder(self, folder):
        (folder / "staff.toml").unlink()
        os.mkfifo(folder / "staff.toml")
        (found,) = read_files(folder).faults
        assert "not an ordinary file" in found

    def it_stops_a_command_with_all_of_them(self, folder, bare, put):
        faults_with(folder, "service.toml", 'phnoe = "1"\n')
        (folder / "staff.toml").write_text('[[staff]]\nid = "ab"\n', "utf-8")
        with pytest.raises(FaultyInputError) as told:
            Toolkit().open(put(bare))
        assert len(told.value.faults) >= 4


class DescribeTheProof:
    def it_passes_a_sound_folder(self, folder):
        assert prove(folder, on=ON).faults == ()

    def it_proves_the_mappings_of_exports(self, folder):
        (folder / "imports").mkdir()
        ours, kept = shipped("samples") / "import" / "mapping.toml", folder / "imports" / "a.toml"
        shutil.copy(ours, kept)
        assert prove(folder, on=ON).faults == ()
        text = ours.read_text("utf-8").replace('"child.last_name"', '"child.lst_name"')
        kept.write_text(text, "utf-8")
        [fault] = prove(folder, on=ON).faults
        assert fault.startswith("imports/a.toml: Line ")
        assert "child.lst_name" in fault
        kept.write_bytes(b"\xff\xfe\x00")
        [fault] = prove(folder, on=ON).faults
        assert fault.startswith("imports/a.toml: ")

    def it_proves_the_logo(self, folder, tmp_path):
        settings = (folder / "service.toml").read_text("utf-8")
        named = 'logo = "pictures/logo.png"\nlogo_words = "A"\n'
        (folder / "service.toml").write_text(named + settings, "utf-8")
        assert "not beside it" in "".join(prove(folder, on=ON).faults)
        (folder / "pictures").mkdir()
        logo = folder / "pictures" / "logo.png"
        logo.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
        assert "no whole picture" in "".join(prove(folder, on=ON).faults)
        logo.unlink()
        real = tmp_path / "outside.png"
        shutil.copy(EXAMPLES[0].parent / "pictures" / "logo.png", real)
        logo.symlink_to(real)
        assert "leads out" in "".join(prove(folder, on=ON).faults)
        logo.unlink()
        shutil.copy(real, logo)
        assert prove(folder, on=ON).faults == ()

    def it_refuses_a_pale_accent_and_a_pack_that_nobody_has(self, folder):
        text = 'name = "A"\naccent_colour = "EEEE00"\nrule_pack = "boltn"\n'
        (folder / "service.toml").write_text(text, "utf-8")
        found = "\n".join(prove(folder, on=ON).faults)
        assert "too pale" in found
        assert "Packs held: bolton" in found

    def it_proves_templates_and_packs_of_its_own(self, folder):
        copy("breach-report", folder)
        assert prove(folder, on=ON).faults == ()
        shutil.copy(
            shipped("templates") / "cart-minutes" / "cart-minutes.docx",
            folder / "templates" / "breach-report" / "breach-report.docx",
        )
        (folder / "packs").mkdir()
        (folder / "packs" / "ours.toml").write_text('name = "ours"\n', "utf-8")
        found = prove(folder, on=ON).faults
        assert any(one.startswith("templates/breach-report") for one in found)
        assert any(one.startswith("packs/ours.toml") for one in found)

    def it_advises_on_what_nobody_looked_at_for_a_year(self, folder):
        assert not prove(folder, on=ON).advice
        (said,) = prove(folder, on=date(2027, 3, 2)).advice
        assert "Holmfell" in said

    def it_says_that_a_folder_is_none(self, tmp_path):
        with pytest.raises(FaultyInputError, match="service new"):
            prove(tmp_path, on=ON)


class DescribeMaking:
    def it_makes_what_it_then_finds_faultless(self, tmp_path):
        hard = 'Marsh & "Fen" \\ YJS \u007f'.replace("\u007f", "") + " #1"
        made = make_folder(
            tmp_path / "ours",
            {"name": hard, "words": {"breach_review": "Back on Track"}, "rule_pack": "bolton"},
            staff=[{"id": "a-b", "name": "A B", "role": "mentor"}],
        )
        assert all(path.is_file() for path in made)
        assert prove(tmp_path / "ours", on=ON).faults == ()
        service = open_service(tmp_path / "ours")
        assert service.settings == {"name": hard}
        assert service.words == {"breach_review": "Back on Track"}
        assert service.by_id["a-b"]["name"] == "A B"

    def it_explains_every_entry_there_can_be(self):
        text = settings_text({})
        schema = json.loads((shipped("schemas") / "service-settings.schema.json").read_bytes())
        fields = json.loads((shipped("schemas") / "service.schema.json").read_bytes())
        names = {*schema["properties"], *fields["$defs"]["service_fields"]["properties"]}
        for name in names:
            assert f"# {name} = " in text or f"# [{name}]" in text or f"# [[{name}]]" in text, name

    def it_gives_examples_that_are_sound_themselves(self, tmp_path):
        entry = re.compile(r"# (\[?\[[a-z_]+\]\]?|[a-z_]+ = .*)")
        lines = settings_text({"name": "A"}).splitlines()
        lines = [line[2:] if entry.fullmatch(line) else line for line in lines]
        (tmp_path / "service.toml").write_text("\n".join(lines), "utf-8")
        assert read_files(tmp_path).faults == ()
        assert read_files(tmp_path).data["service.toml"].keys() >= {"words", "warnings", "address"}

    def it_never_writes_over_a_folder(self, folder):
        with pytest.raises(OutputError, match="already"):
            make_folder(folder, {"name": "A"})

    def it_asks_few_questions(self):
        assert len(questions()) <= 10


class DescribeCopies:
    def it_keeps_the_original_and_says_what_changed_since(self, folder):
        copy("breach-report", folder)
        (one,) = upgrades(folder)
        assert (one.was, one.changes) == (one.now, ())
        own = folder / "templates" / "breach-report"
        toml = own / ".shipped" / "document.toml"
        text = toml.read_text("utf-8").replace(f'version = "{one.now}"', 'version = "0.1.0"')
        toml.write_text(text.replace("marking = true", "marking = false"), "utf-8")
        needs = own / ".shipped" / "requirements.schema.json"
        needs.write_text(needs.read_text("utf-8").replace('"hearing_date"', '"heard_on"'), "utf-8")
        old = own / ".shipped" / "breach-report.docx"
        shutil.copy(shipped("templates") / "psr-custody" / "psr-custody.docx", old)
        before = {path: path.read_bytes() for path in own.iterdir() if path.is_file()}
        (one,) = upgrades(folder)
        said = "\n".join(one.changes)
        assert one.was == "0.1.0"
        assert "marking was false, now it is true" in said
        assert "It prints breach.author now." in said
        assert "It no longer prints pre_sentence.proposal_kind." in said
        assert "In the document: " in said
        assert {path: path.read_bytes() for path in before} == before
        renew("breach-report", folder)
        (one,) = upgrades(folder)
        assert one.changes == ()
        assert {path: path.read_bytes() for path in before} == before

    def it_copies_nothing_over_what_is_the_services_own(self, folder):
        copy("bolton", folder)
        with pytest.raises(OutputError, match="stays as it is"):
            copy("bolton", folder)

    def it_says_that_a_copy_of_unknown_origin_is_one(self, folder):
        copy("breach-report", folder)
        shutil.rmtree(folder / "templates" / "breach-report" / ".shipped")
        (one,) = upgrades(folder)
        assert one.was == ""


class DescribeTheExamples:
    @pytest.mark.parametrize("settings", EXAMPLES, ids=lambda path: path.parent.name)
    def it_is_faultless_and_makes_the_case(self, settings, samples):
        assert prove(settings.parent, on=ON).faults == ()
        toolkit = Toolkit(settings.parent)
        record = toolkit.open(samples / "services" / "case.json")
        ready = {one.kind.name for one in toolkit.readiness(record, on=ON) if one.ready}
        assert ready >= {"breach-report", "pathways-plan", "cart-proforma", "licence-easy-read"}

    def it_is_plainly_made_up(self):
        for path in EXAMPLES:
            data = open_service(path.parent)
            assert "(example)" in data.settings["name"]
            told = json.dumps([data.settings, data.staff, data.establishments])
            assert "example.org" in told
            phones = [w for w in told.replace('"', " ").split() if w in ("01632", "07700", "0800")]
            assert phones

    def it_differs_in_words_and_look(self):
        services = [open_service(path.parent) for path in EXAMPLES]
        assert len(services) == 3
        for what in ("accent_colour", "name", "logo_words"):
            assert len({one.settings[what] for one in services}) == 3
        assert len({json.dumps(dict(one.words), sort_keys=True) for one in services}) == 3

    def test_its_case_is_that_of_the_sample(self, samples):
        """It may not drift from the sample that it is taken from."""
        record = Toolkit(EXAMPLES[0].parent).open(samples / "services" / "case.json")
        sample = json.loads((samples / "breach-transition.json").read_bytes())
        for section in ("child", "sentence", "court", "identity"):
            assert record.data[section] == sample[section], section
        assert [one["name"] for one in record.data["people"]] == [
            one["name"] for one in sample["people"]
        ]
        assert not {"service", "rules"} & record.own.keys()

    def they_are_found_above_a_case(self, folder, put, bare):
        assert find_service(put(bare)) == folder.resolve()
        assert find_service(Path("/nonexistent/deep/case.json")) is None


def _own_kind(folder: Path, name: str = "own-kind") -> Path:
    (folder / "service.toml").write_text('name = "A"\n', "utf-8")
    own = folder / "templates" / name
    shutil.copytree(shipped("templates") / "pathways-plan", own)
    (own / "pathways-plan.docx").rename(own / f"{name}.docx")
    settings = (own / "document.toml").read_text("utf-8")
    text = settings.replace('kind = "pathways-plan"', f"kind = {json.dumps(name)}")
    (own / "document.toml").write_text(text, "utf-8")
    return own


class DescribeAKindOfItsOwn:
    @pytest.mark.parametrize(
        "requirements",
        [
            '{"$ref": "#"}',
            '{"$ref": "http://127.0.0.1:9/x"}',
            '{"$ref": "file:///etc/passwd"}',
            '{"properties": 3, "required": "x", "allOf": {}}',
            "[" * 100_000,
            "3",
            '{"required": ["a"], "properties": {"a": {"$ref": "#/$defs/x"}}, "$defs": {"x": '
            '{"required": ["a"], "properties": {"a": {"$ref": "#/$defs/x"}}}}}',
        ],
    )
    def it_is_told_that_its_requirements_are_none(self, tmp_path, requirements):
        (_own_kind(tmp_path) / "requirements.schema.json").write_text(requirements, "utf-8")
        faults = prove(tmp_path, on=ON).faults
        assert any("requirements.schema.json" in fault for fault in faults), faults
        assert all("\n" not in fault for fault in faults)

    @pytest.mark.parametrize("title", ["A\\u0001", "A\\nB", "A\\u202eB", "A\\u009b"])
    def it_is_told_of_a_title_that_cannot_be_printed(self, tmp_path, title):
        own = _own_kind(tmp_path) / "document.toml"
        lines = own.read_text("utf-8").splitlines()
        lines = [f'title = "{title}"' if line.startswith("title") else line for line in lines]
        own.write_text("\n".join(lines), "utf-8")
        assert any("'title'" in fault for fault in prove(tmp_path, on=ON).faults)

    @pytest.mark.skipif(os.name == "nt", reason="no folder has such a name there")
    @pytest.mark.parametrize("name", ["..own kind", "own\nkind", "own\x1b[2J", "a" * 65, "con."])
    def it_is_told_of_a_name_that_no_file_should_have(self, tmp_path, name):
        _own_kind(tmp_path, name)
        assert any("letters, digits" in fault for fault in prove(tmp_path, on=ON).faults)

    def it_passes_otherwise(self, tmp_path):
        _own_kind(tmp_path)
        assert prove(tmp_path, on=ON).faults == ()


@pytest.mark.parametrize("text", ["staff = 3", "staff = [3]", "[staff]\na = 1"])
def test_a_list_that_is_none_is_a_fault_like_any_other(tmp_path, text):
    (tmp_path / "service.toml").write_text('name = "A"\n', "utf-8")
    (tmp_path / "staff.toml").write_text(text, "utf-8")
    establishments = text.replace("staff", "establishments")
    (tmp_path / "establishments.toml").write_text(establishments, "utf-8")
    faults = prove(tmp_path, on=ON).faults
    assert {fault.partition(",")[0] for fault in faults} == {"staff.toml", "establishments.toml"}
