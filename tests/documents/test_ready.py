"""A document that counts as ready shows everything that it prints; a draft shows every gap."""

import pytest

from generator.catalogue import Catalogue
from generator.documents.printed import unguarded
from generator.resources import Resources

CATALOGUE = Catalogue(Resources())
KINDS = [kind.name for kind in CATALOGUE.kinds()]


class DescribeAShippedTemplate:
    @pytest.mark.parametrize("name", KINDS)
    def it_prints_nothing_unguarded_that_its_requirements_do_not_ask_for(self, name):
        found = unguarded(CATALOGUE.get(name))
        assert [f"{', '.join(one.fields)}: {one.says} {one.place}" for one in found] == []
