import io
import json

import openpyxl
import pytest

from generator.web.imports._kept import plain_name
from tests.web.conftest import ON, ROOT

EXPORT = ROOT / "samples" / "import"


def files(*names: str) -> list[tuple[str, tuple[str, bytes]]]:
    sent = [("export", (name, (EXPORT / name).read_bytes())) for name in names]
    return [*sent, ("mapping", ("mapping.toml", (EXPORT / "mapping.toml").read_bytes()))]


class DescribeTakingInAWorkbook:
    def it_makes_the_case_that_the_workbook_is_of(self, client, desk, folder, posting) -> None:
        before = (folder / "dto-yoi.json").read_bytes()
        workbook = desk.toolkit.fill_workbook(desk.toolkit.open(folder / "dto-yoi.json"), on=ON)
        (folder / "dto-yoi.json").unlink()
        answer = posting(client, "/import/workbook", {}, {"workbook": ("x.xlsx", workbook)})
        assert answer.status_code == 303, answer.text
        places = {f"/cases/{desk.key(path)}": path for path in folder.glob("*.json")}
        made = places[answer.headers["location"]]
        assert json.loads(made.read_bytes()) == json.loads(before)

    def it_does_not_write_over_a_case(self, client, desk, folder, posting) -> None:
        before = {path: path.read_bytes() for path in folder.glob("*.json")}
        workbook = desk.toolkit.fill_workbook(desk.toolkit.open(folder / "dto-yoi.json"), on=ON)
        answer = posting(client, "/import/workbook", {}, {"workbook": ("x.xlsx", workbook)})
        assert answer.status_code == 422
        assert "There is a case with this reference already" in answer.text
        assert {path: path.read_bytes() for path in folder.glob("*.json")} == before

    def it_gives_the_faults_back_beside_their_cells(self, client, folder, posting) -> None:
        empty = client.get("/import/workbook.xlsx").content
        answer = posting(client, "/import/workbook", {}, {"workbook": ("x.xlsx", empty)})
        assert answer.status_code == 422
        marked = client.get("/import/workbook/to-mend.xlsx")
        assert openpyxl.load_workbook(io.BytesIO(marked.content)).sheetnames
        assert len(list(folder.glob("*.json"))) == 12

    @pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"name,date\n1,2\n"])
    def it_says_what_is_no_workbook(self, client, posting, content: bytes) -> None:
        answer = posting(client, "/import/workbook", {}, {"workbook": ("x.xlsx", content)})
        assert answer.status_code == 422
        assert "There is a problem" in answer.text


class DescribeTakingInAnExport:
    def it_shows_first_and_writes_only_then(self, client, folder, posting, desk) -> None:
        before = set(folder.glob("*.json"))
        answer = posting(client, "/import/export", {}, files("children.csv", "offences.csv"))
        assert answer.headers["location"] == "/import/export/try"
        assert "Nothing is written yet" in client.get("/import/export/try").text
        assert set(folder.glob("*.json")) == before
        assert posting(client, "/import/export/go", {}).status_code == 303
        assert set(folder.glob("*.json")) > before
        assert client.get("/import/export/done").status_code == 200
        # What was sent holds case data: nothing of it stays behind.
        assert not list((desk.hidden / "import" / "export").rglob("*.csv"))
        assert posting(client, "/import/export/go", {}).status_code == 404

    def it_says_what_is_wrong_with_what_was_sent(self, client, posting) -> None:
        sent = [("export", ("a.csv", b"a,b\n1,2\n")), ("mapping", ("m.toml", b"no mapping"))]
        answer = posting(client, "/import/export", {}, sent)
        assert answer.status_code == 422
        assert posting(client, "/import/export", {}).status_code == 422


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Me\\export.csv", "export.csv"),
        ("..", "file"),
        ("", "file"),
        (".hidden.csv", "hidden.csv"),
        ("a\u202egpj.csv", "a-gpj.csv"),
    ],
)
def test_a_sent_name_leads_nowhere(sent: str, kept: str) -> None:
    assert plain_name(sent) == kept
