"""A template that passes can be rendered with any data that fits: no gap, no type error."""

from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from jinja2 import ChainableUndefined, UndefinedError
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context

from generator.word.merge._environment import WordEnvironment
from generator.word.merge._values import Narrative
from generator.word.part import Part
from generator.word.typecheck import typecheck


class Gap(ChainableUndefined):
    """A missing value that may be asked about and looped over, and nothing else."""

    def _refuse(self, *_: object) -> Any:
        raise UndefinedError(f"{self._undefined_name} is missing")

    __str__ = __lt__ = __le__ = __gt__ = __ge__ = __float__ = __int__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __neg__ = _refuse
    __truediv__ = __rtruediv__ = __mod__ = __rmod__ = _refuse


class Story(str):
    """A narrative, as a template sees it."""

    __slots__ = ()


class Code(str):
    """A coded value, as a template sees it."""

    label = "Label"
    __slots__ = ()


def printed(value: Any) -> Any:
    """Refuse whatever the printer of a Word template would print badly or not at all."""
    if isinstance(value, Narrative):
        return value.text
    if isinstance(value, (bool, list, tuple, dict)) or callable(value):
        raise TypeError(f"a {type(value).__name__} is printed")
    if isinstance(value, Story) and value:
        raise TypeError("a narrative is printed plainly")
    return str(value)


class Counting(Context):
    """A context whose work has no bound worth the name."""

    job = SimpleNamespace(steps=10**12)


class Oracle(WordEnvironment):
    code_generator_class = CodeGenerator
    context_class = Counting
    concat = staticmethod("".join)

    def __init__(self) -> None:
        super().__init__()
        self.undefined = Gap
        self.finalize = printed


ORACLE = Oracle()
CODES = ("open", "done", "late")
NAMES = ("a", "b", "c", "d")


def a_schema(rng: Random, depth: int) -> dict[str, Any]:
    sort = rng.choice(["line", "date", "code", "number", "flag", "story", "list", "record"])
    if depth == 0 and sort in ("list", "record"):
        sort = "line"
    match sort:
        case "line":
            return {"type": "string", "minLength": rng.choice([0, 1])}
        case "date":
            return {"type": "string", "format": "date"}
        case "story":
            return {"type": "string", "format": "narrative"}
        case "code":
            return {"oneOf": [{"const": code, "title": code.title()} for code in CODES]}
        case "number":
            return {"type": "integer"}
        case "flag":
            return {"type": "boolean"}
        case "list":
            return {"type": "array", "items": a_schema(rng, depth - 1)}
    return a_record(rng, depth - 1)


def a_record(rng: Random, depth: int) -> dict[str, Any]:
    if rng.random() < 0.25 and depth:
        return {
            "oneOf": [
                {
                    **a_record_of(rng, 0, ("b", "c")),
                    "required": ["kind"],
                    "properties": {
                        **a_record_of(rng, 0, ("b", "c"))["properties"],
                        "kind": {"const": kind},
                    },
                }
                for kind in ("x", "y")
            ]
        }
    return a_record_of(rng, depth, NAMES)


def a_record_of(rng: Random, depth: int, names: tuple[str, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name in names if rng.random() < 0.5],
        "properties": {name: a_schema(rng, depth) for name in names},
    }


def a_value(rng: Random, schema: dict[str, Any]) -> Any:
    if "oneOf" in schema:
        option = rng.choice(schema["oneOf"])
        return Code(option["const"]) if "const" in option else a_value(rng, option)
    if "const" in schema:
        return schema["const"]
    match schema["type"]:
        case "string" if schema.get("format") == "date":
            return rng.choice(["2026-03-01", "2025-12-31"])
        case "string" if schema.get("format") == "narrative":
            return Story(rng.choice(["", "* one"]))
        case "string":
            return rng.choice(["words", "x"] if schema["minLength"] else ["", "words"])
        case "integer":
            return rng.choice([0, 1, 17])
        case "boolean":
            return rng.random() < 0.5
        case "array":
            return [a_value(rng, schema["items"]) for _ in range(rng.randrange(3))]
    return {
        name: a_value(rng, part)
        for name, part in schema["properties"].items()
        if name in schema["required"] or rng.random() < 0.5
    }


FILTERS = [
    "upper", "date", "shortdate", "label", "yesno", "default('x')", "default(0)", "length",
    "first", "last", "join(', ')", "sort", "list", "unique", "narrative", "reverse", "string",
    "map('upper')", "map('label')", "map('date')", "map(attribute='a')", "map(attribute='b')",
    "selectattr('a')", "selectattr('b', 'equalto', 'open')", "rejectattr('c')", "select",
    "sort(attribute='a')", "groupby('b')", "sum", "sum(attribute='a')", "max", "batch(2)",
    "trim", "int", "abs", "replace('a', 'b')", "truncate(5)", "selectattr('kind', 'equalto', 'x')",
]  # fmt: skip
CONSTANTS = [
    "'open'",
    "'done'",
    "'x'",
    "'y'",
    "'2026-01-01'",
    "0",
    "1",
    "17",
    "true",
    "('open', 'late')",
]
OPERATORS = ["==", "!=", "<", ">=", "in", "not in"]
TESTS = ["is defined", "is undefined", "is even", "is divisibleby 3", "is string", "is none"]


FITTING = {
    "line": ["upper", "default('x')", "trim", "replace('a', 'b')", "truncate(5)", "length"],
    "date": ["date", "shortdate", "weekday", "default('x')"],
    "narrative": ["narrative", "length"],
    "code": ["label", "upper", "default('x')"],
    "integer": ["default(0)", "abs", "int", "string"],
    "boolean": ["yesno"],
    "array": [
        "length", "first", "last", "list", "sort", "unique", "join(', ')", "reverse", "batch(2)",
        "map(attribute='a')", "map(attribute='b')", "selectattr('a')", "selectattr('b')",
        "rejectattr('c')", "sort(attribute='a')", "groupby('b')", "sum(attribute='d')",
        "map('label')", "map('date')", "map('upper')", "select", "max",
        "selectattr('b', 'equalto', 'open')", "selectattr('kind', 'equalto', 'x')",
    ],
    "object": ["items", "dictsort"],
}  # fmt: skip
Names = dict[str, dict[str, Any] | None]


def kind_of(schema: dict[str, Any] | None) -> str:
    if schema is None:
        return ""
    if "oneOf" in schema:
        return "code" if "const" in schema["oneOf"][0] else "object"
    kind = schema.get("format", schema.get("type", "code"))
    return "line" if kind == "string" else kind


class Author:
    """Writes templates at random that mostly make sense."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.fresh = 0

    def path(self, names: Names) -> tuple[str, dict[str, Any] | None]:
        rng = self.rng
        text = rng.choice(list(names))
        schema = names[text]
        while kind_of(schema) == "object" and rng.random() < 0.9:
            assert schema is not None
            fields = rng.choice(schema.get("oneOf", [schema]))["properties"]
            name = rng.choice(list(fields))
            text, schema = f"{text}.{name}", fields[name]
        return (f"{text}.{rng.choice(NAMES)}", None) if rng.random() < 0.03 else (text, schema)

    def filtered(self, text: str, schema: dict[str, Any] | None, odds: float) -> str:
        kind = kind_of(schema)
        while self.rng.random() < odds:
            apt = FITTING.get(kind, FILTERS) if self.rng.random() < 0.85 else FILTERS
            text += f"|{self.rng.choice(apt)}"
            kind = kind if kind == "array" else ""
            odds *= 0.6
        return text

    def expression(self, names: Names) -> str:
        rng = self.rng
        text = self.filtered(*self.path(names), 0.7)
        roll = rng.random()
        if roll < 0.06:
            return f"({text} ~ {self.path(names)[0]})"
        if roll < 0.12:
            return f"({text} {rng.choice('+-*')} {self.path(names)[0]})"
        if roll < 0.18:
            return f"({text} or {self.path(names)[0]})"
        if roll < 0.24:
            return f"({text} if {self.condition(names)} else {self.path(names)[0]})"
        return f"({text})[0]" if roll < 0.28 else text

    def condition(self, names: Names, about: str = "") -> str:
        rng = self.rng
        about = about or self.path(names)[0]
        roll = rng.random()
        if roll < 0.45:
            return about
        if roll < 0.6:
            return f"{about} {rng.choice(OPERATORS)} {rng.choice(CONSTANTS)}"
        if roll < 0.7:
            return f"{about} {rng.choice(TESTS)}"
        if roll < 0.75:
            return f"{about}|length {rng.choice(['>', '==', '>='])} {rng.choice('012')}"
        if roll < 0.82:
            return f"not ({self.condition(names, about)})"
        word = rng.choice(["and", "or"])
        return f"({self.condition(names, about)} {word} {self.condition(names)})"

    def statement(self, names: Names, depth: int = 3) -> str:
        rng = self.rng
        roll = rng.random()
        if depth == 0 or roll < 0.3:
            return f"{{{{ {self.expression(names)} }}}}"
        if roll < 0.6:
            about, schema = self.path(names)
            body = f"{{{{ {self.filtered(about, schema, 0.8)} }}}}"
            if rng.random() < 0.3:
                body = self.statement(names, depth - 1)
            other = f"{{% else %}}{self.statement(names, depth - 1)}" if rng.random() < 0.3 else ""
            return f"{{% if {self.condition(names, about)} %}}{body}{other}{{% endif %}}"
        self.fresh += 1
        name = f"v{self.fresh}"
        text, schema = self.path(names)
        if roll < 0.75 or kind_of(schema) != "array":
            body = self.statement({**names, name: schema}, depth - 1)
            return f"{{% set {name} = {text} %}}{body}"
        assert schema is not None
        inside: Names = {name: schema["items"]}
        body = self.statement(inside if rng.random() < 0.7 else names | inside, depth - 1)
        only = f" if {self.condition(inside)}" if rng.random() < 0.3 else ""
        kept = self.filtered(text, None, 0) + rng.choice(["", "", "|list", "|selectattr('a')"])
        return f"{{% for {name} in {kept}{only} %}}{body}{{% endfor %}}"


HARMLESS = {"code-printed", "stored-form", "already-settled"}


def passes(source: str, schema: dict[str, Any]) -> bool:
    found = typecheck([Part("x", source, ())], schema)
    return all(one.severity == "advice" and one.code in HARMLESS for one in found)


def renders(rng: Random, rounds: int) -> int:
    """Write templates, keep the statements that pass, render them; return how many passed."""
    schema = {"$id": "x", **a_record_of(rng, 2, NAMES)}
    author = Author(rng)
    kept = [
        statement
        for statement in (author.statement(schema["properties"]) for _ in range(rounds))
        if passes(statement, schema)
    ]
    whole = "\n".join(kept)
    if not passes(whole, schema):  # what one statement sets, another may have named
        return 0
    for source in kept:
        template = ORACLE.from_string(source)
        for _ in range(3):
            value = a_value(rng, schema)
            try:
                template.render(value)
            except Exception as error:
                raise AssertionError(f"{source}\n{value}\n{schema}") from error
    return len(kept)


class DescribeSoundness:
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.randoms(use_true_random=False))
    def it_lets_nothing_pass_that_cannot_be_rendered(self, rng):
        event(f"about {renders(rng, 12) // 3 * 3} statements pass")

    @pytest.mark.slow
    @pytest.mark.parametrize("seed", range(4))
    def it_holds_for_many_more(self, seed):
        rng = Random(seed)
        passed = sum(renders(rng, 20) for _ in range(400))
        assert passed > 1000
