"""Document kinds: read from their folders, with every fault of a folder at once."""

import shutil
from pathlib import Path

import pytest

from generator.catalogue import Catalogue
from generator.catalogue._reading import read_kind
from generator.errors import FaultyInputError
from generator.resources import Resources, shipped


class DescribeAShippedKind:
    @pytest.mark.parametrize("folder", sorted(shipped("templates").glob("*/document.toml")))
    def it_has_its_template_and_requirements(self, folder):
        kind = read_kind(folder.parent)
        assert kind.template.is_file() or not {"docx", "pdf", "form", "html"} & set(kind.formats)
        assert kind.requirements.is_file()
        assert kind.sources


class DescribeReadKind:
    def it_names_every_fault_at_once(self, tmp_path: Path):
        folder = tmp_path / "letter"
        folder.mkdir()
        (folder / "document.toml").write_text('kind = "letter"\ntitle = 7\ncolour = "red"\n')
        with pytest.raises(FaultyInputError) as caught:
            read_kind(folder)
        faults = "\n".join(caught.value.faults)
        assert "'title' must be a text in quotes" in faults
        assert "'colour' is not a setting we know" in faults
        assert "'audience' is missing" in faults

    def it_explains_a_file_that_is_not_toml(self, tmp_path: Path):
        (tmp_path / "document.toml").write_text("kind = ")
        with pytest.raises(FaultyInputError, match="cannot be read"):
            read_kind(tmp_path)


class DescribeStages:
    def own(self, tmp_path, stages):
        folder = tmp_path / "pathways-plan"
        folder.mkdir()
        text = (shipped("templates") / "pathways-plan" / "document.toml").read_text("utf-8")
        lines = [line for line in text.splitlines() if not line.startswith("stages")]
        (folder / "document.toml").write_text("\n".join([stages, *lines]))
        return folder

    def they_are_those_of_the_journey(self, tmp_path):
        assert read_kind(self.own(tmp_path, 'stages = ["custody"]')).stages == ("custody",)

    def they_may_be_left_out_for_all_of_them(self, tmp_path):
        assert read_kind(self.own(tmp_path, "")).stages == ()

    def they_are_refused_when_nobody_knows_them(self, tmp_path):
        with pytest.raises(FaultyInputError) as caught:
            read_kind(self.own(tmp_path, 'stages = ["custody", "prison"]'))
        (fault,) = caught.value.faults
        assert "'prison'" in fault
        assert "remand-custody" in fault


class DescribeReaders:
    def own(self, tmp_path, audience, more=""):
        folder = tmp_path / "pathways-plan"
        folder.mkdir()
        text = (shipped("templates") / "pathways-plan" / "document.toml").read_text("utf-8")
        lines = [line for line in text.splitlines() if not line.startswith("audience")]
        (folder / "document.toml").write_text("\n".join([f"audience = {audience}", more, *lines]))
        return folder

    @pytest.mark.parametrize(
        "audience", ['["professional"]', '["professional", "child", "parent", "court"]']
    )
    def they_are_those_of_the_shipped_kind_unless_a_reason_is_given(self, tmp_path, audience):
        folder = self.own(tmp_path, audience)
        with pytest.raises(FaultyInputError) as caught:
            read_kind(folder)
        assert "audience_reason" in caught.value.faults[0]
        assert "professional, child, parent" in caught.value.faults[0]

    def they_may_differ_for_a_reason(self, tmp_path):
        kind = read_kind(self.own(tmp_path, '["court"]', 'audience_reason = "The judge asked."'))
        assert kind.audience == ("court",)
        assert kind.audience_reason == "The judge asked."

    def they_are_the_same_in_another_order(self, tmp_path):
        read_kind(self.own(tmp_path, '["child", "parent", "professional"]'))

    def they_are_somebody(self, tmp_path):
        with pytest.raises(FaultyInputError) as caught:
            read_kind(self.own(tmp_path, "[]", 'audience_reason = "None"'))
        assert "names no reader" in caught.value.faults[0]


class DescribeACatalogue:
    def it_puts_a_services_own_template_first(self, tmp_path: Path):
        own = tmp_path / "templates" / "breach-report"
        shutil.copytree(shipped("templates") / "breach-report", own)
        catalogue = Catalogue(Resources(tmp_path))
        assert catalogue.get("breach-report").folder == own
        assert catalogue.get("pathways-plan").folder.parent == shipped("templates")

    def it_takes_what_a_services_folder_lacks_from_the_shipped_kind(self, tmp_path: Path):
        own = self.with_word_file(tmp_path, "pathways-plan/pathways-plan.docx")
        kind = Catalogue(Resources(tmp_path)).get("pathways-plan")
        ours = shipped("templates") / "pathways-plan"
        assert kind.template == own
        assert kind.requirements == ours / "requirements.schema.json"
        assert kind.audience == read_kind(ours).audience

    @pytest.mark.parametrize(
        ("name", "told"),
        [
            ("pathways-plan/pathway plan.docx", "Call it pathways-plan.docx"),
            ("pathway-plan/pathway-plan.docx", "Did you mean pathways-plan?"),
            ("pathways-plan.docx", "stands in no folder"),
        ],
    )
    def it_names_a_word_file_that_would_not_be_used(self, tmp_path: Path, name, told):
        self.with_word_file(tmp_path, name)
        with pytest.raises(FaultyInputError) as caught:
            Catalogue(Resources(tmp_path)).kinds()
        assert told in str(caught.value)

    def it_minds_no_file_that_word_keeps_beside_an_open_one(self, tmp_path: Path):
        self.with_word_file(tmp_path, "~$thways-plan.docx")
        assert Catalogue(Resources(tmp_path)).kinds()

    def it_says_what_a_kind_of_ones_own_lacks(self, tmp_path: Path):
        own = self.with_word_file(tmp_path, "letter/letter.docx").parent
        text = (shipped("templates") / "pathways-plan" / "document.toml").read_text("utf-8")
        (own / "document.toml").write_text(text.replace('"pathways-plan"', '"letter"'), "utf-8")
        with pytest.raises(FaultyInputError, match="The folder of the document letter lacks"):
            Catalogue(Resources(tmp_path)).kinds()

    def with_word_file(self, service, name):
        path = service / "templates" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(b"PK")
        return path

    def it_suggests_the_nearest_name(self):
        with pytest.raises(FaultyInputError, match="Did you mean 'pathways-plan'"):
            Catalogue(Resources()).get("pathway-plan")

    @pytest.mark.parametrize(
        ("name", "meant"),
        [("licence-easy", "licence-easy-read"), ("minutes", "cart-minutes")],
    )
    def it_suggests_the_only_one_that_begins_so_or_has_such_a_title(self, name, meant):
        with pytest.raises(FaultyInputError, match=f"Did you mean '{meant}'"):
            Catalogue(Resources()).get(name)

    def it_suggests_none_of_several(self):
        with pytest.raises(FaultyInputError, match="lists them all"):
            Catalogue(Resources()).get("cart")
