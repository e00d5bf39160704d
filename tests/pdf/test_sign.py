"""Whose certificate signs a PDF: what nobody would trust is refused, or said."""

import asyncio
import io
import random
from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from generator.errors import PdfError
from generator.pdf.protect import sign
from tests.certificates import new_key, packed
from tests.pdf.bundle import papers

REFUSED = {
    "run out": ({"starts": 2010, "ends": 2020}, "ran out on 1 January 2020"),
    "not yet": ({"starts": 2090}, "does not hold before 1 January 2090"),
    "not for signatures": ({"usage": ["key_encipherment"]}, "is not for signatures"),
    "for certificates": ({"usage": ["key_cert_sign"]}, "is not for signatures"),
    "weak": ({"key": new_key(1024)}, "a key of 1024 bits"),
}
SAID = {
    "by itself": ({"issuer": "Northmoor"}, "vouches for itself"),
    "for web servers": (
        {"purposes": [x509.ExtendedKeyUsageOID.SERVER_AUTH]},
        "meant for other things",
    ),
}
TAKEN = {
    "for signatures": {"usage": ["digital_signature"]},
    "for consent": {"usage": ["content_commitment"]},
    "for mail": {"purposes": [x509.ExtendedKeyUsageOID.EMAIL_PROTECTION]},
    "of a curve": {"key": ec.generate_private_key(ec.SECP256R1())},
    "of another curve": {"key": ed25519.Ed25519PrivateKey.generate()},
}


def signed(path, **how):
    return sign(papers.tagged(), path, "opens it", **how)


class DescribeSign:
    @pytest.mark.parametrize("what", REFUSED)
    def it_refuses_a_certificate_that_nobody_would_trust(self, tmp_path, what):
        how, said = REFUSED[what]
        with pytest.raises(PdfError, match=said):
            signed(packed(tmp_path / "service.p12", **how))

    @pytest.mark.parametrize("what", SAID)
    def it_says_what_a_reader_may_not_trust(self, tmp_path, what):
        how, said = SAID[what]
        assert said in " ".join(signed(packed(tmp_path / "service.p12", **how)).notes)

    @pytest.mark.parametrize("what", TAKEN)
    def it_signs_unsaid_with_any_other(self, tmp_path, what):
        made = signed(packed(tmp_path / "service.p12", **TAKEN[what]))
        assert made.notes == ()
        (signature,) = PdfFileReader(io.BytesIO(made.pdf)).embedded_signatures
        status = validate_pdf_signature(signature, ValidationContext(trust_roots=[]))
        assert status.intact and status.valid

    def it_signs_where_an_event_loop_runs(self, p12):
        async def asked():
            return signed(p12)

        assert asyncio.run(asked()).pdf.startswith(b"%PDF")

    def it_goes_by_the_day_on_which_it_signs(self, p12):
        with pytest.raises(PdfError, match=r"ran out on 1 January 2100"):
            signed(p12, now=datetime(2101, 1, 1, tzinfo=UTC))
        with pytest.raises(PdfError, match=r"does not hold before 1 January 2020"):
            signed(p12, now=datetime(2019, 1, 1, tzinfo=UTC))

    def it_refuses_to_break_a_signature_of_somebody_else(self, p12):
        with pytest.raises(PdfError, match=r"signed before"):
            sign(signed(p12).pdf, p12, "opens it")

    def it_answers_a_spoilt_certificate_in_words(self, p12, tmp_path):
        whole, pick = p12.read_bytes(), random.Random(5)
        for _ in range(40):
            spoilt = bytearray(whole)
            for _ in range(pick.choice((1, 3, 20))):
                spoilt[pick.randrange(len(spoilt))] = pick.randrange(256)
            (tmp_path / "spoilt.p12").write_bytes(spoilt)
            try:
                signed(tmp_path / "spoilt.p12")
            except PdfError as error:
                assert "spoilt.p12" in str(error)
