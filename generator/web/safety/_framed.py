"""A page that stands alone, shown in a frame of one of ours under a policy of its own."""

from starlette.requests import Request
from starlette.types import Scope

__all__ = ["framed", "headers_of_frame"]

# It is nobody's: whatever runs in it can read no cookie and reach none of our pages.
_POLICY = "{}; frame-ancestors 'self'; sandbox allow-scripts"


def framed(request: Request, policy: str) -> None:
    """Let the answer to a request be shown in a frame of ours, under a policy of its own.

    The policy says what the page may load and run. The page gets no origin.
    """
    request.scope["framed"] = policy


def headers_of_frame(scope: Scope) -> dict[str, str]:
    """The headers in which such an answer differs from all others; none for the others."""
    policy = scope.get("framed")
    if not policy:
        return {}
    return {
        "Content-Security-Policy": _POLICY.format(policy),
        "X-Frame-Options": "SAMEORIGIN",
    }
