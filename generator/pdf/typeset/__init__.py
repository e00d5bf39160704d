"""The model written as Typst code and set as a PDF."""
