"""The Word file as a package: its zip, its parts, its XML."""
