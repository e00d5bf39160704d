"""Whether anybody would trust what a certificate signs."""

from datetime import datetime
from typing import Any

from generator.errors import PdfError

__all__ = ["check_certificate"]

_SIGNS = frozenset({"digital_signature", "non_repudiation"})
_FEWEST_BITS = {"rsa": 2048, "rsassa_pss": 2048, "dsa": 2048, "ec": 224}
# What readers take for documents: any, mail, code, documents of ISO, Adobe and Microsoft.
_DOCUMENTS = frozenset(
    {
        *("any_extended_key_usage", "email_protection", "code_signing", "1.3.6.1.5.5.7.3.36"),
        *("1.2.840.113583.1.1.5", "adobe_authentic_documents_trust"),
        *("1.3.6.1.4.1.311.10.3.12", "microsoft_document_signing"),
    }
)


def check_certificate(certificate: Any, name: str, now: datetime) -> list[str]:
    """Notes on a certificate that a reader may not trust; empty when there is nothing to tell.

    `certificate` is one of pyHanko's, `name` its file. PdfError for one that has run out, does not
    hold yet, is not for signatures, or has a key that others can work out.
    """
    if why := _refused(certificate, now):
        raise PdfError(f"The certificate in {name} {why}")
    notes = []
    if certificate.self_signed != "no":
        notes.append(
            "its signature is by a certificate that vouches for itself, so a reader says that it "
            "is not trusted until somebody there accepts the certificate"
        )
    purposes = certificate.extended_key_usage_value
    if purposes is not None and not _DOCUMENTS & set(purposes.native):
        notes.append(
            "its signature is by a certificate that is meant for other things than documents, so a "
            "reader may say that it is not valid"
        )
    return notes


def _refused(certificate: Any, now: datetime) -> str:
    starts, ends = certificate.not_valid_before, certificate.not_valid_after
    if now > ends:
        return (
            f"ran out on {_in_words(ends)}, so nobody would trust the signature: ask whoever "
            "issued it for a new one."
        )
    if now < starts:
        return f"does not hold before {_in_words(starts)}."
    usage = certificate.key_usage_value
    if usage is not None and not _SIGNS & usage.native:
        return (
            "is not for signatures (its key usage has no digital signature), so a reader would "
            "say that the signature is not valid: ask whoever issued it for one that is."
        )
    key = certificate.public_key
    if key.algorithm in _FEWEST_BITS and key.bit_size < _FEWEST_BITS[key.algorithm]:
        return (
            f"has a key of {key.bit_size} bits, which others can work out: ask whoever issued it "
            "for a new one."
        )
    return ""


def _in_words(day: datetime) -> str:
    return f"{day.day} {day:%B %Y}"
