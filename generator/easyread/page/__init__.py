"""The easy-read web page: one file that stands alone, phone first, read aloud by the browser."""

from generator.easyread.page._look import Colours
from generator.easyread.page._page import page, policy_in, source_of

__all__ = ["Colours", "page", "policy_in", "source_of"]
