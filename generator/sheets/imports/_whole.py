"""Whether a mapping gives whole sections: a section that lacks what it needs is refused."""

from collections.abc import Collection, Iterator
from pathlib import Path

from generator.sheets.imports._checked import load_mapping
from generator.sheets.imports._target import target

__all__ = ["lacks", "mapping_advice"]


def mapping_advice(path: Path) -> Iterator[str]:
    """What of a sound mapping would refuse every new child that has it, a sentence each."""
    mapping = load_mapping(path)
    rules = [*mapping.constants, *(rule for each in mapping.sources for rule in each.rules)]
    paths = {rule.target.path: None for rule in rules}
    told = {lack: one for one in paths if (lack := lacks(one, paths))}
    for lack, one in told.items():
        yield (
            f"{one} is no use to a new case without {lack}: such children would be refused. Give "
            f'"{lack}" a column or a value too, or leave {one} out.'
        )


def lacks(path: str, paths: Collection[str]) -> str:
    """A field that the section around this one needs and no column is; empty when it has all."""
    around = ""
    for step in target(path).steps[:-1]:
        around += f".{step.name}" if around else step.name
        around += "" if step.entry is None else f"[{step.entry}]"
        for field in step.field.fields:
            own = field.path[-1]
            made = own == "id" or step.entry in field.choices or around == "child"
            if (
                field.needed
                and not made
                and not any(p.startswith(f"{around}.{own}") for p in paths)
            ):
                return f"{around}.{own}"
    return ""
