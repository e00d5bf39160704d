"""One court bundle from many papers.

`_manifest` says which; `_parts` takes them in (`_active` cleans, `_blank` looks for empty
pages); `_contents` sets the first page; `make` joins them with `_tags`, `_links`, `_forms` and
`_layers`.
"""

from generator.pdf.bundle.make import Bundle, Row, bundle

__all__ = ["Bundle", "Row", "bundle"]
