"""From a record and a kind to finished files: view, merge, typeset, provenance, safe writing."""
