"""Puts the view of an easy-read document into the template of its web page."""

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import cache, partial
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template, Undefined
from markupsafe import Markup

from generator.easyread.page._addresses import linked, telephone, website
from generator.easyread.page._look import Colours, style
from generator.easyread.sentences import label_end, role_of, sentences
from generator.errors import TemplateError

_DATA = Path(__file__).with_name("data")
_KINDS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg"}
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_GAP = Markup('<mark class="gap">{}</mark>')
_LABEL = Markup("<strong>{}</strong> ")
_SENTENCE = Markup('<span class="say">{}{}</span>')
# What no page can hold, or would hide.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def page(
    template: Path,
    seen: Mapping[str, Any],
    *,
    properties: Mapping[str, str],
    words: Mapping[str, Callable[..., Any]],
    undefined: type[Undefined],
    colours: Colours,
    fonts: Path,
    gaps: bool,
) -> bytes:
    """The web page of a view, in UTF-8.

    `properties` become named meta tags. `words` are the functions by which the template says days
    and times, `undefined` what it meets where a value is missing: that prints its own words, and
    is marked as a gap. `colours` are those of this service and child, `fonts` is the folder of our
    fonts. Raises TemplateError for a gap where `gaps` allows none.
    """
    looks = style(_read("page.css"), seen.get("easy_read", {}), colours, fonts)
    script = _read("page.js")
    # mypy takes the class for one of its objects, which have no hash.
    compiled = _compiled(template, undefined)  # type: ignore[arg-type]
    made = compiled.render(
        seen,
        **words,
        properties=properties,
        # Our own files, which the policy knows by their digests: no data is in them.
        style=Markup(looks),  # noqa: S704
        script=Markup(script),  # noqa: S704
        policy=_policy(looks, script),
    )
    if '<mark class="gap">' in made and not gaps:
        raise TemplateError("The web page has nothing to show for a field, so it was not made.")
    return made.encode()


def policy_in(content: bytes) -> str:
    """What the browser may do with a page that `page` made, as its own head says."""
    found = _POLICY.search(content)
    return unescape(found[1].decode()) if found else "default-src 'none'"


def source_of(template: Path) -> bytes:
    """All that decides how the pages of a template look and what they do."""
    return template.read_bytes() + _read("page.css").encode() + _read("page.js").encode()


def _policy(*inline: str) -> str:
    """What the browser may do: run what we wrote, show what is inside, and fetch nothing."""
    styles, scripts = (
        f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in inline
    )
    return (
        f"default-src 'none'; style-src {styles}; script-src {scripts}; img-src data:; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )


@cache
def _read(name: str) -> str:
    return (_DATA / name).read_text("utf-8")


class _Page(Environment):
    """Escapes all that it prints; what a mapping holds comes before its methods."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A part of a value."""
        try:
            return obj[attribute]
        except (TypeError, LookupError):
            return super().getattr(obj, attribute)


@cache
def _compiled(template: Path, undefined: type[Undefined]) -> Template:
    shown = partial(_shown, nothing=str(undefined()))
    environment = _Page(
        autoescape=True,
        undefined=undefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "forbids": _forbids,
        "picture": _picture,
        "spoken": partial(_spoken, shown),
        "telephone": telephone,
        "website": website,
    }
    return environment.from_string(template.read_text("utf-8"))


def _shown(value: Any, nothing: str) -> Any:
    """A value as it is printed: a gap is marked, and what no page can hold is left out.

    What has no words of its own says `nothing`, and is a gap.
    """
    if isinstance(value, Markup):
        return value
    if value is None or isinstance(value, Undefined):
        told = nothing if value is None else str(value)
        return _GAP.format(told) if told == nothing else told
    return _UNFIT.sub("", value) if isinstance(value, str) else value


def _spoken(shown: Callable[[Any], Any], value: Any, label: str = "") -> Markup:
    """A line, each sentence of it by itself to be read aloud; a label goes with the first."""
    text = shown(value)
    before = _LABEL.format(label) if label else Markup()
    if isinstance(text, Markup):
        return before + text
    first, *others = _sentences(text)
    said = [_SENTENCE.format(before, linked(first))]
    return Markup(" ").join(said + [_SENTENCE.format("", linked(one)) for one in others])


def _sentences(text: str) -> list[str]:
    """The sentences of a line, with all that it says."""
    start = text[: label_end(text)]
    first, *others = sentences(text) or [""]
    return [f"{start}{first}", *others]


def _forbids(text: str) -> bool:
    """Whether the words of a sentence forbid by themselves."""
    return role_of(str(text), "rule") == "must_not"


def _picture(image: bytes) -> str:
    """A picture as an address that holds it."""
    kind = next((name for start, name in _KINDS.items() if image.startswith(start)), "svg+xml")
    return f"data:image/{kind};base64,{b64encode(image).decode()}"
