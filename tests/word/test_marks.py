"""What a loop copies and Word numbers: bookmarks and permissions."""

import re

import pytest

from generator.word import Template
from tests.word.words import lines_of, opens, word, xml_of

LOOP = "{{%p for x in xs %}}\n{}\n{{%p endfor %}}"
# A bookmark that nothing leads to is taken out.
LINKS = "".join(
    f'<w:hyperlink w:anchor="{name}"><w:r><w:t>there</w:t></w:r></w:hyperlink>'
    for name in ("here", "n")
)
RUN = "<w:r><w:t>{}</w:t></w:r>"


def rendered(text: str, **context: object) -> bytes:
    template = Template.open(word(text, header=f"<w:p>{LINKS}</w:p>"))
    assert template.prove() == []
    data = template.render(context)
    opens(data)
    return data


def marks(data: bytes, name: str) -> list[str]:
    return re.findall(rf'<w:{name} [^>]*w:id="(\d+)"', xml_of(data))


def around(kind: str, inner: str, extra: str = "", number: int = 7) -> str:
    start = f'<w:{kind}Start w:id="{number}"{extra}/>'
    return f'<w:p>{start}{RUN.format(inner)}<w:{kind}End w:id="{number}"/></w:p>'


class DescribeMarksThatAreCopied:
    def it_keeps_a_bookmark_at_its_first_copy(self):
        data = rendered(LOOP.format(around("bookmark", "{{ x }}", ' w:name="here"')), xs=[1, 2, 3])
        assert marks(data, "bookmarkStart") == marks(data, "bookmarkEnd") == ["7"]
        assert lines_of(data) == ["1", "2", "3"]

    def it_numbers_each_copy_of_a_permission(self):
        data = rendered(
            LOOP.format(around("perm", "{{ x }}", ' w:edGrp="everyone"'))
            + "\n"
            + around("perm", "z", number=1),
            xs=[1, 2, 3],
        )
        starts = marks(data, "permStart")
        assert starts == marks(data, "permEnd")
        assert len(set(starts)) == len(starts) == 4
        assert starts[0] == "7"
        assert starts[3] == "1"

    @pytest.mark.parametrize("kind", ["bookmark", "perm"])
    @pytest.mark.parametrize("half", ["Start", "End"])
    @pytest.mark.parametrize(
        "text",
        [
            "{%p if xs %}\n<w:p>HALF</w:p>\n{%p endif %}\n<w:p>OTHER</w:p>",
            "<w:p>OTHER</w:p>\n{%p if xs %}\n<w:p>HALF</w:p>\n{%p endif %}",
            LOOP.format("<w:p>HALF</w:p>") + "\n<w:p>OTHER</w:p>",
            "<w:p>OTHER</w:p>\n" + LOOP.format("<w:p>HALF</w:p>"),
        ],
    )
    def it_leaves_no_half_of_a_pair(self, kind, half, text):
        other = "End" if half == "Start" else "Start"
        for mark, name in ((half, "HALF"), (other, "OTHER")):
            extra = ' w:name="n"' if mark == "Start" else ""
            text = text.replace(name, f'<w:{kind}{mark} w:id="7"{extra}/>')
        for xs in ([], [1], [1, 2]):
            data = rendered(text, xs=xs)
            assert marks(data, f"{kind}Start") == marks(data, f"{kind}End")
            assert len(marks(data, f"{kind}Start")) <= 1

    def it_leaves_other_files_alone(self):
        text = around("bookmark", "{{ x }}", ' w:name="here"')
        assert marks(rendered(text, x=1), "bookmarkStart") == ["7"]
