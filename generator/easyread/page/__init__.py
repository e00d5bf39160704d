"""The easy-read web page: one file that stands alone, phone first, read aloud by the browser."""

from generator.easyread.page._page import page, source_of

__all__ = ["page", "source_of"]
