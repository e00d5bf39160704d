"""A password that others would try first is refused, and why; a good one passes."""

import pytest

from generator.pdf._passwords import weakness

CHILD = ("Tobias", "Ashworth", "Toby", "2010-05-12", "12052010", "TC-1001", "Al")


class DescribeAPassword:
    @pytest.mark.parametrize(
        ("password", "why"),
        [
            ("short", "at least 8"),
            (" " * 8, "only spaces"),
            ("\u00a0" * 12, "only spaces"),
            ("aaaaaaaaaaaa", "repeats"),
            ("abababababab", "repeats"),
            ("Toby!Toby!Toby!", "repeats"),
            ("password", "tried first"),
            ("P@ssw0rd!", "tried first"),
            ("Password2026!", "tried first"),
            ("qwertyuiop", "tried first"),
            ("QWERTY123456", "tried first"),
            ("0987654321", "tried first"),
            ("zxcvbnm,./123", "tried first"),
            ("YouthJustice1", "tried first"),
            ("Summer2026", "tried first"),
            ("letmein123!", "tried first"),
            ("TobiasAshworth", "child's name"),
            ("Ashworth-2026", "child's name"),
            ("tc1001-x9", "child's name"),
            ("12/05/2010", "child's name"),
            ("x" * 60 + "yzäö" * 60, "at most 127"),
        ],
    )
    def it_is_refused_with_why_and_what_to_do(self, password, why):
        said = weakness(password, CHILD)
        assert why in said
        assert "three random words" in said

    @pytest.mark.parametrize(
        "password",
        [
            "kettle-orbit-mango",
            "correct horse battery",
            "Rk7!vQz2pL",
            "gate april lantern cup",
            "marmalade Toby violin cactus",
            "llamas albatross",
            "жизнь-и-судьба-9",
        ],
    )
    def it_passes(self, password):
        assert weakness(password, CHILD) == ""
