"""Data into a compiled template: values, filters, narratives, pictures, and the finished file."""
