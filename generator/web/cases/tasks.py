"""The subjects of a case as a list of tasks: the pages of questions, and how far each is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.case import Case
from generator.case.guide import FieldGuide
from generator.case.pages import QuestionPage, subjects
from generator.web.links import page_address

__all__ = ["Task", "TaskGroup", "tasks_of"]


@dataclass(frozen=True)
class Task:
    """A page of questions. `state` is in words; `started` is whether anything is answered."""

    url: str
    title: str
    state: str
    started: bool


@dataclass(frozen=True)
class TaskGroup:
    """The pages of one subject."""

    title: str
    tasks: tuple[Task, ...]


def tasks_of(case: Case, key: str) -> tuple[TaskGroup, ...]:
    """Every page of questions about a case, by subject. Nothing in it is a fault."""
    return tuple(
        TaskGroup(subject.title, tuple(_task(page, case.data, key) for page in subject.pages))
        for subject in subjects()
    )


def _task(page: QuestionPage, data: Mapping[str, Any], key: str) -> Task:
    held = [_at(data, field) for field in page.fields]
    lists = [one for field, one in zip(page.fields, held, strict=True) if field.form == "list"]
    answered = sum(one not in (None, "", [], {}) for one in held)
    if not answered:
        state = "Not started"
    elif lists and len(page.fields) == 1:
        state = f"{len(lists[0])} recorded"
    elif answered == len(held):
        state = "All answered"
    else:
        state = f"{answered} of {len(held)} answered"
    return Task(page_address(key, page.id), page.title, state, answered > 0)


def _at(data: Any, field: FieldGuide) -> Any:
    for name in field.path:
        data = data.get(name) if isinstance(data, Mapping) else None
    return data
