"""Links, and the rich text objects that an application may pass (docxtpl's among them)."""

import re
from html import unescape
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2.runtime import Undefined

from generator.word.compile._surroundings import Surroundings
from generator.word.merge._job import EngineError, Job
from generator.word.merge._values import Link
from generator.word.package._escape import clean, escape, in_run
from generator.word.package._names import R, W

_TEXT = '<w:t xml:space="preserve">'
_SCHEMES = ("http", "https", "mailto", "tel")
_SAFE = "%/:=&?~#+!$,;@()*[]'-._"
_RUNS = {f"{{{W}}}r", f"{{{W}}}hyperlink"}
_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def is_rich(value: Any) -> bool:
    """Whether an object brings its own XML: it has `__html__`, and is not a text."""
    return hasattr(type(value), "__html__") and not isinstance(value, (str, Undefined))


def safe_url(url: str) -> str | None:
    """The address, fit for a field code; None when it is not a web, mail or phone address."""
    address = "".join(clean(url).split())
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return None
    return quote(address, safe=_SAFE) if scheme in _SCHEMES else None


def link_runs(job: Job, link: Link, properties: str) -> str:
    """The runs of a link field. Raises EngineError for an address that is not allowed."""
    url = safe_url(link.url)
    if url is None:
        raise EngineError(
            "a link leads to an address that is not allowed",
            "Links start with https:, http:, mailto: or tel:",
        )
    return link_field(
        url, f"<w:r>{job.hyperlink_run(properties)}{_TEXT}{in_run(link.text)}</w:t></w:r>"
    )


def link_field(url: str, shown: str) -> str:
    """A HYPERLINK field round runs. `url` comes from `safe_url`."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> HYPERLINK "{escape(url)}" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def rich_text(value: Any, around: Surroundings) -> str:
    """A rich object inside a run's text: the run closes and opens again round its runs."""
    xml = str(value.__html__())
    if not xml.startswith("<w:"):
        return _listing(unescape(xml), around)
    return f"</w:t></w:r>{_checked(xml, _RUNS)}<w:r>{around.run}{_TEXT}"


def rich_runs(value: Any, properties: str) -> str:
    """A rich object between runs."""
    xml = str(value.__html__())
    if not xml.startswith("<w:"):
        return f"<w:r>{properties}{_TEXT}{in_run(unescape(xml))}</w:t></w:r>"
    return _checked(xml, _RUNS)


def rich_blocks(value: Any, paragraph: str) -> str:
    """A rich object in place of a paragraph; always at least one paragraph."""
    xml = str(value.__html__())
    if xml.startswith("<w:p>") or xml.startswith("<w:p "):
        return _checked(xml, {f"{{{W}}}p"})
    return f"<w:p>{paragraph}{rich_runs(value, '') if xml else ''}</w:p>"


def _listing(text: str, around: Surroundings) -> str:
    """Text whose bell characters start a paragraph and whose form feeds start a page."""
    close, opening = "</w:t></w:r></w:p>", f"<w:p>{around.paragraph}<w:r>{around.run}{_TEXT}"
    if not around.direct:
        return in_run(text.replace("\a", "\n").replace("\f", "\n"))
    pages = [
        f"{close}{opening}".join(in_run(piece) for piece in page.split("\a"))
        for page in text.split("\f")
    ]
    return f"{close}{_PAGE}{opening}".join(pages)


def _checked(xml: str, allowed: set[str]) -> str:
    """The XML of a rich object, when it is sound and of the kind that belongs here."""
    from lxml import etree  # noqa: PLC0415 (costly, lazy)

    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0\ufdd1\ufffe\uffff]", "", xml)
    try:
        root = etree.fromstring(
            f'<x xmlns:w="{W}" xmlns:r="{R}">{kept}</x>',
            etree.XMLParser(resolve_entities=False, no_network=True),
        )
    except etree.XMLSyntaxError:
        raise EngineError("a rich text object holds unsound XML") from None
    if any(child.tag not in allowed for child in root) or (root.text or "").strip():
        raise EngineError("a rich text object does not fit where its tag stands")
    return kept
