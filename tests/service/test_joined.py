"""A case and its service: the nearest wins, the rest is inherited, and nothing is guessed."""

import copy
import io
import json
import shutil
import zipfile
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.case import Service
from generator.case._service import held_in, joined
from generator.errors import CaseError, FaultyInputError
from generator.readback.fields import places
from generator.toolkit import Toolkit
from generator.word.readback.reading import read_document
from generator.word.texts import paragraphs
from tests.word.readback.editing import edited
from tests.word.readback.editing import put as write_in

ON = date(2026, 3, 2)
TEXT = st.text(st.sampled_from("ab é"), min_size=1, max_size=4)
SETTINGS = st.dictionaries(st.sampled_from(["name", "phone", "email", "logo"]), TEXT)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["service", "people", "id", "name", "placement", "establishment", "rules"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
SERVICE = Service(
    folder=Path("x"),
    settings={"name": "A", "phone": "1"},
    pack="national",
    staff=({"id": "a-b", "name": "Ab", "role": "mentor"},),
    establishments=({"name": "a", "type": "yoi", "phone": "2"},),
)


class DescribeJoined:
    @given(SETTINGS, SETTINGS)
    def it_takes_each_field_from_the_nearest_that_has_it(self, held, own):
        data = joined({"service": own}, Service(folder=Path("x"), settings=held))
        assert data.get("service", {}) == {**held, **own}

    @given(ANYTHING)
    def it_never_falls_over_a_file_with_faults_nor_changes_it(self, value):
        before = copy.deepcopy(value)
        joined(value, SERVICE)
        assert value == before

    @given(ANYTHING)
    def it_keeps_all_that_the_file_says(self, value):
        data = joined(value, SERVICE)

        def kept(own, whole):
            if isinstance(own, dict):
                return all(key in whole and kept(own[key], whole[key]) for key in own)
            if isinstance(own, list):
                return all(kept(one, other) for one, other in zip(own, whole, strict=True))
            return own == whole

        assert kept(value, data)

    @given(ANYTHING)
    def it_knows_of_each_value_whether_the_file_itself_says_it(self, value):
        def leaves(data, path=()):
            steps = data.items() if isinstance(data, dict) else enumerate(data)
            for step, inner in steps:
                if isinstance(inner, (dict, list)):
                    yield from leaves(inner, (*path, step))
                else:
                    yield (*path, step)

        if isinstance(value, dict):
            own = set(leaves(value))
            for path in leaves(joined(value, SERVICE)):
                assert (path in own) == (held_in(value, path) == ""), path


class DescribeACaseInAServicesFolder:
    def it_is_opened_without_an_option_and_is_faultless(self, bare, put):
        record = Toolkit().open(put(bare))
        assert record.data["service"]["name"] == "Fenholt Youth Justice Service"
        assert record.data["people"][0]["name"] == "Helen Foy"
        assert record.data["supervision"]["supervising_officer"] == "Helen Foy"
        assert record.data["placement"]["phone"] == "01632 960777"
        assert record.data["rules"] == {"pack": "national"}

    def it_says_what_to_do_without_the_folder(self, bare, tmp_path):
        path = tmp_path / "case.json"
        bare["supervision"]["supervising_officer"] = "omar-reid"
        path.write_text(json.dumps(bare, indent=1), "utf-8")
        with pytest.raises(CaseError) as told:
            Toolkit().open(path)
        said = str(told.value)
        assert "no service's folder was found" in said
        assert "throughcare service new DIR" in said
        assert "first person" in said and "--service" in said
        # The supervising officer, whose id would be printed otherwise.
        assert "is not the id of any person" in said

    def it_prefers_the_nearest_folder_and_what_the_case_says(self, bare, put, folder):
        (folder / "cases").mkdir()
        (folder / "cases" / "service.toml").write_text('name = "Nearer"\n', "utf-8")
        shutil.copy(folder / "staff.toml", folder / "cases")
        path = put({**bare, "service": {"phone": "01632 960001"}})
        service = Toolkit().open(path).data["service"]
        assert service == {"name": "Nearer", "phone": "01632 960001"}

    def it_takes_the_folder_that_is_named_before_any_that_it_lies_in(self, bare, put, tmp_path):
        other = tmp_path / "other"
        other.mkdir()
        (other / "service.toml").write_text('name = "Other"\n', "utf-8")
        shutil.copy(put(bare).parents[1] / "staff.toml", other)
        record = Toolkit(other).open(put(bare))
        assert record.data["service"] == {"name": "Other"}

    def it_refuses_a_file_of_another_service(self, bare, put, tmp_path):
        toolkit = Toolkit()
        toolkit.open(put(bare))
        other = tmp_path / "other"
        other.mkdir()
        (other / "service.toml").write_text('name = "Other"\n', "utf-8")
        shutil.copy(put(bare), other / "case.json")
        with pytest.raises(FaultyInputError, match="one service at a time"):
            toolkit.open(other / "case.json")

    def it_refuses_an_id_that_is_somebody_else_here(self, bare, put):
        bare["people"][1] |= {"id": "omar-reid"}
        with pytest.raises(CaseError, match="somebody else on the service's staff"):
            Toolkit().open(put(bare))

    def it_says_which_id_was_meant(self, bare, put):
        bare["supervision"]["supervising_officer"] = "helen-foyy"
        with pytest.raises(CaseError, match="Did you mean 'helen-foy'"):
            Toolkit().open(put(bare))
        bare["supervision"]["supervising_officer"] = "helen-foy"
        bare["people"][0] = {"id": "omar-ried"}
        with pytest.raises(CaseError, match="Did you mean 'omar-reid'"):
            Toolkit().open(put(bare))

    @pytest.mark.parametrize("word", ["step-dad", "gran", "ex-partner", "Helen Foy"])
    def it_takes_words_for_people_as_names(self, bare, put, word):
        bare["supervision"]["supervising_officer"] = word
        assert Toolkit().open(put(bare)).data["supervision"]["supervising_officer"] == word

    def it_knows_the_staff_in_texts_but_not_against_a_child_beside(self, bare, put, folder):
        text = (folder / "staff.toml").read_text("utf-8")
        (folder / "staff.toml").write_text(text.replace("Omar Reid", "Zelda Quint"), "utf-8")
        bare["plan"]["summary"] += "\n\nZelda Quint came to the gym with Idris."
        path = put(bare)
        assert not any("Zelda" in one.name for one in Toolkit().open(path).named.strangers)
        other = copy.deepcopy(bare)
        other["case_id"] = "TC-7"
        other["child"] |= {"first_name": "Zelda", "last_name": "Quint", "known_as": "Zelda"}
        put(other, "other.json")
        assert any("Zelda" in one.name for one in Toolkit().open(path).named.strangers)


def text_of(document, tmp_path):
    path = tmp_path / "made.docx"
    path.write_bytes(document.content)
    return [text for lines in paragraphs(path).values() for text in lines]


class DescribeTheDocumentsOfAService:
    def it_calls_things_what_the_service_calls_them(self, bare, put, tmp_path):
        toolkit = Toolkit()
        record = toolkit.open(put(bare))
        (made,) = toolkit.generate(record, ["breach-report"], formats=["docx"], on=ON)
        said = text_of(made, tmp_path)
        assert {"YOS practitioner", "Back on Track panel", "First letter"} <= set(said)
        assert not {"Supervising officer", "Compliance panel", "First warning"} & set(said)

    def it_tells_families_in_plain_words(self, bare, put, tmp_path):
        toolkit = Toolkit()
        record = toolkit.open(put(bare))
        (made,) = toolkit.generate(record, ["pathways-plan"], formats=["docx"], on=ON)
        said = text_of(made, tmp_path)
        assert "Worker" in said
        assert not any("YOS practitioner" in text for text in said)

    def it_says_the_usual_words_where_the_service_says_nothing(self, sample, tmp_path):
        path = tmp_path / "case.json"
        path.write_text(json.dumps(sample), "utf-8")
        toolkit = Toolkit()
        (made,) = toolkit.generate(toolkit.open(path), ["breach-report"], formats=["docx"], on=ON)
        assert {"Supervising officer", "Compliance panel"} <= set(text_of(made, tmp_path))

    def it_shows_the_logo_of_the_folder_with_its_words(self, bare, put, folder, samples):
        logo = samples / "services" / "bolton" / "pictures" / "logo.png"
        (folder / "pictures").mkdir()
        shutil.copy(logo, folder / "pictures" / "logo.png")
        settings = folder / "service.toml"
        named = 'logo = "pictures/logo.png"\nlogo_words = "A bridge at dusk"\n'
        settings.write_text(named + settings.read_text("utf-8"), "utf-8")
        toolkit = Toolkit()
        (made,) = toolkit.generate(
            toolkit.open(put(bare)), ["breach-report"], formats=["docx"], on=ON
        )
        with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
            parts = [archive.read(n) for n in archive.namelist() if n.startswith("word/header")]
        assert any(b'descr="A bridge at dusk"' in part for part in parts)

    def it_is_stale_when_the_settings_changed_and_says_so(self, bare, put, folder, tmp_path):
        toolkit, path = Toolkit(), put(bare)
        record = toolkit.open(path)
        toolkit.write(toolkit.generate(record, ["breach-report"], on=ON), tmp_path / "out")
        assert all(not one.reasons for one in toolkit.status(tmp_path / "out", [record]))
        settings = folder / "service.toml"
        text = settings.read_text("utf-8")
        settings.write_text(text.replace("Back on Track panel", "breach review"), "utf-8")
        later = Toolkit()
        found = later.status(tmp_path / "out", [later.open(path)])
        assert [one.reasons for one in found] == [
            ("the service's settings have changed since",)
        ] * 2

    def it_reads_back_no_field_of_the_service_and_says_where_to_change_it(
        self, bare, put, tmp_path
    ):
        toolkit, path = Toolkit(), put(bare)
        record = toolkit.open(path)
        (made,) = toolkit.generate(record, ["pathways-plan"], formats=["docx"], on=ON)
        known = places(record)
        fields = read_document(made.content).fields
        wanted = {("service", "phone"): "service.toml", ("people", 0, "phone"): "staff.toml"}
        for at, file in wanted.items():
            marks = [str(f.mark) for f in fields if known.get(f.mark.place) == at]
            assert marks, at
            document = tmp_path / "edited.docx"
            document.write_bytes(
                edited(made.content, partial(write_in, name=marks[0], text="01632 960555"))
            )
            back = toolkit.read_back(document, path)
            assert not back.changes
            assert any(file in one.suggestion for one in back.conflicts), at

    def it_reads_a_child_own_field_back_and_leaves_the_ids_in_the_file(self, bare, put, tmp_path):
        toolkit, path = Toolkit(), put(bare)
        record = toolkit.open(path)
        (made,) = toolkit.generate(record, ["pathways-plan"], formats=["docx"], on=ON)
        known = places(record)
        marks = [
            str(f.mark)
            for f in read_document(made.content).fields
            if known.get(f.mark.place) == ("child", "education", "school")
        ]
        document = tmp_path / "edited.docx"
        content = made.content
        for name in marks:
            content = edited(content, partial(write_in, name=name, text="Fen College"))
        document.write_bytes(content)
        toolkit.read_back(document, path).apply()
        own = json.loads(path.read_text("utf-8"))
        assert own["child"]["education"]["school"] == "Fen College"
        assert own["people"][0] == {"id": "helen-foy"}
        assert "service" not in own
