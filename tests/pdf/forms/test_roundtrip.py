"""What we write PDFium reads, what a person types in PDFium we read: any value, any field."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.pdf.forms import answers, fill
from tests.pdf.forms import viewer
from tests.pdf.forms.thirdparty import COMBO, MULTILINE, FormPdf

OPTIONS = ("Detention and training", "Youth rehabilitation", "Łódź")
FORM = (
    FormPdf()
    .text("Court")
    .text("Notes", MULTILINE)
    .text("Short", MaxLen=8)
    .checkbox("Bail", "On")
    .choice("Order", OPTIONS, COMBO)
    .choice("Town", OPTIONS)
    .bytes()
)
# Letters of the scripts that our fonts hold; anything else is refused, and tested so elsewhere.
LETTERS = st.characters(min_codepoint=32, max_codepoint=0x17F, exclude_categories=["Cc", "Cs"])
WORDS = st.text(LETTERS | st.sampled_from("αβγДжאבגعربहिन्दीไทย“”–•€"), max_size=40)
quick = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


class DescribeFilling:
    @quick
    @given(
        court=WORDS,
        notes=st.lists(WORDS, max_size=4),
        short=st.text(LETTERS, max_size=8),
        bail=st.booleans(),
        order=st.sampled_from(OPTIONS),
        town=st.sampled_from([*OPTIONS, None]),
    )
    def it_is_read_alike_by_pdfium_and_by_us(self, court, notes, short, bail, order, town):
        lines = "\n".join(notes)
        values = {
            "Court": court, "Notes": lines, "Short": short, "Bail": bail, "Order": order,
            "Town": town,
        }  # fmt: skip
        made = fill(FORM, values).pdf
        theirs, ours = viewer.held(made), answers(made)
        assert theirs["Court"] == (ours["Court"] or "") == " ".join(court.split("\n")).strip()
        assert theirs["Notes"].replace("\r", "\n") == (ours["Notes"] or "") == lines
        assert theirs["Bail"] == ours["Bail"] == bail
        assert theirs["Order"] == (ours["Order"],) == (order,)
        assert theirs["Town"] == ((town,) if town else ())
        assert ours["Town"] == town


class DescribeReading:
    @quick
    @given(
        court=st.text(LETTERS, max_size=30),
        short=st.text(LETTERS, max_size=8),
        bail=st.booleans(),
        order=st.integers(0, 2),
        town=st.integers(0, 2),
    )
    def it_reads_what_a_person_typed_in_pdfium(self, court, short, bail, order, town):
        typed = viewer.typed(
            FORM, {"Court": court, "Short": short, "Bail": bail, "Order": order, "Town": town}
        )
        ours, theirs = answers(typed), viewer.held(typed)
        assert (ours["Court"] or "", ours["Short"] or "") == (theirs["Court"], theirs["Short"])
        assert len(theirs["Court"]) == len(court)
        assert ours["Bail"] is bail
        assert (ours["Order"], ours["Town"]) == (OPTIONS[order], OPTIONS[town])
