"""What a text mentions in, the question that it asks of a dataset that is defined out."""
