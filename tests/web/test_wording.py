import pytest

from generator.web.wording import without_commands


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("It is no Word file.", "It is no Word file."),
        (
            "This is no workbook of ours. Make one with `throughcare workbook fill CASE`.",
            "This is no workbook of ours.",
        ),
        ("It is not whole. Send it again. Or use --remove.", "It is not whole. Send it again."),
        ("Make one: `throughcare panel minutes`.", "Make one: throughcare panel minutes."),
        ("Throughcare made this document.", "Throughcare made this document."),
        ("He said -- as always -- no.", "He said -- as always -- no."),
    ],
)
def test_what_needs_a_terminal_is_not_asked_of_whoever_has_none(said: str, shown: str) -> None:
    assert without_commands(said) == shown
