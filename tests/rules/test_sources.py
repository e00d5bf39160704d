"""The statements of the practice documents: each held by a record, each record asked for by one."""

import dataclasses
import json
import tomllib
from pathlib import Path
from types import MappingProxyType

import jsonschema_rs
import pytest

import generator.rules
from generator.rules import gaps, load_pack, pack_names, source_documents

HERE = Path(generator.rules.__file__).parent / "data" / "sources"
PACKS = {name: load_pack(name) for name in pack_names()}
# How many statements about timing the documents were found to hold, read sentence by sentence.
TIMING = {"bolton": 36, "la": 5, "nel": 16, "notts": 18, "yjb": 38}


def without(pack, **taken):
    """The pack with a rule or a check taken out."""
    held = {"rules": dict(pack.rules), "checks": dict(pack.checks)}
    for kind, key in taken.items():
        del held[kind][key]
    return dataclasses.replace(pack, **{key: MappingProxyType(v) for key, v in held.items()})


class DescribeTheStatements:
    @pytest.mark.parametrize("path", sorted(HERE.glob("*.toml")), ids=lambda path: path.stem)
    def they_are_written_as_their_schema_says(self, path):
        schema = json.loads((HERE / "sources.schema.json").read_text("utf-8"))
        held = tomllib.loads(path.read_text("utf-8"))
        validator = jsonschema_rs.Draft202012Validator(schema)
        assert [error.message for error in validator.iter_errors(held)] == []

    def they_agree_with_the_packs(self):
        assert gaps(source_documents(), PACKS) == ()

    def they_are_as_many_as_the_documents_hold(self):
        found = {
            one.name: sum(each.kind == "timing" for each in one.statements)
            for one in source_documents()
        }
        assert found == TIMING
        assert sum(found.values()) == 113
        assert all(
            each.accounted_for(PACKS) for one in source_documents() for each in one.statements
        )

    def they_carry_the_titles_by_which_packs_cite_them(self):
        cited = {name: title for pack in PACKS.values() for name, title in pack.sources.items()}
        assert {one.name: one.title for one in source_documents()} == {
            name: title for name, title in cited.items() if name != "toolkit"
        }

    def they_list_no_section_that_nobody_cites(self):
        for one in source_documents():
            cited = {each.section for each in one.statements}
            for pack in PACKS.values():
                for record in (*pack.rules.values(), *pack.checks.values()):
                    if record.source == one.name:
                        cited.update(record.section.split("; "))
            assert set(one.sections) <= cited, one.name


class DescribeGaps:
    @pytest.mark.parametrize("name", pack_names())
    def it_finds_a_rule_that_went(self, name):
        own = [rule for rule in PACKS[name].rules.values() if rule.pack == name]
        for rule in own:
            packs = PACKS | {name: without(PACKS[name], rules=rule.id)}
            assert any(f"{name}/{rule.id}" in gap for gap in gaps(source_documents(), packs)), rule

    def it_finds_a_check_that_went(self):
        packs = PACKS | {"bolton": without(PACKS["bolton"], checks="accommodation-temporary")}
        (gap,) = gaps(source_documents(), packs)
        assert "no pack holds bolton/accommodation-temporary" in gap

    def it_finds_a_record_that_no_statement_names(self):
        documents = [
            dataclasses.replace(one, statements=one.statements[1:]) if one.name == "notts" else one
            for one in source_documents()
        ]
        assert any("is named by no statement" in gap for gap in gaps(documents, PACKS))

    def it_finds_a_section_the_document_does_not_have(self):
        documents = [
            dataclasses.replace(
                one, sections={key: v for key, v in one.sections.items() if key != "5.2"}
            )
            for one in source_documents()
        ]
        assert any("no section is called 5.2" in gap for gap in gaps(documents, PACKS))

    def it_finds_a_statement_with_neither_record_nor_reason(self):
        documents = [
            dataclasses.replace(
                one,
                statements=(
                    dataclasses.replace(one.statements[0], rules=(), checks=()),
                    *one.statements[1:],
                ),
            )
            for one in source_documents()
        ]
        assert sum("neither a record nor a reason" in gap for gap in gaps(documents, PACKS)) == 5
