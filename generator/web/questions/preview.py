"""A narrative as the documents print it, for a page."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from generator.word.narrative import Block, Cell, Run, Table, read, safe_url

__all__ = ["preview"]

_MOST = 200_000  # characters: what is longer is no answer and would take too long to read


def preview(text: str) -> Markup:
    """The HTML of a Markdown text, every word of it escaped; empty when there is nothing to see.

    Headings are bold lines, as they are in documents: they do not stand among those of the page.
    """
    out: list[Markup] = []
    open_: list[tuple[int, int]] = []
    for block in read(text.replace("\r\n", "\n")[:_MOST]):
        lists = list(block.lists) if isinstance(block, Block) else []
        out += _closed(open_, lists)
        if isinstance(block, Table):
            out.append(_table(block))
            continue
        out += _opened(open_, lists, block.item)
        out.append(_paragraph(block))
    out += _closed(open_, [])
    return Markup("").join(out)


def _shared(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> int:
    """How many lists, from the outermost, two blocks have in common."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left[0] != right[0]:
            break
        count += 1
    return count


def _closed(open_: list[tuple[int, int]], lists: Sequence[tuple[int, int]]) -> list[Markup]:
    """The ends of the lists that a block is not in any more."""
    ends = []
    while len(open_) > _shared(open_, lists):
        _, start = open_.pop()
        ends.append(Markup("</li></ol>") if start else Markup("</li></ul>"))
    return ends


def _opened(
    open_: list[tuple[int, int]], lists: Sequence[tuple[int, int]], item: bool
) -> list[Markup]:
    """The beginnings of lists and of the item that a block starts."""
    begun = []
    if item and len(open_) == len(lists) and lists:
        begun.append(Markup("</li><li>"))
    for one in lists[len(open_) :]:
        start = one[1]
        tag = Markup('<ol class="govuk-list govuk-list--number" start="{}"><li>').format(start)
        begun.append(tag if start else Markup('<ul class="govuk-list govuk-list--bullet"><li>'))
        open_.append(one)
    return begun


def _paragraph(block: Block) -> Markup:
    if block.rule:
        return Markup('<hr class="govuk-section-break govuk-section-break--visible">')
    words = _runs(block.runs)
    if block.heading:
        words = Markup("<strong>{}</strong>").format(words)
    if block.quote:
        return Markup('<blockquote class="govuk-inset-text">{}</blockquote>').format(words)
    return Markup('<p class="govuk-body">{}</p>').format(words)


def _runs(runs: Iterable[Run]) -> Markup:
    return Markup("").join(_run(run) for run in runs)


def _run(run: Run) -> Markup:
    if run.break_:
        return Markup("<br>")
    words = escape(run.text)
    for wanted, tag in ((run.code, "code"), (run.italic, "em"), (run.bold, "strong")):
        if wanted:
            words = Markup("<{0}>{1}</{0}>").format(tag, words)
    url = safe_url(run.url) if run.url else None
    if url:
        # Shown and not followed: nothing of these pages goes out.
        return Markup("{} <span>({})</span>").format(words, url)
    return words


def _table(table: Table) -> Markup:
    head = Markup("").join(
        Markup('<th scope="col" class="govuk-table__header">{}</th>').format(_runs(cell.runs))
        for cell in table.header
    )
    rows = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(map(_cell, row))) for row in table.rows
    )
    return Markup(
        '<table class="govuk-table"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(head, rows)


def _cell(cell: Cell) -> Markup:
    return Markup('<td class="govuk-table__cell">{}</td>').format(_runs(cell.runs))
