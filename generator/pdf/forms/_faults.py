"""Names of fields that cannot stand side by side in one PDF form."""

from collections.abc import Iterable


def name_faults(named: Iterable[tuple[str, str]]) -> list[str]:
    """What is wrong with a form's names, given each field's name and kind, one sentence each."""
    kinds: dict[str, str] = {}
    faults = []
    for name, kind in named:
        if kinds.setdefault(name, kind) != kind:
            faults.append(
                f"Two controls have the tag '{name}', but one is a {kinds[name]} and the other a "
                f"{kind}: give one of them another tag."
            )
    for name in kinds:
        parts = name.split(".")
        above = next((a for n in range(1, len(parts)) if (a := ".".join(parts[:n])) in kinds), None)
        if above:
            faults.append(
                f"The tag '{above}' is also the start of the tag '{name}': change one of them."
            )
        if not all(part.strip() for part in parts):
            faults.append(f"The tag '{name}' has an empty part between its dots.")
    return faults
