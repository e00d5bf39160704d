"""Words and pictures that a PDF holds and no page shows: whoever copies or unpacks it has them."""

import io
import warnings
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

import pikepdf
import pypdfium2

from generator.pdf._pdfium import one_at_a_time
from generator.pdf.clean._pictures import pictures_unseen
from generator.pdf.clean._sight import TOO_MUCH, Sight
from generator.pdf.clean._words import words_unseen


def unseen(pdf: pikepdf.Pdf) -> list[str]:
    """A note for each kind of what no page shows, with the pages; empty when there is none.

    By sight: a word is unseen where the page looks the same without it, but for the words of a
    scan that a program read, which its picture shows.
    """
    out = io.BytesIO()
    with warnings.catch_warnings():
        # pikepdf warns of widgets that no form lists.
        warnings.simplefilter("ignore", UserWarning)
        pdf.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    found: defaultdict[str, list[int]] = defaultdict(list)
    with one_at_a_time:
        document = pypdfium2.PdfDocument(out)
        try:
            document.init_forms()
            for number in range(len(document)):
                for what in dict.fromkeys(_of_page(document[number])):
                    found[what].append(number + 1)
        finally:
            document.close()
    return [what.format(_pages(pages)) for what, pages in found.items()]


def _of_page(page: pypdfium2.PdfPage) -> Iterator[str]:
    sight = Sight(page)
    if sight.is_too_much:
        yield TOO_MUCH
        return
    yield from words_unseen(sight)
    yield from pictures_unseen(sight)


def _pages(numbers: list[int]) -> str:
    """The pages and their verb, such as: page 3 has; pages 1, 4 to 6 have."""
    runs = []
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        first, *more = [number for _, number in run]
        runs.append(f"{first} to {more[-1]}" if more else str(first))
    return f"page{'s' * (len(numbers) > 1)} {', '.join(runs)} {'have' if numbers[1:] else 'has'}"
