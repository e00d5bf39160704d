"""Operators and loops that cannot be made to eat all memory or time."""

import operator
from collections.abc import Callable, ItemsView, Iterable, KeysView, Mapping, Sized, ValuesView
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Undefined

from generator.word.merge._job import EngineError

MOST_TEXT = 1_000_000
_CHARACTERS_A_STEP = 25
_MOST_ITEMS = 100_000
# Plain ones first: asking an abstract class takes longer.
_LISTS = (list, tuple, range, dict, Mapping, KeysView, ValuesView, ItemsView)
_MOST_BITS = 512
_MOST_RANGE = 1000


def bounded(value: Any) -> Any:
    """The value, unless it is text or a list beyond all use. Raises EngineError."""
    if isinstance(value, str):
        if len(value) > MOST_TEXT:
            raise EngineError("the tag makes a text of more than a million characters")
    elif isinstance(value, int):
        if value.bit_length() > _MOST_BITS:
            raise EngineError("the tag makes a number that is far too large")
    elif isinstance(value, Sized) and len(value) > _MOST_ITEMS:
        raise EngineError(f"the tag makes a list of more than {_MOST_ITEMS} items")
    return value


class Made(dict[Any, Any]):
    """A mapping that the template itself wrote; those of the data are plain."""


def light(value: Any) -> Any:
    """The value, unless it is a list that holds lists beyond all use. Raises EngineError.

    Lists within lists that a template made are counted as often as they stand there: one
    that holds itself twice, forty times over, is small in memory and endless to read.
    """
    if not isinstance(value, (list, tuple, Made)):
        return value
    left = _MOST_ITEMS
    waiting: list[Any] = [value]
    while waiting:
        step = waiting.pop()
        items = step.values() if isinstance(step, Made) else step
        left -= len(items)
        if left < 0:
            raise EngineError(
                "the tag makes a list of lists that is far too large",
                "Do not put a list into itself",
            )
        waiting.extend(each for each in items if isinstance(each, (list, tuple, Made)))
    return value


def as_text(value: Any) -> str:
    """The words for a value in a longer text. Raises EngineError for a list or mapping."""
    if isinstance(value, (Mapping, list, tuple, set, frozenset, bytes, range)):
        raise EngineError(
            "the tag takes a whole list or group of fields for a text",
            "Name the field you want, loop over the list, or add |join",
        )
    return str(value)


def worked(context: Any, value: Any) -> Any:
    """The value; the work on a long text or list is taken from the steps the render has left."""
    if isinstance(value, str):
        spend(context, weight(value, context.job.steps))
    elif isinstance(value, _LISTS):
        spend(context, weight(light(value), context.job.steps))
    return value


def compared(context: Any, value: Any) -> Any:
    """The same for what is compared, where groups of fields count with all that they hold."""
    if isinstance(value, str):
        spend(context, weight(value, context.job.steps))
    elif isinstance(value, _LISTS):
        spend(context, weight(value, context.job.steps, (list, tuple, Mapping)))
    return value


def spend(context: Any, steps: int) -> None:
    """Take steps from those that the render has left. Raises EngineError when none are left."""
    context.job.steps -= steps
    if context.job.steps < 0:
        raise EngineError(
            "the tags of the template make far too much text",
            "Take long texts and lists out of loops",
        )


def weight(value: Any, most: int, within: Any = (list, tuple, Made)) -> int:
    """The steps that it takes to read a value: one for an item, one for 25 characters.

    Lists count with what they hold, and so does what else is named in `within`. No more is counted
    once it is more than `most`.
    """
    if isinstance(value, str):
        return len(value) // _CHARACTERS_A_STEP
    total = characters = 0
    waiting: list[Any] = [value]
    while waiting and total <= most:
        step = waiting.pop()
        items = step.values() if isinstance(step, Mapping) else step
        total += len(items)
        if total > most or isinstance(step, range):
            continue
        for each in items:
            if isinstance(each, str):
                characters += len(each)
            elif isinstance(each, within):
                waiting.append(each)
    return total + characters // _CHARACTERS_A_STEP


def bounded_concat(context: Any, values: Iterable[Any]) -> Any:
    """Texts one after another; missing when one of them is."""
    values = tuple(values)
    missing = next((value for value in values if isinstance(value, Undefined)), None)
    if missing is not None:
        return missing
    return worked(context, bounded("".join(map(as_text, values))))


def bounded_range(*args: int) -> range:
    """Python's range, at most 1,000 numbers long."""
    numbers = range(*args)
    if len(numbers) > _MOST_RANGE:
        raise EngineError(f"range() may count at most {_MOST_RANGE} steps")
    return numbers


@pass_context
def stepped(context: Any, value: Any, line: int) -> Any:
    """What a loop runs over; its length is taken from the steps that the render has left."""
    if value is None:  # a list that is not there has no entries
        value = ()
    if isinstance(value, (str, int, float)):
        raise EngineError(
            "a loop runs over one single value, not over a list",
            "Write {{ ... }} to print it, or name the list of which it is an entry",
        )
    items = value if isinstance(value, Sized) else list(value)
    if not items:
        context.job.idle[line] = value
    context.job.steps -= len(items)
    if context.job.steps < 0:
        raise EngineError("the loops of the template run more than a million times")
    return items


def _add(left: Any, right: Any) -> Any:
    most = MOST_TEXT if isinstance(left, str) else _MOST_ITEMS
    long = isinstance(left, (str, list, tuple)) and isinstance(right, type(left))
    if long and len(left) + len(right) > most:
        raise EngineError("the tag makes a value that is far too large")
    return light(bounded(operator.add(left, right)))


def _multiply(left: Any, right: Any) -> Any:
    for value, times in ((left, right), (right, left)):
        repeated = isinstance(value, (str, list, tuple)) and isinstance(times, int)
        if repeated and len(value) * times > _MOST_ITEMS:
            raise EngineError("the tag repeats a value far too often")
    return light(bounded(operator.mul(left, right)))


def _power(left: Any, right: Any) -> Any:
    if not isinstance(left, (int, float)) or not isinstance(right, (int, float)):
        return operator.pow(left, right)
    if abs(right) > 64 or (isinstance(left, int) and left.bit_length() > 64):
        raise EngineError("the tag makes a number that is far too large")
    return operator.pow(left, right)


def _modulo(left: Any, right: Any) -> Any:
    if isinstance(left, str):
        raise EngineError("% cannot fill in a text", "Join texts with ~")
    return operator.mod(left, right)


BOUNDED_OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": _add,
    "*": _multiply,
    "**": _power,
    "%": _modulo,
}
