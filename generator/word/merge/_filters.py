"""The filters that templates may use: the engine's own, and Jinja's that are safe here.

Left out of Jinja's: those that make or trust markup, that grow text without bound, that
print Python, or that are random.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from functools import wraps
from typing import Any

from jinja2 import filters as jinja
from jinja2 import pass_context, pass_environment
from jinja2.runtime import Undefined

from generator.word.merge import _dates, _numbers
from generator.word.merge._bounds import MOST_TEXT, as_text, bounded, spend, weight, worked
from generator.word.merge._job import EngineError
from generator.word.merge._values import Link, Narrative, Picture
from generator.word.readback.located import keeping_place

# They look at one item, however long the list.
AT_ONCE = ("count", "d", "default", "first", "last", "length")
# Some of Jinja's are lazy: true though they hold nothing, and empty when read again.
_OF_LISTS = (
    *("groupby", "items", "list", "map", "max", "min", "reject", "rejectattr", "reverse"),
    *("select", "selectattr", "sort", "sum", "unique"),
)
_AN_ATTRIBUTE = 3  # steps to look one up
_FIRST: Mapping[str, Callable[[Any], tuple[Any, ...]]] = {
    "": lambda _: (),
    "context": lambda context: (context,),
    "environment": lambda context: (context.environment,),
    "eval_context": lambda context: (context.eval_ctx,),
}
_KEEPING_MISSING = [
    "abs",
    "dictsort",
    "float",
    "int",
    "lower",
    "round",
    "string",
    "trim",
    "upper",
    "wordcount",
]
_WIDEST_BATCH = 100


def label(value: Any) -> Any:
    """What people call a coded value: its `.label` if it has one, else the value itself."""
    return getattr(value, "label", value) if isinstance(value, str) else value


def yesno(value: Any, yes: str = "Yes", no: str = "No") -> Any:
    """Yes or No; a missing value stays missing."""
    if isinstance(value, Undefined) or value is None:
        return value
    return yes if value else no


@pass_environment
def join(environment: Any, value: Any, separator: str = ", ", attribute: str | None = None) -> Any:
    """The items with a separator between them; missing when there are none, or one is."""
    if isinstance(value, Undefined) or value is None:
        return value
    if isinstance(value, str):
        raise EngineError("join needs a list, and the value is a single text")
    items = list(value)
    if attribute is not None:
        items = list(map(jinja.make_attrgetter(environment, attribute), items))
    if not items:
        return environment.undefined(name="items", obj=value)
    missing = next((item for item in items if isinstance(item, Undefined)), None)
    if missing is not None:
        return missing
    texts = [as_text(item) for item in items]
    if sum(map(len, texts)) + len(str(separator)) * len(texts) > MOST_TEXT:
        raise EngineError("the tag makes a text of more than a million characters")
    return str(separator).join(texts)


def _missing_stays(plain: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(plain)
    def filtered(value: Any, *args: Any, **kwargs: Any) -> Any:
        return value if isinstance(value, Undefined) else plain(value, *args, **kwargs)

    return filtered


def _charging(plain: Callable[..., Any]) -> Callable[..., Any]:
    """One of Jinja's filters of lists, its work counted and what it makes a list.

    Counted before it begins: what it is given for each item, and the values of an attribute, which
    some of them copy.
    """
    passed = getattr(plain, "jinja_pass_arg", None)
    first = _FIRST[passed.name if passed is not None else ""]

    @pass_context
    @wraps(plain)
    def filtered(context: Any, value: Any, *args: Any, **kwargs: Any) -> Any:
        most = context.job.steps
        if isinstance(value, Sized) and not isinstance(value, str):
            given = (*args, *kwargs.values())
            spend(context, len(value) * sum(weight(a, most) for a in given if _holds(a)))
            attribute = kwargs.get("attribute", args[0] if args and _by_name(plain) else None)
            if isinstance(attribute, str) and isinstance(value, (list, tuple)):
                spend(context, _AN_ATTRIBUTE * len(value))
                read = jinja.make_multi_attrgetter(context.environment, attribute)
                spend(context, sum(weight(read(item), most) for item in value))
        made = plain(*first(context), value, *args, **kwargs)
        return [worked(context, item) for item in made] if isinstance(made, Iterator) else made

    return filtered


def _holds(value: Any) -> bool:
    return isinstance(value, (str, list, tuple, Mapping))


def _by_name(plain: Callable[..., Any]) -> bool:
    """Whether a filter's first argument is the name of an attribute."""
    return plain.__name__.removeprefix("do_") in {"groupby", "selectattr", "rejectattr"}


@pass_environment
def truncate(environment: Any, value: Any, *args: Any, **kwargs: Any) -> Any:
    """The start of a text, as Jinja's truncate cuts it."""
    if isinstance(value, Undefined):
        return value
    try:
        return bounded(jinja.do_truncate(environment, str(value), *args, **kwargs))
    except AssertionError:
        raise EngineError("truncate() leaves no room for its end mark") from None


def capitalize(value: Any) -> Any:
    """The first letter made a capital and no other touched: "mcDonald" to "McDonald"."""
    return value[:1].upper() + value[1:] if isinstance(value, str) else value


def title(value: Any) -> Any:
    """The first letter of each word made a capital and no other touched."""
    if not isinstance(value, str):
        return value
    return " ".join(word[:1].upper() + word[1:] for word in value.split(" "))


def replace(value: Any, old: str, new: str) -> Any:
    """Every `old` in a text replaced by `new`."""
    if isinstance(value, Undefined):
        return value
    if isinstance(new, Undefined):
        return new
    text, old, new = as_text(value), str(old), str(new)
    if len(text) + text.count(old) * len(new) > MOST_TEXT:
        raise EngineError("the tag makes a text of more than a million characters")
    return text.replace(old, new)


def batch(value: Iterable[Any], count: int, fill: Any = None) -> list[list[Any]]:
    """Lists of `count` items each (at most 100), the last filled up with `fill` if given."""
    if not 1 <= count <= _WIDEST_BATCH:
        raise EngineError(f"batch() makes groups of 1 to {_WIDEST_BATCH}")
    items = list(value)
    groups = [items[at : at + count] for at in range(0, len(items), count)]
    if groups and fill is not None:
        groups[-1] += [fill] * (count - len(groups[-1]))
    return groups


def narrative(value: Any) -> Any:
    """Markdown text to be printed as paragraphs by a {{p }} tag."""
    if isinstance(value, Undefined) or value is None:
        return value
    if not isinstance(value, str):
        raise EngineError("narrative needs a text")
    return Narrative(value)


def picture(
    value: Any,
    width_mm: float | None = None,
    height_mm: float | None = None,
    *,
    alt: str = "",
    decorative: bool = False,
    fallback: Any = None,
) -> Any:
    """A picture in the text: bytes or a path object; an SVG needs a PNG or EMF as `fallback`."""
    if isinstance(value, Undefined) or value is None:
        return value
    if isinstance(alt, Undefined):
        return alt
    second = None if isinstance(fallback, Undefined) else fallback
    return Picture(value, width_mm, height_mm, str(alt), decorative, second)


def link(value: Any, text: Any = None) -> Any:
    """A link to a web, mail or telephone address; shows the address when no text is given."""
    if isinstance(value, Undefined) or value is None:
        return value
    shown = value if text is None or isinstance(text, Undefined) else text
    return Link(str(value), str(shown))


FILTERS: Mapping[str, Callable[..., Any]] = {
    **{name: jinja.FILTERS[name] for name in AT_ONCE},
    **{name: _charging(jinja.FILTERS[name]) for name in _OF_LISTS},
    **{name: _missing_stays(jinja.FILTERS[name]) for name in _KEEPING_MISSING},
    "batch": batch,
    "capitalize": capitalize,
    "date": keeping_place(_dates.date),
    "format": _numbers.filled,
    "join": join,
    "label": label,
    "link": link,
    "money": _numbers.money,
    "narrative": narrative,
    "number": _numbers.number,
    "picture": picture,
    "replace": replace,
    "shortdate": keeping_place(_dates.shortdate),
    "time": keeping_place(_dates.time),
    "title": title,
    "truncate": truncate,
    "weekday": _dates.weekday,
    "yesno": keeping_place(yesno),
}
