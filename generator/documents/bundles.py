"""The bundles that are made from a case in one go, such as those for breach and for recall."""

import json
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.case import Case
from generator.case.changing import value_at
from generator.case.facts.reading import as_day
from generator.case.facts.words import day_words
from generator.documents.papers import bytes_of, joined
from generator.documents.produce import Document
from generator.errors import CaseError, FaultyInputError, NotReadyError
from generator.spelling import nearest

if TYPE_CHECKING:
    from generator.pdf.bundle.make import Bundle

__all__ = ["BundlePlan", "CaseBundle", "bundle_plan", "bundle_plans", "case_bundle"]

_ADD = (
    "Put the paper beside the case file as a PDF, and name the file under Documents for the bundle."
)


@dataclass(frozen=True)
class BundlePlan:
    """What goes into a bundle: see data/bundles.toml, whose fields these are."""

    name: str
    title: str
    readers: tuple[str, ...]
    subtitle: tuple[str, ...]
    papers: tuple[Mapping[str, Any], ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of documents that are made for it, those that may be left out among them."""
        return tuple(paper["kind"] for paper in self.papers if "kind" in paper)

    @property
    def must(self) -> tuple[str, ...]:
        """The kinds of documents that it is not made without."""
        may = (paper for paper in self.papers if "kind" in paper)
        return tuple(paper["kind"] for paper in may if not paper.get("if_ready", False))


@dataclass(frozen=True)
class CaseBundle:
    """A bundle, and sentences on the papers that it still lacks; only a draft lacks any."""

    bundle: "Bundle"
    lacks: tuple[str, ...]


class _Paper(NamedTuple):
    title: str
    content: bytes
    ending: str
    exhibit: bool


@cache
def bundle_plans() -> Mapping[str, BundlePlan]:
    """Every bundle that there is, by its name."""
    text = (resources.files("generator.documents") / "data" / "bundles.toml").read_text("utf-8")
    return {
        each["name"]: BundlePlan(
            each["name"],
            each["title"],
            tuple(each["readers"]),
            tuple(each["subtitle"]),
            tuple(each["paper"]),
        )
        for each in tomllib.loads(text)["bundle"]
    }


def bundle_plan(name: str) -> BundlePlan:
    """The bundle of that name. Raises FaultyInputError where there is none."""
    plans = bundle_plans()
    if name not in plans:
        near = nearest(name, plans)
        hint = f"Did you mean {near}?" if near else f"There are: {', '.join(plans)}."
        raise FaultyInputError(f"There is no bundle '{name}'. {hint}")
    return plans[name]


def case_bundle(
    plan: BundlePlan,
    record: Case,
    made: Callable[[str], Document | None],
    *,
    draft: bool = False,
) -> CaseBundle:
    """A case's bundle. `made` gives the PDF of a kind, None for one that is left out.

    Raises NotReadyError with every paper that is needed and not held, unless it is a `draft`,
    and PdfError with all papers that cannot go in.
    """
    lacks = tuple(_lacking(plan, record))
    if lacks and not draft:
        raise NotReadyError(f"{plan.title} cannot be made yet. It lacks:", lacks)
    papers = list(_papers(plan, record, made))
    with tempfile.TemporaryDirectory() as place:
        lines = [
            f"title = {_quoted(plan.title)}",
            f"subtitle = {_quoted(_subtitle(plan, record))}",
            f"reference = {_quoted(record.identifier)}",
        ]
        for number, paper in enumerate(papers, 1):
            name = f"{number}{paper.ending}"
            (Path(place) / name).write_bytes(paper.content)
            lines += ["[[items]]", f"file = {_quoted(name)}", f"title = {_quoted(paper.title)}"]
            lines += ["exhibit = true"] * paper.exhibit
        return CaseBundle(joined("\n".join(lines), Path(place), plan.title), lacks)


def _lacking(plan: BundlePlan, record: Case) -> Iterator[str]:
    """What stands in the way of the papers of others, each with what to do."""
    for paper in plan.papers:
        held = _documents(paper, record)
        if paper.get("needed", False) and not any(_is_held(one) for one in held):
            yield f"{paper['name'][0].upper()}{paper['name'][1:]}. {_ADD}"
        for one in held:
            if not _is_held(one):
                continue
            try:
                record.file(one["file"])
            except CaseError as error:
                yield f"{one['title']}: {error}"


def _is_held(document: Mapping[str, Any]) -> bool:
    return "file" in document and document.get("held") is not False


def _documents(paper: Mapping[str, Any], record: Case) -> Sequence[Mapping[str, Any]]:
    held = record.data.get("breach", {}).get("documents", ())
    return [one for one in held if one["what"] == paper.get("document")]


def _papers(
    plan: BundlePlan, record: Case, made: Callable[[str], Document | None]
) -> Iterator[_Paper]:
    for paper in plan.papers:
        if "kind" in paper:
            document = made(paper["kind"])
            if document is not None:
                yield _Paper(document.kind.title, document.content, ".pdf", exhibit=False)
            continue
        for one in filter(_is_held, _documents(paper, record)):
            try:
                path = record.file(one["file"])
            except CaseError:
                continue
            yield _Paper(one["title"], bytes_of(path), path.suffix.lower(), exhibit=True)


def _subtitle(plan: BundlePlan, record: Case) -> str:
    """What the fields of the subtitle say, days in words; the rest is left out."""
    found = (value_at(record.data, tuple(path.split("."))) for path in plan.subtitle)
    said = (day_words(day) if (day := as_day(one)) else str(one) for one in found if one)
    return ", ".join(said)


def _quoted(text: str) -> str:
    """A text as TOML, which a JSON text is as well."""
    return json.dumps(text, ensure_ascii=False)
