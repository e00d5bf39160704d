"""Cases and panels as the other rooms receive them, and where the shipped files are."""

import dataclasses
import json

import pytest

from generator.case import loads
from generator.errors import CaseError
from generator.resources import Resources, shipped


class DescribeCase:
    def it_cannot_be_changed(self, data):
        case = loads(json.dumps(data).encode())
        with pytest.raises(dataclasses.FrozenInstanceError):
            case.data = {}

    def it_keeps_the_case_out_of_logs(self, data):
        assert "McAllister" not in repr(loads(json.dumps(data).encode()))

    def it_has_one_digest_however_the_file_is_laid_out(self, data):
        one = loads(json.dumps(data).encode())
        turned = dict(reversed(data.items()))
        other = loads(json.dumps(turned, indent=4, ensure_ascii=False).encode())
        assert one.digest == other.digest
        data["child"]["first_name"] = "Jim"
        assert loads(json.dumps(data).encode()).digest != one.digest


class DescribeFilesBesideACase:
    @pytest.fixture
    def case(self, data, tmp_path):
        (tmp_path / "in").mkdir()
        (tmp_path / "in/photo.png").write_bytes(b"x")
        (tmp_path / "out.png").write_bytes(b"x")
        (tmp_path / "in/link.png").symlink_to(tmp_path / "out.png")
        return loads(json.dumps(data).encode(), folder=tmp_path / "in")

    def it_finds_one(self, case, tmp_path):
        assert case.file("photo.png") == tmp_path / "in/photo.png"

    @pytest.mark.parametrize("name", ["../out.png", "link.png", "none.png", ".", "/etc/passwd"])
    def it_refuses_what_is_outside_or_not_there(self, case, name):
        with pytest.raises(CaseError):
            case.file(name)

    def it_has_none_without_a_folder(self, data):
        with pytest.raises(CaseError):
            loads(json.dumps(data).encode()).file("photo.png")


class DescribeResources:
    @pytest.fixture
    def service(self, tmp_path):
        (tmp_path / "templates/own-letter").mkdir(parents=True)
        return tmp_path

    def it_finds_the_shipped_rooms(self):
        assert (shipped("schemas") / "case.schema.json").is_file()
        assert shipped("packs").parent.name == "rules"

    def it_puts_the_services_own_first(self, service):
        assert Resources(service).roots("templates") == (
            service / "templates",
            shipped("templates"),
        )

    def it_leaves_out_folders_that_are_not_there(self, service):
        assert Resources(service).roots("samples") == (shipped("samples"),)
        assert Resources().roots("templates") == (shipped("templates"),)

    def it_works_from_a_wheel(self, tmp_path, monkeypatch):
        (tmp_path / "_shipped/schemas").mkdir(parents=True)
        monkeypatch.setattr("generator.resources._PACKAGE", tmp_path)
        shipped.cache_clear()
        try:
            assert shipped("schemas") == tmp_path / "_shipped/schemas"
            assert shipped("templates") == tmp_path.parent / "templates"
        finally:
            shipped.cache_clear()
