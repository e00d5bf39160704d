"""A name is known by its letters and the figures that stand for them, and by nothing else."""

import re
import string

import pytest

from generator.case.names.spellings import apart, full_name, spaced, spelled

FIGURES = {"a": "4@", "e": "3", "i": "1!l|", "o": "0", "s": "5$"}
SIGNS = string.ascii_lowercase + string.digits + "!@$|#&+~"


def fits(pattern, text):
    return re.fullmatch(pattern, text) is not None


class DescribeASpelledName:
    @pytest.mark.parametrize("name", ["oseiak", "zebulon", "mawgr"])
    def it_has_a_sign_for_some_letters_alone(self, name):
        for at, letter in enumerate(name):
            for sign in SIGNS:
                written = name[:at] + sign + name[at + 1 :]
                assert fits(spelled(name), written) == (sign in letter + FIGURES.get(letter, ""))

    @pytest.mark.parametrize("name", ["toby", "kayden"])
    def it_is_stretched_by_three_letters_or_more(self, name):
        for at, letter in enumerate(name):
            for times, found in ((1, True), (2, False), (3, True), (6, True)):
                written = name[:at] + letter * times + name[at + 1 :]
                assert fits(spelled(name), written) is found, written

    def it_is_no_name_of_figures_alone(self):
        assert not fits(spelled("esai"), "354!")
        assert fits(spelled("esai"), "354i")

    @pytest.mark.parametrize(
        ("written", "found"),
        [
            *(("k a y d e n", True), ("k.a.y.d.e.n", True), ("k-a-y-d-e-n", True)),
            *(("k  a  y  d  e  n", True), ("k   ayden", False), ("kay-den", True)),
            *(("kay- den", True), ("kay/den", False), ("ka/yden", True), ("kayd/en", True)),
        ],
    )
    def it_may_stand_apart(self, written, found):
        assert fits(spelled("kayden"), written) is found

    @pytest.mark.parametrize("name", ["jo", "lee", "o'b"])
    def it_is_only_spaced_where_it_is_short(self, name):
        assert spelled(name) == spaced(name)


class DescribeAFullName:
    @pytest.mark.parametrize(
        ("written", "found"),
        [
            *(("jamie holt", True), ("holt jamie", True), ("holt, jamie", True)),
            *(("jamie, holt", False), ("jamieholt", True), ("jamie.holt", True)),
            *(("jamie_holt", True), ("jamie--holt", True), ("jamie---holt", False)),
            *(("jamie holts", False), ("holt,jamie", True), ("jamie", False)),
        ],
    )
    def it_stands_in_either_order(self, written, found):
        assert fits(full_name("jamie", "holt"), written) is found


class DescribeWhatIsRunTogether:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            *(("JamieHolt.docx", "Jamie Holt.docx"), ("#JamieHolt", "#Jamie Holt")),
            *(("McAllister", "McAllister"), ("MacDonald", "MacDonald"), ("DeVries", "DeVries")),
            *(
                ("O’Brien", "O'Brien"),
                ("jamie_holt", "jamie holt"),
                ("[Jamie](x.y)Holt", "Jamie Holt"),
            ),
        ],
    )
    def it_is_taken_apart(self, text, said):
        assert apart(text) == said
