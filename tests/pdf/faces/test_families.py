import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pdf import faces


class DescribeFamily:
    @pytest.mark.parametrize(
        ("named", "ours"),
        [
            ("Arial", "Arimo"), ("Helvetica", "Arimo"), ("arial black", "Arimo"), ("", "Arimo"),
            ("Century Gothic", "Arimo"), ("Verdana", "Throughcare Wide"),
            ("Times New Roman", "Tinos"),
            ("Garamond", "Tinos"), ("Century Schoolbook", "Tinos"), ("Courier New", "Cousine"),
            ("Consolas", "Cousine"), ("Calibri", "Throughcare Humanist"),
            ("Calibri Light", "Throughcare Humanist"), ("Carlito", "Throughcare Humanist"),
            ("Aptos", "Throughcare Humanist"), ("Segoe UI", "Throughcare Humanist"),
            ("Cambria", "Caladea"), ("Georgia", "Caladea"),
            ("Atkinson Hyperlegible", "Atkinson Hyperlegible"),
        ],
    )  # fmt: skip
    def it_has_the_widths_of_the_one_that_word_names(self, named: str, ours: str) -> None:
        assert faces.family(named) == ours

    @given(st.text())
    def it_is_one_of_ours_for_any_name(self, named: str) -> None:
        assert faces.family(named) in faces.FAMILIES

    @pytest.mark.parametrize("ours", [f for f in faces.FAMILIES if f != "DejaVu Sans"])
    def it_stands_for_itself(self, ours: str) -> None:
        assert faces.family(ours) == ours


class DescribeFace:
    def it_is_read_once(self) -> None:
        assert faces.face("Arimo", True, False) is faces.face("Arimo", True, False)

    def it_stands_upright_where_its_family_has_no_italic(self) -> None:
        assert faces.face("DejaVu Sans", bold=True, italic=True).name == "DejaVuSans-Bold"
        assert faces.face("Arimo", bold=True, italic=True).name == "Arimo-BoldItalic"

    def it_is_unknown_for_other_families(self) -> None:
        with pytest.raises(KeyError):
            faces.face("Comic Sans MS", bold=False, italic=False)


class DescribeStandin:
    @pytest.mark.parametrize("letter", "☐☑☒✓✗●○▪■□→⇒➢◆❖★①")
    def it_draws_symbols(self, letter: str) -> None:
        assert faces.standin(letter) == "DejaVu Sans"

    @pytest.mark.parametrize("letter", "Жςẁ×")
    def it_draws_letters_that_a_small_face_lacks(self, letter: str) -> None:
        assert faces.standin(letter) == "Arimo"

    @pytest.mark.parametrize("letter", "شא中😀")
    def it_is_none_for_other_scripts(self, letter: str) -> None:
        assert faces.standin(letter) is None
