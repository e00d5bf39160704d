"""`throughcare easyread sign, verify, teach, compare`, as a therapist uses them."""

import json
import shutil

import pytest

DAY = ("--date", "2026-03-02")


@pytest.fixture
def case(samples, tmp_path):
    return shutil.copy(samples / "breach-transition.json", tmp_path / "case.json")


class DescribeSignAndVerify:
    def it_ends_with_3_until_it_is_signed(self, run, case):
        code, out, _ = run("easyread", "verify", case, *DAY)
        assert code == 3
        assert "nobody has signed it yet" in out

    def it_says_what_is_left_out_before_it_is_signed(self, run, case):
        code, out, _ = run("easyread", "sign", case, "--by", "Leila Haddad", *DAY)
        assert code == 0
        assert "Left out on purpose: “or for the purposes of immigration" in out
        assert "Leila Haddad (Speech and language therapist) signed it on 2 March 2026" in out
        assert run("easyread", "verify", case, *DAY)[0] == 0

    def it_names_what_was_changed(self, run, case):
        run("easyread", "sign", case, "--by", "Leila Haddad", *DAY)
        data = json.loads(case.read_text("utf-8"))
        data["easy_read"]["size"] = 20
        case.write_text(json.dumps(data), "utf-8")
        code, out, _ = run("easyread", "verify", case, *DAY)
        assert code == 3
        assert "“Size in points” in the easy read section has changed." in out
        told = json.loads(run("easyread", "verify", case, "--json", *DAY)[1])
        assert told["holds"] is False
        assert told["signed"]["by"] == "Leila Haddad"

    @pytest.mark.parametrize("who", [["--by", "Nobody Known"], ["--by", "Fatmata Kamara"]])
    def it_refuses_in_words_and_writes_nothing(self, run, case, who):
        before = case.read_bytes()
        code, _, said = run("easyread", "sign", case, *who, *DAY)
        assert code == 2
        assert "worker" in said
        assert case.read_bytes() == before
        assert list(case.parent.iterdir()) == [case]

    def it_refuses_a_day_to_come(self, run, case):
        code, _, said = run("easyread", "sign", case, "--by", "Helen Foy", "--date", "2035-01-01")
        assert code == 2
        assert "still to come" in said

    def it_refuses_a_panel_and_a_case_without_conditions(self, run, samples):
        for name in ("panel.json", "remand.json"):
            for command in ("verify", "teach"):
                assert run("easyread", command, samples / name, *DAY)[0] == 2


class DescribeTeach:
    def it_lists_the_questions_and_how_each_went(self, run, case):
        code, out, _ = run("easyread", "teach", case, *DAY)
        assert code == 0
        assert "Which shops can you use? (not yet, 24 February 2026, again by 10 March 2026)" in out
        assert "no-offence: What do you do if someone wants you to break the law? (not asked" in out

    def it_records_an_answer_in_the_case(self, run, case):
        told = ("--rule", "no-offence", "--answer", "own-words", "--by", "Leila Haddad")
        code, out, _ = run("easyread", "teach", case, *told, *DAY)
        assert code == 0
        assert "What do you do if someone wants you to break the law?" in out
        last = json.loads(case.read_text("utf-8"))["easy_read"]["taught"][-1]
        assert (last["condition"], last["answer"], last["date"]) == (
            "no-offence",
            "own-words",
            "2026-03-02",
        )

    def it_has_the_dates_watch_the_day_to_explain_again(self, run, case):
        told = ("--rule", "education", "--answer", "not-yet", "--by", "Helen Foy")
        run("easyread", "teach", case, *told, "--again-on", "2026-03-05", *DAY)
        found = json.loads(run("dates", case, "--format", "json", *DAY)[1])
        again = [one for one in found["deadlines"] if one["id"] == "explained-again"]
        assert "2026-03-05" in [one["due"] for one in again if one["state"] == "due"]

    @pytest.mark.parametrize(
        ("told", "says"),
        [
            (["--rule", "education", "--answer", "not-yet", "--by", "A"], "when it is explained"),
            (["--rule", "moon", "--answer", "own-words", "--by", "A"], "no condition moon"),
            (["--answer", "own-words", "--by", "A"], "No rule was named"),
            (["--rule", "education", "--answer", "own-words"], "who asked"),
            (
                [
                    *("--rule", "education", "--answer", "not-yet", "--by", "A"),
                    *("--again-on", "2026-03-01"),
                ],
                "before the day",
            ),
        ],
    )
    def it_refuses_what_is_not_clear(self, run, case, told, says):
        before = case.read_bytes()
        code, _, said = run("easyread", "teach", case, *told, *DAY)
        assert code == 2
        assert says in said
        assert case.read_bytes() == before


class DescribeCompare:
    def it_tells_what_is_new_stopped_and_different(self, run, case, tmp_path):
        data = json.loads(case.read_text("utf-8"))
        conditions = data["supervision"]["conditions"]
        del conditions[7]
        text = conditions[1]["official_text"]
        conditions[1]["official_text"] = text.replace("any offence", "any offence at all")
        conditions[1]["easy_read"] = {"heading": "Keep the law", "must_not": ["Break no law."]}
        added = {"id": "quay", "kind": "additional", "official_text": "Not to enter the quay."}
        conditions.append(
            {**added, "easy_read": {"heading": "The quay", "must_not": ["Do not go there."]}}
        )
        data["supervision"]["ends"] = "2026-11-15"
        new = tmp_path / "new.json"
        new.write_text(json.dumps(data), "utf-8")
        code, out, _ = run("easyread", "compare", case, new, "--to", tmp_path / "out", *DAY)
        assert code == 0
        new_part, rest = out.split("These rules have stopped")
        stopped, different = rest.split("These rules are different now")
        assert "The quay" in new_part
        assert "You do not have to follow this rule any more." in stopped
        assert "Keep the law" in different
        assert "Your rules end on Sunday 15 November 2026." in out
        made = sorted(path.suffix for path in (tmp_path / "out").iterdir())
        assert made == [".docx", ".pdf"]

    def it_says_that_nothing_has_changed(self, run, case):
        assert "Nothing has changed." in run("easyread", "compare", case, case, *DAY)[1]

    def it_never_tells_words_of_before_as_new(self, run, case, tmp_path):
        data = json.loads(case.read_bytes())
        rule = data["supervision"]["conditions"][0]
        rule["official_text"] += " This starts at 9pm."
        new = tmp_path / "new.json"
        new.write_text(json.dumps(data), "utf-8")
        _, out, said = run("easyread", "compare", case, new, *DAY)
        told = out.split("These rules are different now")[1]
        assert "Your legal paper says this rule in new words." in told
        assert all(line["text"] not in out for line in rule["easy_read"].get("lines", ()))
        assert f"“{rule['easy_read']['heading']}” have changed, and its easy words have not" in said
        assert "is not ready to be signed" in said

    def it_refuses_another_child(self, run, case, samples):
        code, _, said = run("easyread", "compare", case, samples / "dto-yoi.json", *DAY)
        assert code == 2
        assert "two children" in said
