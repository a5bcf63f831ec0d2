"""A text in, the measure that nobody defined out, and the rest of the text read for it."""
