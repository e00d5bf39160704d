"""The rules on the command line: listed with their sources, compared, explained, checked."""

import json

import pytest
from rich.console import ConsoleDimensions

from generator.rules import load_pack, pack_names


class DescribeRules:
    def it_lists_the_national_rules_without_a_name(self, run):
        code, out, _ = run("rules")
        assert code == 0
        assert load_pack("national").title in out
        assert max(map(len, out.splitlines())) <= 100

    @pytest.mark.parametrize("name", pack_names())
    def it_gives_every_rule_and_check_with_its_source(self, run, name):
        _, out, _ = run("rules", name, "--json")
        data, pack = json.loads(out), load_pack(name)
        assert [one["id"] for one in data["rules"]] == list(pack.rules)
        assert [one["id"] for one in data["checks"]] == list(pack.checks)
        assert all(one["source"] and one["strength"] for one in data["rules"] + data["checks"])
        assert all(one["when"] for one in data["rules"])

    def it_breaks_no_id_in_a_narrow_window(self, run, monkeypatch):
        found = load_pack("national")
        monkeypatch.setattr("rich.console.Console.size", ConsoleDimensions(80, 24))
        _, out, _ = run("rules")
        lines = out.splitlines()
        for name in (*found.rules, *found.checks):
            assert any(name in line for line in lines), name

    def it_takes_options_without_a_name(self, run):
        code, out, _ = run("rules", "--json")
        assert code == 0
        assert json.loads(out)["name"] == "national"

    def it_ends_with_2_for_an_unknown_pack(self, run):
        code, _, err = run("rules", "boltn")
        assert code == 2
        assert "bolton" in err


class DescribeDiff:
    def it_says_what_was_added_and_changed(self, run):
        code, out, _ = run("rules", "diff", "national", "bolton")
        assert code == 0
        assert "accommodation-escalation: Added, from bolton" in out
        assert "initial-planning-meeting: Changed: " in out

    def it_says_when_nothing_differs(self, run):
        _, out, _ = run("rules", "diff", "bolton", "bolton")
        assert out == "The two packs set the same.\n"

    def it_gives_json(self, run):
        _, out, _ = run("rules", "diff", "national", "bolton", "--json")
        assert {one["kind"] for one in json.loads(out)} <= {"added", "changed", "removed"}


class DescribeExplain:
    def it_says_what_when_and_who_says_so(self, run):
        code, out, _ = run("rules", "explain", "initial-planning-meeting", "--pack", "bolton")
        assert code == 0
        assert "within 10 working days of entering custody" in out
        assert "Source: bolton" in out

    def it_says_what_completes_it_in_the_words_of_the_case_file(self, run):
        _, out, _ = run("rules", "explain", "second-appointment")
        assert "an event recorded as “Home visit”, face to face" in out
        assert "if the home was visited on release day" in out
        assert "event:" not in out

    def it_names_what_differs_locally(self, run):
        _, out, _ = run("rules", "explain", "home-visits")
        assert "- bolton: within 5 working days of release, then every week" in out

    def it_gives_the_national_must_beside_a_local_rule(self, run):
        _, out, _ = run("rules", "explain", "initial-planning-meeting", "--pack", "bolton")
        assert "National must: within 10 days of entering custody" in out
        assert "allows more time" in out
        _, out, _ = run("rules", "explain", "accommodation-known", "--pack", "bolton")
        assert "sets the same time" in out

    def it_ends_with_2_for_an_unknown_rule(self, run):
        code, _, err = run("rules", "explain", "nonesuch")
        assert code == 2
        assert "nonesuch" in err
        assert "`throughcare rules national` lists" in err

    def it_suggests_the_nearest_id(self, run):
        _, _, err = run("rules", "explain", "initial-planing-meeting")
        assert "Did you mean 'initial-planning-meeting'?" in err


class DescribeCheck:
    def it_names_every_fault_and_ends_with_2(self, run, tmp_path):
        path = tmp_path / "ours.toml"
        path.write_text('name = "ours"\ncolour = "red"\n', "utf-8")
        code, out, _ = run("rules", "check", path)
        assert code == 2
        assert out.count("\n- ") >= 3
        assert "colour" in out

    @pytest.mark.parametrize("content", [None, b"\xff\xfe", b"name = "])
    def it_explains_a_file_that_is_no_pack(self, run, tmp_path, content):
        path = tmp_path / "ours.toml"
        if content is not None:
            path.write_bytes(content)
        code, out, err = run("rules", "check", path)
        assert code == 2
        assert out.startswith("- ")
        assert "Traceback" not in err

    def it_passes_a_shipped_pack(self, run):
        from generator.resources import shipped

        code, out, _ = run("rules", "check", shipped("packs") / "bolton.toml")
        assert code == 0
        assert "no faults" in out


class DescribeWhatIsStale:
    def it_lists_what_nobody_confirmed_for_a_year(self, run):
        code, out, _ = run("rules", "bolton", "--stale", "--date", "2026-11-27")
        assert code == 0
        assert "extended-supervision (last confirmed 1 February 2025" in out
        assert "hdc-window" in out
        assert "case-manager-visit" not in out

    def it_lists_all_once_a_year_has_gone_by(self, run):
        _, out, _ = run("rules", "bolton", "--stale", "--date", "2027-11-28")
        assert "case-manager-visit (last confirmed 27 November 2026" in out

    def it_gives_them_to_programs(self, run):
        _, out, _ = run("rules", "--stale", "--date", "2026-11-27", "--json")
        assert "turning-18" in {one["id"] for one in json.loads(out)}


class DescribeSources:
    def it_says_what_each_document_asks_for_and_what_holds_it(self, run):
        code, out, _ = run("rules", "sources")
        assert code == 0
        assert "113 of 113 statements about when are accounted for." in out
        assert "no pack holds" not in out
        assert max(map(len, out.splitlines())) <= 100

    def it_shows_the_national_must_beside_a_local_rule_that_is_looser(self, run):
        _, out, _ = run("rules", "sources", "bolton")
        after = out[out.index("bolton/initial-planning-meeting") :]
        assert "looser than the national must" in after[:200]
        assert "within 10 days of entering custody" in " ".join(after.split())
        _, told, _ = run("rules", "sources", "yjb")
        assert "looser" not in told

    def it_can_be_asked_for_one_document(self, run):
        _, out, _ = run("rules", "sources", "la")
        assert out.startswith("la: A local authority's resettlement policy chapter")
        assert "5 of 5 statements about when" in out
        assert "bolton" not in out

    def it_gives_json_that_names_the_records(self, run):
        _, out, _ = run("rules", "sources", "--json")
        for document in json.loads(out):
            for statement in document["statements"]:
                assert statement["accounted_for"]
                assert statement["rules"] or statement["checks"] or statement["reason"]

    def it_writes_a_file(self, run, tmp_path):
        path = tmp_path / "sources.txt"
        code, out, _ = run("rules", "sources", "nel", "--to", path)
        assert code == 0
        assert "North East Lincolnshire" in path.read_text("utf-8")
        assert out.strip() == str(path)

    def it_suggests_the_nearest_document(self, run):
        code, _, err = run("rules", "sources", "ntts")
        assert code == 2
        assert "Did you mean 'notts'?" in err
