"""Takes out of a supplied PDF what could run, open or carry something else."""

import re
import unicodedata
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from generator.errors import PdfError
from generator.pdf.clean._listed import Listed

_ACTIONS = {
    "/JavaScript": "JavaScript",
    "/Launch": "a command that starts a program",
    "/SubmitForm": "a button that sends answers away",
    "/ImportData": "a command that takes in data",
    "/GoToE": "a link into an embedded file",
    "/GoToR": "a link to another file",
    "/Rendition": "a film or sound",
    "/Movie": "a film",
    "/Sound": "a sound",
    "/RichMediaExecute": "a film or sound",
    "/GoTo3DView": "a 3D model",
    "/URI": "a link that is to no web page or mail address",
}
_KINDS = {
    "/FileAttachment": "an attached file",
    "/RichMedia": "a film or sound",
    "/Movie": "a film",
    "/Sound": "a sound",
    "/Screen": "a film or sound",
    "/3D": "a 3D model",
}
_SAFE = frozenset({"/GoTo", "/Named", "/Hide", "/ResetForm", "/SetOCGState", "/Thread", "/Trans"})
_PAGES = frozenset({"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"})
_WEB = re.compile(r"(?:https?://|mailto:(?!.*[?&]attach)|tel:)", re.IGNORECASE)
# Without a scheme a link is relative, but two slashes lead to another machine.
_RELATIVE = re.compile(r"(?!//)[^:\\]*\Z")
# A relative link may lead to what lies beside the file, and that may be a program.
_RUNS = re.compile(
    r"\.(?:exe|lnk|bat|cmd|scr|pif|msi|msix|hta|jse?|vb[es]|ws[fh]|ps1|jar|url|scf|reg|cpl|chm|sh"
    r"|app|command|pkg|dmg|desktop|docm|dotm|xlsm|xlam|pptm|iso|img)(?:[?#/]|\Z)",
    re.IGNORECASE,
)
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\ufeff]+")
_ATTACHED = "embedded files"
# Holders of one action, and what else of a dictionary acts or carries by itself.
_HOLDING = (Name.A, Name.PA, Name.OpenAction)
_CARRYING = {
    Name.AF: _ATTACHED,
    Name.EF: _ATTACHED,
    Name.RF: _ATTACHED,
    Name.OPI: "content kept in another file",
    Name.RichMediaContent: "a film or sound",
    Name.RichMediaSettings: "a film or sound",
}
_ROOT_ONLY = (Name.Collection, Name.SpiderInfo, Name.Threads, Name.URI, Name.Perms)
_DEEPEST = 100
_PAGE_ONLY = (Name.B, Name.Trans, Name.PresSteps, Name.Dur)


def take_out_active(pdf: pikepdf.Pdf, found: Listed) -> None:
    """Remove scripts, launches, media and embedded files, wherever in the file they hang."""
    _clean_root(pdf.Root, found)
    for page in pdf.pages:
        for key in _PAGE_ONLY:
            _drop(page.obj, key)
        annotations = page.obj.get(Name.Annots)
        if isinstance(annotations, Array):
            page.obj.Annots = Array([a for a in annotations if _kept(a, found)])
    for holder in dictionaries(pdf):
        _strip(holder, found)


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[Object]:
    """Every dictionary and stream of a file, those inside others too."""
    waiting: list[tuple[Object, int]] = [(thing, 0) for thing in pdf.objects]
    waiting.append((pdf.trailer, 0))
    while waiting:
        thing, depth = waiting.pop()
        if isinstance(thing, Dictionary | Stream):
            yield thing
            inner = [v for v in thing.values() if isinstance(v, Object)]
        elif isinstance(thing, Array):
            inner = [v for v in thing if isinstance(v, Object)]
        else:
            continue
        if depth > _DEEPEST:
            raise PdfError("The PDF is damaged: it has brackets inside brackets without end.")
        # What is indirect stands in the list of objects already.
        waiting += [(v, depth + 1) for v in inner if not v.is_indirect]


def _clean_root(root: Object, found: Listed) -> None:
    names = root.get(Name.Names)
    if isinstance(names, Dictionary):
        if _drop(names, Name.JavaScript):
            found.add("JavaScript")
        if _drop(names, Name.EmbeddedFiles):
            found.add(_ATTACHED)
        for key in (Name.Templates, Name.Pages):
            if _drop(names, key):
                found.add("pages that no reader shows")
        for other in [key for key in names if key != "/Dests"]:
            del names[str(other)]
    for key in _ROOT_ONLY:
        if isinstance(root.get(key), Dictionary | Array):
            _drop(root, key)


def _kept(annotation: Object, found: Listed) -> bool:
    if not isinstance(annotation, Dictionary):
        return False
    kind = str(annotation.get(Name.Subtype, ""))
    if kind not in _KINDS:
        return True
    found.add(_KINDS[kind])
    # A tag may hold it still: nothing of it stays.
    for key in list(annotation.keys()):
        del annotation[key]
    return False


def _strip(holder: Object, found: Listed) -> None:
    """Remove the unsafe actions, scripts and files of one dictionary."""
    more = holder.get(Name.AA)
    for action in more.values() if isinstance(more, Dictionary) else ():
        _note(action, found)
    _drop(holder, Name.AA)
    for key in _HOLDING:
        if _note(holder.get(key), found):
            del holder[key]
    if Name.S in holder and Name.Next in holder:
        _strip_next(holder, found)
    for key, what in _CARRYING.items():
        if _drop(holder, key):
            found.add(what)
    if isinstance(holder, Stream):
        _strip_stream(holder, found)


def _strip_stream(holder: Stream, found: Listed) -> None:
    """Content that stands elsewhere, or that is a file of its own."""
    outside = [_drop(holder, key) for key in (Name.F, Name.Ref)]
    if any(outside):
        found.add("content kept in another file")
        for key in (Name.FFilter, Name.FDecodeParms):
            _drop(holder, key)
    if holder.get(Name.Type) == Name.EmbeddedFile:
        found.add(_ATTACHED)
        holder.write(b"")
    if holder.get(Name.Subtype) == Name.PS:
        found.add("commands for a printer")
        holder.write(b"")


def _strip_next(action: Object, found: Listed) -> None:
    """What an action sets off after itself."""
    after = action.get(Name.Next)
    if isinstance(after, Array):
        action.Next = Array([a for a in after if not _note(a, found)])
    elif _note(after, found):
        del action[Name.Next]


def _note(action: object, found: Listed) -> bool:
    """Whether an action is not wanted; if so, it is told."""
    what = _unsafe(action)
    if what:
        found.add(what)
    return bool(what)


def _unsafe(action: object) -> str:
    """What an action does that is not wanted; "" for nothing."""
    # Without a kind it is no action: an attribute of a tag stands under the same name.
    kind = str(action.get(Name.S, "")) if isinstance(action, Dictionary) else ""
    if not isinstance(action, Dictionary) or not (kind or Name.JS in action):
        return ""
    if Name.JS in action:
        kind = "/JavaScript"
    elif kind in _SAFE and Name.F in action:
        kind = "/GoToR"
    elif _is_harmless(kind, action):
        return ""
    return _ACTIONS.get(kind, "an unknown kind of action")


def _is_harmless(kind: str, action: Dictionary) -> bool:
    if kind == "/URI":
        return is_web(action.get(Name.URI))
    if kind == "/Named":
        return str(action.get(Name.N, "")) in _PAGES
    return kind in _SAFE


def is_web(address: object) -> bool:
    """Whether a link leads to a web page, a mail address or a telephone number."""
    if not isinstance(address, String):
        return False
    plain = _IGNORED.sub("", unicodedata.normalize("NFKC", str(address)))
    return bool(_WEB.match(plain) or (_RELATIVE.match(plain) and not _RUNS.search(plain)))


def _drop(holder: Object, key: Name) -> bool:
    if key not in holder:
        return False
    del holder[key]
    return True
