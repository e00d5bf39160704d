"""A Word file read into a model of its pages: styles, numbering, tables, pictures, sections."""
