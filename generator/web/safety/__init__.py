"""What keeps the pages to the one person who started them."""

from generator.web.safety._csrf import is_token, new_token
from generator.web.safety._files import private_folder, refuse_shared, write_private
from generator.web.safety._framed import framed
from generator.web.safety._gate import Gate, Session, session_of
from generator.web.safety._limits import LIMITS
from generator.web.safety._middleware import COOKIE, Safety

__all__ = [
    "COOKIE",
    "LIMITS",
    "Gate",
    "Safety",
    "Session",
    "framed",
    "is_token",
    "new_token",
    "private_folder",
    "refuse_shared",
    "session_of",
    "write_private",
]
