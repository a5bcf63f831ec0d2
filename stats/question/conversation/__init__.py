"""A text that goes on from another in, what both say together out."""
