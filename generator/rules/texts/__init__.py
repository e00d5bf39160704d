"""What a text of a case says: whether it answers at all, how a phrase is meant, who is named."""
