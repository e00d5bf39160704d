"""From an edited document to a patch of the record that it was made from."""

from generator.readback._read import ReadBack, read_back, taken_over

__all__ = ["ReadBack", "read_back", "taken_over"]
