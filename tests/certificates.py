"""Certificate files (.p12), good and bad; the password of each is `opens it`."""

from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

PASSWORD = b"opens it"
_USAGES = (
    "digital_signature", "content_commitment", "key_encipherment", "data_encipherment",
    "key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
)  # fmt: skip


def named(name):
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])


def new_key(bits=2048):
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def packed(
    path, *, issuer="Trust of Northmoor", starts=2020, ends=2100, usage=None, purposes=(),
    key=None,
):  # fmt: skip
    """Write a certificate of Northmoor; issued by itself when `issuer` is Northmoor."""
    key = key or new_key()
    built = (
        x509.CertificateBuilder()
        .subject_name(named("Northmoor"))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(datetime(starts, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(ends, 1, 1, tzinfo=UTC))
    )
    if usage is not None:
        uses = x509.KeyUsage(**{use: use in usage for use in _USAGES})
        built = built.add_extension(uses, critical=True)
    if purposes:
        built = built.add_extension(x509.ExtendedKeyUsage(purposes), critical=True)
    by = key if issuer == "Northmoor" else new_key()
    certificate = built.sign(by, hashes.SHA256())
    data = pkcs12.serialize_key_and_certificates(
        b"service", key, certificate, None, BestAvailableEncryption(PASSWORD)
    )
    path.write_bytes(data)
    return path
