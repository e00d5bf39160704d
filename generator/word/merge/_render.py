"""Merges a context into the parts of a compiled template."""

from collections.abc import Mapping
from itertools import islice
from traceback import walk_tb

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.environment import Template

from generator.errors import TemplateError
from generator.word.faults import Fault
from generator.word.merge._environment import ENVIRONMENT, RenderContext
from generator.word.merge._job import EngineError, Job
from generator.word.part import Part

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MOST_CHARACTERS = 16 * 2**20
_AT_A_TIME = 64
_ENGINES = frozenset({"jinja2", "markupsafe"})
# What works on the values that a tag gives it, whatever they are.
_WORKING_OUT = frozenset(
    f"{__package__}.{name}" for name in ("_bounds", "_dates", "_environment", "_filters")
)


def render_part(template: Template, job: Job, context: Mapping[str, object]) -> str:
    """The XML of the part that `job` is at. Raises TemplateError naming the tag's place."""
    run = RenderContext(ENVIRONMENT, {**template.globals, **context}, job.part.name, {})
    run.job = job
    pieces = [_DECLARATION]
    total = 0
    chunks = template.root_render_func(run)
    try:
        while some := list(islice(chunks, _AT_A_TIME)):
            pieces.append("".join(some))
            total += len(pieces[-1])
            if total > _MOST_CHARACTERS:
                raise EngineError("the document grows beyond 16 million characters")
    except EngineError as error:
        raise _located(error, template, job.part, error.message, error.suggestion) from None
    except UndefinedError as error:
        raise _located(
            error,
            template,
            job.part,
            "something missing is used as if it were there",
            "Guard the tag with {% if ... %}",
        ) from None
    except (
        JinjaError,
        TypeError,
        ValueError,
        ArithmeticError,
        LookupError,
        AttributeError,
        RecursionError,
    ) as error:
        if _is_ours(error, job.part):
            raise
        raise _located(
            error,
            template,
            job.part,
            "this tag cannot be worked out with the data given",
            "Check that its values are of the kind that it expects",
        ) from None
    return "".join(pieces)


def _is_ours(error: Exception, part: Part) -> bool:
    """Whether our own code slipped while it printed a value, rather than a tag with its data."""
    for frame, _ in reversed(list(walk_tb(error.__traceback__))):
        module = str(frame.f_globals.get("__name__", ""))
        room = module.partition(".")[0]
        if frame.f_code.co_filename == part.name or room in _ENGINES or module in _WORKING_OUT:
            return False
        if room == __name__.partition(".")[0]:
            return not isinstance(error, RecursionError)
    return False


def _located(
    error: Exception, template: Template, part: Part, message: str, suggestion: str
) -> TemplateError:
    line = 0
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == part.name:
            line = template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    fault = Fault(part.place(line), message, suggestion)
    return TemplateError("The document could not be made from this template:", [str(fault)])


def jinja_template(part: Part) -> Template:
    """The part's Jinja template. Raises TemplateError for a syntax error."""
    try:
        return ENVIRONMENT.compiled(part)
    except TemplateSyntaxError as error:
        fault = Fault(part.place(error.lineno), "the tag cannot be worked out as it is written")
        raise TemplateError("The template has faults:", [str(fault)]) from None
