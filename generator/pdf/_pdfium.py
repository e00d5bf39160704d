"""PDFium may run in one thread at a time only."""

import threading

__all__ = ["one_at_a_time"]

one_at_a_time = threading.Lock()
