"""Which documents the child's journey needs when, and what asks for them."""

from datetime import timedelta

import pytest

from generator.documents.by_stage import GROUPS, Asking
from generator.documents.by_stage import _group as group_of
from generator.toolkit import Toolkit
from tests.documents.conftest import ON


@pytest.fixture(scope="module")
def toolkit():
    return Toolkit()


@pytest.fixture(scope="module")
def case(toolkit, samples):
    return toolkit.open(samples / "dto-yoi.json")


def of(needed, kind):
    return next(one for one in needed if one.kind.name == kind)


class DescribePapersByStage:
    def it_has_every_kind_of_a_case_once_in_the_order_of_the_groups(self, toolkit, case):
        needed = toolkit.papers_by_stage(case, on=ON)
        names = [one.kind.name for one in needed]
        assert sorted(names) == sorted(
            kind.name for kind in toolkit.catalogue.kinds() if kind.subject == "case"
        )
        order = list(GROUPS)
        places = [order.index(one.group) for one in needed]
        assert places == sorted(places)

    @pytest.mark.parametrize(
        ("days", "group"), [(29, "later"), (28, "soon"), (8, "soon"), (7, "now"), (-1, "now")]
    )
    def it_goes_by_the_first_day_of_the_rules_that_ask(self, days, group):
        asked = [
            Asking("a", "A", "yjb", ON - timedelta(days=9), done=True),
            Asking("b", "B", "yjb", ON + timedelta(days=days)),
            Asking("c", "C", "yjb", ON + timedelta(days=200)),
            Asking("d", "D", "yjb"),
        ]
        assert group_of(asked, "past", False, ON) == group

    @pytest.mark.parametrize(
        ("asked", "at", "group"),
        [
            ([Asking("a", "A", "yjb", is_check=True)], "now", "now"),
            ([Asking("a", "A", "yjb")], "now", "later"),
            ([], "now", "any"),
            ([], "later", "later"),
            ([], "past", "not-now"),
            ([Asking("a", "A", "yjb", done=True)], "now", "done"),
        ],
    )
    def it_goes_by_the_stage_where_no_rule_has_a_day(self, asked, at, group):
        assert group_of(asked, at, False, ON) == group
        assert group_of(asked, at, True, ON) == "done"

    def it_counts_what_is_made_and_up_to_date_as_done(self, toolkit, case, tmp_path):
        made = toolkit.generate(case, ["cart-proforma"], formats=["docx"], on=ON)
        toolkit.write(made, tmp_path)
        found = of(toolkit.papers_by_stage(case, tmp_path, on=ON), "cart-proforma")
        assert found.group == "done"
        assert [one.path.name for one in found.made] == [made[0].file_name]
        assert of(toolkit.papers_by_stage(case, on=ON), "cart-proforma").group != "done"

    def it_does_not_count_a_draft(self, toolkit, case, tmp_path):
        made = toolkit.generate(case, ["cart-proforma"], formats=["docx"], on=ON, draft=True)
        toolkit.write(made, tmp_path)
        assert of(toolkit.papers_by_stage(case, tmp_path, on=ON), "cart-proforma").group != "done"

    def it_is_done_where_all_is_done_that_asks(self, toolkit, case):
        found = of(toolkit.papers_by_stage(case, on=ON), "psr-custody")
        assert found.group == "done"
        assert all(one.done for one in found.asked)


class DescribeRemake:
    LATER = ON + timedelta(days=7)

    def it_makes_what_is_out_of_date_again_and_leaves_the_rest(self, toolkit, case, tmp_path):
        kinds = ["statutory-dates", "psr-custody"]
        formats = ["docx", "xlsx"]
        toolkit.write(toolkit.generate(case, kinds[:1], formats=formats, on=ON), tmp_path)
        toolkit.write(toolkit.generate(case, kinds[1:], formats=["docx"], on=ON), tmp_path)
        before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        remade = toolkit.remake(tmp_path, [case], on=self.LATER)
        assert not remade.left
        assert {path.name for path in remade.paths} == {
            f"statutory-dates_TC-1001_{self.LATER}.{form}" for form in formats
        }
        for name, content in before.items():
            assert (tmp_path / name).read_bytes() == content
        after = toolkit.status(tmp_path, [case], on=self.LATER)
        assert not any(one.reasons for one in after)
        replaced = {one.path.name: one.replaced_by for one in after if one.replaced_by}
        assert replaced == {
            f"statutory-dates_TC-1001_{ON}.{form}": f"statutory-dates_TC-1001_{self.LATER}.{form}"
            for form in formats
        }
        assert toolkit.remake(tmp_path, [case], on=self.LATER).paths == ()

    def it_never_touches_what_was_edited(self, toolkit, case, tmp_path):
        made = toolkit.generate(case, ["statutory-dates"], formats=["xlsx"], on=ON)
        [path] = toolkit.write(made, tmp_path)
        edited = path.read_bytes() + b" "
        path.write_bytes(edited)
        remade = toolkit.remake(tmp_path, [case], on=self.LATER)
        assert remade.paths == ()
        assert "edited" in remade.left[0]
        assert [one.read_bytes() for one in tmp_path.iterdir()] == [edited]

    def it_says_which_case_was_not_given(self, toolkit, case, tmp_path):
        toolkit.write(toolkit.generate(case, ["psr-custody"], formats=["docx"], on=ON), tmp_path)
        remade = toolkit.remake(tmp_path, [], on=self.LATER)
        assert remade.paths == ()
        assert "was not given" in remade.left[0]
