"""What a template uses of a view is known before anything is merged."""

import io

import docx
import pytest

from generator.documents.templates import sections_of_items


def template(text):
    document = docx.Document()
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class DescribeTheSectionsOfItems:
    def they_are_those_of_the_cases_that_a_template_uses(self):
        text = "{% for i in items %}{{ i.view.child.name }} {{ i.view.cart.reason|label }}"
        assert sections_of_items(template(text + "{% endfor %}")) == ("cart", "child")

    @pytest.mark.parametrize(
        "text",
        [
            "{% for i in items %}{% set v = i.view %}{{ v.child.name }}{% endfor %}",
            "{% for i in items %}{{ i['view'].child.name }}{% endfor %}",
            "{{ items|map(attribute='view.child.name')|join }}",
            "{% for i in items %}{{ i.view[document.kind] }}{% endfor %}",
            "{{ name }}",
        ],
    )
    def they_are_all_where_a_case_is_used_in_another_way(self, text):
        assert sections_of_items(template(text)) == ()
