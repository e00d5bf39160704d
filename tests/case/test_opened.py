"""A case opened again: nothing anew of what has not changed, everything of what has."""

import json

from generator.case import Opened, Service, load


def write(path, data, **child):
    made = {**data, "child": {**data["child"], **child}}
    path.write_text(json.dumps(made), "utf-8")
    return path


class DescribeACaseOpenedAgain:
    def it_is_the_same_and_a_record_of_its_own(self, samples):
        before, path = Opened(), samples / "dto-yoi.json"
        first, again = load(path, None, before), load(path, None, before)
        assert first is not again
        assert (again.data, again.folder) == (first.data, first.folder)
        assert again.described is first.described
        assert load(path).data == again.data

    def it_is_what_the_file_holds_now(self, samples, tmp_path):
        data = json.loads((samples / "panel-cases" / "sian-prosser.json").read_text("utf-8"))
        before, path = Opened(), tmp_path / "one.json"
        names = []
        for name in ("Mabel", "Marion", "Mabel"):
            names.append(load(write(path, data, first_name=name), None, before).data["child"])
        assert [one["first_name"] for one in names] == ["Mabel", "Marion", "Mabel"]

    def it_knows_a_case_that_was_put_beside_it_since(self, samples, tmp_path):
        data = json.loads((samples / "panel-cases" / "sian-prosser.json").read_text("utf-8"))
        data["cart"] = {**data.get("cart", {}), "summary": "Quentin Wibberley came along."}
        before, path = Opened(), write(tmp_path / "one.json", data)
        alone = load(path, None, before).named
        write(
            tmp_path / "two.json", {**data, "case_id": "X-2"},
            first_name="Quentin", last_name="Wibberley",
        )  # fmt: skip
        beside = load(path, None, before).named
        assert beside.beside_full > alone.beside_full

    def it_is_read_anew_for_another_service(self, samples, tmp_path):
        before, path = Opened(), samples / "dto-yoi.json"
        service = Service(tmp_path)
        assert load(path, None, before).service is None
        assert load(path, service, before).service is service
