"""What the schemas say of single fields of a case."""

import pytest

from generator.case._redact import AUDIENCES, FAMILY
from generator.case._sources import leaves

HELD = {".".join(one.source.path): one for one in leaves("case")}


class DescribeAField:
    def it_is_there_once(self):
        assert len(HELD) == len(leaves("case"))
        assert all(one.source.file == "case" for one in HELD.values())

    @pytest.mark.parametrize(
        ("path", "title", "short", "hidden"),
        [
            ("child.first_name", "First name", False, set()),
            ("child.pronouns", "Pronouns", True, set()),
            ("child.languages.*", "Other languages", False, set()),
            ("child.health_summary", "Health", False, {"parent"}),
            ("people.*.can_contact", "Contact allowed", True, FAMILY),
            ("people.*.id", "Identifier", True, set()),
            ("people.*.contact_note", "Note on contact", False, FAMILY),
            ("sentence.length_months", "Length in months", False, set()),
            ("cart.summary", "Summary", False, {"child", "parent", "court"}),
            ("meant_names.*.name", "Name", False, AUDIENCES - {"professional", "manager"}),
        ],
    )
    def it_has_a_title_and_readers(self, path, title, short, hidden):
        one = HELD[path]
        assert (one.title, one.short) == (title, short)
        assert one.readers == AUDIENCES - hidden

    def it_is_kept_or_used_as_its_schema_says(self):
        assert {one.kept for one in HELD.values()} > {""}
        assert {one.used for one in HELD.values()} > {""}
        assert HELD["child.first_name"].kept == HELD["child.first_name"].used == ""
