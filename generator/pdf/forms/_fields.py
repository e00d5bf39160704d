"""The fields of any fillable PDF, whatever made it: names, kinds, limits and what they hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

Kind = Literal["text", "checkbox", "radio", "choice", "button", "signature"]
Value = str | bool | tuple[str, ...] | None

_READ_ONLY, _REQUIRED = 1, 1 << 1
_MULTILINE, _PASSWORD, _COMB = 1 << 12, 1 << 13, 1 << 24
_RADIO, _PUSH = 1 << 15, 1 << 16
_COMBO, _EDIT, _MULTI = 1 << 17, 1 << 18, 1 << 21
_HIDDEN = 1 << 1
_DEEPEST = 32
_MOST_FIELDS = 10_000
OFF = "Off"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form.

    `value` is text for text, a choice and a radio button (the option as a person sees it), a
    tuple for a list of several choices, True or False for a checkbox, None where nothing is
    chosen and for buttons and signatures. `options` are what a choice or radio button offers.
    `longest` is the most letters it takes, None for no limit. `label` is what a screen reader
    says.
    """

    name: str
    kind: Kind
    value: Value
    options: tuple[str, ...] = ()
    longest: int | None = None
    comb: bool = False
    multiline: bool = False
    editable: bool = False
    several: bool = False
    read_only: bool = False
    required: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A field with the PDF objects behind it. `exports` are what is stored for its options."""

    field: Field
    dictionary: DictionaryObject
    widgets: tuple[DictionaryObject, ...]
    exports: tuple[str, ...] = ()


def form_of(root: DictionaryObject) -> DictionaryObject | None:
    """The document's form dictionary; None when it has none."""
    return dictionary(root, "/AcroForm")


def nodes(form: DictionaryObject) -> list[Node]:
    """The fields in the order of the form. Fields without a name are left out."""
    found: list[Node] = []
    seen: set[int] = set()
    for field in _array(form, "/Fields"):
        found += _walk(field, "", seen, 0)
    return found


def _walk(entry: Any, above: str, seen: set[int], depth: int) -> Iterator[Node]:
    field = _resolved(entry)
    if not isinstance(field, DictionaryObject) or id(field) in seen or depth > _DEEPEST:
        return
    seen.add(id(field))
    if len(seen) > _MOST_FIELDS:
        return
    own = text(field.get("/T"))
    name = f"{above}.{own}" if above and own else own or above
    kids = [k for k in map(_resolved, _array(field, "/Kids")) if isinstance(k, DictionaryObject)]
    named = [k for k in kids if "/T" in k]
    if named:
        for kid in kids:
            yield from _walk(kid, name, seen, depth + 1)
        return
    widgets = tuple(kids) or (field,)
    if name and inherited(field, "/FT") is not None:
        yield _node(name, field, widgets)


def _node(name: str, field: DictionaryObject, widgets: tuple[DictionaryObject, ...]) -> Node:
    flags = number(inherited(field, "/Ff"))
    type_ = str(inherited(field, "/FT"))
    exports: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    value: Value = None
    kind: Kind
    if type_ == "/Btn" and flags & _PUSH:
        kind = "button"
    elif type_ == "/Btn":
        exports, options = _states(field, widgets)
        single = not flags & _RADIO and len(exports) <= 1
        kind = "checkbox" if single else "radio"
        value = _pressed(field, widgets, exports, options, single=single)
    elif type_ == "/Ch":
        kind = "choice"
        exports, options = _choices(field)
        value = _chosen(field, exports, options, several=bool(flags & _MULTI))
    elif type_ == "/Sig":
        kind = "signature"
    else:
        kind = "text"
        value = text(inherited(field, "/V")) or None
    longest = number(inherited(field, "/MaxLen")) if type_ == "/Tx" else 0
    is_text = kind == "text"
    return Node(
        Field(
            name=name,
            kind=kind,
            value=value,
            options=() if kind == "checkbox" else options,
            longest=longest if longest > 0 else None,
            comb=is_text and bool(flags & _COMB) and longest > 0 and not flags & _MULTILINE,
            multiline=is_text and bool(flags & _MULTILINE),
            editable=kind == "choice" and bool(flags & _COMBO) and bool(flags & _EDIT),
            several=kind == "choice" and bool(flags & _MULTI) and not flags & _COMBO,
            read_only=bool(flags & _READ_ONLY),
            required=bool(flags & _REQUIRED),
            label=text(inherited(field, "/TU")),
        ),
        field,
        widgets,
        exports,
    )


def _states(
    field: DictionaryObject, widgets: tuple[DictionaryObject, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The states that the buttons of a field can be in, and what each is called."""
    labels = [text(o) for o in _array(field, "/Opt")]
    states: dict[str, str] = {}
    for n, widget in enumerate(widgets):
        on = on_state(widget)
        # With /Opt, states are places in that list and the words stand there.
        word = labels[n] if n < len(labels) and labels[n] else on
        if on:
            states.setdefault(on, word)
    return tuple(states), tuple(states.values())


def on_state(widget: DictionaryObject) -> str:
    """The name of the state in which a button's widget is pressed; "" when it shows none."""
    normal = dictionary(dictionary(widget, "/AP"), "/N")
    if normal is None or isinstance(normal, StreamObject):
        return ""
    return next((str(k)[1:] for k in normal if str(k) != f"/{OFF}"), "")


def _pressed(
    field: DictionaryObject,
    widgets: tuple[DictionaryObject, ...],
    exports: tuple[str, ...],
    options: tuple[str, ...],
    *,
    single: bool,
) -> Value:
    stored = inherited(field, "/V")
    state = str(stored).removeprefix("/") if stored is not None else ""
    if not state:
        shown = (str(w.get("/AS", f"/{OFF}"))[1:] for w in widgets)
        state = next((s for s in shown if s != OFF), "")
    if single:
        return state not in ("", OFF)
    return options[exports.index(state)] if state in exports else None


def _choices(field: DictionaryObject) -> tuple[tuple[str, ...], tuple[str, ...]]:
    pairs = []
    for option in map(_resolved, _array({"/Opt": inherited(field, "/Opt")}, "/Opt")):
        if isinstance(option, list) and len(option) >= 2:
            pairs.append((text(option[0]), text(option[1])))
        else:
            pairs.append((text(option), text(option)))
    return tuple(p[0] for p in pairs), tuple(p[1] for p in pairs)


def _chosen(
    field: DictionaryObject, exports: tuple[str, ...], options: tuple[str, ...], *, several: bool
) -> Value:
    stored = _resolved(inherited(field, "/V"))
    words = [text(v) for v in (stored if isinstance(stored, list) else [stored])]
    shown = tuple(options[exports.index(w)] if w in exports else w for w in words if w)
    if several:
        return shown or None
    return shown[0] if shown else None


def inherited(field: DictionaryObject, key: str) -> Any:
    """An entry of a field or of the nearest field above it; None when there is none."""
    at: Any = field
    for _ in range(_DEEPEST):
        if not isinstance(at, DictionaryObject):
            return None
        if key in at:
            return at[key]
        at = _resolved(at.get("/Parent"))
    return None


def visible(widget: DictionaryObject) -> bool:
    """Whether a widget is meant to be seen."""
    return not number(widget.get("/F")) & _HIDDEN


def text(value: Any) -> str:
    """A string, name or text stream as text; "" for anything else."""
    value = _resolved(value)
    if isinstance(value, StreamObject):
        return value.get_data().decode(
            "utf-16" if value.get_data()[:2] in (b"\xfe\xff",) else "latin-1"
        )
    if isinstance(value, NameObject):
        return str(value)[1:]
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return str(value).replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else ""


def number(value: Any) -> int:
    """An integer; 0 for anything else."""
    value = _resolved(value)
    return int(value) if isinstance(value, int | float) and abs(value) < 2**40 else 0


def dictionary(holder: DictionaryObject | None, key: str) -> DictionaryObject | None:
    """An entry that is a dictionary; None for anything else."""
    value = _resolved(holder.get(key)) if holder is not None else None
    return value if isinstance(value, DictionaryObject) else None


def _array(holder: Any, key: str) -> list[Any]:
    value = _resolved(holder.get(key))
    return list(value) if isinstance(value, ArrayObject | list) else []


def _resolved(value: Any) -> Any:
    return value.get_object() if value is not None and hasattr(value, "get_object") else value
