"""A small whole case and panel, and a way to see the faults of a changed one."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from generator.case import Fault, FaultyCaseError, loads

CaseData = dict[str, Any]


def small_case() -> CaseData:
    return {
        "schema": "throughcare/case/1",
        "case_id": "C-1",
        "service": {"name": "Calderbrook Youth Justice Service"},
        "child": {
            "first_name": "James",
            "last_name": "McAllister",
            "date_of_birth": "2009-06-14",
            "pronouns": "he/him",
            "home_address": {"lines": ["14 Millrace Lane"], "town": "Calderbrook"},
        },
        "people": [
            {"id": "samira", "name": "Samira Khan", "role": "case-manager"},
            {"id": "denise", "name": "Denise McAllister", "role": "parent"},
            {"id": "lou", "name": "Lou Reyes", "role": "case-manager"},
        ],
        "sentence": {"type": "dto", "date": "2026-02-12", "length_months": 10},
        "plan": {
            "pathways": [
                {
                    "pathway": "health",
                    "objectives": [
                        {"objective": "See a dentist", "who": "Samira Khan"},
                        {"objective": "Sleep", "who": "James", "status": "on-track"},
                    ],
                }
            ]
        },
        "supervision": {
            "kind": "notice-of-supervision",
            "starts": "2026-06-12",
            "ends": "2026-12-11",
            "conditions": [
                {"id": "keep-in-touch", "kind": "standard", "official_text": "Keep in touch."},
                {"id": "curfew", "kind": "additional", "official_text": "Be home by 7pm."},
                {"id": "tag", "kind": "additional", "official_text": "Wear the tag."},
            ],
        },
        "compliance": [
            {
                "id": "missed-1",
                "date": "2026-06-24",
                "appointment": "Supervision",
                "outcome": "unacceptable-absence",
                "condition": "keep-in-touch",
            },
            {"date": "2026-06-17", "appointment": "Supervision", "outcome": "attended"},
        ],
        "warnings": [
            {"id": "warning-1", "level": "first", "date": "2026-06-25", "about": ["missed-1"]}
        ],
        "breach": {"breached_conditions": ["keep-in-touch"], "failures": ["missed-1"]},
    }


@pytest.fixture
def data() -> CaseData:
    return small_case()


@pytest.fixture
def faults() -> Callable[[Any], list[Fault]]:
    """The faults of a case, as JSON data or bytes; empty when it is valid."""

    def find(value: Any) -> list[Fault]:
        content = value if isinstance(value, bytes) else json.dumps(value).encode()
        try:
            loads(content, "case.json")
        except FaultyCaseError as error:
            return list(error.details)
        return []

    return find


@pytest.fixture
def sentences(faults: Callable[[Any], list[Fault]]) -> Callable[[Any], list[str]]:
    return lambda value: [str(fault) for fault in faults(value)]
