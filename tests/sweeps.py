"""How long a sweep is: some in CI, all of it when asked for."""

import os


def times(usual: int, whole: int) -> int:
    """`usual`, or `whole` where THROUGHCARE_WHOLE_SWEEPS is set."""
    return whole if os.environ.get("THROUGHCARE_WHOLE_SWEEPS") else usual
