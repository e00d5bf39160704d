"""The case file: read it, validate it, and see it as a template does."""

from generator.case._agency import (
    PartReader,
    agencies,
    for_agency,
    member_of,
    part_for,
    reader_of,
    with_paragraphs,
)
from generator.case._coded import Coded
from generator.case._fault import Fault, FaultyCaseError
from generator.case._load import PANELS, load, loads, read_own
from generator.case._meaning import words_for
from generator.case._model import Case, Caseload, Panel, file_in
from generator.case._opened import Opened
from generator.case._others import (
    Question,
    answers_of,
    asked,
    crossings,
    others_beside,
    others_of,
    others_of_agency,
    places_naming,
    questions_of,
)
from generator.case._protected import Leak, keeps_from
from generator.case._reading import read_bytes
from generator.case._redact import FAMILY, may_see, redact
from generator.case._requirements import (
    knows,
    lacks_some,
    missing,
    outlines,
    required,
    to_print,
    worked_out,
)
from generator.case._said import in_print, said_of
from generator.case._semantics import leaves_folder
from generator.case._service import Service, default_words, relabelled, service_words
from generator.case._sources import Leaf, Source, leaves, sources
from generator.case._told import Told, label, title, told
from generator.case._validate import Draft, faults_in
from generator.case._view import (
    case_view,
    extract,
    framed,
    in_the_services_words,
    panel_view,
    view,
)
from generator.case._words import steps_of

__all__ = [
    "FAMILY",
    "PANELS",
    "Case",
    "Caseload",
    "Coded",
    "Draft",
    "Fault",
    "FaultyCaseError",
    "Leaf",
    "Leak",
    "Opened",
    "Panel",
    "PartReader",
    "Question",
    "Service",
    "Source",
    "Told",
    "agencies",
    "answers_of",
    "asked",
    "case_view",
    "crossings",
    "default_words",
    "extract",
    "faults_in",
    "file_in",
    "for_agency",
    "framed",
    "in_print",
    "in_the_services_words",
    "keeps_from",
    "knows",
    "label",
    "lacks_some",
    "leaves",
    "leaves_folder",
    "load",
    "loads",
    "may_see",
    "member_of",
    "missing",
    "others_beside",
    "others_of",
    "others_of_agency",
    "outlines",
    "panel_view",
    "part_for",
    "places_naming",
    "questions_of",
    "read_bytes",
    "read_own",
    "reader_of",
    "redact",
    "relabelled",
    "required",
    "said_of",
    "service_words",
    "sources",
    "steps_of",
    "title",
    "to_print",
    "told",
    "view",
    "with_paragraphs",
    "words_for",
    "worked_out",
]
