"""The token that each form carries: only a page of this session can hold it."""

import hmac
import secrets

__all__ = ["is_token", "new_token"]

_SALT = 16  # bytes


def new_token(secret: bytes) -> str:
    """A token for one page, bound to the secret of a session.

    No two are alike, so that the size of a compressed page tells nothing of the secret.
    """
    salt = secrets.token_hex(_SALT)
    return f"{salt}.{_signed(secret, salt)}"


def is_token(secret: bytes, token: str) -> bool:
    """Whether a token was made with this secret, found out in the same time for any."""
    salt, _, signature = token.partition(".")
    return hmac.compare_digest(_signed(secret, salt).encode(), signature.encode())


def _signed(secret: bytes, salt: str) -> str:
    return hmac.new(secret, salt.encode("utf-8", "replace"), "sha256").hexdigest()
