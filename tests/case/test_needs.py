"""What a document still needs is told in these words, field by field."""

import json

import pytest

from tests.case.needs import FILE, KINDS, needs


class DescribeWhatADocumentNeeds:
    @pytest.mark.parametrize("kind", KINDS)
    def it_is_told_field_by_field(self, kind):
        assert needs()[kind] == json.loads(FILE.read_text("utf-8"))[kind]
