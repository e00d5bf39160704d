"""The proof that a template can make no file that Word refuses."""
