"""From minutes that were typed in Word to the meeting that they are of."""

from generator.readback.minutes._read import MinutesRead, read_minutes

__all__ = ["MinutesRead", "read_minutes"]
