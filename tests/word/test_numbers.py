"""The filters number, money and format: what they print, and what the type check says of them."""

from decimal import Decimal

import pytest

from generator.errors import TemplateError
from generator.word import Template
from tests.word.words import lines_of, word

SCHEMA = {
    "type": "object",
    "properties": {
        "count": {"type": "integer"},
        "cost": {"type": "number"},
        "name": {"type": "string"},
        "ok": {"type": "boolean"},
        "born": {"type": "string", "format": "date"},
        "people": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["count", "cost", "name", "ok", "born", "people"],
}


def shown(tag: str, **values: object) -> str:
    template = Template.open(word(tag))
    assert template.prove() == []
    return lines_of(template.render(values))[0]


def checked(tag: str) -> list[str]:
    return [str(fault) for fault in Template.open(word(tag)).check(SCHEMA)]


class DescribeNumbers:
    @pytest.mark.parametrize(
        ("tag", "value", "wanted"),
        [
            ("{{ x|number }}", 1234567, "1,234,567"),
            ("{{ x|number }}", 0.5, "1"),
            ("{{ x|number }}", -1234.4, "-1,234"),
            ("{{ x|number(2) }}", 1234.5, "1,234.50"),
            ("{{ x|number(1) }}", 0.25, "0.3"),
            ("{{ x|number }}", "1,234", "1,234"),
            ("{{ x|money }}", 1234.5, "£1,234.50"),
            ("{{ x|money }}", 12, "£12"),
            ("{{ x|money }}", 12.0, "£12"),
            ("{{ x|money }}", "£12.5", "£12.50"),
            ("{{ x|money }}", -3, "-£3"),
            ("{{ x|money }}", -0.001, "£0.00"),
            ("{{ x|money('€') }}", 1000, "€1,000"),
            ("{{ x|money }}", Decimal("0.1"), "£0.10"),
            ("{{ x|number }}", None, "Not recorded"),
            ("{{ y|money }}", 1, "Not recorded"),
            ("{{ '%s (%d%%)'|format(x, 3) }}", "Jo", "Jo (3%)"),
            ("{{ '%.2f and %05d'|format(x, x) }}", 7, "7.00 and 00007"),
            ("{{ '%s'|format(y) }}", 1, "Not recorded"),
        ],
    )
    def it_prints_them_as_people_write_them(self, tag, value, wanted):
        assert shown(tag, x=value) == wanted

    @pytest.mark.parametrize("number", [0, 7, 999, 1000, 1234567, 0.125, 99999.995, -1000])
    def it_agrees_with_python(self, number):
        assert shown("{{ x|number(3) }}", x=number) == f"{Decimal(str(number)):,.3f}"

    @pytest.mark.parametrize(
        ("tag", "value"),
        [
            ("{{ x|number }}", "five"),
            ("{{ x|number }}", True),
            ("{{ x|number }}", [1]),
            ("{{ x|number }}", float("inf")),
            ("{{ x|number }}", "9" * 5000),
            ("{{ x|number }}", 10**400),
            ("{{ x|number(99) }}", 1),
            ("{{ x|money }}", "nan"),
            ("{{ x|format(1) }}", 1),
            ("{{ '%s %s'|format(x) }}", 1),
            ("{{ '%'|format(x) }}", 1),
            ("{{ '%(a)s'|format(x) }}", 1),
            ("{{ '%d'|format(x) }}", "a"),
            ("{{ '%99999999s'|format(x) }}", "a"),
            ("{{ '%.99999999f'|format(x) }}", 1),
            ("{{ '%*d'|format(x, 1) }}", 1),
            ("{{ '%s'|format(x) }}", [1]),
        ],
    )
    def it_says_what_is_wrong_with_anything_else(self, tag, value):
        with pytest.raises(TemplateError) as caught:
            shown(tag, x=value)
        assert "paragraph 1, near" in caught.value.faults[0]
        assert "cannot be worked out" not in caught.value.faults[0]


class DescribeTheCheckOfNumbers:
    @pytest.mark.parametrize(
        "tag",
        [
            "{{ count|number }} {{ cost|number(2) }} {{ cost|money }} {{ name|number }}",
            "{{ '%s (%d)'|format(name, count) }} {{ name|title }} {{ name|upper }}",
        ],
    )
    def it_lets_fitting_ones_pass(self, tag):
        assert checked(tag) == []

    @pytest.mark.parametrize(
        ("tag", "message"),
        [
            ("{{ ok|money }}", "`money` is for numbers"),
            ("{{ born|number }}", "`number` is for numbers"),
            ("{{ people|number }}", "`number` is for numbers"),
            ("{{ count|number(1, 2) }}", "takes"),
            ("{{ count|money(symbol='x') }}", "no argument called `symbol`"),
            ("{{ count|format('0.00') }}", "`format` is for texts with places in them"),
            ("{{ '%s'|format(nmae) }}", "no field or variable called `nmae`"),
        ],
    )
    def it_names_those_that_do_not_fit(self, tag, message):
        found = checked(tag)
        assert len(found) == 1
        assert message in found[0]
