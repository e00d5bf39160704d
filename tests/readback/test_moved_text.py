"""Whatever was printed and no longer stands where it was printed is told of, whoever moved it.

Edits on the Word file itself, as office programs leave it; an oracle that knows nothing of fields
reads what a page shows before and after.
"""

import random
from copy import deepcopy

import pytest
from lxml import etree

from generator.word.package._xml import w
from tests.readback.test_readback import SAMPLES, document, read_of
from tests.sweeps import times
from tests.word.readback.editing import edited, remove

MARKS = (w("bookmarkStart"), w("bookmarkEnd"))
INLINE = (*MARKS, w("r"), w("sdt"), w("hyperlink"))
PLACES = [("dto-yoi", "cart-proforma"), ("dto-yoi", "pathways-plan"), ("remand", "pathways-plan")]


def text_of(element):
    return " ".join("".join(one.text or "" for one in element.iter(w("t"))).split())


def shown(root):
    """The words of every paragraph that has some, in their order."""
    return [text for one in root.iter(w("p")) if (text := text_of(one))]


def paragraphs(root, least=1):
    return [one for one in root.find(w("body")).iter(w("p")) if len(text_of(one)) >= least]


def following(paragraph):
    """The marks between a paragraph and the next one of its holder, and that one."""
    between, after = [], paragraph.getnext()
    while after is not None and after.tag in MARKS:
        between.append(after)
        after = after.getnext()
    return between, after if after is not None and after.tag == w("p") else None


def join(root, pick):
    """Delete at the end of a paragraph: the next one goes on in it."""
    first = pick.choice([p for p in paragraphs(root) if following(p)[1] is not None])
    between, after = following(first)
    run = etree.SubElement(first, w("r"))
    etree.SubElement(run, w("t")).text = " "
    for element in [*between, *(e for e in after if e.tag in INLINE)]:
        first.append(element)
    remove(after)


def join_without_the_mark(root, pick):
    """The same, with the second one's own mark gone."""
    joinable = [p for p in paragraphs(root) if following(p)[1] is not None]
    first = pick.choice(joinable)
    _, after = following(first)
    gone = {e.get(w("id")) for e in after.iter(w("bookmarkStart"))}
    join(root, type("Only", (), {"choice": staticmethod(lambda _: first)}))
    for element in [e for e in root.iter(*MARKS) if e.get(w("id")) in gone]:
        remove(element)


def split(root, pick):
    """Enter in the middle of a run: what follows goes on in a paragraph of its own."""
    run = pick.choice([r for p in paragraphs(root, 9) for r in p.iterchildren(w("r"))
                       if len(text_of(r)) > 8])  # fmt: skip
    first = run.getparent()
    second = etree.Element(w("p"))
    if first.find(w("pPr")) is not None:
        second.append(deepcopy(first.find(w("pPr"))))
    text = run.find(w("t"))
    middle = len(text.text) // 2
    rest = deepcopy(run)
    rest.find(w("t")).text, text.text = text.text[middle:], text.text[:middle]
    second.append(rest)
    for element in list(run.itersiblings()):
        second.append(element)
    first.addnext(second)


def with_its_marks(paragraph):
    before, after = paragraph.getprevious(), paragraph.getnext()
    both = [e for e in (before, after) if e is not None and e.tag in MARKS]
    alike = len(both) == 2 and both[0].get(w("id")) == both[1].get(w("id"))
    return [before, paragraph, after] if alike else [paragraph]


def movable(root):
    return [p for p in paragraphs(root) if sum(1 for e in p.getparent() if e.tag == w("p")) > 1]


def cut_and_paste(root, pick):
    """A paragraph, with its marks, to behind another one."""
    target, gone = pick.sample(movable(root), 2)
    for element in reversed(with_its_marks(gone)):
        target.addnext(element)


def cut_and_paste_words(root, pick):
    """The words of a paragraph to the end of another, without any mark."""
    target, gone = pick.sample(paragraphs(root), 2)
    for run in list(gone.iter(w("r"))):
        target.append(run)


def change_places(root, pick):
    """The words of two paragraphs, each into the other's marks."""
    one, other = pick.sample([p for p in paragraphs(root) if len(list(p.iter(w("t")))) > 0], 2)
    words = [list(p.iter(w("t"))) for p in (one, other)]
    texts = ["".join(t.text or "" for t in ts) for ts in words]
    for ts, text in zip(words, reversed(texts), strict=True):
        for t in ts:
            t.text = ""
        next((t for t in ts if t.getparent().getparent().tag == w("sdtContent")), ts[0]).text = text


def delete_paragraph(root, pick):
    for element in with_its_marks(pick.choice(movable(root))):
        remove(element)


def delete_words(root, pick):
    """The words only: the paragraph and its marks stay."""
    for t in pick.choice(paragraphs(root)).iter(w("t")):
        t.text = ""


def delete_row(root, pick):
    rows = [r for r in root.iter(w("tr")) if text_of(r)]
    remove(pick.choice(rows))


def take_away_marks(root, pick):
    """Words typed over a whole line, so that its marks are gone, and another word in it."""
    paragraph = pick.choice(paragraphs(root, 9))
    for mark in list(paragraph.iter(*MARKS)):
        remove(mark)
    next(t for t in paragraph.iter(w("t")) if (t.text or "").strip()).text = "Otherwise now"


def accept_all(root, pick):
    """What an insertion and a deletion leave once both are accepted."""
    one, other = pick.sample([t for p in paragraphs(root, 9) for t in p.iter(w("t"))
                              if len((t.text or "").split()) > 2], 2)  # fmt: skip
    one.text = one.text.replace(" ", " newly ", 1)
    other.text = " ".join(other.text.split()[:-1])


def replace_all(root, pick):
    old = pick.choice(["Toby", "meeting", "school", "home"])
    for t in root.iter(w("t")):
        t.text = (t.text or "").replace(old, "Somebody")


EDITS = [join, join_without_the_mark, split, cut_and_paste, cut_and_paste_words, change_places,
         delete_paragraph, delete_words, delete_row, take_away_marks, accept_all,
         replace_all]  # fmt: skip


def unsaid(how, count, folder):
    """The edits of which nothing was said although the page shows something else."""
    case = folder / "case.json"
    found = []
    for turn in range(count):
        sample, kind = PLACES[turn % len(PLACES)]
        case.write_bytes((SAMPLES / f"{sample}.json").read_bytes())
        seen = []

        def change(root, turn=turn, seen=seen):
            seen.append(shown(root))
            how(root, random.Random(f"{how.__name__} {turn}"))
            seen.append(shown(root))

        read = read_of(edited(document(sample, kind), change), case)
        if seen[0] != seen[1] and not (read.changes or read.conflicts or read.notes):
            lines = [line for line in seen[0] if line not in seen[1]]
            found.append((sample, kind, turn, lines[:3]))
    return found


class DescribeTextThatWasMoved:
    @pytest.mark.parametrize("how", EDITS, ids=lambda how: how.__name__)
    def it_is_told_of(self, tmp_path, how):
        assert unsaid(how, 1, tmp_path) == []

    @pytest.mark.slow
    @pytest.mark.parametrize("how", EDITS, ids=lambda how: how.__name__)
    def it_is_told_of_wherever_it_stood(self, tmp_path, how):
        assert unsaid(how, times(12, 200), tmp_path) == []
