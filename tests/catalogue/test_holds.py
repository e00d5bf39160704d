"""What the practice documents ask of a kind: each item with its source, and where it stands."""

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from generator.catalogue import Catalogue, Kind
from generator.catalogue._reading import read_kind
from generator.catalogue.wording import ENGLISH, wording
from generator.documents.whole import whole_template
from generator.errors import FaultyInputError
from generator.resources import Resources, shipped
from generator.rules import load_pack, pack_names

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")
KINDS = Catalogue(Resources()).kinds()
DOCUMENTS = {"yjb", "bolton", "nel", "la", "notts", "toolkit"}


def paragraphs(content: bytes) -> list[str]:
    """The text of every paragraph of a Word file's text parts."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes)\.xml", name):
                tree = etree.fromstring(archive.read(name))
                for paragraph in tree.iter(f"{W}p"):
                    found.append("".join(t.text or "" for t in paragraph.iter(f"{W}t")))
    return found


@cache
def typed(kind: Kind) -> tuple[str, ...]:
    """What is typed in a kind's template, cut at its tags, or said by a letter in fixed words."""
    said = wording(kind, Resources(), ENGLISH).lines.values() if kind.letter else ()
    return (*(part for text in paragraphs(whole_template(kind)) for part in TAG.split(text)), *said)


@cache
def asking() -> frozenset[str]:
    """The ids of every rule and check of every shipped pack."""
    packs = [load_pack(name) for name in pack_names()]
    return frozenset(name for pack in packs for name in [*pack.rules, *pack.checks])


class DescribeAShippedKind:
    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
    def it_says_what_asks_for_it(self, kind):
        text = (kind.folder / "document.toml").read_text("utf-8")
        assert "\nasked_by = " in text
        assert not set(kind.asked_by) - asking()

    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
    def it_can_be_read_back_or_says_why_not(self, kind):
        assert kind.read_back != bool(kind.not_read_back)

    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
    def it_lists_what_it_must_hold_with_the_document_that_asks(self, kind):
        assert kind.holds
        for item in kind.holds:
            document, _, section = item.source.partition(" ")
            assert document in DOCUMENTS
            assert section, f"{item.what}: no section"

    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
    def it_lists_nothing_twice(self, kind):
        whats = [item.what for item in kind.holds]
        assert sorted(whats) == sorted(set(whats))

    @pytest.mark.parametrize(
        "kind", [kind for kind in KINDS if kind.has_template], ids=lambda kind: kind.name
    )
    def it_has_each_item_typed_in_its_template(self, kind):
        absent = [
            item.stands
            for item in kind.holds
            if not any(item.stands in part for part in typed(kind))
        ]
        assert not absent


class DescribeReadKind:
    def own(self, tmp_path: Path, lines: str) -> Path:
        folder = tmp_path / "pathways-plan"
        folder.mkdir()
        text = (shipped("templates") / "pathways-plan" / "document.toml").read_text("utf-8")
        bare = text.partition("\nasked_by")[0]
        (folder / "document.toml").write_text(f"{bare}\n{lines}\n", "utf-8")
        return folder

    def it_reads_what_a_kind_holds(self, tmp_path):
        lines = '[[holds]]\nwhat = "the week"\nsource = "yjb week"\nstands = "My week"'
        (item,) = read_kind(self.own(tmp_path, lines)).holds
        assert (item.what, item.source, item.stands) == ("the week", "yjb week", "My week")

    def it_needs_none_of_it_from_a_service(self, tmp_path):
        kind = read_kind(self.own(tmp_path, ""))
        assert (kind.asked_by, kind.not_read_back, kind.holds) == ((), "", ())

    @pytest.mark.parametrize(
        ("lines", "told"),
        [
            ('[[holds]]\nwhat = "the week"\nsource = "yjb"', "'holds', number 1, needs a text"),
            (
                '[[holds]]\nwhat = "a"\nsource = "yjb 1"\nstands = "A"\nwhere = "B"',
                "'where' is not one of what, source, stands",
            ),
            ("holds = [3]", "headed [[holds]]"),
            ("holds = 3", "'holds' must be a list"),
            ("asked_by = [7]", "'asked_by' must name rules"),
            ('not_read_back = "No."', "'gives' that it can"),
        ],
    )
    def it_says_what_is_wrong(self, tmp_path, lines, told):
        with pytest.raises(FaultyInputError) as caught:
            read_kind(self.own(tmp_path, lines))
        assert any(told in fault for fault in caught.value.faults)
