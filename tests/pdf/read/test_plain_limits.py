"""Plain paragraphs read by a pattern: long files are refused alike, endless ones at once."""

import pytest

from generator.pdf.read._plain import taken_out
from tests.pdf.read.plainly import MARKED, PLAIN, alike, main_part, story
from tests.pdf.wordfile import p, r, row, table


def many(**of: int) -> bytes:
    """A file with so many paragraphs, cells, runs or letters in all that are plain."""
    made = PLAIN * (of.get("paragraphs", 1) - 1)
    made += f"<w:p>{r('r') * of.get('runs', 1)}</w:p>"
    if "cells" in of:
        made += table(row(*["c"] * 30)) * (of["cells"] // 30) + table(
            row(*["c"] * (of["cells"] % 30))
        )
    letters = of.get("letters", 0) - 1
    return story(made + p("&lt;" * letters) if letters > 0 else made)


LIMITS = [("paragraphs", 25_000), ("cells", 12_000), ("runs", 80_000), ("letters", 1_200_000)]
_SAID = {"cells": "table cells", "runs": "runs of text"}


class DescribeLimits:
    @pytest.mark.parametrize(("what", "most"), LIMITS)
    def they_count_what_is_plain(self, what: str, most: int) -> None:
        over = alike(many(**{what: most + 1}))
        assert over == f"This Word file has more than {most:,} {_SAID.get(what, what)}: split it."

    @pytest.mark.slow
    @pytest.mark.parametrize(("what", "most"), LIMITS)
    def they_let_in_what_just_fits(self, what: str, most: int) -> None:
        assert not isinstance(alike(many(**{what: most})), str)

    @pytest.mark.slow
    @pytest.mark.parametrize(
        "body",
        [f"<w:p>{MARKED * 80_001}{r('a')}</w:p>", f"<!-- <w:p>{r('a') * 81_000}</w:p> -->{PLAIN}",
         f"<!-- {p('a' * 1_300_000)} -->{PLAIN}", "<w:p/>" * 25_001, p() * 25_001,
         table("<w:tr>" + f"<w:tc>{PLAIN}</w:tc>" * 12_001 + "</w:tr>"),
         PLAIN * 13_001 + table(row(*["c"] * 30)) * 400,
         f"<w:p><w:pPr><w:sectPr/></w:pPr>{r('a') * 41_000}</w:p>" + PLAIN,
         f"<w:p><w:pPr><w:sectPr/></w:pPr>{r('a' * 610_000)}</w:p>" + PLAIN],
        ids=["bookmarks", "runs unread", "letters unread", "closed", "empty", "bare cells",
             "cells and paragraphs", "runs put back", "letters put back"],
    )  # fmt: skip
    def they_count_nothing_else(self, body: str) -> None:
        alike(story(body))


# What begins again and again, and what goes on in something that began.
STARTS = [
    "<w:p>", "<w:p><w:r><w:rPr>", "<w:p><w:pPr>", "<w:tc><w:tcPr>", "<w:r><w:rPr>", "<w:p ",
    "<w:tc><w:tcPr></w:tcPr><w:p><w:pPr></w:pPr><w:r><w:rPr>", "<w:p><w:pPr><w:rPr>", "<", ">",
    "<w:p><w:r><w:rPr><w:b/>", f"<w:p>{MARKED}", "<w:p><w:sdt><w:sdtContent>", '<w:p w:a="', "&",
    "<w:p><w:sdt><w:sdtPr>", "<w:sdt><w:sdtPr><w:a/><w:sdtContent>", "<w:p><w:r><w:t>", "<w:p><w:",
    "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>", '<w:p><w:bookmarkStart w:id="1" w:n',
    "<w:p><w:pPr><w:tc><w:tcPr><w:p><w:r><w:rPr>", "<!--", "<?", "<w:p><w:pPr><w:b w:a='",
]  # fmt: skip
STEPS = ["<w:b/>", ' w:a="b"', "w", "w:", " ", "&amp;", "\n", MARKED, r("a"), p("a")[5:]]
BEGUN = [
    "<w:p>", "<w:p", "<w:p w", "<w:p><w:pPr>", "<w:p><w:r><w:rPr>", "<w:p><w:sdt><w:sdtPr>", "<w:p",
    "<w:p><w:r><w:t>", "<w:tc><w:tcPr>", "<w:p><w:bookmarkStart", "<w:p><w:sdt><w:sdtContent>",
]  # fmt: skip
ENDS = ["", "</w:rPr></w:pPr></w:tcPr>"]


class DescribeEndlessParts:
    """What goes on for long: to read on from each start to the end would take minutes."""

    @pytest.mark.parametrize("end", ENDS)
    @pytest.mark.parametrize("unit", STARTS)
    def they_are_looked_through_once(self, unit: str, end: str) -> None:
        endless(unit, "", end)

    @pytest.mark.parametrize("unit", STEPS)
    def they_are_read_once_where_something_goes_on(self, unit: str) -> None:
        for begun in BEGUN:
            endless(unit, begun, "")


def endless(unit: str, begun: str, end: str) -> None:
    data = main_part(begun + unit * (2**18 // len(unit)) + end).encode()
    found = taken_out(data)
    # Only a paragraph that was to be seen whole may have been taken out.
    assert found is None or sum(t is not None for t in found[1].texts) <= 1
