"""Throughcare: one case file in, the documents of youth justice resettlement out."""

__version__ = "0.1.0"
