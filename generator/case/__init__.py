"""The case file: read it, validate it, and see it as a template does."""

from generator.case._coded import Coded
from generator.case._fault import Fault, FaultyCaseError
from generator.case._load import load, loads
from generator.case._model import Case, Panel
from generator.case._others import crossings, others_of, places_naming
from generator.case._protected import Leak
from generator.case._reading import read_bytes
from generator.case._redact import redact
from generator.case._requirements import missing
from generator.case._told import Told, title, told
from generator.case._view import extract, panel_view, view

__all__ = [
    "Case",
    "Coded",
    "Fault",
    "FaultyCaseError",
    "Leak",
    "Panel",
    "Told",
    "crossings",
    "extract",
    "load",
    "loads",
    "missing",
    "others_of",
    "panel_view",
    "places_naming",
    "read_bytes",
    "redact",
    "title",
    "told",
    "view",
]
