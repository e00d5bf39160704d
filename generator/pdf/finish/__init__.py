"""What Typst leaves to do: tags, metadata, stamps and papers supplied by others."""
